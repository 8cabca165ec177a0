"""The small map of the whole that a region is part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.publishing.maps.lettering import Rect
from generator.publishing.maps.outlines import bounds, united_states
from generator.publishing.maps.region import Level, Region
from generator.publishing.maps.shapes import path_data, project
from generator.publishing.maps.svg import Point, path
from generator.publishing.maps.window import MercatorWindow

INSET_WIDTH, INSET_HEIGHT, INSET_PAD, NAME_ROOM = 84, 68, 6, 12
SEEN, LEAST_AREA, LEAST_MARK = 0.3, 0.3, 4.0
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
    """Show a region within its state, in an upper corner that the spots leave free.

    Regions of states and countries are recognised without help, and so are counties of several
    states, whose common border is in view.
    """
    states = _states(region)
    if len(states) != 1:
        return None
    name, land, areas = _drawn(region, *states)
    return Inset(name, _free_corner(width, spots), land, areas)


def _states(region: Region) -> set[str]:
    """Find the states that a region's areas lie in; none for states and countries themselves."""
    if region.level is Level.COUNTY:
        return {area.id[:2] for area in region.areas}
    if region.level is not Level.INSTALLED:
        return set()
    middles = [area.shape.representative_point() for area in region.areas]
    found = [united_states().states.at(middle.x, middle.y, 0) for middle in middles]
    return {state.id for state in found if state and all(found)}


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
            least,
        )
        for of, ids, least in (
            (layer, {state_id}, LEAST_AREA),
            (region.layer, held, LEAST_MARK),
        )
    )
    return state.name, whole, parts or _dot(region, window)


def _dot(region: Region, window: MercatorWindow) -> str:
    """Mark areas too small to be seen with a diamond."""
    x, y = window.point(*region.box.centre)
    return path(((x, y - 3), (x + 3, y), (x, y + 3), (x - 3, y)), closed=True)


def _free_corner(width: int, spots: Sequence[Rect]) -> Rect:
    """Take the upper right corner, else the upper left; the lower ones hold scale and north."""
    corners: tuple[Point, ...] = ((width - EDGE - INSET_WIDTH, EDGE), (EDGE, EDGE))
    rects = [Rect(x, y, x + INSET_WIDTH, y + INSET_HEIGHT) for x, y in corners]
    free = (rect for rect in rects if not any(rect.meets(spot.grown(8)) for spot in spots))
    return next(free, rects[0])
