"""How much room words take on a map, and how long names are kept short."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import msgspec

from generator.site.maps.svg import Point

# Widths in ems, on the generous side of common sans-serif faces: the reader's font is not known.
NARROW, WIDE = 0.34, 0.95
UPPER, DIGIT, LOWER, FULL = 0.71, 0.62, 0.58, 1.02
NARROW_LETTERS = frozenset("ijlI.,;:!|'’‘()[] ft/-")
WIDE_LETTERS = frozenset("mwMW@%—…")
LINE_HEIGHT = 1.2


class Rect(msgspec.Struct, frozen=True, gc=False):
    """A rectangle of the drawing, in units; a struct, since a map tries hundreds of them."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rect) -> bool:
        """Tell whether the two share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Rect) -> bool:
        """Tell whether the other lies within this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def grown(self, by: float) -> Rect:
        """Widen the rectangle on all sides."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    @classmethod
    def around(cls, point: Point, half_width: float, half_height: float) -> Rect:
        """Give the rectangle around a point."""
        x, y = point
        return cls(x - half_width, y - half_height, x + half_width, y + half_height)


def text_width(words: str, size: float) -> float:
    """Estimate how long words run, in units, for a font of the given size."""
    return size * sum(map(_letter_width, words))


@lru_cache(maxsize=4_096)
def _letter_width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if letter in NARROW_LETTERS:
        return NARROW
    if letter in WIDE_LETTERS:
        return WIDE
    if unicodedata.east_asian_width(letter) in "WF":
        return FULL
    if letter.isupper():
        return UPPER
    return DIGIT if letter.isdigit() else LOWER


def shortened(name: str, longest: int) -> str:
    """Cut a name at a word, with an ellipsis, so that it has at most so many characters."""
    if len(name) <= longest:
        return name
    kept = name[: longest - 1]
    whole = kept.rsplit(" ", 1)[0] if " " in kept[longest // 2 :] else kept
    return f"{whole.rstrip(' ,;:–-')}…"


def in_lines(name: str, longest: int) -> tuple[str, ...]:
    """Break a name into one line or two of at most so many characters."""
    if len(name) <= longest:
        return (name,)
    words, first = name.split(" "), ""
    while words and len(f"{first} {words[0]}".strip()) <= longest:
        first = f"{first} {words.pop(0)}".strip()
    if not first or not words:
        return (shortened(name, longest),)
    return (first, shortened(" ".join(words), longest))
