"""Path data of shapes."""

from __future__ import annotations

import numpy as np
import shapely

from generator.site.maps.shapes import lines_path, path_data

BOX, HOLE = shapely.box(0, 0, 40, 40), shapely.box(10, 10, 20, 20)
BENT = shapely.LineString([(0, 0), (10, 5), (20, 0)])


def test_a_ring_is_closed_and_a_line_is_not() -> None:
    assert lines_path([BENT, shapely.box(0, 0, 1, 1).exterior]) == (
        "M0 0l10 5 10-5M1 0l0 1-1 0 0-1z"
    )


def test_what_stays_within_a_tenth_of_a_unit_is_not_written() -> None:
    still = shapely.LineString([(1, 1), (1.01, 1.01)])
    assert lines_path([still, shapely.LinearRing([(0, 0)] * 4)]) == ""


def test_holes_are_written_and_crumbs_are_not() -> None:
    shapes = np.array([shapely.difference(BOX, HOLE), shapely.box(0, 0, 0.1, 0.1)])
    assert path_data(shapes) == "M0 0l0 40 40 0 0-40zM20 20l-10 0 0-10 10 0z"


def test_collections_are_written_part_by_part_without_points() -> None:
    mixed = shapely.GeometryCollection([BOX, BENT, shapely.Point(1, 1)])
    both = shapely.MultiPolygon([BOX, shapely.box(50, 50, 60, 60)])
    assert path_data(np.array([mixed, both, shapely.LineString()])).count("M") == 4


def test_nothing_is_written_as_nothing() -> None:
    assert path_data(np.array([], dtype=object)) == ""
