"""Where discs and labels go, so that none covers another.

Everything is placed once, in the order of importance, at the first free spot of a fixed list of
candidates: the same input gives the same drawing, and what was placed never moves again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.site.maps.lettering import LINE_HEIGHT, Rect, in_lines, text_width
from generator.site.maps.svg import Point

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
    """Give each place's disc a spot of its own, as near to its true position as there is room.

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
                (spot for spot in _rings(anchor) if _free(spot, others, inner, taken)), anchor
            )
    return [placed[index] for index in range(len(anchors))]


def _free(spot: Point, discs: Sequence[Point], inner: Rect, taken: Sequence[Rect]) -> bool:
    around = Rect.around(spot, DISC_APART / 2, DISC_APART / 2)
    return (
        inner.holds(Rect.around(spot, 0, 0))
        and all(math.dist(spot, disc) >= DISC_APART for disc in discs)
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
