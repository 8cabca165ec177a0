"""The panel for places a continent apart: numbers on outlines, and no scale, which would lie."""

from __future__ import annotations

from collections.abc import Sequence

from generator.site.maps.drawn import Panel
from generator.site.maps.furniture import credit
from generator.site.maps.geodesy import Box, surrounding
from generator.site.maps.markers import place_markers
from generator.site.maps.panel import HEIGHT, WIDTH, close_overlay, hidden
from generator.site.maps.plan import BUILT_IN, GroundPlan, Kind, cell_of
from generator.site.maps.request import MapPlace, MapRequest
from generator.site.maps.window import MERCATOR_LIMIT

NOTE = "The scale changes across this map; distances stand in the list."
MARGIN = 0.15


def draw_numbered(request: MapRequest) -> Panel:
    """Draw all places with their numbers on the outlines of countries."""
    ground = numbered_plan(request.places)
    window = ground.window
    words = credit("Outlines: Natural Earth")
    markers = place_markers(request.places, window, [words.rect])
    return Panel(
        kind="numbered",
        title="Where in the world",
        overlay=close_overlay(hidden(words.svg), markers.svg),
        ground=ground,
        width=WIDTH,
        height=HEIGHT,
        layer="country outlines",
        attribution="Natural Earth (public domain)",
        notes=(NOTE, *markers.notes),
    )


def numbered_plan(places: Sequence[MapPlace]) -> GroundPlan:
    """Plan the shapes beneath places a continent apart."""
    view = _roomy(surrounding([(place.lon, place.lat) for place in places]))
    return GroundPlan(cell_of(places), Kind.COUNTRY, BUILT_IN, view)


def _roomy(bounds: Box) -> tuple[float, float, float, float]:
    """Leave room for names around the outermost places."""
    across = max(bounds.east - bounds.west, 10) * MARGIN
    down = max(bounds.north - bounds.south, 10) * MARGIN
    return (
        bounds.west - across,
        max(bounds.south - down, -MERCATOR_LIMIT),
        bounds.east + across,
        min(bounds.north + down, MERCATOR_LIMIT),
    )
