"""Where the small map stands that shows a region within its state."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from generator.site.maps.lettering import Rect
from generator.site.maps.panel import WIDTH

INSET_WIDTH, INSET_HEIGHT, INSET_PAD, NAME_ROOM = 84, 68, 6, 12
EDGE = 6


class Corner(StrEnum):
    """An upper corner of a panel; the lower ones hold scale and north."""

    RIGHT = "right"
    LEFT = "left"


def corner_rect(corner: Corner) -> Rect:
    """Give the room that a small map takes in a corner, with its name."""
    x = EDGE if corner is Corner.LEFT else WIDTH - EDGE - INSET_WIDTH
    return Rect(x, EDGE, x + INSET_WIDTH, EDGE + INSET_HEIGHT)


def free_corner(spots: Sequence[Rect]) -> Corner:
    """Take the upper right corner, else the upper left, unless the spots leave neither free."""
    free = (
        corner
        for corner in Corner
        if not any(corner_rect(corner).meets(spot.grown(8)) for spot in spots)
    )
    return next(free, Corner.RIGHT)
