"""What a map shows around its places: the ground, and the names of what is in view."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely

from generator.site.maps.atlas import AreaOutline
from generator.site.maps.installed import InstalledOutlines
from generator.site.maps.localities import country_name
from generator.site.maps.model import (
    GroundKind,
    Survey,
    cell_of,
)
from generator.site.maps.outlines import (
    county_name,
    county_with_state,
)
from generator.site.maps.region import MapRegion, find_region, is_dotted, points_of, states_of
from generator.site.maps.region_panel import free_corner
from generator.site.maps.shapes import Shapes, project
from generator.site.maps.svg import Point
from generator.site.maps.towns import town_near, towns_in
from generator.site.maps.where import Sited

LEAST_NAMED = 900.0
MOST_SAID = 4
COARSE = 2.0  # units of the panel


def survey(places: Sequence[Sited], installed: Sequence[InstalledOutlines] = ()) -> Survey:
    """Look around the places of a map; at least one."""
    region = find_region(places, installed)
    states = states_of(region)
    state = states[0].name if len(states) == 1 else ""
    corner = free_corner(places, region.window) if state else None
    plan = region.plan(cell_of(points_of(places)), corner)
    return Survey(
        ground=plan,
        names=_area_names(region),
        held=_held(region),
        state=state,
        wheres={place.id: place.where for place in places},
        towns=towns_in(region.window),
        near={place.id: town for place in places if (town := town_near(place))},
        dotted=is_dotted(region.window.box),
    )


def _held(region: MapRegion) -> tuple[str, ...]:
    if len(region.areas) > MOST_SAID:
        return ()
    return tuple(_full_name(region, area) for area in region.areas)


def _full_name(region: MapRegion, area: AreaOutline) -> str:
    if region.kind is GroundKind.COUNTY:
        return county_with_state(area)
    return country_name(area.id, area.name) if region.kind is GroundKind.COUNTRY else area.name


@lru_cache(maxsize=512)
def _area_names(region: MapRegion) -> tuple[tuple[str, float, float], ...]:
    """Give the areas in view, those of the region first, then the largest, and their middles."""
    window = region.window
    areas, cuts = region.layer.areas_in(window.box)
    shapes = project(cuts, window)
    sizes = shapely.area(shapes)
    large = np.flatnonzero(sizes >= LEAST_NAMED).tolist()
    held = set(region.ids)
    order = sorted(large, key=lambda at: (areas[at].id not in held, -sizes[at], areas[at].id))
    return tuple(
        (_short_name(region, areas[at]), x, y)
        for at, (x, y) in zip(order, _middles(shapes[order]), strict=True)
    )


def _short_name(region: MapRegion, area: AreaOutline) -> str:
    return county_name(area) if region.kind is GroundKind.COUNTY else _full_name(region, area)


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
