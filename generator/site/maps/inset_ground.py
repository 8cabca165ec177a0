"""The shapes of the small map that shows a region within its state."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from generator.site.maps.atlas import Outline
from generator.site.maps.inset import INSET_HEIGHT, INSET_PAD, INSET_WIDTH, NAME_ROOM
from generator.site.maps.outlines import bounds, states
from generator.site.maps.plan import Kind
from generator.site.maps.region import Region
from generator.site.maps.shapes import path_data, project
from generator.site.maps.svg import path
from generator.site.maps.window import MercatorWindow

SEEN, LEAST_AREA, LEAST_MARK = 0.3, 0.3, 4.0


class InsetPaths(Struct, frozen=True):
    """Path data of a small map: the state, and the region's areas on it."""

    land: str
    areas: str


def states_of(region: Region) -> tuple[Outline, ...]:
    """Find the states that a region's areas lie in; none for states and countries themselves.

    Regions of states and countries are recognised without help, and so are counties of several
    states, whose common border is in view.
    """
    if region.kind is Kind.COUNTY:
        held = {area.id[:2] for area in region.areas}
        return tuple(state for state in states().areas if state.id in held)
    if region.kind is not Kind.INSTALLED:
        return ()
    middles = [area.shape.representative_point() for area in region.areas]
    found = [states().at(middle.x, middle.y, 0) for middle in middles]
    return tuple({state.id: state for state in found if state and all(found)}.values())


@lru_cache(maxsize=512)
def inset_paths(region: Region) -> InsetPaths:
    """Write a region within its one state."""
    (state,) = states_of(region)
    window = MercatorWindow.around(
        bounds(state), INSET_WIDTH - 2 * INSET_PAD, INSET_HEIGHT - 2 * INSET_PAD - NAME_ROOM
    )
    held = set(region.ids)
    whole, parts = (
        path_data(project(of.shapes_in(window.bled, wanted), window), SEEN, least)
        for of, wanted, least in (
            (states(), lambda area: area.id == state.id, LEAST_AREA),
            (region.layer, lambda area: area.id in held, LEAST_MARK),
        )
    )
    return InsetPaths(whole, parts or _dot(region, window))


def _dot(region: Region, window: MercatorWindow) -> str:
    """Mark areas too small to be seen with a diamond."""
    x, y = window.point(*region.box.centre)
    return path(((x, y - 3), (x + 3, y), (x, y + 3), (x - 3, y)), closed=True)
