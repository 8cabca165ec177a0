"""``explainer strip``: a photo without its place, its camera and its names."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.strip import stripped
from generator.commands.reporters import ContentError

PICTURE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("file", type=PICTURE)
def strip(file: Path) -> None:
    """Take the location and all other metadata out of the picture FILE, which stays where it is.

    What has been committed already stays in git: tell a maintainer.
    """
    file.write_bytes(stripped_picture(file))
    click.echo(f"stripped {file}: location and all other metadata are gone")


def stripped_picture(file: Path) -> bytes:
    """The bytes of a picture without its metadata.

    Raises:
        ContentError: It is no picture that can be read.
    """
    data, problems = stripped(file.read_bytes(), file.name)
    if data is None:
        raise ContentError(problems, file.parent)
    return data
