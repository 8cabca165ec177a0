from __future__ import annotations

from typing import Any

import pytest

from tests.standards.records import found, newsroom, problems, with_item


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
    from generator.standards import judge_incident  # noqa: PLC0415  # only here a newsroom differs
    from tests.standards.records import incident  # noqa: PLC0415  # likewise

    around = newsroom(region={"south": "-50", "west": "160", "north": "50", "east": "-150"})
    for lon, outside in (("175.00", []), ("-175.00", []), ("0.00", ["places/pier/lon"])):
        place = incident(with_item("places", "pier", lon=lon))
        assert [one.location.field for one in judge_incident(place, around)] == outside


def test_a_story_of_violence_at_home_tells_places_more_coarsely() -> None:
    assert found({"sensitivity": ["domestic", "minors"]}) == [
        ("coordinate-too-precise", "places/pier/precision")
    ]
    assert found({"sensitivity": ["minors"]}) == []
