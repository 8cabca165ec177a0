"""The outlines that come with the package."""

from __future__ import annotations

import pytest

from generator.publishing.maps.outlines import (
    DATA,
    OutlineLayer,
    countries,
    county_name,
    united_states,
)


def test_the_outlines_take_less_than_a_megabyte() -> None:
    assert sum(file.stat().st_size for file in DATA.iterdir()) <= 1_000_000


@pytest.mark.parametrize(
    "layer",
    [united_states().states, united_states().counties, countries()],
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
    ids = sorted(area.id for area in united_states().counties.areas if area.id[:2] == "09")
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
    county = united_states().counties.at(lon, lat, 0)
    assert county
    assert county_name(county) == name


def test_a_pier_off_the_coast_belongs_to_the_nearest_county() -> None:
    assert united_states().counties.at(-76.5283, 39.2172, 25_000)
    assert united_states().counties.at(-60.0, 39.0, 25_000) is None
