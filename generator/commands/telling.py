"""Problems told to people and machines: as text, as JSON, as annotations."""

from __future__ import annotations

import json
import os
import textwrap
from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.annotations import add_summary, annotated, summary
from generator.problems import Level, Problem, Report


def narrow(report: Report, paths: Sequence[Path], content: Path) -> Report:
    """Keep the problems of files at or below some paths; all of them where none are named."""
    if not paths:
        return report
    wanted = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - links stay as written
    root = Path(os.path.abspath(content))  # noqa: PTH100 - likewise
    return Report(
        tuple(
            problem
            for problem in report
            if any((root / problem.location.file).is_relative_to(path) for path in wanted)
        )
    )


def tell(report: Report, content: Path, form: str) -> None:
    """Tell a report as ``text`` (stderr), as ``json`` or as ``github`` annotations (stdout).

    Args:
        report: What to tell.
        content: The content folder; text names files relative to the working directory.
        form: ``text``, ``json`` or ``github``.
    """
    if form == "json":
        rows = [as_row(problem) for problem in report]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if form == "github":
        for line in annotated(report, content):
            click.echo(line)
        add_summary(summary(report, content))
    for problem in report:
        click.echo(as_text(problem, content), err=True)
    click.echo(count(report) if report.problems else "No problems.", err=True)


def as_text(problem: Problem, content: Path) -> str:
    """Write ``file:line:column: code: message``, the hint indented below it."""
    where = problem.location
    file = os.path.relpath(content / where.file)
    place = ":".join(str(part) for part in (file, where.line, where.column) if part is not None)
    advice = "advice: " if problem.level is Level.ADVICE else ""
    hint = textwrap.indent(f"\n{problem.hint}", "    ") if problem.hint else ""
    return f"{place}: {advice}{problem.code}: {problem.message}{hint}"


def as_row(problem: Problem) -> dict[str, str | int | None]:
    """Give the JSON form of a problem, its file relative to the content folder."""
    where = problem.location
    return {
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "field": where.field,
        "level": problem.level.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def count(report: Report) -> str:
    """Count errors and advice in words."""
    errors, advice = len(report.errors), len(report.advice)
    parts = [f"{errors} {'error' if errors == 1 else 'errors'}"] if errors else ["no errors"]
    if advice:
        parts.append(f"{advice} {'piece' if advice == 1 else 'pieces'} of advice")
    return ", ".join(parts) + "."
