"""From places to a finished map: which panels, and what is said beside them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.publishing.maps.basemap import NOTHING, Basemap
from generator.publishing.maps.distances import (
    BROKEN_STREETS,
    NO_STREETS,
    STREETS_ELSEWHERE,
    draw_distances,
)
from generator.publishing.maps.drawn import DrawnMap, Panel
from generator.publishing.maps.geodesy import widest_distance_m
from generator.publishing.maps.numbered import draw_numbered
from generator.publishing.maps.region_panel import draw_region
from generator.publishing.maps.request import MapPlace, MapRequest
from generator.publishing.maps.streets.mvt import BrokenTileError
from generator.publishing.maps.streets.panel import draw_streets
from generator.publishing.maps.words import facts, summary

# Beyond this a plane can no longer show true distances between all places.
FLAT_M = 1_500_000.0
POLAR = 80.0


def draw(request: MapRequest, basemap: Basemap = NOTHING) -> DrawnMap | None:
    """Draw a map; None where there is no place to draw, and so no box to leave empty."""
    if not request.places:
        return None
    return DrawnMap(
        panels=_panels(request, basemap),
        summary=summary(request.places, request.locality),
        facts=facts(request),
    )


def _panels(request: MapRequest, basemap: Basemap) -> tuple[Panel, ...]:
    if widest_distance_m([(place.lon, place.lat) for place in request.places]) > FLAT_M:
        return (draw_numbered(request),)
    close = _close(request, basemap)
    if _polar(request.places):
        return (close,)
    return (draw_region(request, basemap.outlines), close)


def _close(request: MapRequest, basemap: Basemap) -> Panel:
    """Draw streets where they are installed, else distances, and say which and why."""
    if basemap.streets is None:
        return draw_distances(request.places, NO_STREETS)
    try:
        streets = draw_streets(request, basemap.streets)
    except BrokenTileError:
        return draw_distances(request.places, BROKEN_STREETS)
    return streets or draw_distances(request.places, STREETS_ELSEWHERE)


def _polar(places: Sequence[MapPlace]) -> bool:
    """Tell whether Mercator would stretch the surroundings beyond recognition."""
    return any(abs(place.lat) > POLAR for place in places)
