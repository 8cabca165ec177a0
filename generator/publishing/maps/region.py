"""Which region a map shows: the counties, states or countries that hold its places.

The window follows the areas and not the places, so that all incidents of one county, or of the
same few, share one ground.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import shapely

from generator.publishing.maps.geodesy import Box, distance_m, surrounding
from generator.publishing.maps.installed import InstalledOutlines
from generator.publishing.maps.outlines import OutlineLayer, bounds, countries, united_states
from generator.publishing.maps.request import MapPlace
from generator.publishing.maps.topojson import Outline
from generator.publishing.maps.window import MercatorWindow

COUNTY_WIDEST_M, STATE_WIDEST_M, COUNTRY_WIDEST_M = 450_000.0, 2_200_000.0, 2_600_000.0
COUNTY_LEAST_M, COUNTRY_LEAST_M = 70_000.0, 500_000.0
OFFSHORE_M = 25_000.0
MARGIN = 0.07
INSTALLED_WIDEST_M, INSTALLED_LEAST_M, INSTALLED_OFFSHORE_M = 200_000.0, 12_000.0, 2_000.0
NEIGHBOURS = 0.5
BUILT_IN, UNITED_STATES = "built in", "840"


class Level(StrEnum):
    """What the areas of a region are."""

    INSTALLED = "installed"
    COUNTY = "county"
    STATE = "state"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Region:
    """A chosen region.

    Attributes:
        level: What its areas are.
        layer: Where the areas come from.
        source: Names the layer, so that equal names are equal outlines.
        areas: The areas that hold the places, by id.
        box: What is to be seen.
    """

    level: Level
    layer: OutlineLayer
    source: str
    areas: tuple[Outline, ...]
    box: Box

    def window(self, width: int, height: int) -> MercatorWindow:
        """Fit the region into a drawing."""
        return MercatorWindow.around(self.box, width, height)


def find_region(places: Sequence[MapPlace], installed: Sequence[InstalledOutlines] = ()) -> Region:
    """Choose the finest level whose areas hold all places and fit together.

    Args:
        places: At least one.
        installed: Outlines of the newsroom's own; where they hold all places, they are shown.
    """
    # the same places in another order are the same region
    places = sorted(places, key=lambda place: (place.lon, place.lat))
    for outlines in installed:
        region = _of_installed(outlines, places)
        if region and width_m(region.box) <= INSTALLED_WIDEST_M:
            return region
    bounds = surrounding([(place.lon, place.lat) for place in places])
    for level, layer, least, widest in (
        (Level.COUNTY, lambda: united_states().counties, COUNTY_LEAST_M, COUNTY_WIDEST_M),
        (Level.STATE, lambda: united_states().states, COUNTY_LEAST_M, STATE_WIDEST_M),
        (Level.COUNTRY, countries, COUNTRY_LEAST_M, COUNTRY_WIDEST_M),
    ):
        region = _of_level(level, layer, places, least)
        if region and width_m(region.box) <= widest:
            return region
    return _of_places(places, bounds)


def _of_places(places: Sequence[MapPlace], bounds: Box) -> Region:
    """Show a box around places whose areas do not fit together, with states if there are any."""
    box = _grown(bounds.padded(COUNTRY_LEAST_M / 2), COUNTRY_LEAST_M)
    if _holding(countries(), places, only=UNITED_STATES):
        states = united_states().states
        return Region(Level.STATE, states, BUILT_IN, _holding(states, places), box)
    return Region(Level.COUNTRY, countries(), BUILT_IN, _holding(countries(), places), box)


def _of_installed(outlines: InstalledOutlines, places: Sequence[MapPlace]) -> Region | None:
    areas = _holding(outlines.layer, places, within_m=INSTALLED_OFFSHORE_M)
    if not areas:
        return None
    box = surrounding([(place.lon, place.lat) for place in places])
    for area in areas:
        box = box.joined(bounds(area.shape))
    wide = width_m(box)
    # outlines are recognised by their neighbours
    around = box.padded(max(wide * NEIGHBOURS, (INSTALLED_LEAST_M - wide) / 2))
    return Region(Level.INSTALLED, outlines.layer, outlines.sha256, areas, around)


def _of_level(
    level: Level,
    find_layer: Callable[[], OutlineLayer],
    places: Sequence[MapPlace],
    least_m: float,
) -> Region | None:
    if level is not Level.COUNTRY and not _holding(countries(), places, only=UNITED_STATES):
        return None
    layer = find_layer()
    areas = _holding(layer, places)
    if not areas:
        return None
    box = surrounding([(place.lon, place.lat) for place in places])
    for area in areas:
        for place in places:
            box = box.joined(_part_at(area, place, whole=level is Level.COUNTY))
    return Region(level, layer, BUILT_IN, areas, _grown(box, least_m))


def _holding(
    layer: OutlineLayer,
    places: Sequence[MapPlace],
    only: str = "",
    within_m: float = OFFSHORE_M,
) -> tuple[Outline, ...]:
    """Find the areas that hold the places; none where one place lies in no area."""
    found = [layer.at(place.lon, place.lat, within_m) for place in places]
    if any(area is None or (only and area.id != only) for area in found):
        return ()
    return tuple(sorted({area.id: area for area in found if area}.values(), key=lambda a: a.id))


def _part_at(area: Outline, place: MapPlace, *, whole: bool) -> Box:
    """Give the box of an area, or of that part of it which lies nearest to a place."""
    if whole:
        return bounds(area.shape)
    point = shapely.Point(place.lon, place.lat)
    return Box(*min(area.shape.geoms, key=lambda part: float(part.distance(point))).bounds)


def width_m(box: Box) -> float:
    """Measure a box from its western to its eastern edge, or from south to north if longer."""
    lon, lat = box.centre
    return max(
        distance_m(box.west, lat, lon, lat) + distance_m(lon, lat, box.east, lat),
        distance_m(lon, box.south, lon, box.north),
    )


def _grown(box: Box, least_m: float) -> Box:
    """Add a margin, and more where the box would be too small to recognise anything."""
    wide = width_m(box)
    return box.padded(max(wide * MARGIN, (least_m - wide) / 2))
