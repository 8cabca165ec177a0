"""Outlines of areas on the globe: counties, states and countries built in, others installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import shapely

from generator.site.maps.atlas import Atlas, Outline, read_atlas
from generator.site.maps.geodesy import METRES_PER_DEGREE, Box, surrounding
from generator.site.maps.shapes import Shapes

DATA = Path(__file__).parent / "data"


def every(_: Outline) -> bool:
    """Want any area."""
    return True


@dataclass(frozen=True, slots=True, eq=False)
class OutlineLayer:
    """The areas of one kind, ready to be asked what lies where, equal to itself alone.

    Attributes:
        areas: In the order of their source.
        shapes: Those of the areas, in the same order.
        borders: Lines between two areas.
        area_tree: Finds areas by their boxes.
        border_tree: Finds borders by their boxes.
    """

    areas: tuple[Outline, ...]
    shapes: Shapes
    borders: Shapes
    area_tree: shapely.STRtree
    border_tree: shapely.STRtree

    @classmethod
    def of(cls, areas: tuple[Outline, ...], borders: Shapes | None = None) -> OutlineLayer:
        """Index areas and borders."""
        shapes = np.array([area.shape for area in areas], dtype=object)
        lines = np.array([], dtype=object) if borders is None else borders
        return cls(areas, shapes, lines, shapely.STRtree(shapes), shapely.STRtree(lines))

    def at(self, lon: float, lat: float, within_m: float) -> Outline | None:
        """Find the area that holds a position, else the nearest one not farther than asked.

        Distances count in degrees here, which is close enough for what lies off a coast.
        """
        point = shapely.Point((lon + 180) % 360 - 180, lat)
        found = self.area_tree.query(point, predicate="intersects")
        if not len(found):
            within = max(within_m, 1) / METRES_PER_DEGREE
            found = self.area_tree.query_nearest(point, max_distance=within)
        return self.areas[found.min()] if len(found) else None

    def areas_in(
        self, box: Box, wanted: Callable[[Outline], bool] = every
    ) -> tuple[list[Outline], Shapes]:
        """Cut the wanted areas to a box, each on the turn of the globe where the box stands."""
        found: list[Outline] = []
        cuts: list[Shapes] = []
        for shift, west, east in _turns(box):
            window = shapely.box(west, box.south, east, box.north)
            indices = [
                index
                for index in sorted(self.area_tree.query(window).tolist())
                if wanted(self.areas[index])
            ]
            cut = shapely.clip_by_rect(self.shapes[indices], west, box.south, east, box.north)
            seen = np.flatnonzero(~shapely.is_empty(cut)).tolist()
            found += [self.areas[indices[position]] for position in seen]
            cuts.append(_moved(cut[seen], shift))
        return found, np.concatenate(cuts)

    def shapes_in(self, box: Box, wanted: Callable[[Outline], bool] = every) -> Shapes:
        """Cut the shapes of the wanted areas to a box."""
        return self.areas_in(box, wanted)[1]

    def borders_in(self, box: Box) -> Shapes:
        """Cut the borders to a box."""
        cuts: list[Shapes] = []
        for shift, west, east in _turns(box):
            window = shapely.box(west, box.south, east, box.north)
            near = self.borders[np.sort(self.border_tree.query(window))]
            cut = shapely.clip_by_rect(near, west, box.south, east, box.north)
            cuts.append(_moved(cut[~shapely.is_empty(cut)], shift))
        return np.concatenate(cuts)


def _moved(shapes: Shapes, degrees: float) -> Shapes:
    if not degrees:
        return shapes
    moved: Shapes = shapely.transform(shapes, lambda points: points + np.array([degrees, 0]))
    return moved


@lru_cache(maxsize=4_096)
def bounds(area: Outline) -> Box:
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


def county_with_state(county: Outline) -> str:
    """Call a county by its name and its state's."""
    state = next(one.name for one in states().areas if one.id == county.id[:2])
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
