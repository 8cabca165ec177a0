"""Outlines of areas on the globe: counties, states and countries built in, others installed."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import shapely.affinity
from msgspec import Struct
from numpy.typing import NDArray

from generator.model.globe import METRES_PER_DEGREE
from generator.site.maps.atlas import AreaOutline, Atlas, read_atlas
from generator.site.maps.geodesy import Box, MercatorWindow, surrounding
from generator.site.maps.shapes import Coordinates, Indices, Shapes, flat

UNITED_STATES = "US"
OFFSHORE_M = 22_224.0  # twelve nautical miles: territorial waters (UNCLOS, article 3)
FINEST, FINE, COARSEST = 0.004, 0.02, 0.2  # degrees by which land is simplified
OUTLINE_STEPS = 500
DATA = Path(__file__).parent / "data"


class OutlineLayer(Struct, frozen=True, eq=False):
    """The areas of one kind, ready to be asked what lies where, equal to itself alone.

    Attributes:
        areas: In the order of their source.
        shapes: Those of the areas, in the same order.
        borders: Lines between two areas.
        area_tree: Finds areas by their boxes.
        border_tree: Finds borders by their boxes.
    """

    areas: tuple[AreaOutline, ...]
    shapes: Shapes
    borders: Shapes
    area_tree: shapely.STRtree
    border_tree: shapely.STRtree

    @classmethod
    def of(cls, areas: tuple[AreaOutline, ...], borders: Shapes | None = None) -> OutlineLayer:
        """Index areas and borders."""
        shapes = np.array([area.shape for area in areas], dtype=object)
        shapely.prepare(shapes)
        lines = np.array([], dtype=object) if borders is None else borders
        return cls(areas, shapes, lines, shapely.STRtree(shapes), shapely.STRtree(lines))

    def at(self, lon: float, lat: float, within_m: float) -> AreaOutline | None:
        """Find the area that holds a position, else the nearest one not farther than asked.

        Distances count in degrees here, which is close enough for what lies off a coast.
        """
        point = shapely.Point((lon + 180) % 360 - 180, lat)
        found = self.area_tree.query(point, predicate="intersects")
        if not len(found):
            within = max(within_m, 1) / METRES_PER_DEGREE
            found = self.area_tree.query_nearest(point, max_distance=within)
        return self.areas[found.min()] if len(found) else None

    def meeting(self, shape: shapely.Geometry) -> list[AreaOutline]:
        """Find the areas that a shape meets, wherever it lies on either side of 180 degrees."""
        found: set[int] = set()
        west, _, east, _ = shapely.bounds(shape).tolist()
        for turn in (-360, 0, 360):
            if west + turn < 180 and east + turn > -180:  # noqa: PLR2004 - degrees
                moved = shapely.affinity.translate(shape, turn) if turn else shape
                near = self.area_tree.query(moved)
                found.update(near[shapely.intersects(self.shapes[near], moved)].tolist())
        return [self.areas[number] for number in sorted(found)]

    def areas_in(self, box: Box) -> tuple[list[AreaOutline], Shapes]:
        """Cut the areas to a box, each on the turn of the globe where the box stands."""
        found, cuts = _cut(self.shapes, self.area_tree, box)
        return [self.areas[index] for index in found], cuts

    def shapes_in(self, box: Box, wanted: Callable[[AreaOutline], bool]) -> Shapes:
        """Cut the shapes of the wanted areas to a box."""
        areas, cuts = self.areas_in(box)
        return cuts[[wanted(area) for area in areas]]

    def borders_in(self, box: Box) -> Shapes:
        """Cut the borders to a box."""
        return _cut(self.borders, self.border_tree, box)[1]


def _cut(shapes: Shapes, tree: shapely.STRtree, box: Box) -> tuple[list[int], Shapes]:
    """Cut shapes to a box; give the numbers of those of which something is left, and that."""
    found: list[int] = []
    cuts: list[Shapes] = []
    for shift, west, east in _turns(box):
        window = (west, box.south, east, box.north)
        near = np.sort(tree.query(shapely.box(*window)))
        cut = shapely.clip_by_rect(shapes[near], *window)
        seen = ~shapely.is_empty(cut)
        found += near[seen].tolist()
        cuts.append(_moved(cut[seen], shift))
    return found, np.concatenate(cuts)


def _moved(shapes: Shapes, degrees: float) -> Shapes:
    if not degrees:
        return shapes
    moved: Shapes = shapely.transform(shapes, lambda points: points + np.array([degrees, 0]))
    return moved


@lru_cache(maxsize=4_096)
def bounds(area: AreaOutline) -> Box:
    """Give the box around an area, across the antimeridian where parts lie on both sides."""
    corners = shapely.bounds(shapely.get_parts(area.shape)).tolist()
    return surrounding([(w, s) for w, s, _, _ in corners] + [(e, n) for _, _, e, n in corners])


def _turns(box: Box) -> Iterator[tuple[int, float, float]]:
    """Give the stretches of -180 to 180 that a box covers, and how far each is to be moved."""
    for shift in (-360, 0, 360):
        west, east = max(box.west - shift, -180.0), min(box.east - shift, 180.0)
        if west < east:
            yield shift, west, east


@cache
def countries() -> OutlineLayer:
    """Read the built-in countries, once."""
    return _layer(read_atlas(DATA / "world.outlines.gz"), "countries")


@cache
def disputed() -> OutlineLayer:
    """Read the built-in disputed areas, once; they lie over those of countries."""
    return _layer(read_atlas(DATA / "disputed.outlines.gz"), "disputed")


@cache
def states() -> OutlineLayer:
    """Read the built-in states of the United States, once."""
    return _layer(_united_states(), "states")


@cache
def counties() -> OutlineLayer:
    """Read the built-in counties of the United States, once."""
    return _layer(_united_states(), "counties")


@cache
def _united_states() -> Atlas:
    """Read what the Census Bureau draws."""
    return read_atlas(DATA / "us.outlines.gz")


def _layer(atlas: Atlas, name: str) -> OutlineLayer:
    return OutlineLayer.of(atlas.areas(name), atlas.borders(name))


def county_with_state(county: AreaOutline) -> str:
    """Call a county by its name and its state's."""
    name, state = county_name(county), state_of(county).name
    return name if name == state else f"{name}, {state}"


