"""The command that begins a repository: init."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from generator.authoring.init import Beginning, repository
from generator.commands.options import check_value
from generator.model.language import Language, TimeZone
from generator.model.web import Address


def _of(kind: Any) -> Callable[[click.Context, click.Parameter, str], str]:  # noqa: ANN401 - a type of the model
    """Check that an answer is what a field of the newsroom takes."""

    def checked(_: click.Context, __: click.Parameter, answer: str) -> str:
        check_value(kind, answer)
        return answer

    return checked


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", prompt="What the newsroom is called", help="Its name.")
@click.option(
    "--url",
    prompt="Where its site will be published",
    callback=_of(Address),
    help="The address of its site, such as https://example.org/.",
)
@click.option(
    "--timezone",
    prompt="Its time zone",
    default="UTC",
    callback=_of(TimeZone),
    help="Such as America/New_York.",
)
@click.option(
    "--language",
    prompt="The language it writes in",
    default="en",
    callback=_of(Language),
    help="en.",
)
def init(folder: Path, name: str, url: str, timezone: str, language: str) -> None:
    """Make a repository for a newsroom in FOLDER: content, checks, publication, editor support."""
    if folder.exists() and any(each.name != ".git" for each in folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty.")
    year = datetime.now(ZoneInfo(timezone)).year
    beginning = Beginning(name.strip(), url.rstrip("/") + "/", timezone, language, year)
    for path, text in repository(beginning):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{folder} is ready. Next: cd {folder}, git init, make html.")
