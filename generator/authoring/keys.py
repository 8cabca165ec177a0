"""A key of a YAML file is written in its place; what stands around it stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import yaml


def value_of(text: str, key: str) -> yaml.Node | None:
    """Find the value of a key at the top level, with its place; None where it is not there."""
    return next((value for name, value in _pairs(text) if name.value == key), None)


def lines_of(text: str, key: str) -> range | None:
    """Find the lines of a key at the top level and of its value; None where it is not there.

    Comments between it and the next key belong to that one, unless they are indented.
    """
    rows = _rows(text)
    if key not in rows:
        return None
    start = rows[key]
    return range(start, _above(_lines(text), (row for row in rows.values() if row > start)))


def with_key(text: str, key: str, lines: Sequence[str], before: Iterable[str] = ()) -> str:
    """Put lines in the place of a key and its value; nothing else of the text changes.

    Args:
        text: The file.
        key: The key.
        lines: What is to stand there.
        before: The keys above which it goes where it is not there yet; without one it goes last.
    """
    source, found = _lines(text), lines_of(text, key)
    if found is None:
        rows = _rows(text)
        at = _above(source, (rows[name] for name in before if name in rows))
        found = range(at, at)
    return "\n".join([*source[: found.start], *lines, *source[found.stop :]]) + "\n"


def _lines(text: str) -> list[str]:
    return text.rstrip().split("\n")


def _rows(text: str) -> dict[str, int]:
    """The line in which each key at the top level stands."""
    return {key.value: key.start_mark.line for key, _ in _pairs(text)}


def _pairs(text: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node.value if isinstance(node, yaml.MappingNode) else []


def _above(source: list[str], rows: Iterable[int]) -> int:
    """The line above the first of some others and its comments; the end where there is none."""
    end = min(rows, default=len(source))
    while end and (not source[end - 1].strip() or source[end - 1].startswith("#")):
        end -= 1
    return end
