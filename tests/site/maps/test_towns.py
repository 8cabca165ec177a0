"""Larger towns: named on the map, and measured from in the list."""

from __future__ import annotations

import pytest

from generator.model.place import Precision
from generator.site.maps.areas import where_of
from generator.site.maps.draw import draw, survey_of
from generator.site.maps.towns import town_near
from generator.site.maps.where import Sited
from generator.site.maps.words import from_town
from generator.site.words import ENGLISH
from tests.site.maps.places import place, request


def measured(lat: float, lon: float, radius_m: float = 1000.0) -> str:
    town = town_near(Sited("place", lon, lat, radius_m, where_of((lon, lat, radius_m))))
    return from_town(town, ENGLISH) if town else ""


@pytest.mark.parametrize(
    ("lat", "lon", "said"),
    [
        (41.79, -72.68, "About 2 km (1 mi) north of the middle of Hartford."),
        (41.77, -72.40, "About 23 km (15 mi) east of the middle of Hartford."),
        (48.80, 2.34, "About 8 km (5 mi) south of the middle of Paris."),
    ],
)
def test_a_place_is_measured_from_a_town(lat: float, lon: float, said: str) -> None:
    assert measured(lat, lon) == said


@pytest.mark.parametrize(
    ("lat", "lon", "radius_m"),
    [
        (41.8, -72.7, 8000.0),  # too coarse for a distance
        (41.772, -72.682, 1000.0),  # in the middle of it
        (45.5, -108.0, 25.0),  # no town within 30 km
        (42.32, -83.08, 8000.0),  # perhaps in another country
    ],
)
def test_nothing_is_measured_where_it_would_not_be_so(
    lat: float, lon: float, radius_m: float
) -> None:
    assert measured(lat, lon, radius_m) == ""


def test_towns_are_named_on_the_map_with_their_source() -> None:
    there = request(place(1, "Mill", 41.60, -72.90, Precision.NEIGHBOURHOOD))
    survey, drawn = survey_of(there), draw(there, ENGLISH)
    assert survey
    assert drawn
    assert "Hartford" in [name for name, _, _ in survey.towns]
    assert ">Hartford<" in drawn.panels[0].overlay
    assert drawn.panels[0].attribution == (
        "U.S. Census Bureau (public domain); towns, Natural Earth (public domain)"
    )
