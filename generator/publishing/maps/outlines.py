"""Outlines of areas on the globe: counties, states and countries built in, others installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import shapely
from shapely.affinity import translate

from generator.publishing.maps.geodesy import METRES_PER_DEGREE, Box, surrounding
from generator.publishing.maps.topojson import Outline, read_topology

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, eq=False)
class OutlineLayer:
    """The areas of one kind, ready to be asked what lies where, equal to itself alone.

    Attributes:
        areas: In the order of their source.
        borders: Lines between two areas.
        area_tree: Finds areas by their boxes.
        border_tree: Finds borders by their boxes.
    """

    areas: tuple[Outline, ...]
    borders: tuple[shapely.LineString, ...]
    area_tree: shapely.STRtree
    border_tree: shapely.STRtree

    @classmethod
    def of(
        cls, areas: tuple[Outline, ...], borders: tuple[shapely.LineString, ...] = ()
    ) -> OutlineLayer:
        """Index areas and borders."""
        shapes = shapely.STRtree([area.shape for area in areas])
        return cls(areas, borders, shapes, shapely.STRtree(borders))

    def at(self, lon: float, lat: float, within_m: float) -> Outline | None:
        """Find the area that holds a position, else the nearest one not farther than asked.

        Distances count in degrees here, which is close enough for what lies off a coast.
        """
        point = shapely.Point((lon + 180) % 360 - 180, lat)
        found = self.area_tree.query_nearest(
            point, max_distance=max(within_m, 1) / METRES_PER_DEGREE
        )
        return self.areas[min(found)] if len(found) else None

    def areas_in(self, box: Box) -> Iterator[tuple[Outline, shapely.Geometry]]:
        """Cut the areas to a box, each on the turn of the globe where the box stands."""
        for shift, west, east in _turns(box):
            window = shapely.box(west, box.south, east, box.north)
            for index in sorted(self.area_tree.query(window)):
                area = self.areas[index]
                cut = shapely.clip_by_rect(area.shape, west, box.south, east, box.north)
                if not cut.is_empty:
                    yield area, translate(cut, shift) if shift else cut

    def borders_in(self, box: Box) -> Iterator[shapely.Geometry]:
        """Cut the borders to a box."""
        for shift, west, east in _turns(box):
            window = shapely.box(west, box.south, east, box.north)
            for index in sorted(self.border_tree.query(window)):
                cut = shapely.clip_by_rect(self.borders[index], west, box.south, east, box.north)
                if not cut.is_empty:
                    yield translate(cut, shift) if shift else cut


def bounds(shape: shapely.MultiPolygon) -> Box:
    """Give the box around a shape, across the antimeridian where parts lie on both sides."""
    corners = [part.bounds for part in shape.geoms]
    return surrounding([(w, s) for w, s, _, _ in corners] + [(e, n) for _, _, e, n in corners])


def _turns(box: Box) -> Iterator[tuple[int, float, float]]:
    """Give the stretches of -180 to 180 that a box covers, and how far each is to be moved."""
    for shift in (-360, 0, 360):
        west, east = max(box.west - shift, -180.0), min(box.east - shift, 180.0)
        if west < east:
            yield shift, west, east


@dataclass(frozen=True, slots=True)
class UnitedStates:
    """What the Census Bureau draws."""

    states: OutlineLayer
    counties: OutlineLayer


@cache
def united_states() -> UnitedStates:
    """Read the built-in counties and states, once."""
    topology = read_topology(DATA / "us.topojson.gz")
    return UnitedStates(
        OutlineLayer.of(topology.areas["states"], topology.borders["states"]),
        OutlineLayer.of(topology.areas["counties"], topology.borders["counties"]),
    )


@cache
def countries() -> OutlineLayer:
    """Read the built-in countries, once."""
    topology = read_topology(DATA / "world.topojson.gz")
    return OutlineLayer.of(topology.areas["countries"], topology.borders["countries"])


def county_with_state(county: Outline) -> str:
    """Call a county by its name and its state's."""
    state = next(one.name for one in united_states().states.areas if one.id == county.id[:2])
    return f"{county_name(county)}, {state}"


def county_name(county: Outline) -> str:
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
