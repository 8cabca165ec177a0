"""Shapes become path data: projected, simplified to what can be seen, and cut to the panel."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import numpy as np
import shapely
from numpy.typing import NDArray

from generator.publishing.maps.svg import Point, path
from generator.publishing.maps.window import MERCATOR_LIMIT, MercatorWindow

Coordinates = NDArray[np.float64]
SEEN = 0.5
LEAST_AREA = 1.5


def project(shape: shapely.Geometry, window: MercatorWindow) -> shapely.Geometry:
    """Project a shape of degrees, on the window's turn of the globe already, into the window."""
    projected: shapely.Geometry = shapely.transform(shape, partial(_projected, window))
    return projected


def _projected(window: MercatorWindow, coordinates: Coordinates) -> Coordinates:
    lat = np.clip(coordinates[:, 1], -MERCATOR_LIMIT, MERCATOR_LIMIT)
    up = np.degrees(np.arctanh(np.sin(np.radians(lat))))
    x = (coordinates[:, 0] - window.west) * window.units_per_degree
    return np.column_stack([x, (window.top - up) * window.units_per_degree])


def path_data(
    shapes: Iterable[shapely.Geometry], seen: float = SEEN, least_area: float = LEAST_AREA
) -> str:
    """Write projected shapes as one path, leaving out what is too small to be seen."""
    data: list[str] = []
    for shape in shapes:
        for part in shapely.get_parts(shapely.simplify(shape, seen, preserve_topology=False)):
            if isinstance(part, shapely.Polygon):
                if part.area >= least_area:
                    rings = (part.exterior, *part.interiors)
                    data.extend(path(points_of(ring)[:-1], closed=True) for ring in rings)
            elif isinstance(part, shapely.LineString):
                data.append(path(points_of(part)))
    return "".join(data)


def points_of(line: shapely.LineString | shapely.LinearRing) -> list[Point]:
    """List the points of a line."""
    return [(x, y) for x, y in shapely.get_coordinates(line).tolist()]
