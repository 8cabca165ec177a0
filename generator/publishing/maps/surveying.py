"""Looking up what outlines say of where a map's places lie."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import shapely

from generator.publishing.maps.inset_ground import states_of
from generator.publishing.maps.installed import InstalledOutlines
from generator.publishing.maps.outlines import county_name, county_with_state
from generator.publishing.maps.plan import Kind
from generator.publishing.maps.region import Region, find_region
from generator.publishing.maps.request import MapPlace
from generator.publishing.maps.shapes import project
from generator.publishing.maps.survey import Survey
from generator.publishing.maps.svg import Point
from generator.publishing.maps.topojson import Outline

LEAST_NAMED = 900.0
MOST_SAID = 4


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
    held = set(region.ids)
    seen = [(area, project(shape, window)) for area, shape in region.layer.areas_in(window.box)]
    seen.sort(key=lambda pair: (pair[0].id not in held, -shapely.area(pair[1]), pair[0].id))
    return tuple(
        (county_name(area) if region.kind is Kind.COUNTY else area.name, *_middle(shape))
        for area, shape in seen
        if shapely.area(shape) >= LEAST_NAMED
    )


def _middle(shape: shapely.Geometry) -> Point:
    """Find the centre of the largest circle that fits into a shape."""
    largest = max(shapely.get_parts(shapely.simplify(shape, 2)), key=lambda part: float(part.area))
    x, y = shapely.maximum_inscribed_circle(largest, tolerance=4).coords[0]
    return (x, y)
