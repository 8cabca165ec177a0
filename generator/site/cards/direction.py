"""Which way a line runs, and the order in which its runs stand on the page.

The rules are those of the Unicode Bidirectional Algorithm (UAX 9), through python-bidi.
"""

from __future__ import annotations

from typing import Any
from unicodedata import bidirectional

from bidi import algorithm
from msgspec import Struct

# The languages of Unicode's locale data whose usual script runs from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

# The kinds of letters without which a line that begins rightward runs rightward throughout.
TURNING = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "FSI"})

# Stands for letters newer than our tables of Unicode, which python-bidi cannot order.
UNKNOWN = "\ufffd"


class Span(Struct, frozen=True):
    """A stretch of a line that runs one way.

    Attributes:
        start: The index of its first character.
        end: The index behind its last character.
        level: The embedding level; an odd one runs from right to left.
    """

    start: int
    end: int
    level: int

    @property
    def leftward(self) -> bool:
        """Whether it runs from right to left."""
        return self.level % 2 == 1


def runs_leftward(language: str) -> bool:
    """Tell whether a language is written from right to left."""
    return language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT


def starts_leftward(text: str, *, otherwise: bool) -> bool:
    """Tell which way a text runs by its first letter that has a direction (rules P2 and P3)."""
    strong = (bidirectional(letter) for letter in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), None)
    return otherwise if first is None else first != "L"


def spans(line: str, *, leftward: bool) -> list[Span]:
    """Cut a line where its direction changes; the spans come in the order of the page."""
    if not leftward and not any(bidirectional(letter) in TURNING for letter in line):
        return [Span(0, len(line), 0)] if line else []
    found: list[Span] = []
    for index, level in enumerate(_levels(line, leftward=leftward)):
        if found and found[-1].level == level:
            found[-1] = Span(found[-1].start, index + 1, level)
        else:
            found.append(Span(index, index + 1, level))
    return _reorder(found)


def _levels(line: str, *, leftward: bool) -> list[int]:
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = int(leftward)
    storage["base_dir"] = "R" if leftward else "L"
    known = "".join(letter if bidirectional(letter) else UNKNOWN for letter in line)
    algorithm.get_embedding_levels(known, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    resolved = iter(storage["chars"])
    levels: list[int] = []
    for letter in line:
        if bidirectional(letter) in algorithm.X9_REMOVED:  # a joiner goes with what it joins
            levels.append(levels[-1] if levels else int(leftward))
        else:
            levels.append(next(resolved)["level"])
    return levels


def _reorder(found: list[Span]) -> list[Span]:
    """Rule L2: from the highest level down to the lowest odd one, turn what stands together."""
    ordered = list(found)
    for level in range(max((span.level for span in found), default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = max(end, start + 1)
    return ordered
