"""Problems told to GitHub: the worst at their lines, all of them in the summary of the run.

A step may annotate ten errors (actions/toolkit, problem matchers) and write a summary of 1 MiB;
neither needs a right, so both work for strangers’ pull requests.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from html import escape
from pathlib import Path

from generator.problems import Level, Problem, Report

MOST = 10
LARGEST_SUMMARY = 1024 * 1024


def annotated(report: Report, content: Path) -> Iterator[str]:
    """Write the worst problems as workflow commands, errors first.

    Args:
        report: What to tell.
        content: The content folder; files are named relative to the working directory.
    """
    for problem in (*report.errors, *report.advice)[:MOST]:
        where = problem.location
        parts = {
            "file": os.path.relpath(content / where.file),
            "line": where.line,
            "col": where.column,
            "title": problem.code,
        }
        told = [f"{key}={_property(str(part))}" for key, part in parts.items() if part]
        level = "error" if problem.level is Level.ERROR else "warning"
        message = f"{problem.message}\n{problem.hint}".rstrip()
        yield f"::{level} {','.join(told)}::{_data(message)}"


def summary(report: Report, content: Path) -> str:
    """Write all problems as a table in Markdown, errors first, as long as a summary may be."""
    lines = ["### Problems\n", "| where | what | what to do |", "| --- | --- | --- |"]
    size = sum(len(line.encode()) + 1 for line in lines)
    rows = [_row(problem, content) for problem in (*report.errors, *report.advice)]
    for told, row in enumerate(rows):
        size += len(row.encode()) + 1
        if size > LARGEST_SUMMARY - 200:  # room for the line below
            lines.append(f"\n{len(rows) - told} more; run `explainer check` to see all.")
            break
        lines.append(row)
    return "\n".join(lines if rows else ["No problems."]) + "\n"


def add_summary(text: str) -> None:
    """Add to the summary of the step that runs, where there is one."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(text)


def _row(problem: Problem, content: Path) -> str:
    where = problem.location
    place = ":".join(
        str(part)
        for part in (os.path.relpath(content / where.file), where.line, where.column)
        if part is not None
    )
    advice = "Advice: " if problem.level is Level.ADVICE else ""
    cells = (f"`{place}`", advice + _cell(problem.message), _cell(problem.hint))
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    return escape(text, quote=False).replace("|", "\\|").replace("\n", " ")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
