"""Which region a map shows: the counties, states or countries that hold its places.

The window follows the areas and not the places, so that all incidents of one county, or of the
same few, share one ground.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import shapely
from msgspec import Struct

from generator.model.globe import distance_m
from generator.site.maps.areas import circle_around
from generator.site.maps.atlas import AreaOutline
from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.geodesy import Box, MercatorWindow, surrounding
from generator.site.maps.installed import InstalledOutlines
from generator.site.maps.localities import folded
from generator.site.maps.model import (
    BUILT_IN,
    Corner,
    GroundKind,
    GroundPlan,
)
from generator.site.maps.outlines import (
    UNITED_STATES,
    OutlineLayer,
    bounds,
    counties,
    countries,
    disputed,
    states,
)
from generator.site.maps.shapes import Shapes
from generator.site.maps.svg import Point
from generator.site.maps.where import AreaKey, Sited

COUNTY_WIDEST_M, STATE_WIDEST_M, COUNTRY_WIDEST_M = 450_000.0, 2_200_000.0, 2_600_000.0
COUNTY_LEAST_M, COUNTRY_LEAST_M = 70_000.0, 500_000.0
MARGIN = 0.07
INSTALLED_WIDEST_M, INSTALLED_LEAST_M = 200_000.0, 12_000.0
NEIGHBOURS = 0.5


class MapRegion(Struct, frozen=True):
    """A chosen region.

    Attributes:
        kind: What its areas are.
        layer: Where the areas come from.
        source: Names the layer, so that equal names are equal outlines.
        areas: The areas that hold places for certain, by id; these are highlighted.
        box: What is to be seen.
    """

    kind: GroundKind
    layer: OutlineLayer
    source: str
    areas: tuple[AreaOutline, ...]
    box: Box

    @property
    def window(self) -> MercatorWindow:
        """What a panel shows of the region."""
        return MercatorWindow.around(self.box, WIDTH, HEIGHT)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its areas."""
        return tuple(area.id for area in self.areas)

    def plan(self, cell: str, corner: Corner | None = None) -> GroundPlan:
        """Plan a ground that shows the region, and the small map of its state in a corner."""
        box = self.box
        view = (box.west, box.south, box.east, box.north)
        return GroundPlan(cell, self.kind, self.source, view, self.ids, corner)


def region_of(plan: GroundPlan, installed: Sequence[InstalledOutlines] = ()) -> MapRegion:
    """Find the region that a ground was planned for."""
    layer = _layer_of(plan, installed)
    held = set(plan.areas)
    also = disputed().areas if plan.kind is GroundKind.COUNTRY else ()
    areas = tuple(area for area in (*layer.areas, *also) if area.id in held)
    return MapRegion(plan.kind, layer, plan.source, areas, plan.box)


def _layer_of(plan: GroundPlan, installed: Sequence[InstalledOutlines]) -> OutlineLayer:
    if plan.kind is GroundKind.INSTALLED:
        return next(one.layer for one in installed if one.sha256 == plan.source)
    if plan.kind is GroundKind.COUNTRY:
        return countries()
    return counties() if plan.kind is GroundKind.COUNTY else states()


def find_region(places: Sequence[Sited], installed: Sequence[InstalledOutlines] = ()) -> MapRegion:
    """Choose the finest level whose areas hold all places and fit together.

    What may hold a place is shown; what holds one for certain is highlighted.

    Args:
        places: At least one.
        installed: Outlines of the newsroom's own; where they hold all places, they are shown.
    """
    # the same places in another order are the same region
    places = sorted(places, key=lambda place: (place.lon, place.lat, repr(place.where)))
    for outlines in installed:
        region = _of_installed(outlines, places)
        if region and width_m(region.box) <= INSTALLED_WIDEST_M:
            return region
    for kind, least, widest in (
        (GroundKind.COUNTY, COUNTY_LEAST_M, COUNTY_WIDEST_M),
        (GroundKind.STATE, COUNTY_LEAST_M, STATE_WIDEST_M),
        (GroundKind.COUNTRY, COUNTRY_LEAST_M, COUNTRY_WIDEST_M),
    ):
        region = _of_kind(kind, places, least)
        if region and width_m(region.box) <= widest:
            return region
    return _of_points(places)


LEVELS = {GroundKind.COUNTRY: 0, GroundKind.STATE: 1, GroundKind.COUNTY: 2}
LAYERS = {
    GroundKind.COUNTRY: countries,
    GroundKind.STATE: states,
    GroundKind.COUNTY: counties,
}


def _of_points(places: Sequence[Sited]) -> MapRegion:
    """Show a box around places whose areas do not fit together, with states if there are any."""
    points = points_of(places)
    box = grown(surrounding(points).padded(COUNTRY_LEAST_M / 2), COUNTRY_LEAST_M)
    is_home = all(area.ids[0] == UNITED_STATES for area in _possible(places))
    at_sea = any(not place.where.areas for place in places)
    kind = GroundKind.STATE if is_home and not at_sea else GroundKind.COUNTRY
    return MapRegion(kind, LAYERS[kind](), BUILT_IN, _held_for_certain(kind, places), box)


