"""The outlines that come with the package."""

from __future__ import annotations

import random

import pytest
import shapely

from generator.model.globe import METRES_PER_DEGREE
from generator.site.maps.outlines import (
    DATA,
    OutlineLayer,
    counties,
    countries,
    county_name,
    states,
)


def test_the_outlines_take_less_than_a_megabyte() -> None:
    assert sum(file.stat().st_size for file in DATA.iterdir()) <= 1_000_000


@pytest.mark.parametrize(
    "layer",
    [states(), counties(), countries()],
    ids=["states", "counties", "countries"],
)
def test_every_outline_is_sound(layer: OutlineLayer) -> None:
    assert all(area.shape.is_valid and not area.shape.is_empty for area in layer.areas)


def test_no_country_but_the_pole_spans_the_world() -> None:
    wide = {
        area.name
        for area in countries().areas
        for part in area.shape.geoms
        if part.bounds[2] - part.bounds[0] > 180
    }
    assert wide == {"Antarctica"}


def test_connecticut_has_its_eight_former_counties() -> None:
    ids = sorted(area.id for area in counties().areas if area.id[:2] == "09")
    assert ids == [f"09{code:03}" for code in range(1, 16, 2)]


@pytest.mark.parametrize(
    ("lon", "lat", "name"),
    [
        (-72.67, 41.79, "Hartford County"),
        (-76.61, 39.29, "Baltimore city"),
        (-76.62, 39.45, "Baltimore County"),
        (-90.1, 29.95, "Orleans Parish"),
        (-119.77, 39.16, "Carson City"),
    ],
)
def test_a_county_is_called_what_its_state_calls_it(lon: float, lat: float, name: str) -> None:
    county = counties().at(lon, lat, 0)
    assert county
    assert county_name(county) == name


def test_an_area_is_found_as_if_all_were_measured() -> None:
    chance = random.Random(2)  # noqa: S311 - a scatter, not a secret
    spots = [(chance.uniform(-130, -60), chance.uniform(20, 52)) for _ in range(200)]
    # the border of four states, and others along meridians and parallels
    spots += [(-109.045, 37.0), (-109.05, 41.0), (-104.05, 45.0), (-111.05, 44.5), (-75.79, 39.72)]
    borders = shapely.get_coordinates(states().borders)[::40].tolist()
    for layer in (states(), counties(), countries()):
        for lon, lat in [*spots, *borders]:
            near = layer.area_tree.query_nearest(shapely.Point(lon, lat), max_distance=0.2)
            slowly = layer.areas[min(near)] if len(near) else None
            assert layer.at(lon, lat, 0.2 * METRES_PER_DEGREE) is slowly


def test_a_pier_off_the_coast_belongs_to_the_nearest_county() -> None:
    assert counties().at(-76.5283, 39.2172, 25_000)
    assert counties().at(-60.0, 39.0, 25_000) is None
