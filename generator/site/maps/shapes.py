"""Shapes become path data: projected, simplified to what can be seen, and cut to the panel."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from generator.site.maps.geodesy import MERCATOR_LIMIT, MercatorWindow
from generator.site.maps.svg import path

Coordinates = NDArray[np.float64]
Indices = NDArray[np.intp]
Shapes = NDArray[Any]
"""Geometries of shapely, which numpy knows as objects."""

POLYGON, LINE = shapely.GeometryType.POLYGON, shapely.GeometryType.LINESTRING
SEEN = 0.5
LEAST_AREA = 1.5


def project(shapes: Shapes, window: MercatorWindow) -> Shapes:
    """Project shapes of degrees, on the window's turn of the globe already, into the window."""
    projected: Shapes = shapely.transform(shapes, partial(_projected, window))
    return projected


def _projected(window: MercatorWindow, coordinates: Coordinates) -> Coordinates:
    x, up = flat(coordinates).T
    return np.column_stack([x - window.west, window.top - up]) * window.units_per_degree


def flat(coordinates: Coordinates) -> Coordinates:
    """Give each longitude and latitude its place in the plane of Mercator, in degrees."""
    lat = np.clip(coordinates[:, 1], -MERCATOR_LIMIT, MERCATOR_LIMIT)
    up = np.degrees(np.arctanh(np.sin(np.radians(lat))))
    return np.column_stack([coordinates[:, 0], up])


def path_data(shapes: Shapes, seen: float = SEEN, least_area: float = LEAST_AREA) -> str:
    """Write projected shapes as one path, simplified, without what is too small to be seen."""
    return path_of(shapely.simplify(shapes, seen, preserve_topology=False), least_area)


def path_of(shapes: Shapes, least_area: float) -> str:
    """Write shapes as one path as they are, without polygons that are too small."""
    parts = shapely.get_parts(shapes)
    kinds = shapely.get_type_id(parts)
    large = (kinds == POLYGON) & (shapely.area(parts) >= least_area)
    return lines_path(
        line
        for part in parts[large | (kinds == LINE)]
        for line in (shapely.get_rings(part) if part.geom_type == "Polygon" else (part,))
    )


def lines_path(lines: Iterable[shapely.LineString]) -> str:
    """Write lines and rings as one path."""
    return "".join(
        path(points[:-1], closed=True) if line.geom_type == "LinearRing" else path(points)
        for line in lines
        if (points := shapely.get_coordinates(line).tolist())
    )
