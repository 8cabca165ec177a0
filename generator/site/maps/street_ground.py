"""The ground of a street map: water, parks, buildings, rails, streets by class with a casing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from generator.site.maps.frame import ground_file, line
from generator.site.maps.geodesy import MercatorWindow
from generator.site.maps.model import GroundFiles
from generator.site.maps.palette import DARK, LIGHT, Palette
from generator.site.maps.shapes import lines_path
from generator.site.maps.svg import Value, box, element
from generator.site.maps.tile_archive import TileArchive
from generator.site.maps.tiles import Road, StreetAreas, read_areas, read_roads

SEEN = 0.4
LEAST_BUILDING, LEAST_GREEN = 14.0, 10.0
DETAILS_UP_TO = 3.2  # metres per unit; beyond that houses and footpaths are crumbs
WIDTHS = {"highway": 7.5, "major": 6.5, "minor": 5.0, "small": 2.4, "path": 0.9, "rail": 1.2}
"""In units, where a unit is two and a half metres."""
ORDER = ("path", "small", "minor", "major", "highway")


def paint_streets(archive: TileArchive, window: MercatorWindow) -> GroundFiles:
    """Draw the streets of a window once, and paint them twice."""
    paths = {
        **_area_paths(read_areas(archive, window), window),
        **_road_paths(read_roads(archive, window), window),
    }
    light, dark = (
        ground_file(window.width, window.height, colours, *_painted(paths, colours, window))
        for colours in (LIGHT, DARK)
    )
    return GroundFiles(light, dark)


def _area_paths(areas: StreetAreas, window: MercatorWindow) -> dict[str, str]:
    near = window.metres_per_unit <= DETAILS_UP_TO
    return {
        "water": _areas(areas.water, LEAST_GREEN),
        "green": _areas(areas.green, LEAST_GREEN),
        "buildings": _areas(areas.buildings, LEAST_BUILDING) if near else "",
    }


def _road_paths(roads: Sequence[Road], window: MercatorWindow) -> dict[str, str]:
    frame = (-8, -8, window.width + 8, window.height + 8)
    paths: dict[str, str] = {}
    near = window.metres_per_unit <= DETAILS_UP_TO
    for drawn_as in (*ORDER, "rail"):
        shown = near or drawn_as != "path"
        lines = [road.line for road in roads if road.drawn_as == drawn_as and shown]
        paths[drawn_as] = _lines(shapely.clip_by_rect(np.array(lines), *frame)) if lines else ""
    return paths


def _areas(rings: Sequence[shapely.LinearRing], least: float) -> str:
    """Write rings; holes turn the other way and are left open by the rule of filling."""
    every = np.array(rings)
    kept = every[shapely.area(shapely.polygons(every)) >= least] if len(every) else every
    return lines_path(shapely.simplify(kept, SEEN))


def _lines(lines: NDArray[np.object_]) -> str:
    parts = shapely.get_parts(lines)
    strings = [part for part in parts if isinstance(part, shapely.LineString)]
    if not strings:
        return ""
    joined = shapely.line_merge(shapely.MultiLineString(strings))
    return lines_path(shapely.get_parts(shapely.simplify(joined, SEEN)))


def _painted(paths: dict[str, str], colours: Palette, window: MercatorWindow) -> list[str]:
    land = {**box(0, 0, window.width, window.height), "fill": colours.land}
    drawn = [element("rect", land)]
    for name, colour in (
        ("green", colours.park),
        ("water", colours.water),
        ("buildings", colours.building),
    ):
        if paths[name]:
            drawn.append(
                element("path", {"d": paths[name], "fill": colour, "fill-rule": "evenodd"})
            )
    scale = max(0.4, min(1.7, 2.5 / window.metres_per_unit))
    drawn += _streets(paths, colours, scale)
    return drawn


def _streets(paths: dict[str, str], colours: Palette, scale: float) -> list[str]:
    """Draw all casings before all streets, so that crossings are open."""
    drawn: list[str] = []

    def stroke(name: str, colour: str, width: float, **more: Value) -> None:
        if paths[name]:
            look = {**line(colour, width), "stroke-linecap": "round", "stroke-linejoin": "round"}
            drawn.append(element("path", {"d": paths[name], **look, **more}))

    for name in ("small", "minor", "major", "highway"):
        stroke(name, colours.casing, WIDTHS[name] * scale + 1.2)
    stroke("path", colours.casing, WIDTHS["path"] * scale)
    for name in ("small", "minor", "major", "highway"):
        fill = colours.street_minor if name == "small" else colours.street
        stroke(name, fill, WIDTHS[name] * scale)
    if paths["rail"]:
        drawn.append(element("path", {"d": paths["rail"], **line(colours.rail, 2.2)}))
        ties = {**line(colours.street, 1.1), "stroke-dasharray": "5 4"}
        drawn.append(element("path", {"d": paths["rail"], **ties}))
    return drawn
