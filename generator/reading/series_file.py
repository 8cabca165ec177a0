"""A CSV file of an incident becomes the rows of a series, or located problems (RFC 4180).

Every row that says nothing certain is refused by its line; none is mended or left out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from msgspec import Struct
from pydantic_core import PydanticCustomError

from generator.model.base import ID
from generator.model.measures import Quantity, read_quantity
from generator.model.moment import Moment
from generator.model.moment_text import read_moment
from generator.model.series import SeriesRow, SeriesTable
from generator.problems import Location, Problem
from generator.reading.conflicts import read_resolved_text
from generator.reading.limits import LARGEST_SERIES, MOST_SERIES_COLUMNS, MOST_SERIES_ROWS

_FEWER = "Keep one row for each hour, day or week, as the story needs it."
_HEAD = "Write a first line such as: time,told-to-leave,in-shelters"


class _RowLine(Struct, frozen=True):
    """The cells of a row, and the line of the file in which it ends."""

    number: int
    cells: Sequence[str]


def read_series(data: bytes, file: str) -> tuple[SeriesTable | None, tuple[Problem, ...]]:
    """Read the rows of a series; None, with all problems, where one of them cannot be read.

    Args:
        data: The bytes of the file.
        file: Its path relative to the content folder.
    """
    text, problems = read_resolved_text(data, file, LARGEST_SERIES, _FEWER)
    if text is None:
        return None, problems
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        lines = [_RowLine(reader.line_num, cells) for cells in reader if cells]
    except csv.Error as error:
        message = f"This is no CSV: {error}."
        hint = "Save it as CSV with commas, in UTF-8; cells with commas in quotation marks."
        return None, (Problem(Location(file, reader.line_num), "series.syntax", message, hint),)
    found = list(_head(lines, file))
    rows: list[SeriesRow] = []
    for line in lines[1:] if not found else ():
        row, refused = _row(line, len(lines[0].cells), file)
        found += refused
        rows += [row] if row else []
    found += () if found else _empty_columns(lines[0], rows, file)
    if found:
        return None, tuple(found)
    return SeriesTable(tuple(lines[0].cells[1:]), tuple(rows)), ()


def _head(lines: Sequence[_RowLine], file: str) -> Iterator[Problem]:
    """Hold the first line and the size against what a chart can show."""
    if not lines:
        yield Problem(Location(file, 1, 1), "file.empty", "The file is empty.", _HEAD)
        return
    names = lines[0].cells
    where = Location(file, lines[0].number)
    if not 1 < len(names) <= MOST_SERIES_COLUMNS + 1:
        message = f"A series has a time and 1 to {MOST_SERIES_COLUMNS} columns of numbers."
        yield Problem(where, "series.bad-head", message, _HEAD)
    for name in names:
        if not ID.fullmatch(name):
            message = f"“{name[:40]}” is no name of a column: small letters, digits and hyphens."
            yield Problem(where, "series.bad-head", message, _HEAD)
    if len(set(names)) != len(names):
        yield Problem(where, "series.bad-head", "Two columns have one name.", _HEAD)
    if len(lines) - 1 > MOST_SERIES_ROWS:
        message = f"The series has {len(lines) - 1:,} rows; {MOST_SERIES_ROWS} is the most."
        yield Problem(where, "series.too-large", message, _FEWER)


def _empty_columns(head: _RowLine, rows: Sequence[SeriesRow], file: str) -> Iterator[Problem]:
    """Find columns that no row has a number in; a legend would promise their line."""
    for place, name in enumerate(head.cells[1:]):
        if all(row.values[place] is None for row in rows):
            message = f"The column “{name}” has no number in any row."
            hint = "Write its numbers, or take the column out."
            yield Problem(Location(file, head.number), "series.no-number", message, hint)


def _row(line: _RowLine, width: int, file: str) -> tuple[SeriesRow | None, list[Problem]]:
    where = Location(file, line.number)
    if len(line.cells) != width:
        message = f"This row has {len(line.cells)} cells; the first line has {width}."
        hint = "Leave a cell empty where nothing is known, and quote a number with a comma."
        return None, [Problem(where, "series.bad-row", message, hint)]
    problems: list[Problem] = []
    at = _moment(line.cells[0], where, problems)
    values = tuple([_value(cell, where, problems) for cell in line.cells[1:]])
    if at is None or problems:
        return None, problems
    if all(value is None for value in values):
        hint = "Take the row out; a time at which nobody knows is no point of a chart."
        return None, [Problem(where, "series.bad-row", "This row has no number.", hint)]
    return SeriesRow(at, values, line.number), []


def _moment(cell: str, where: Location, problems: list[Problem]) -> Moment | None:
    try:
        at = read_moment(cell.strip())
    except PydanticCustomError as error:
        problems.append(_refused(error, where))
        return None
    if at.at is None or at.until is not None:
        message = f"“{cell[:40]}” is no single time."
        hint = "Write when the number stood so, such as 2024-03-05 18:30."
        problems.append(Problem(where, "series.bad-row", message, hint))
    return at


def _value(cell: str, where: Location, problems: list[Problem]) -> Quantity | None:
    if not cell.strip():
        return None
    try:
        return read_quantity(cell.strip())
    except PydanticCustomError as error:
        problems.append(_refused(error, where))
        return None


def _refused(error: PydanticCustomError, where: Location) -> Problem:
    said = error.context or {}
    message = str(said.get("message", error.message()))
    return Problem(where, error.type, message, str(said.get("hint", "")))
