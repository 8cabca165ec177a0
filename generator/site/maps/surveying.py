"""Looking up what outlines say of where a map's places lie."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely

from generator.site.maps.atlas import Outline
from generator.site.maps.inset_ground import states_of
from generator.site.maps.installed import InstalledOutlines
from generator.site.maps.outlines import county_name, county_with_state
from generator.site.maps.plan import Kind
from generator.site.maps.region import Region, find_region
from generator.site.maps.request import MapPlace
from generator.site.maps.shapes import Shapes, project
from generator.site.maps.survey import Survey
from generator.site.maps.svg import Point

LEAST_NAMED = 900.0
MOST_SAID = 4
COARSE = 2.0  # units of the panel


def survey(places: Sequence[MapPlace], installed: Sequence[InstalledOutlines] = ()) -> Survey:
    """Look around the places of a map; at least one."""
    return _survey(find_region([(place.lon, place.lat) for place in places], installed))


@lru_cache(maxsize=512)
def _survey(region: Region) -> Survey:
    states = states_of(region)
    return Survey(
        kind=region.kind,
        source=region.source,
        areas=region.ids,
        box=region.box,
        held=_held(region),
        state=states[0].name if len(states) == 1 else "",
        names=_area_names(region),
    )


def _held(region: Region) -> tuple[str, ...]:
    if len(region.areas) > MOST_SAID:
        return ()
    named = county_with_state if region.kind is Kind.COUNTY else _plain
    return tuple(named(area) for area in region.areas)


def _plain(area: Outline) -> str:
    return area.name


def _area_names(region: Region) -> tuple[tuple[str, float, float], ...]:
    """Give the areas in view, those of the region first, then the largest, and their middles."""
    window = region.window
    areas, cuts = region.layer.areas_in(window.box)
    shapes = project(cuts, window)
    sizes = shapely.area(shapes)
    large = np.flatnonzero(sizes >= LEAST_NAMED).tolist()
    held = set(region.ids)
    order = sorted(large, key=lambda at: (areas[at].id not in held, -sizes[at], areas[at].id))
    return tuple(
        (county_name(areas[at]) if region.kind is Kind.COUNTY else areas[at].name, x, y)
        for at, (x, y) in zip(order, _middles(shapes[order]), strict=True)
    )


def _middles(shapes: Shapes) -> list[Point]:
    """Find the centre of the largest circle that fits into each shape, as roughly as names lie.

    What is simplified is only measured, so that its lines may touch: to see to it that they do
    not takes four times as long as all else.
    """
    rough = shapely.simplify(shapes, COARSE, preserve_topology=False)
    # of a strip along the edge nothing may be left
    rough = np.where(shapely.is_empty(rough), shapes, rough)
    parts, owners = shapely.get_parts(rough, return_index=True)
    # of each shape the largest part, and the first of equal ones
    order = np.lexsort((np.arange(len(parts)), -shapely.area(parts), owners))
    largest = parts[order][np.diff(owners, prepend=-1) > 0]
    circles = shapely.maximum_inscribed_circle(largest, tolerance=2 * COARSE)
    return [(x, y) for x, y in shapely.get_coordinates(shapely.get_point(circles, 0)).tolist()]
