"""From tiles to shapes in the units of a drawing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import shapely
from msgspec import Struct

from generator.site.maps.geodesy import MercatorWindow
from generator.site.maps.mvt import (
    LINE,
    POLYGON,
    Feature,
    Property,
    TileLayer,
    decode,
)
from generator.site.maps.shapes import Coordinates
from generator.site.maps.tile_archive import (
    CLASSES,
    GREEN,
    UNDERGROUND,
    WATERS,
    TileArchive,
    tile_span,
)

LAYERS = frozenset({"water", "landuse", "buildings", "roads"})
TILE_UNITS = 520


class Road(Struct, frozen=True):
    """A stretch of road or rail within one tile."""

    drawn_as: str
    name: str
    line: shapely.LineString


class StreetAreas(Struct, frozen=True):
    """The rings of what a window shows apart from its streets, in the units of the drawing."""

    water: tuple[shapely.LinearRing, ...]
    green: tuple[shapely.LinearRing, ...]
    buildings: tuple[shapely.LinearRing, ...]


def zoom_for(archive: TileArchive, window: MercatorWindow) -> int:
    """Choose the level of tiles that is fine enough for a window."""
    across = 360 * window.units_per_degree / TILE_UNITS
    return max(archive.least_zoom, min(archive.most_zoom, math.ceil(math.log2(across))))


def read_areas(archive: TileArchive, window: MercatorWindow) -> StreetAreas:
    """Read water, parks and buildings.

    Raises:
        BrokenTileError: Where a tile cannot be read.
    """
    rings: dict[str, list[shapely.LinearRing]] = {"water": [], "landuse": [], "buildings": []}
    for layer, grid in _tiles(archive, window):
        if layer.name in rings:
            # a triangle and its end are four points
            found = _in_view(layer, POLYGON, 4, grid, window)
            rings[layer.name] += [shapely.LinearRing(points) for _, points in found]
    return StreetAreas(tuple(rings["water"]), tuple(rings["landuse"]), tuple(rings["buildings"]))


def read_roads(archive: TileArchive, window: MercatorWindow) -> tuple[Road, ...]:
    """Read streets, paths and rails.

    Raises:
        BrokenTileError: Where a tile cannot be read.
    """
    return tuple(
        Road(_class_of(road), str(road.properties.get("name", "")), shapely.LineString(points))
        for layer, grid in _tiles(archive, window)
        if layer.name == "roads"
        for road, points in _in_view(layer, LINE, 2, grid, window)
    )


def _class_of(road: Feature) -> str:
    """Say how a road is drawn; alleys and driveways narrower than streets."""
    drawn_as = CLASSES[str(road.properties["kind"])]
    service = road.properties.get("kind_detail") == "service"
    return "small" if drawn_as == "minor" and service else drawn_as


class _Grid(Struct, frozen=True):
    """The way from the grid of a tile to the units of the drawing."""

    left: float
    top: float
    scale: float


def _tiles(archive: TileArchive, window: MercatorWindow) -> Iterator[tuple[TileLayer, _Grid]]:
    zoom = zoom_for(archive, window)
    turn = 360 / (1 << zoom)
    columns, rows = tile_span(window.bled, zoom)
    for x in columns:
        for y in rows:
            left = (x * turn - 180 - window.west) * window.units_per_degree
            top = (window.top - 180 + y * turn) * window.units_per_degree
            for layer in _decoded(archive, zoom, x, y):
                scale = turn * window.units_per_degree / layer.extent
                yield layer, _Grid(left, top, scale)


def _in_view(
    layer: TileLayer, kind: int, least_points: int, grid: _Grid, window: MercatorWindow
) -> list[tuple[Feature, Coordinates]]:
    """Place the lines of a kind in the drawing, and give those that the window may show."""
    owners = [one for one in layer.features if one.kind == kind]
    found = [(one, line) for one in owners for line in one.lines if len(line) >= least_points]
    if not found:
        return []
    flat = [point for _, line in found for point in line]
    points = np.array(flat, dtype=np.float64) * grid.scale + (grid.left, grid.top)
    ends = np.cumsum([len(line) for _, line in found])
    starts = np.concatenate([[0], ends[:-1]])
    least, most = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    seen = ((least < (window.width, window.height)) & (most > 0)).all(axis=1)
    return [(found[at][0], points[starts[at] : ends[at]]) for at in np.flatnonzero(seen)]


@lru_cache(maxsize=32)
def _decoded(archive: TileArchive, zoom: int, x: int, y: int) -> tuple[TileLayer, ...]:
    tile = archive.tile(zoom, x, y)
    tunnels = archive.knows_tunnels
    return tuple(decode(tile, LAYERS, lambda layer, said: _is_drawn(layer, said, tunnels)))


def _is_drawn(layer: str, said: dict[str, Property], knows_tunnels: bool) -> bool:  # noqa: FBT001 - what the archive knows
    """Choose what is drawn: of parks the green, of rails those that are known to be in view.

    Where an archive does not say what runs under ground, no rail is drawn: a line on the map
    that is not there in the street misleads.
    """
    kind = str(said.get("kind", ""))
    if layer == "landuse":
        return kind in GREEN
    if layer == "water":
        return kind in WATERS
    if layer == "buildings":
        return kind != "address"
    if kind == "rail" and (not knows_tunnels or said.get("kind_detail") in UNDERGROUND):
        return False
    return kind in CLASSES and not said.get("is_tunnel") and not _below(said)


def _below(said: dict[str, Property]) -> bool:
    level = said.get("layer", said.get("level", 0))
    return isinstance(level, int | float) and level < 0
