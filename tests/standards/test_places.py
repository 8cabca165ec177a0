from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from generator.problems import Level, Problem
from generator.standards import judge_incident
from tests.standards.records import found, incident, newsroom, problems, with_item


def codes(found: Iterable[Problem]) -> list[tuple[str, str | None]]:
    return [(one.code.removeprefix("standards."), one.location.field) for one in found]


def pier(**changes: Any) -> list[tuple[str, str | None]]:  # noqa: ANN401  # YAML can be anything
    return found(with_item("places", "pier", **changes))


@pytest.mark.parametrize(
    ("precision", "most"),
    [("exact", "41.79001"), ("block", "41.790"), ("neighbourhood", "41.79"), ("town", "41.8")],
)
def test_each_precision_allows_so_many_decimals_and_no_more(precision: str, most: str) -> None:
    assert pier(precision=precision, lat=most, lon="-72.7") == []
    assert pier(precision=precision, lat=f"{most}1", lon="-72.7") == [
        ("coordinate-decimals", "places/pier/lat")
    ]


def test_a_zero_at_the_end_is_a_decimal_too() -> None:
    assert pier(lon="-72.670") == [("coordinate-decimals", "places/pier/lon")]


def test_the_hint_says_the_rounded_number() -> None:
    (problem,) = problems(with_item("places", "pier", lat="41.78654"))
    assert problem.hint == "Write 41.79."


def test_a_withheld_place_has_no_coordinates() -> None:
    assert pier(precision="withheld") == [("coordinate-withheld", "places/pier/lat")]


def test_coordinates_say_how_precisely_they_may_be_told() -> None:
    assert pier(precision=None) == [("coordinate-without-precision", "places/pier/lat")]


def test_half_a_position_is_told() -> None:
    assert pier(lon=None) == [("coordinate-half", "places/pier/lat")]


def test_exchanged_axes_lie_outside_of_the_region() -> None:
    assert pier(lat="-72.67", lon="41.79") == [("coordinate-outside-region", "places/pier/lat")]


def test_a_lost_minus_sign_lies_outside_of_the_region() -> None:
    assert pier(lon="72.67") == [("coordinate-outside-region", "places/pier/lon")]


def test_a_region_may_cross_the_antimeridian() -> None:
    around = newsroom(region={"south": "-50", "west": "160", "north": "50", "east": "-150"})
    for lon, outside in (("175.00", []), ("-175.00", []), ("0.00", ["places/pier/lon"])):
        place = incident(with_item("places", "pier", lon=lon))
        assert [one.location.field for one in judge_incident(place, around)] == outside


def test_a_story_of_violence_at_home_tells_places_more_coarsely() -> None:
    assert found({"sensitivity": ["domestic", "minors"]}) == [
        ("coordinate-too-precise", "places/pier/precision")
    ]
    assert found({"sensitivity": ["minors"]}) == []


@pytest.mark.parametrize("point", ["0", "0.0", "0.01", "-0.02"])
def test_no_place_lies_where_missing_positions_go(point: str) -> None:
    world = newsroom(region=None)
    one = incident(with_item("places", "pier", lat=point, lon="0"))
    assert codes(judge_incident(one, world)) == [("coordinate-null-island", "places/pier/lat")]


@pytest.mark.parametrize(("lat", "lon"), [("0", "-78.5"), ("51.48", "0"), ("0.1", "0.1")])
def test_a_place_on_the_equator_or_on_the_meridian_is_a_place(lat: str, lon: str) -> None:
    one = incident(with_item("places", "pier", lat=lat, lon=lon))
    assert codes(judge_incident(one, newsroom(region=None))) == []


def spoilt(**where: str) -> dict[str, Any]:
    pier = {"id": "pier", "name": "The pier", "lat": "41.79", "lon": "-72.67"}
    school = {"id": "school", "name": "A school", "lat": "41.80", "lon": "-72.60", **where}
    return {"places": [{**place, "precision": "neighbourhood"} for place in (pier, school)]}


@pytest.mark.parametrize(
    "where", [{"lat": "-72.60", "lon": "41.80"}, {"lon": "72.60"}, {"lat": "-41.80"}]
)
def test_without_a_region_a_place_far_from_all_others_is_advice(where: dict[str, str]) -> None:
    found = list(judge_incident(incident(spoilt(**where)), newsroom(region=None)))
    assert codes(found)[-1] == ("coordinate-far-away", "places/school/lat")
    assert {problem.level for problem in found} == {Level.ADVICE}


def test_places_of_one_country_are_near_enough() -> None:
    assert codes(judge_incident(incident(spoilt(lon="-77.00")), newsroom(region=None))) == []