def points_of(places: Sequence[Sited]) -> list[Point]:
    """Longitude and latitude of each place."""
    return [(place.lon, place.lat) for place in places]


def _possible(places: Sequence[Sited]) -> list[AreaKey]:
    return [area for place in places for area in place.where.areas]


def _held_for_certain(kind: GroundKind, places: Sequence[Sited]) -> tuple[AreaOutline, ...]:
    """Find the areas of a level that hold places for certain."""
    sure = (place.where.sure for place in places)
    ids = {area.ids[LEVELS[kind]] for area in sure if area}
    return tuple(sorted(outlines_of(kind, ids), key=lambda area: area.id))


def outlines_of(kind: GroundKind, ids: set[str]) -> list[AreaOutline]:
    """Find areas by their ids, in the order of their layer; a disputed one beside countries."""
    known = _by_id(kind)
    return [area for _, area in sorted(found for one in ids for found in known.get(one, ()))]


@cache
def _by_id(kind: GroundKind) -> dict[str, list[tuple[int, AreaOutline]]]:
    """Every area of a level by its id, each after its number; disputed ones follow countries."""
    also = disputed().areas if kind is GroundKind.COUNTRY else ()
    known: dict[str, list[tuple[int, AreaOutline]]] = {}
    for number, area in enumerate((*LAYERS[kind]().areas, *also)):
        known.setdefault(area.id, []).append((number, area))
    return known


def _of_installed(outlines: InstalledOutlines, places: Sequence[Sited]) -> MapRegion | None:
    box = surrounding(points_of(places))
    held: dict[str, AreaOutline] = {}
    for place in places:
        met = outlines.layer.meeting(circle_around(place.lon, place.lat, place.radius_m))
        town = folded(place.locality.partition(",")[0])
        met = [area for area in met if folded(area.name) == town] or met
        if not met:
            return None
        for area in met:
            box = box.joined(bounds(area))
        if len(met) == 1:
            held[met[0].id] = met[0]
    wide = width_m(box)
    # outlines are recognised by their neighbours
    around = box.padded(max(wide * NEIGHBOURS, (INSTALLED_LEAST_M - wide) / 2))
    areas = tuple(held[code] for code in sorted(held))
    return MapRegion(GroundKind.INSTALLED, outlines.layer, outlines.sha256, areas, around)


def _of_kind(kind: GroundKind, places: Sequence[Sited], least_m: float) -> MapRegion | None:
    """Show all areas of a level that may hold a place; None where one lies in none."""
    level = LEVELS[kind]
    ids = [[area.ids[level] for area in place.where.areas] for place in places]
    if not all(ids) or not all(all(possible) for possible in ids):
        return None
    box = surrounding(points_of(places))
    for place, possible in zip(places, ids, strict=True):
        for area in outlines_of(kind, set(possible)):
            at = (place.lon, place.lat)
            box = box.joined(part_at(area, at, whole=kind is GroundKind.COUNTY))
    held = _held_for_certain(kind, places)
    return MapRegion(kind, LAYERS[kind](), BUILT_IN, held, grown(box, least_m))


def part_at(area: AreaOutline, point: Point, *, whole: bool) -> Box:
    """Give the box of an area, or of that part of it which lies nearest to a place."""
    if whole:
        return bounds(area)
    parts, boxes = parts_of(area)
    if len(boxes) == 1:
        return boxes[0]
    return boxes[np.argmin(shapely.distance(parts, shapely.Point(point)))]


@lru_cache(maxsize=1_024)
def parts_of(area: AreaOutline) -> tuple[Shapes, list[Box]]:
    """Take an area apart; give the box of each part, too."""
    parts = shapely.get_parts(area.shape)
    return parts, [Box(*corners) for corners in shapely.bounds(parts).tolist()]


def width_m(box: Box) -> float:
    """Measure a box from its western to its eastern edge, or from south to north if longer."""
    lon, lat = box.centre
    return max(
        distance_m(box.west, lat, lon, lat) + distance_m(lon, lat, box.east, lat),
        distance_m(lon, box.south, lon, box.north),
    )


def grown(box: Box, least_m: float) -> Box:
    """Add a margin, and more where the box would be too small to recognise anything."""
    wide = width_m(box)
    return box.padded(max(wide * MARGIN, (least_m - wide) / 2))


def is_dotted(box: Box) -> bool:
    """Tell whether a disputed border is in view."""
    return bool(disputed().areas_in(box)[0]) or len(disputed().borders_in(box)) > 0


def states_of(region: MapRegion) -> tuple[AreaOutline, ...]:
    """Find the states that a region's areas lie in; none for states and countries themselves.

    Regions of states and countries are recognised without help, and so are counties of several
    states, whose common border is in view.
    """
    if region.kind is GroundKind.COUNTY:
        held = {area.id[:2] for area in region.areas}
        return tuple(state for state in states().areas if state.id in held)
    if region.kind is not GroundKind.INSTALLED or not region.areas:
        return ()
    middles = [area.shape.representative_point() for area in region.areas]
    found = [states().at(middle.x, middle.y, 0) for middle in middles]
    return tuple({state.id: state for state in found if state and all(found)}.values())
