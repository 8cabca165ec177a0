"""The street panel: numbered places on the streets around them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from generator.site.maps.drawn import Panel
from generator.site.maps.furniture import credit, north, scale_bar
from generator.site.maps.geodesy import METRES_PER_DEGREE, surrounding
from generator.site.maps.lettering import Rect
from generator.site.maps.markers import place_markers
from generator.site.maps.panel import HEIGHT, WIDTH, close_overlay, hidden
from generator.site.maps.plan import GroundPlan, Kind, cell_of
from generator.site.maps.request import MapPlace, MapRequest
from generator.site.maps.streets.archive import Archive
from generator.site.maps.streets.names import place_street_names, street_names_svg
from generator.site.maps.streets.reading import read_roads
from generator.site.maps.window import MercatorWindow, ordinate

COVERED = 0.95
CLOSEST_M, FARTHEST_M = 2.0, 22.0  # metres per unit
STEP = 2 ** (1 / 2)
EDGE, FOOT = 22.0, 46.0
FINE_ZOOM = 13


def draw_streets(request: MapRequest, archive: Archive) -> Panel | None:
    """Draw the streets around the places; None where the archive does not cover them.

    Raises:
        BrokenTileError: Where a tile cannot be read.
    """
    window = _shown(request.places, archive)
    if window is None:
        return None
    pieces = [
        scale_bar(window.metres_per_unit),
        north(),
        credit(archive.attribution),
    ]
    markers = place_markers(request.places, window, [piece.rect for piece in pieces])
    taken = [*(piece.rect for piece in pieces), *markers.rects]
    frame = Rect(4, 4, WIDTH - 4, HEIGHT - 4)
    names = place_street_names(read_roads(archive, window), frame, taken)
    return Panel(
        kind="streets",
        title="On the streets",
        overlay=close_overlay(
            hidden(street_names_svg(names), *(piece.svg for piece in pieces)),
            markers.svg,
        ),
        ground=_plan(request.places, archive, window),
        width=WIDTH,
        height=HEIGHT,
        layer="streets",
        attribution=archive.attribution,
        notes=markers.notes,
    )


def street_plan(places: Sequence[MapPlace], archive: Archive) -> GroundPlan | None:
    """Plan the streets around the places; None where the archive does not cover them.

    Raises:
        BrokenTileError: Where a tile cannot be read.
    """
    window = _shown(places, archive)
    if window is None:
        return None
    read_roads(archive, window)
    return _plan(places, archive, window)


def _plan(places: Sequence[MapPlace], archive: Archive, window: MercatorWindow) -> GroundPlan:
    view = (window.west, window.top, window.units_per_degree)
    return GroundPlan(cell_of(places), Kind.STREETS, archive.sha256, view)


def _shown(places: Sequence[MapPlace], archive: Archive) -> MercatorWindow | None:
    window = street_window(places)
    if window is None or archive.most_zoom < FINE_ZOOM or not _covers(archive, window):
        return None
    return window


def street_window(places: Sequence[MapPlace]) -> MercatorWindow | None:
    """Find the closest of a few fixed scales, on a grid, that shows all places and circles.

    Scales and grid are fixed so that incidents in one part of a town share one ground. None
    where the places lie too far apart to show streets.
    """
    bounds = surrounding([(place.lon, place.lat) for place in places])
    lon, lat = bounds.centre
    up = ordinate(lat)
    metres = CLOSEST_M
    while metres <= FARTHEST_M:
        units = METRES_PER_DEGREE * math.cos(math.radians(round(lat))) / metres
        across, down = WIDTH / units, HEIGHT / units
        west = round((lon - across / 2) / across * 6) * across / 6
        top = round((up + down / 2) / down * 6) * down / 6
        window = MercatorWindow(west, top, units, WIDTH, HEIGHT)
        if all(_fits(place, window) for place in places):
            return window
        metres *= STEP
    return None


def _fits(place: MapPlace, window: MercatorWindow) -> bool:
    x, y = window.point(place.lon, place.lat)
    radius = place.radius_m / window.metres_per_unit + 4
    around, foot = max(radius, EDGE), max(radius, FOOT)
    return around <= x <= WIDTH - around and around <= y <= HEIGHT - foot


def _covers(archive: Archive, window: MercatorWindow) -> bool:
    """Tell whether the archive has nearly all of what the window shows."""
    seen, has = window.box, archive.bounds
    shift = 360 * round((seen.centre[0] - has.centre[0]) / 360)
    wide = min(seen.east, has.east + shift) - max(seen.west, has.west + shift)
    high = min(seen.north, has.north) - max(seen.south, has.south)
    if wide <= 0 or high <= 0:
        return False
    return wide * high >= COVERED * (seen.east - seen.west) * (seen.north - seen.south)
