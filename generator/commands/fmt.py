"""The command that lays out the YAML files: fmt."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.authoring.fmt import formatted
from generator.commands.options import CONTENT
from generator.commands.reporters import write_problems
from generator.problems import Problem, Report


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
    write_problems(Report.of(problems), content)
    sys.exit(1 if problems or (check and changed) else 0)
