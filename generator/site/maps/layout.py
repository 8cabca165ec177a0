"""How much room words take, and where discs and names go, so that none covers another.

Everything is placed once, in the order of importance, at the first free position of a fixed list
of candidates: the same input gives the same drawing, and what was placed never moves again.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct

from generator.site.maps.svg import Point

# Widths in ems, on the generous side of common sans-serif faces: the reader's font is not known.
NARROW, WIDE = 0.34, 0.95
UPPER, DIGIT, LOWER, FULL = 0.71, 0.62, 0.58, 1.02
LEFTWARD = 0.66  # letters of Arabic and Hebrew, whose faces differ more
NARROW_LETTERS = frozenset("ijlI.,;:!|'’‘()[] ft/-")
WIDE_LETTERS = frozenset("mwMW@%—…")
RIGHT_TO_LEFT = frozenset({"R", "AL"})
LINE_HEIGHT = 1.2


class Rect(msgspec.Struct, frozen=True):
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
    return DIGIT if letter.isdigit() else _of_small_letter(letter)


def _of_small_letter(letter: str) -> float:
    return LEFTWARD if unicodedata.bidirectional(letter) in RIGHT_TO_LEFT else LOWER


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


# A disc can be pressed with a finger: 30 units are 24 px on the narrowest phone, 320 px wide.
DISC_RADIUS = 11.0
DISC_APART = 30.0
LABEL_SIZE = 12.5
LABEL_LETTERS = 24


class Label(Struct, frozen=True):
    """A placed name.

    Attributes:
        lines: One or two lines.
        at: The point that the text is anchored to, on the baseline of the first line.
        anchor: start, middle or end.
        rect: The room it takes.
    """

    lines: tuple[str, ...]
    at: Point
    anchor: str
    rect: Rect


def place_discs(anchors: Sequence[Point], frame: Rect, taken: Sequence[Rect]) -> list[Point]:
    """Give each place's disc a position of its own, as near to its true position as there is room.

    Discs that stand free stay where they are; the others move out along growing rings. Where a
    frame is fuller than full, the last ones stay where they belong.
    """
    inner = frame.grown(-DISC_APART / 2)
    placed: dict[int, Point] = {}
    for index, anchor in enumerate(anchors):
        if _free(anchor, list(placed.values()), inner, taken):
            placed[index] = anchor
    for index, anchor in enumerate(anchors):
        if index not in placed:
            others = list(placed.values())
            placed[index] = next(
                (at for at in _rings(anchor) if _free(at, others, inner, taken)), anchor
            )
    return [placed[index] for index in range(len(anchors))]


def _free(at: Point, discs: Sequence[Point], inner: Rect, taken: Sequence[Rect]) -> bool:
    around = Rect.around(at, DISC_APART / 2, DISC_APART / 2)
    return (
        inner.holds(Rect.around(at, 0, 0))
        and all(math.dist(at, disc) >= DISC_APART for disc in discs)
        and not any(around.meets(rect) for rect in taken)
    )


def _rings(anchor: Point) -> Iterator[Point]:
    x, y = anchor
    for ring in range(1, 40):
        radius, steps = DISC_APART * (0.75 + ring * 0.25), 8 + 4 * ring
        for step in range(steps):
            turn = 2 * math.pi * step / steps
            yield (x + radius * math.sin(turn), y - radius * math.cos(turn))


def place_labels(
    names: Sequence[str],
    discs: Sequence[Point],
    clear: Sequence[float],
    frame: Rect,
    taken: Sequence[Rect],
) -> list[Label | None]:
    """Name the discs where there is room; None for a name that the list alone must carry.

    Args:
        names: In full.
        discs: The middles of the discs, in the same order.
        clear: How far from each middle a name begins.
        frame: What names stay within.
        taken: Room that is taken already.
    """
    full = [*taken, *(Rect.around(disc, DISC_RADIUS + 1, DISC_RADIUS + 1) for disc in discs)]
    labels: list[Label | None] = []
    for name, disc, out in zip(names, discs, clear, strict=True):
        label = next(
            (
                label
                for label in _around_disc(in_lines(name, LABEL_LETTERS), disc, out)
                if frame.holds(label.rect) and not any(label.rect.meets(rect) for rect in full)
            ),
            None,
        )
        labels.append(label)
        if label:
            full.append(label.rect)
    return labels


def _around_disc(lines: tuple[str, ...], disc: Point, out: float) -> Iterator[Label]:
    """Try right, left, below, above and the corners."""
    width = max(text_width(line, LABEL_SIZE) for line in lines)
    height = LABEL_SIZE * LINE_HEIGHT * len(lines)
    x, y = disc
    corner = out * 0.75
    for anchor, left, top in (
        ("start", x + out, y - height / 2),
        ("end", x - out - width, y - height / 2),
        ("middle", x - width / 2, y + out - 1),
        ("middle", x - width / 2, y - out + 1 - height),
        ("start", x + corner, y + corner - 3),
        ("end", x - corner - width, y + corner - 3),
        ("start", x + corner, y - corner + 3 - height),
        ("end", x - corner - width, y - corner + 3 - height),
    ):
        start = {"start": left, "middle": left + width / 2, "end": left + width}[anchor]
        rect = Rect(left, top, left + width, top + height)
        yield Label(lines, (start, top + LABEL_SIZE * 0.95), anchor, rect)


def place_name(
    name: str, at: Point, size: float, frame: Rect, taken: Sequence[Rect]
) -> Rect | None:
    """Set a name around a point if there is room, a little up or down if that helps."""
    half_width, half_height = text_width(name, size) / 2, size * LINE_HEIGHT / 2
    for shift_y in (0, -14, 14, -28, 28):
        for shift_x in (0, -18, 18):
            rect = Rect.around((at[0] + shift_x, at[1] + shift_y), half_width, half_height)
            if not frame.holds(rect):
                continue
            around = rect.grown(2)
            if not any(around.meets(other) for other in taken):
                return rect
    return None
