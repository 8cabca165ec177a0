"""Where a value stands in a text that is read line by line.

To find one place it is enough to walk down to it: past the lines of other keys, which a glance at
their indentation tells, and past the pieces of one bracket.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.reading.line_yaml import NAME, pieces_of

_KEY = re.compile(rf"({NAME}):(?: |$)")


class _Place(Struct, frozen=True):
    """Where a value begins.

    Attributes:
        line: The number of its line, from 0.
        column: How many characters stand before it.
        is_block: Whether it is a list or mapping that has its lines to itself.
    """

    line: int
    column: int
    is_block: bool = False


def value_at(text: str, path: Sequence[str | int]) -> tuple[int, int] | None:
    """Find the line and column of a value, both from 1.

    Args:
        text: A text that :func:`generator.reading.line_yaml.read_lines` reads.
        path: The keys and indices that lead to the value.

    Returns:
        None where there is no such value.
    """
    lines = text.split("\n")
    place: _Place | None = _Place(_says(lines, 0), 0, is_block=True)
    for step in path:
        place = place and (_in_block if place.is_block else _in_brackets)(lines, place, step)
    return (place.line + 1, place.column + 1) if place else None


def _in_block(lines: list[str], place: _Place, step: str | int) -> _Place | None:
    """Find a key of a mapping, or an entry of a list, that has its lines to itself."""
    at, column, passed = place.line, place.column, 0
    while at < len(lines):
        line = lines[at]
        # of the first line of an entry the dash stands before the column
        here = column if at == place.line else _indent(line)
        if here < column:
            return None
        if here == column:
            rest = line[column:]
            key = _KEY.match(rest)
            if key and key[1] == step:
                return _behind_key(lines, at, column, column + key.end())
            if isinstance(step, int):
                if not rest.startswith("- "):
                    return None
                if passed == step:
                    return _Place(at, column + 2, is_block=bool(_KEY.match(rest, 2)))
                passed += 1
        at = _says(lines, at + 1)
    return None


def _behind_key(lines: list[str], at: int, indent: int, column: int) -> _Place:
    """Find the value of a key: behind it, on the lines below, or nothing."""
    if column < len(lines[at]):
        return _Place(at, column)
    below = _says(lines, at + 1)
    if below < len(lines):
        here = _indent(lines[below])
        if here > indent or (here == indent and lines[below].startswith("- ", here)):
            return _Place(below, here, is_block=True)
    return _Place(at, column)


def _in_brackets(lines: list[str], place: _Place, step: str | int) -> _Place | None:
    """Find a value within brackets on one line."""
    text, column = lines[place.line][place.column :], place.column + 1
    if text[:1] not in {"[", "{"}:
        return None
    for number, piece in enumerate(pieces_of(text[1:-1])):
        key, _, _ = piece.partition(": ")
        if text[0] == "[" and number == step:
            return _Place(place.line, column)
        if text[0] == "{" and key == step:
            return _Place(place.line, column + len(key) + 2)
        column += len(piece) + 2
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _says(lines: list[str], at: int) -> int:
    """Find the next line that says something, and is no remark."""
    while at < len(lines) and lines[at].lstrip(" ")[:1] in {"", "#"}:
        at += 1
    return at
