"""The small map of the whole that a region is part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.publishing.maps.lettering import Rect
from generator.publishing.maps.outlines import bounds, united_states
from generator.publishing.maps.region import Level, Region
from generator.publishing.maps.shapes import path_data, project
from generator.publishing.maps.svg import Point
from generator.publishing.maps.window import MercatorWindow

INSET_WIDTH, INSET_HEIGHT, INSET_PAD, NAME_ROOM = 84, 68, 6, 12
SEEN, LEAST_AREA = 0.3, 0.3
EDGE = 6


@dataclass(frozen=True, slots=True)
class Inset:
    """A small map in a corner of a panel.

    Attributes:
        name: What is written beneath it.
        rect: The room it takes, with its name.
        land: Path data of the whole.
        areas: Path data of the region's areas.
    """

    name: str
    rect: Rect
    land: str
    areas: str


def find_inset(region: Region, width: int, spots: Sequence[Rect]) -> Inset | None:
    """Show a region of counties within its state, in an upper corner that the spots leave free.

    Regions of states and countries are recognised without help, and so are counties of several
    states, whose common border is in view.
    """
    states = {area.id[:2] for area in region.areas}
    if region.level is not Level.COUNTY or len(states) != 1:
        return None
    name, land, areas = _drawn(region, *states)
    return Inset(name, _free_corner(width, spots), land, areas)


@lru_cache(maxsize=512)
def _drawn(region: Region, state_id: str) -> tuple[str, str, str]:
    """Give the name of a state, and path data of the state and of the region's counties."""
    layer = united_states().states
    state = next(area for area in layer.areas if area.id == state_id)
    window = MercatorWindow.around(
        bounds(state.shape), INSET_WIDTH - 2 * INSET_PAD, INSET_HEIGHT - 2 * INSET_PAD - NAME_ROOM
    )
    held = {area.id for area in region.areas}
    whole, parts = (
        path_data(
            (project(shape, window) for area, shape in of.areas_in(window.bled) if area.id in ids),
            SEEN,
            LEAST_AREA,
        )
        for of, ids in ((layer, {state_id}), (united_states().counties, held))
    )
    return state.name, whole, parts


def _free_corner(width: int, spots: Sequence[Rect]) -> Rect:
    """Take the upper right corner, else the upper left; the lower ones hold scale and north."""
    corners: tuple[Point, ...] = ((width - EDGE - INSET_WIDTH, EDGE), (EDGE, EDGE))
    rects = [Rect(x, y, x + INSET_WIDTH, y + INSET_HEIGHT) for x, y in corners]
    free = (rect for rect in rects if not any(rect.meets(spot.grown(8)) for spot in spots))
    return next(free, rects[0])
