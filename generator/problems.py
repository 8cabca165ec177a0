"""What is wrong, where, and what to write instead.

An editor fixes what they can see: every problem names a file, a line and a column, says in a
sentence what is wrong, and hints at what to write instead. Problems are collected from all files
and shown at once, sorted, so that one run of the check is one round of mending.
"""

from __future__ import annotations

import difflib
import os
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct


class Level(StrEnum):
    """How grave a problem is: an error stops publication, advice never does."""

    ERROR = "error"
    ADVICE = "advice"


class Location(Struct, frozen=True):
    """A place in the content.

    Attributes:
        file: The path relative to the content folder, with forward slashes.
        line: Counted from 1; None where the file as a whole is meant.
        column: In characters, counted from 1; None where the line as a whole is meant.
        field: The path into the record, such as ``claims/age-40s/text``; None outside a record.
    """

    file: str
    line: int | None = None
    column: int | None = None
    field: str | None = None

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The key by which problems are sorted: by file, then from top to bottom."""
        return (self.file, self.line or 0, self.column or 0, self.field or "")


class Related(Struct, frozen=True):
    """One of several places that a problem is about, and what is the matter there."""

    location: Location
    message: str


class NewFile(Struct, frozen=True):
    """A file that would mend a problem.

    Attributes:
        path: Relative to the content folder.
        text: What it says.
    """

    path: str
    text: str


class Problem(Struct, frozen=True):
    """One thing that is wrong.

    Attributes:
        location: Where.
        code: Stable and dotted, such as ``record.unknown-key``; explained by ``check --explain``.
        message: A sentence for an editor.
        hint: What to write instead; empty where there is nothing better to say.
        level: Error or advice.
        related: The places that it is about, where there are several.
        fix: A file to write that mends it; None where there is none.
    """

    location: Location
    code: str
    message: str
    hint: str = ""
    level: Level = Level.ERROR
    related: tuple[Related, ...] = ()
    fix: NewFile | None = None

    @property
    def order(self) -> tuple[tuple[str, int, int, str], str, str]:
        """The key by which problems are sorted."""
        return (self.location.order, self.code, self.message)


def problem_in(
    folder: str, file: str, code: str, message: str, hint: str, field: str | None = None
) -> Problem:
    """A problem of a file in a folder of the content folder, or of a field in it."""
    return Problem(Location(f"{folder}/{file}", field=field), code, message, hint)


class Report(Struct, frozen=True):
    """All problems of one run, sorted and without repetitions."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Report:
        """Collect problems in the order in which an editor mends them."""
        return cls(tuple(sorted(set(problems), key=lambda problem: problem.order)))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops publication."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)

    @property
    def advice(self) -> tuple[Problem, ...]:
        """What is worth a look and stops nothing."""
        return tuple(problem for problem in self.problems if problem.level is Level.ADVICE)

    @property
    def counted(self) -> str:
        """Count errors and advice in words."""
        errors, advice = len(self.errors), len(self.advice)
        parts = [f"{errors} {'error' if errors == 1 else 'errors'}"] if errors else ["no errors"]
        if advice:
            parts.append(f"{advice} {'piece' if advice == 1 else 'pieces'} of advice")
        return ", ".join(parts) + "."

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)


def as_text(problem: Problem, content: Path) -> str:
    """Write ``file:line:column: code: message``, the hint indented below it.

    Args:
        problem: The problem.
        content: The content folder; its files are named relative to the working directory.
    """
    advice = "advice: " if problem.level is Level.ADVICE else ""
    hint = textwrap.indent(f"\n{problem.hint}", "    ") if problem.hint else ""
    place = place_of(problem, content)
    return f"{place}: {advice}{problem.code}: {problem.message}{hint}"


def place_of(problem: Problem, content: Path) -> str:
    """Write ``file:line:column``, the file relative to the working directory."""
    where = problem.location
    parts = (os.path.relpath(content / where.file), where.line, where.column)
    return ":".join(str(part) for part in parts if part is not None)


def report_text(report: Report, content: Path) -> str:
    """Write every problem as text, and how many there are."""
    lines = [as_text(problem, content) for problem in report]
    return "\n".join([*lines, report.counted if lines else "No problems."])


MOST_GUESSES = 100
"""How many misspellings of one kind in one file are compared with all that is known."""


def said_by_system(error: OSError) -> str:
    """Write what the system says against a file, without its number."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}."


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that an editor most likely meant, or None where none is near.

    Ids are long, and people give the part that they remember: ``hartford`` is near
    ``hartford-police-shooting`` where no other id has that part.
    """
    names = list(known)
    matches = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    return matches[0] if matches else _with_part(word, names)


def _with_part(word: str, names: Sequence[str]) -> str | None:
    """The one id that has all parts of a word, or else the one that begins nearly so."""
    parts = word.split("-")
    holding = [one for one in names if set(parts) <= set(one.split("-"))]
    if not holding:
        begun = {one: "-".join(one.split("-")[: len(parts)]) for one in names if "-" in one}
        near = difflib.get_close_matches(word, sorted(set(begun.values())), n=1, cutoff=0.8)
        holding = [one for one, start in begun.items() if start in near]
    return holding[0] if len(holding) == 1 else None
