"""The panel that shows how far apart the places are, true without any street data."""

from __future__ import annotations

from collections.abc import Sequence

from generator.site.maps.drawn import Panel
from generator.site.maps.furniture import (
    Furniture,
    credit,
    line,
    north,
    round_length,
    scale_bar,
)
from generator.site.maps.geodesy import Box, distance_m, surrounding
from generator.site.maps.markers import place_markers
from generator.site.maps.palette import LIGHT
from generator.site.maps.panel import HEIGHT, WIDTH, close_overlay, hidden
from generator.site.maps.request import MapPlace
from generator.site.maps.svg import Value, element, number
from generator.site.maps.window import DistanceWindow

NO_STREETS = "Schematic: positions and distances only, no street data installed."
STREETS_ELSEWHERE = "Schematic: positions and distances only, no street data for this area."
BROKEN_STREETS = "Schematic: positions and distances only, the street data here cannot be read."
ONE_SPOT = "How closely the place is known"
NORTH_DIFFERS = "North points different ways across this panel."
ROOM = 1.4
LEAST_M = 120.0
POLAR = 85.0


def draw_distances(places: Sequence[MapPlace], why: str = NO_STREETS) -> Panel:
    """Draw distances and directions from the middle of the places, on an empty grid.

    Args:
        places: At least one.
        why: Says that no streets are drawn, and why.
    """
    window = _window(places)
    polar = any(abs(place.lat) > POLAR for place in places)
    pieces = _furniture(window, with_north=not polar)
    markers = place_markers(places, window, [piece.rect for piece in pieces])
    overlay = close_overlay(_grid(window), "".join(piece.svg for piece in pieces), markers.svg)
    title = "How far apart" if len({(p.lon, p.lat) for p in places}) > 1 else ONE_SPOT
    notes = (why, NORTH_DIFFERS, *markers.notes) if polar else (why, *markers.notes)
    return Panel("distances", title, overlay, None, WIDTH, HEIGHT, "no street data", "", notes)


def _window(places: Sequence[MapPlace]) -> DistanceWindow:
    bounds: Box = surrounding([(place.lon, place.lat) for place in places])
    lon, lat = bounds.centre
    reach = max(
        LEAST_M,
        *(distance_m(lon, lat, place.lon, place.lat) + place.radius_m for place in places),
    )
    return DistanceWindow(lon, lat, reach * ROOM * 2 / HEIGHT)


def _furniture(window: DistanceWindow, *, with_north: bool) -> list[Furniture]:
    pieces = [
        scale_bar(window.metres_per_unit),
        credit("Schematic: distances only, no street data"),
    ]
    return [*pieces, north()] if with_north else pieces


def _grid(window: DistanceWindow) -> str:
    """Rule the ground with squares of a round length."""
    step = round_length(window.metres_per_unit * 100) / window.metres_per_unit
    across, down = WIDTH / 2 % step, HEIGHT / 2 % step
    ruled = "".join(
        f"M{number(across + i * step)} 0v{HEIGHT}" for i in range(int((WIDTH - across) / step) + 1)
    ) + "".join(
        f"M0 {number(down + i * step)}h{WIDTH}" for i in range(int((HEIGHT - down) / step) + 1)
    )
    whole: dict[str, Value] = {"width": WIDTH, "height": HEIGHT}
    return hidden(
        element("rect", {**whole, "fill": LIGHT.land, "class": "map-land"}),
        element(
            "path",
            {
                "d": ruled,
                "class": "map-grid",
                **line(LIGHT.border, 0.5),
                "stroke-opacity": "0.6",
            },
        ),
    )
