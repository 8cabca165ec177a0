"""A key of a YAML file is written in its place; what stands around it stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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

    A comment that stood on the lines that go stands above those that come, unless they have it.

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
    new = {words for _, words in comments_in("\n".join(lines))}
    kept = [words for row, words in comments_in(text) if row in found and words not in new]
    return "\n".join([*source[: found.start], *kept, *lines, *source[found.stop :]]) + "\n"


def comments_in(text: str) -> list[tuple[int, str]]:
    """Find the comments of a file: each with the line on which it stands, and from its “#” on."""
    found: list[tuple[int, str]] = []
    row = end = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        found += _comments(text[end : token.start_mark.index], row)
        row, end = token.end_mark.line, token.end_mark.index
        if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
            header = text[token.start_mark.index : end].partition("\n")[0]
            found += _comments(header, token.start_mark.line)
    return found


def _comments(between: str, row: int) -> Iterator[tuple[int, str]]:
    """The comments between two words of a file, of which the first ends on a line."""
    for place, line in enumerate(between.split("\n")):
        _, sign, words = line.partition("#")
        if sign:
            yield row + place, f"#{words}".rstrip()


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
