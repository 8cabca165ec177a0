"""Distances, directions and boxes."""

from __future__ import annotations

import sys
from itertools import combinations
from random import Random

import pytest

from generator.model.globe import bearing, distance_m
from generator.site.maps.geodesy import Box, surrounding, widest_distance_m
from generator.site.maps.words import compass


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert distance_m(0, 0, 0, 1) == pytest.approx(111_195, abs=1)


def test_a_degree_of_longitude_shrinks_with_the_cosine_of_the_latitude() -> None:
    assert distance_m(0, 60, 1, 60) == pytest.approx(111_195 / 2, rel=1e-3)


@pytest.mark.parametrize(
    ("degrees", "word"), [(0, "north"), (44, "north-east"), (181, "south"), (359, "north")]
)
def test_directions_have_eight_names(degrees: float, word: str) -> None:
    assert compass(degrees) == word


def test_one_sets_out_east_along_the_equator() -> None:
    assert bearing(10, 0, 20, 0) == pytest.approx(90)


def test_a_box_may_cross_the_antimeridian() -> None:
    assert surrounding([(179, -17), (-179, -16)]) == Box(179, -17, 181, -16)


def test_a_box_around_one_point_is_that_point() -> None:
    assert surrounding([(-72.67, 41.79)]) == Box(
        pytest.approx(-72.67), 41.79, pytest.approx(-72.67), 41.79
    )


def test_the_widest_distance_of_one_point_is_none() -> None:
    assert widest_distance_m([(1, 1)]) == 0


@pytest.mark.parametrize("spread", [0.01, 3.0, 60.0])
def test_the_widest_distance_of_very_many_points_is_found_without_comparing_all(
    spread: float,
) -> None:
    chance = Random(7)  # noqa: S311  # no secret
    points = [(10 + chance.gauss(0, spread), chance.gauss(0, spread) % 80) for _ in range(600)]
    whole = max(distance_m(*one, *two) for one, two in combinations(points, 2))
    found = widest_distance_m(points)
    assert 0.98 * whole <= found <= whole


def test_few_points_are_compared_each_with_each() -> None:
    points = [(0.0, 0.0), (1.0, 1.0), (2.0, 0.5)]
    assert widest_distance_m(points) == distance_m(*points[0], *points[2])


def test_four_times_the_places_take_about_four_times_the_work() -> None:
    def calls(many: int) -> int:
        counted = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal counted
            counted += event in {"call", "c_call"}

        points = [(number % 37 / 100, number / many) for number in range(many)]
        sys.setprofile(count)
        try:
            widest_distance_m(points)
        finally:
            sys.setprofile(None)
        return counted

    assert calls(4_000) < 5 * calls(1_000)
