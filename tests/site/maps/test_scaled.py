"""Outlines simplified once for a scale are those of any window of about that scale."""

from __future__ import annotations

import random

import numpy as np
import pytest
import shapely

from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.geodesy import Box, MercatorWindow
from generator.site.maps.outlines import OutlineLayer, countries, scaled_for, states
from generator.site.maps.shapes import Shapes, project

CHANCE = random.Random(8)  # noqa: S311 - made up
SEEN = 1.0
OFF = SEEN * 2**0.25  # by which the coarsest scale for a window may simplify
EDGE = 3 * OFF  # a line that runs along an edge is cut in another place


def made_up() -> MercatorWindow:
    """Make up a window of some degrees, on any turn of the globe."""
    wide, lat = CHANCE.choice([6, 15, 40, 120, 300, 460]), CHANCE.uniform(-60, 70)
    west, tall = CHANCE.uniform(-380, 200), min(wide, 80) * CHANCE.uniform(0.2, 0.9)
    box = Box(west, max(lat - tall / 2, -84), west + wide, min(lat + tall / 2, 84))
    return MercatorWindow.around(box, WIDTH, HEIGHT)


WINDOWS = [made_up() for _ in range(16)]


def middle(shapes: Shapes) -> Shapes:
    """Give what shapes have well within the frame."""
    return np.asarray(shapely.clip_by_rect(shapes, EDGE, EDGE, WIDTH - EDGE, HEIGHT - EDGE))


@pytest.mark.long
@pytest.mark.parametrize("layer", [countries(), states()])
@pytest.mark.parametrize("window", WINDOWS, ids=repr)
def test_a_piece_is_what_the_window_shows(layer: OutlineLayer, window: MercatorWindow) -> None:
    found, owners = scaled_for(layer, window, SEEN).areas.seen_in(window)
    areas, exact = layer.areas_in(window.bled)
    for number, area in enumerate(layer.areas):
        quick = shapely.union_all(found[owners == number])
        own = [one for one, of in zip(exact, areas, strict=True) if of is area]
        true = shapely.union_all(shapely.make_valid(project(np.array(own), window)))
        for some, others in ((quick, true), (true, quick)):
            beyond = middle(shapely.difference(some, shapely.buffer(others, OFF)))
            assert all(piece.area < 12 * OFF * OFF for piece in shapely.get_parts(beyond))


@pytest.mark.long
@pytest.mark.parametrize("layer", [countries(), states()])
@pytest.mark.parametrize("window", WINDOWS, ids=repr)
def test_borders_lie_where_they_do(layer: OutlineLayer, window: MercatorWindow) -> None:
    quick = shapely.union_all(scaled_for(layer, window, SEEN).borders.seen_in(window)[0])
    true = shapely.union_all(project(layer.borders_in(window.bled), window))
    for some, others in ((quick, true), (true, quick)):
        # a buffer is a little narrow where it is round
        beyond = middle(shapely.difference(some, shapely.buffer(others, OFF * 1.03)))
        # a border all around a very small country comes to nothing
        assert np.all(shapely.minimum_bounding_radius(shapely.get_parts(beyond)) < OFF)


def test_windows_of_one_scale_share_what_was_simplified() -> None:
    window = MercatorWindow(-100, 50, 10.0, WIDTH, HEIGHT)
    beside = MercatorWindow(20, 30, 10.5, WIDTH, HEIGHT)
    assert scaled_for(countries(), window, SEEN) is scaled_for(countries(), beside, SEEN)
    finer = MercatorWindow(20, 30, 20.0, WIDTH, HEIGHT)
    assert scaled_for(countries(), window, SEEN) is not scaled_for(countries(), finer, SEEN)