@lru_cache(maxsize=4_096)
def state_of(county: AreaOutline) -> AreaOutline:
    """Find the state of a county."""
    return next(one for one in states().areas if one.id == county.id[:2])


def county_name(county: AreaOutline) -> str:
    """Call a county what its state calls it.

    The outlines carry the bare name. Codes from 510 on are cities that belong to no county;
    Louisiana has parishes, and in Alaska and Puerto Rico the name stands alone.
    """
    state, code = county.id[:2], int(county.id[2:] or 0)
    if state in {"02", "11", "72"} or county.name.endswith("City"):
        return county.name
    if code >= 510:  # noqa: PLR2004 - the Census Bureau's first number for an independent city
        return f"{county.name} city"
    return f"{county.name} {'Parish' if state == '22' else 'County'}"


def land(bounds: Box) -> dict[str, Any]:
    """Write the land around all incidents as GeoJSON, as fine as the width allows."""
    wide = max(bounds.east - bounds.west, bounds.north - bounds.south, 1.0)
    around = wide / 2
    seen = Box(
        bounds.west - around,
        max(bounds.south - around, -85),
        bounds.east + around,
        min(bounds.north + around, 85),
    )
    step = min(max(wide / OUTLINE_STEPS, FINEST), COARSEST)
    abroad = countries().shapes_in(seen, lambda area: area.id != UNITED_STATES)
    _, home = states().areas_in(seen)
    parts = shapely.get_parts(shapely.simplify([*abroad, *home], step))
    large = parts[shapely.area(parts) > step * step * 9]
    grid = 0.01 if step > FINE else 0.001
    geometries = [
        json.loads(shapely.to_geojson(one))
        for one in shapely.set_precision(large, grid)
        if not one.is_empty
    ]
    return {"type": "GeometryCollection", "geometries": geometries}


