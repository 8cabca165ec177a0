"""Commands on the files that are there: fmt, schema."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator.authoring.fmt import formatted
from generator.authoring.schema import FILES, schemas
from generator.commands.options import CONTENT
from generator.commands.telling import as_text
from generator.problems import Problem, Report


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
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
        for each, text in made.items():
            (output / f"{each}.json").write_text(_json(text), encoding="utf-8")
        return
    click.echo(_json(made[name] if name else made), nl=False)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@CONTENT
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where something would change.")
def fmt(paths: tuple[Path, ...], content: Path, *, check: bool) -> None:
    """Put records, updates and the newsroom file into their usual order and layout.

    Keys move, lists are indented alike; comments stay with their keys, and no value changes. A
    file with problems is left alone. PATHS keep to some files or folders.
    """
    problems: list[Problem] = []
    changed = 0
    for file in formatted(content, paths):
        problems += file.problems
        if not file.differs:
            continue
        changed += 1
        click.echo(f"{'would change' if check else 'changed'}: {file.path}")
        if not check:
            file.path.write_text(file.after, encoding="utf-8", newline="\n")
    for problem in Report.of(problems):
        click.echo(as_text(problem, content), err=True)
    sys.exit(1 if problems or (check and changed) else 0)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
