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

from generator.site.maps.atlas import Outline
from generator.site.maps.geodesy import Box, distance_m, surrounding
from generator.site.maps.installed import InstalledOutlines
from generator.site.maps.outlines import (
    OutlineLayer,
    bounds,
    counties,
    countries,
    states,
)
from generator.site.maps.panel import HEIGHT, WIDTH
from generator.site.maps.plan import BUILT_IN, GroundPlan, Kind
from generator.site.maps.shapes import Shapes
from generator.site.maps.svg import Point
from generator.site.maps.window import MercatorWindow

COUNTY_WIDEST_M, STATE_WIDEST_M, COUNTRY_WIDEST_M = 450_000.0, 2_200_000.0, 2_600_000.0
COUNTY_LEAST_M, COUNTRY_LEAST_M = 70_000.0, 500_000.0
OFFSHORE_M = 25_000.0
MARGIN = 0.07
INSTALLED_WIDEST_M, INSTALLED_LEAST_M, INSTALLED_OFFSHORE_M = 200_000.0, 12_000.0, 2_000.0
NEIGHBOURS = 0.5
UNITED_STATES = "840"


class Region(Struct, frozen=True):
    """A chosen region.

    Attributes:
        kind: What its areas are.
        layer: Where the areas come from.
        source: Names the layer, so that equal names are equal outlines.
        areas: The areas that hold the places, by id.
        box: What is to be seen.
    """

    kind: Kind
    layer: OutlineLayer
    source: str
    areas: tuple[Outline, ...]
    box: Box

    @property
    def window(self) -> MercatorWindow:
        """What a panel shows of the region."""
        return MercatorWindow.around(self.box, WIDTH, HEIGHT)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its areas."""
        return tuple(area.id for area in self.areas)

    def plan(self, cell: str) -> GroundPlan:
        """Plan a ground that shows the region, without the small map of its state."""
        box = self.box
        view = (box.west, box.south, box.east, box.north)
        return GroundPlan(cell, self.kind, self.source, view, self.ids)


def region_of(plan: GroundPlan, installed: Sequence[InstalledOutlines] = ()) -> Region:
    """Find the region that a ground was planned for."""
    layer = _layer_of(plan, installed)
    held = set(plan.areas)
    areas = tuple(area for area in layer.areas if area.id in held)
    return Region(plan.kind, layer, plan.source, areas, plan.box)


def _layer_of(plan: GroundPlan, installed: Sequence[InstalledOutlines]) -> OutlineLayer:
    if plan.kind is Kind.INSTALLED:
        return next(one.layer for one in installed if one.sha256 == plan.source)
    if plan.kind is Kind.COUNTRY:
        return countries()
    return counties() if plan.kind is Kind.COUNTY else states()


def find_region(points: Sequence[Point], installed: Sequence[InstalledOutlines] = ()) -> Region:
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
        (Kind.COUNTY, counties, COUNTY_LEAST_M, COUNTY_WIDEST_M),
        (Kind.STATE, states, COUNTY_LEAST_M, STATE_WIDEST_M),
        (Kind.COUNTRY, countries, COUNTRY_LEAST_M, COUNTRY_WIDEST_M),
    ):
        region = _of_kind(kind, layer, points, least)
        if region and width_m(region.box) <= widest:
            return region
    return _of_points(points)


def _of_points(points: Sequence[Point]) -> Region:
    """Show a box around places whose areas do not fit together, with states if there are any."""
    box = _grown(surrounding(points).padded(COUNTRY_LEAST_M / 2), COUNTRY_LEAST_M)
    if _holding(countries(), points, only=UNITED_STATES):
        return Region(Kind.STATE, states(), BUILT_IN, _holding(states(), points), box)
    return Region(Kind.COUNTRY, countries(), BUILT_IN, _holding(countries(), points), box)


def _of_installed(outlines: InstalledOutlines, points: Sequence[Point]) -> Region | None:
    areas = _holding(outlines.layer, points, within_m=INSTALLED_OFFSHORE_M)
    if not areas:
        return None
    box = surrounding(points)
    for area in areas:
        box = box.joined(bounds(area))
    wide = width_m(box)
    # outlines are recognised by their neighbours
    around = box.padded(max(wide * NEIGHBOURS, (INSTALLED_LEAST_M - wide) / 2))
    return Region(Kind.INSTALLED, outlines.layer, outlines.sha256, areas, around)


def _of_kind(
    kind: Kind,
    find_layer: Callable[[], OutlineLayer],
    points: Sequence[Point],
    least_m: float,
) -> Region | None:
    if kind is not Kind.COUNTRY and not _holding(countries(), points, only=UNITED_STATES):
        return None
    layer = find_layer()
    areas = _holding(layer, points)
    if not areas:
        return None
    box = surrounding(points)
    for area in areas:
        for point in points:
            box = box.joined(_part_at(area, point, whole=kind is Kind.COUNTY))
    return Region(kind, layer, BUILT_IN, areas, _grown(box, least_m))


def _holding(
    layer: OutlineLayer,
    points: Sequence[Point],
    only: str = "",
    within_m: float = OFFSHORE_M,
) -> tuple[Outline, ...]:
    """Find the areas that hold the places; none where one place lies in no area."""
    found: dict[str, Outline] = {}
    for point in points:
        area = layer.at(*point, within_m)
        if area is None or (only and area.id != only):
            return ()
        found[area.id] = area
    return tuple(sorted(found.values(), key=lambda area: area.id))


def _part_at(area: Outline, point: Point, *, whole: bool) -> Box:
    """Give the box of an area, or of that part of it which lies nearest to a place."""
    if whole:
        return bounds(area)
    parts, boxes = _parts(area)
    if len(boxes) == 1:
        return boxes[0]
    return boxes[np.argmin(shapely.distance(parts, shapely.Point(point)))]


@lru_cache(maxsize=1_024)
def _parts(area: Outline) -> tuple[Shapes, list[Box]]:
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
