"""Path data of many shapes at once."""

from __future__ import annotations

import random

import numpy as np
import shapely

from generator.site.maps.shapes import WITHIN, path_data, written
from generator.site.maps.svg import path

CHANCE = random.Random(4)  # noqa: S311 - made up


def points(count: int) -> list[tuple[float, float]]:
    """Make up points, of which some share a tenth of a unit."""
    return [(CHANCE.uniform(-3, 3), CHANCE.uniform(-3, 3)) for _ in range(count)]


def test_lines_and_rings_are_written_as_one_by_one() -> None:
    lines = [shapely.LineString(points(CHANCE.randint(2, 60))) for _ in range(80)]
    rings = [shapely.LinearRing(points(CHANCE.randint(3, 60))) for _ in range(80)]
    still = [shapely.LineString([(1, 1), (1.01, 1.01)]), shapely.LinearRing([(0, 0)] * 4)]
    every = [*lines, *rings, *still]
    CHANCE.shuffle(every)
    assert written(np.array(every)) == [
        path(shape.coords[:-1], closed=True)
        if isinstance(shape, shapely.LinearRing)
        else path(shape.coords)
        for shape in every
    ]


def test_steps_beyond_the_frame_are_written_too() -> None:
    for far in (WITHIN / 10 - 0.1, WITHIN / 10, -WITHIN / 10, -WITHIN / 10 - 0.1, 9_000.0):
        line = shapely.LineString([(0, 0), (far, 1), (far, -far)])
        assert written(np.array([line])) == [path(line.coords)]


def test_groups_are_written_as_each_alone() -> None:
    box, hole = shapely.box(0, 0, 40, 40), shapely.box(10, 10, 20, 20)
    mixed = shapely.GeometryCollection([box, shapely.LineString(points(9)), shapely.Point(1, 1)])
    groups = [
        np.array([shapely.difference(box, hole), shapely.box(0, 0, 0.1, 0.1)]),
        np.array([], dtype=object),
        np.array([shapely.MultiPolygon([box, shapely.box(50, 50, 60, 60)]), mixed]),
        np.array([shapely.MultiLineString([points(5), points(4)]), shapely.LineString()]),
    ]
    together = path_data(groups)
    assert together == [path_data([group])[0] for group in groups]
    assert together[0] == "M0 0l0 40 40 0 0-40zM20 20l-10 0 0-10 10 0z"
    assert [data.count("M") for data in together] == [2, 0, 4, 2]


def test_nothing_is_written_as_nothing() -> None:
    assert path_data([np.array([], dtype=object)]) == [""]
    assert written(np.array([], dtype=object)) == []