STEPS = 2  # between a scale and one of half its size
SMALLEST = 6.0  # squares of a tolerance; areas smaller than that are left out
TURNS = (-360.0, 0.0, 360.0)


class Spread(Struct, frozen=True, eq=False):
    """Shapes in a plane of Mercator, each in one part.

    Attributes:
        shapes: Polygons, or lines.
        owners: Which of the areas each belongs to.
        bounds: West, lower edge, east and upper edge of each.
    """

    shapes: Shapes
    owners: Indices
    bounds: NDArray[np.float64]

    @classmethod
    def of(cls, shapes: Shapes, owners: Indices) -> Spread:
        """Measure shapes."""
        return cls(shapes, owners, shapely.bounds(shapes).reshape(-1, 4))

    def simplified(self, tolerance: float, least_area: float) -> Spread:
        """Simplify all, and leave out what is too small."""
        large = shapely.area(self.shapes) >= least_area
        simple = shapely.simplify(self.shapes[large], tolerance, preserve_topology=False)
        parts, whole = shapely.get_parts(simple, return_index=True)
        seen = ~shapely.is_empty(parts)
        return Spread.of(parts[seen], self.owners[large][whole[seen]])

    def seen_in(self, window: MercatorWindow) -> tuple[Shapes, Indices]:
        """Cut the shapes to a window and place them in it, with the area that each belongs to."""
        bled, (west, low, east, high) = window.bled_flat, self.bounds.T
        level = (low < bled.north) & (high > bled.south)
        cuts, owners = [], []
        for turn in TURNS:
            left, right = bled.west - turn, bled.east - turn
            near = np.flatnonzero(level & (west < right) & (east > left))
            if len(near):
                cut = shapely.clip_by_rect(self.shapes[near], left, bled.south, right, bled.north)
                cuts.append(shapely.transform(cut, partial(_placed, window, turn)))
                owners.append(self.owners[near])
        if not cuts:
            return np.array([], dtype=object), np.array([], dtype=np.intp)
        return np.concatenate(cuts), np.concatenate(owners)


class Scaled(Struct, frozen=True, eq=False):
    """A layer of outlines at a scale.

    Attributes:
        areas: The polygons of the areas.
        borders: Lines between two areas, joined end to end.
    """

    areas: Spread
    borders: Spread


def scaled_for(layer: OutlineLayer, window: MercatorWindow, seen: float) -> Scaled:
    """Give a layer at the scale of a window, or at one that is nearly it.

    Args:
        layer: The layer.
        window: The window.
        seen: How many units of the window are as good as none.
    """
    return _at_scale(layer, round(math.log2(window.units_per_degree / seen) * STEPS))


@lru_cache(maxsize=64)
def _at_scale(layer: OutlineLayer, step: int) -> Scaled:
    whole, tolerance = _projected(layer), 2 ** (-step / STEPS)
    # what is seen in the finest window of the scale is kept for all
    least = SMALLEST * (tolerance * 2 ** (-0.5 / STEPS)) ** 2
    return Scaled(whole.areas.simplified(tolerance, least), whole.borders.simplified(tolerance, 0))


@lru_cache(maxsize=8)
def _projected(layer: OutlineLayer) -> Scaled:
    parts, owners = shapely.get_parts(shapely.transform(layer.shapes, flat), return_index=True)
    lines = shapely.transform(layer.borders, flat)
    joined = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
    nobody = np.zeros(len(joined), dtype=np.intp)
    return Scaled(Spread.of(parts, owners), Spread.of(joined, nobody))


def _placed(window: MercatorWindow, turn: float, coordinates: Coordinates) -> Coordinates:
    x = coordinates[:, 0] - (window.west - turn)
    return np.column_stack([x, window.top - coordinates[:, 1]]) * window.units_per_degree
