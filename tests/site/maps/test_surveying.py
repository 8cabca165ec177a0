"""Where the names of areas may stand: in the middle of what is seen of each."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import shapely

from generator.site.maps.areas import where_of
from generator.site.maps.outlines import OutlineLayer, counties, countries, states
from generator.site.maps.region import find_region
from generator.site.maps.shapes import project
from generator.site.maps.survey import COARSE, LEAST_NAMED, _middles
from generator.site.maps.where import Sited

FAR = [(-97.56, 33.74), (-102.65, 43.79), (-90.02, 44.25)]
NEAR = [(-72.67, 41.79), (-72.9, 41.3)]
ABROAD = [(2.35, 48.86), (4.83, 45.76)]


def test_a_strip_has_a_middle_though_little_is_seen_of_it() -> None:
    strip, square = shapely.box(0, 0, 700, 1.5), shapely.box(0, 0, 100, 100)
    found = _middles(np.array([strip, square], dtype=object))
    assert [(round(x), round(y)) for x, y in found[1:]] == [(50, 50)]
    assert strip.contains(shapely.Point(found[0]))


@pytest.mark.parametrize(
    ("points", "layer"),
    [(FAR, states), (FAR, countries), (NEAR, counties), (NEAR, states), (ABROAD, countries)],
)
def test_a_middle_is_about_as_far_inside_as_any_point(
    points: list[tuple[float, float]], layer: Callable[[], OutlineLayer]
) -> None:
    window = find_region(
        [Sited("place", *at, 25.0, where_of((*at, 25.0))) for at in points]
    ).window
    _, cuts = layer().areas_in(window.box)
    shapes = project(cuts, window)
    large = shapes[shapely.area(shapes) >= LEAST_NAMED]
    inside = shapely.distance(shapely.boundary(large), shapely.points(_middles(large)))
    best = shapely.length(shapely.maximum_inscribed_circle(large, tolerance=1))
    assert len(large)
    # the circle is found to within two units, among lines that may be off by one each
    assert (best - inside).max() <= 4 * COARSE
