"""The command that lays out the YAML files: fmt."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator.authoring.fmt import Formatted, formatted
from generator.commands.options import CONTENT, refuse_outside
from generator.commands.reporters import ContentError, write_problems
from generator.problems import Problem, Report
from generator.reading.surroundings import no_content


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@CONTENT
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where something would change.")
def fmt(paths: tuple[Path, ...], content: Path, *, check: bool) -> None:
    """Put records, translations, updates and the newsroom file into their usual order and layout.

    Keys move, lists are indented alike; comments stay with their keys, and no value changes. A
    file with problems is left alone. PATHS keep to some files or folders.
    """
    if (missing := no_content(content)) is not None:
        raise ContentError((missing,), content)
    refuse_outside(paths, content)
    files = list(formatted(content, paths))
    _refuse_others(paths, files)
    problems: list[Problem] = []
    changed = 0
    for file in files:
        problems += file.problems
        if not file.differs:
            continue
        changed += 1
        click.echo(f"{'would change' if check else 'changed'}: {file.path}")
        if not check:
            file.path.write_text(file.after, encoding="utf-8", newline="\n")
    write_problems(Report.of(problems), content)
    sys.exit(1 if problems or (check and changed) else 0)


def _refuse_others(paths: Iterable[Path], files: Iterable[Formatted]) -> None:
    """Refuse a named file that is none of those laid out: to say nothing of it would mislead."""
    known = {file.path.resolve() for file in files}
    for path in paths:
        if not path.is_dir() and path.resolve() not in known:
            raise click.BadParameter(
                f"{path} is no record, translation, update or newsroom file.", param_hint="PATHS"
            )
