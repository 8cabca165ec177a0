"""Outlines at a scale: projected and simplified once for all wide windows of about that scale.

A wide window shows half a continent, and hardly two incidents share one. What they share is the
outlines, simplified to what can be seen: each window then cuts out its piece, a tenth of the
points.
"""

from __future__ import annotations

import math
from functools import lru_cache, partial

import numpy as np
import shapely
from msgspec import Struct
from numpy.typing import NDArray

from generator.site.maps.outlines import OutlineLayer
from generator.site.maps.shapes import Coordinates, Indices, Shapes, flat
from generator.site.maps.window import MercatorWindow

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
