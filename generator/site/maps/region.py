"""Which region a map shows: the counties, states or countries that hold its places.

The window follows the areas and not the places, so that all incidents of one county, or of the
same few, share one ground.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import shapely
from msgspec import Struct

from generator.model.globe import distance_m
from generator.site.maps.atlas import AreaOutline
from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.geodesy import Box, MercatorWindow, surrounding
from generator.site.maps.installed import InstalledOutlines
from generator.site.maps.model import (
    BUILT_IN,
    Corner,
    GroundKind,
    GroundPlan,
    MapPlace,
    Survey,
    cell_of,
)
from generator.site.maps.outlines import (
    OFFSHORE_M,
    UNITED_STATES,
    OutlineLayer,
    bounds,
    counties,
    countries,
    county_name,
    county_with_state,
    states,
)
from generator.site.maps.region_panel import free_corner
from generator.site.maps.shapes import Shapes, project
from generator.site.maps.svg import Point

COUNTY_WIDEST_M, STATE_WIDEST_M, COUNTRY_WIDEST_M = 450_000.0, 2_200_000.0, 2_600_000.0
COUNTY_LEAST_M, COUNTRY_LEAST_M = 70_000.0, 500_000.0
MARGIN = 0.07
INSTALLED_WIDEST_M, INSTALLED_LEAST_M, INSTALLED_OFFSHORE_M = 200_000.0, 12_000.0, 2_000.0
NEIGHBOURS = 0.5
LEAST_NAMED = 900.0
MOST_SAID = 4
COARSE = 2.0  # units of the panel


class MapRegion(Struct, frozen=True):
    """A chosen region.

    Attributes:
        kind: What its areas are.
        layer: Where the areas come from.
        source: Names the layer, so that equal names are equal outlines.
        areas: The areas that hold the places, by id.
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
    areas = tuple(area for area in layer.areas if area.id in held)
    return MapRegion(plan.kind, layer, plan.source, areas, plan.box)


def _layer_of(plan: GroundPlan, installed: Sequence[InstalledOutlines]) -> OutlineLayer:
    if plan.kind is GroundKind.INSTALLED:
        return next(one.layer for one in installed if one.sha256 == plan.source)
    if plan.kind is GroundKind.COUNTRY:
        return countries()
    return counties() if plan.kind is GroundKind.COUNTY else states()


def find_region(points: Sequence[Point], installed: Sequence[InstalledOutlines] = ()) -> MapRegion:
    """Choose the finest level whose areas hold all places and fit together.

    Args:
        points: Longitudes and latitudes of places, at least one.
        installed: Outlines of the newsroom's own; where they hold all places, they are shown.
    """
    # the same places in another order are the same region
    points = sorted(points)
    for outlines in installed:
        region = _of_installed(outlines, points)
        if region and width_m(region.box) <= INSTALLED_WIDEST_M:
            return region
    for kind, layer, least, widest in (
        (GroundKind.COUNTY, counties, COUNTY_LEAST_M, COUNTY_WIDEST_M),
        (GroundKind.STATE, states, COUNTY_LEAST_M, STATE_WIDEST_M),
        (GroundKind.COUNTRY, countries, COUNTRY_LEAST_M, COUNTRY_WIDEST_M),
    ):
        region = _of_kind(kind, layer, points, least)
        if region and width_m(region.box) <= widest:
            return region
    return _of_points(points)


def _of_points(points: Sequence[Point]) -> MapRegion:
    """Show a box around places whose areas do not fit together, with states if there are any."""
    box = _grown(surrounding(points).padded(COUNTRY_LEAST_M / 2), COUNTRY_LEAST_M)
    if _holding(countries(), points, only=UNITED_STATES):
        return MapRegion(GroundKind.STATE, states(), BUILT_IN, _holding(states(), points), box)
    return MapRegion(GroundKind.COUNTRY, countries(), BUILT_IN, _holding(countries(), points), box)


