"""A report of problems for people and for machines: as text, as JSON, as GitHub annotations.

A step of a GitHub workflow may annotate ten errors (actions/toolkit, problem matchers) and write
a summary of 1 MiB; neither needs a right, so both work for strangers’ pull requests.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import IO

import click

from generator.problems import Level, Problem, Report, as_text, place_of, report_text

FORMATS = ("text", "json", "github")
MOST_ANNOTATIONS = 10
LARGEST_SUMMARY = 1024 * 1024


class ContentError(click.ClickException):
    """The content is not such that a command can do its work; it ends with status 1.

    Attributes:
        problems: Why, as far as they are problems of files.
        content: The folder that these are in.
    """

    def __init__(self, problems: Iterable[Problem], content: Path, message: str = "") -> None:
        super().__init__(message)
        self.problems = tuple(problems)
        self.content = content

    def show(self, file: IO[str] | None = None) -> None:  # noqa: ARG002 - click's interface
        """Write the problems, and the message below them."""
        write_problems(self.problems, self.content)
        if self.message:
            click.echo(self.message, err=True)


def write_report(
    report: Report, content: Path, form: str = "text", *, advice: bool = True
) -> None:
    """Write a report as ``text`` (stderr), as ``json`` or as ``github`` annotations (stdout).

    Args:
        report: What to write.
        content: The content folder; text names files relative to the working directory.
        form: One of ``FORMATS``.
        advice: Whether text tells all advice, and not only how much there is.
    """
    if form == "json":
        rows = [as_row(problem) for problem in report]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if form == "github":
        for line in workflow_commands(report, content):
            click.echo(line)
        add_to_step_summary(problem_table(report, content) + to_paste(report, content))
    if advice or not report.advice:
        click.echo(report_text(report, content), err=True)
        return
    write_problems(report.errors, content)
    click.echo(f"{report.counted} explainer check --advice tells all advice.", err=True)


def write_problems(problems: Iterable[Problem], content: Path) -> None:
    """Write some problems as text (stderr), without counting them."""
    for problem in problems:
        click.echo(as_text(problem, content), err=True)


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


def workflow_commands(report: Report, content: Path) -> Iterator[str]:
    """Write the worst problems as workflow commands, errors first.

    Args:
        report: What to write.
        content: The content folder; files are named relative to the working directory.
    """
    for problem in (*report.errors, *report.advice)[:MOST_ANNOTATIONS]:
        where = problem.location
        properties = {
            "file": os.path.relpath(content / where.file),
            "line": where.line,
            "col": where.column,
            "title": problem.code,
        }
        pairs = [f"{key}={_property(str(value))}" for key, value in properties.items() if value]
        level = "error" if problem.level is Level.ERROR else "warning"
        message = f"{problem.message}\n{problem.hint}".rstrip()
        yield f"::{level} {','.join(pairs)}::{_data(message)}"


def problem_table(report: Report, content: Path) -> str:
    """Write all problems as a table in Markdown, errors first, as long as a summary may be."""
    lines = ["### Problems\n", "| where | what | what to do |", "| --- | --- | --- |"]
    size = sum(len(line.encode()) + 1 for line in lines)
    rows = [_row(problem, content) for problem in (*report.errors, *report.advice)]
    for count, row in enumerate(rows):
        size += len(row.encode()) + 1
        if size > LARGEST_SUMMARY - 200:  # room for the line below
            lines.append(f"\n{len(rows) - count} more; run `explainer check` to see all.")
            break
        lines.append(row)
    return "\n".join(lines if rows else ["No problems."]) + "\n"


def to_paste(report: Report, content: Path) -> str:
    """Write the update files that are missing, each with where it belongs, for the summary."""
    found = {one.fix.path: one.fix.text.rstrip() for one in report if one.fix}
    if not found:
        return ""
    how = (
        "Readers are told of every change. On the branch of this pull request, choose *Add file*"
        " and *Create new file*, type the name that stands above the text, paste the text, and"
        " put your own words where a line is empty."
    )
    lines = ["\n### To paste\n", f"{how}\n"]
    for path, text in sorted(found.items()):
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        name = os.path.relpath(content / path)
        lines.append(f"`{name}`\n\n{fence}yaml\n{text}\n{fence}\n")
    return "\n".join(lines)


def add_to_step_summary(text: str) -> None:
    """Add to the summary of the workflow’s step that runs, where there is one."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(text)


def _row(problem: Problem, content: Path) -> str:
    advice = "Advice: " if problem.level is Level.ADVICE else ""
    place = f"`{place_of(problem, content)}`"
    return f"| {place} | {advice}{_cell(problem.message)} | {_cell(problem.hint)} |"


def _cell(text: str) -> str:
    return escape(text, quote=False).replace("|", "\\|").replace("\n", " ")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
