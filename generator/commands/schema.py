"""The command that prints the JSON Schemas: schema."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.schema import FILES, schemas
from generator.authoring.schema_parts import schema_text


@click.command()
@click.argument("name", required=False, type=click.Choice(sorted(FILES)))
@click.option(
    "--output", type=click.Path(path_type=Path), help="Write all of them into this folder."
)
@click.option(
    "--base",
    default="https://example.org/schema/",
    show_default=True,
    help="The address under which they are published.",
)
def schema(name: str | None, output: Path | None, base: str) -> None:
    """Print the JSON Schema of a kind of file, for editors: NAME, or all as one object."""
    made = schemas(base)
    if output is None:
        click.echo(schema_text(made[name] if name else made), nl=False)
        return
    output.mkdir(parents=True, exist_ok=True)
    for each, text in made.items():
        (output / f"{each}.json").write_text(schema_text(text), encoding="utf-8")
