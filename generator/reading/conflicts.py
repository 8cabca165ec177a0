"""Merge conflicts that nobody resolved: both sides stand in the file, and either would be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Location, Problem
from generator.reading.characters import SMALLER, read_text

# the middle line also underlines headings in Markdown, where nothing else says it is a conflict
_MARKERS = re.compile(rb"^[ \t]*(<{7,}|>{7,}|\|{7,}|={7})(?: [^\r\n]*)?\r?$", re.MULTILINE)
_SIDES = re.compile(rb"^[ \t]*(<{7,}|>{7,}|\|{7,})(?: [^\r\n]*)?\r?$", re.MULTILINE)
_TEXTS = frozenset(
    {".md", ".yaml", ".yml", ".txt", ".json", ".geojson", ".csv", ".html", ".css", ".js", ".svg"}
) | {".vtt", ".srt", ""}
_LARGEST = 5_000_000  # bytes; nobody merges larger files by hand


def find_conflict(data: bytes, file: str, *, headings: bool = False) -> Problem | None:
    """Find the first line that git wrote where two branches changed the same words.

    Args:
        data: The file's bytes.
        file: Its path relative to the content folder.
        headings: Whether a line of seven equals signs alone may underline a heading.
    """
    found = (_SIDES if headings else _MARKERS).search(data)
    if found is None:
        return None
    marker = found[1].decode("ascii")
    line = data.count(b"\n", 0, found.start(1)) + 1
    column = found.start(1) - found.start() + 1
    return Problem(
        Location(file, line, column),
        "file.conflict",
        f"“{marker}” marks a merge conflict that nobody has resolved.",
        "Keep the words that are right, and delete the lines <<<<<<<, =======, >>>>>>> and what"
        " they part; `git diff --check` lists all of them.",
    )


def read_resolved_text(
    data: bytes, file: str, limit: int, smaller: str = SMALLER
) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode a file in which no merge conflict stands; None, with the problem, where it cannot be.

    Args:
        data: The file’s bytes.
        file: Its path relative to the content folder.
        limit: The most bytes it may have.
        smaller: How it gets smaller.
    """
    conflict = find_conflict(data, file)
    return (None, (conflict,)) if conflict else read_text(data, file, limit, smaller)


def conflicts_elsewhere(content: Path) -> Iterator[Problem]:
    """Find conflicts in the texts that lie in no incident's folder, such as ordinary pages."""
    for path in sorted(_elsewhere(content)):
        if path.suffix.lower() not in _TEXTS:
            continue
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            continue
        file = path.relative_to(content).as_posix()
        conflict = find_conflict(path.read_bytes(), file, headings=path.suffix == ".md")
        if conflict is not None:
            yield conflict


def _elsewhere(content: Path) -> Iterator[Path]:
    """Everything but the incidents, of which there may be thousands."""
    for path in content.iterdir():
        if path.name != "incidents":
            yield path
            if not path.is_symlink():
                yield from path.rglob("*")
