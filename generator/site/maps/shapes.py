"""Shapes become path data: projected, simplified to what can be seen, and cut to the panel.

Whatever is done to shapes is done to many at once, since asking shapely costs more than its
answer does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from generator.site.maps.svg import tenths
from generator.site.maps.window import MERCATOR_LIMIT, MercatorWindow

Coordinates = NDArray[np.float64]
Indices = NDArray[np.intp]
Shapes = NDArray[Any]
"""Geometries of shapely, which numpy knows as objects."""

POLYGON, LINE, RING = (
    shapely.GeometryType.POLYGON,
    shapely.GeometryType.LINESTRING,
    shapely.GeometryType.LINEARRING,
)
SEEN = 0.5
LEAST_AREA = 1.5
WITHIN = 4_096  # tenths of a unit: more than a panel is wide


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


def path_data(
    groups: Sequence[Shapes], seen: float = SEEN, least_area: float = LEAST_AREA
) -> list[str]:
    """Write each group of projected shapes as one path, without what is too small to be seen."""
    ends = np.cumsum([len(group) for group in groups])[:-1]
    simple = shapely.simplify(np.concatenate(groups), seen, preserve_topology=False)
    return paths_of(np.split(simple, ends), least_area)


def paths_of(groups: Sequence[Shapes], least_area: float) -> list[str]:
    """Write each group of shapes as one path as they are, without those that are too small."""
    groups_of = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    parts, owners = shapely.get_parts(np.concatenate(groups), return_index=True)
    kinds = shapely.get_type_id(parts)
    large = np.flatnonzero((kinds == POLYGON) & (shapely.area(parts) >= least_area))
    rings, ringed = shapely.get_rings(parts[large], return_index=True)
    strings = np.flatnonzero((kinds == LINE) & ~shapely.is_empty(parts))
    places = np.concatenate([large[ringed], strings])
    order = np.argsort(places, kind="stable")
    data = written(np.concatenate([rings, parts[strings]])[order])
    ends = np.searchsorted(groups_of[owners[places[order]]], np.arange(len(groups) + 1)).tolist()
    return ["".join(data[begin:end]) for begin, end in pairwise(ends)]


def written(lines: Shapes) -> list[str]:
    """Write lines and rings as path data, as :func:`generator.site.maps.svg.path` does.

    None of them is empty.
    """
    points, owners = shapely.get_coordinates(lines, return_index=True)
    grid = np.rint(points * 10).astype(np.int64)
    starts, ends = np.searchsorted(owners, [range(len(lines)), range(1, len(lines) + 1)])
    closed = shapely.get_type_id(lines) == RING
    steps = np.empty_like(grid)
    steps[1:] = grid[1:] - grid[:-1]
    steps[starts] = 0
    # a ring ends where it began, which its z says
    steps[ends[closed] - 1] = 0
    kept = (steps[:, 0] != 0) | (steps[:, 1] != 0)
    numbers = _steps(steps[kept].ravel())
    counted = np.concatenate([[0], np.cumsum(kept)]) * 2
    data = []
    for (x, y), begin, end, ring in zip(
        grid[starts].tolist(),
        counted[starts].tolist(),
        counted[ends].tolist(),
        closed.tolist(),
        strict=True,
    ):
        drawn = "".join(numbers[begin:end]).removeprefix(" ")
        close = "z" if ring else ""
        data.append(f"M{tenths(x)} {tenths(y)}l{drawn}{close}" if drawn else "")
    return data


def _steps(numbers: Indices) -> list[str]:
    """Write numbers that each follow another; nearly all lie within the frame."""
    if len(numbers) and max(numbers.max(), -numbers.min()) >= WITHIN:
        return list(map(_step, numbers.tolist()))
    written: list[str] = _small_steps()[numbers].tolist()
    return written


@cache
def _small_steps() -> Shapes:
    """Every small step as it is written, from zero on; negative ones count from the end."""
    return np.array([_step(number) for number in (*range(WITHIN), *range(-WITHIN, 0))], object)


def _step(number: int) -> str:
    """Write a number that follows another: a minus sets it apart by itself."""
    return tenths(number) if number < 0 else f" {tenths(number)}"