def _of_installed(outlines: InstalledOutlines, points: Sequence[Point]) -> MapRegion | None:
    areas = _holding(outlines.layer, points, within_m=INSTALLED_OFFSHORE_M)
    if not areas:
        return None
    box = surrounding(points)
    for area in areas:
        box = box.joined(bounds(area))
    wide = width_m(box)
    # outlines are recognised by their neighbours
    around = box.padded(max(wide * NEIGHBOURS, (INSTALLED_LEAST_M - wide) / 2))
    return MapRegion(GroundKind.INSTALLED, outlines.layer, outlines.sha256, areas, around)


def _of_kind(
    kind: GroundKind,
    find_layer: Callable[[], OutlineLayer],
    points: Sequence[Point],
    least_m: float,
) -> MapRegion | None:
    if kind is not GroundKind.COUNTRY and not _holding(countries(), points, only=UNITED_STATES):
        return None
    layer = find_layer()
    areas = _holding(layer, points)
    if not areas:
        return None
    box = surrounding(points)
    for area in areas:
        for point in points:
            box = box.joined(_part_at(area, point, whole=kind is GroundKind.COUNTY))
    return MapRegion(kind, layer, BUILT_IN, areas, _grown(box, least_m))


def _holding(
    layer: OutlineLayer,
    points: Sequence[Point],
    only: str = "",
    within_m: float = OFFSHORE_M,
) -> tuple[AreaOutline, ...]:
    """Find the areas that hold the places; none where one place lies in no area."""
    found: dict[str, AreaOutline] = {}
    for point in points:
        area = layer.at(*point, within_m)
        if area is None or (only and area.id != only):
            return ()
        found[area.id] = area
    return tuple(sorted(found.values(), key=lambda area: area.id))


def _part_at(area: AreaOutline, point: Point, *, whole: bool) -> Box:
    """Give the box of an area, or of that part of it which lies nearest to a place."""
    if whole:
        return bounds(area)
    parts, boxes = _parts(area)
    if len(boxes) == 1:
        return boxes[0]
    return boxes[np.argmin(shapely.distance(parts, shapely.Point(point)))]


@lru_cache(maxsize=1_024)
def _parts(area: AreaOutline) -> tuple[Shapes, list[Box]]:
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


def _grown(box: Box, least_m: float) -> Box:
    """Add a margin, and more where the box would be too small to recognise anything."""
    wide = width_m(box)
    return box.padded(max(wide * MARGIN, (least_m - wide) / 2))


def survey(places: Sequence[MapPlace], installed: Sequence[InstalledOutlines] = ()) -> Survey:
    """Look around the places of a map; at least one."""
    region = find_region([(place.lon, place.lat) for place in places], installed)
    states = states_of(region)
    state = states[0].name if len(states) == 1 else ""
    corner = free_corner(places, region.window) if state else None
    plan = region.plan(cell_of(places), corner)
    return Survey(plan, _area_names(region), _held(region), state)


def states_of(region: MapRegion) -> tuple[AreaOutline, ...]:
    """Find the states that a region's areas lie in; none for states and countries themselves.

    Regions of states and countries are recognised without help, and so are counties of several
    states, whose common border is in view.
    """
    if region.kind is GroundKind.COUNTY:
        held = {area.id[:2] for area in region.areas}
        return tuple(state for state in states().areas if state.id in held)
    if region.kind is not GroundKind.INSTALLED:
        return ()
    middles = [area.shape.representative_point() for area in region.areas]
    found = [states().at(middle.x, middle.y, 0) for middle in middles]
    return tuple({state.id: state for state in found if state and all(found)}.values())


def _held(region: MapRegion) -> tuple[str, ...]:
    if len(region.areas) > MOST_SAID:
        return ()
    named = county_with_state if region.kind is GroundKind.COUNTY else _plain
    return tuple(named(area) for area in region.areas)


def _plain(area: AreaOutline) -> str:
    return area.name


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
        (county_name(areas[at]) if region.kind is GroundKind.COUNTY else areas[at].name, x, y)
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
