"""``explainer strip``: a photo without its place, its camera and its names."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.authoring.strip import stripped
from generator.commands.reporters import write_problems

PICTURE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("file", type=PICTURE)
def strip(file: Path) -> None:
    """Take the location and all other metadata out of the picture FILE, which stays where it is.

    What has been committed already stays in git: tell a maintainer.
    """
    data = stripped_or_end(file)
    file.write_bytes(data)
    click.echo(f"stripped {file}: location and all other metadata are gone")


def stripped_or_end(file: Path) -> bytes:
    """The bytes of a picture without metadata; or say why there are none, and end."""
    data, problems = stripped(file.read_bytes(), file.name)
    if data is None:
        write_problems(problems, file.parent)
        sys.exit(1)
    return data
