"""``explainer fonts add``: a font for the pictures, with its licence and its hash."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.fonts import FontError, add_font, find_font, given_font
from generator.commands.options import CONTENT

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group()
def fonts() -> None:
    """Fonts for quote cards and share pictures in other scripts."""


@fonts.command("add")
@click.argument("language", metavar="LANG")
@click.option("--file", type=FILE, help="The font, where no package has it.")
@click.option("--licence", type=FILE, help="The licence of that font.")
@CONTENT
def add(language: str, file: Path | None, licence: Path | None, content: Path) -> None:
    """Copy the font of the language LANG, such as zh, into content/fonts/, with its licence.

    It is taken from an npm or PyPI package that is installed, or from a file. Builds then draw
    pictures with it; commit the files.
    """
    if (file is None) is not (licence is None):
        raise click.UsageError("--file and --licence go together.")
    try:
        here = Path.cwd()
        font = given_font(file, licence) if file and licence else find_font(language, here)
        written = add_font(content, language, font)
    except FontError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"added {font.family} from {font.source}")
    for path in written:
        click.echo(f"  {path} ({path.stat().st_size:,} bytes)")
