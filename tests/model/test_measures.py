"""Coordinates, distances and ages: strict grammars, nothing rounded, nothing guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.measures import AgeField, DistanceField, Latitude, decimals

AGE: TypeAdapter[Any] = TypeAdapter(AgeField)
DISTANCE: TypeAdapter[Any] = TypeAdapter(DistanceField)
LATITUDE: TypeAdapter[Any] = TypeAdapter(Latitude)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("17", 17, 17),
        ("40s", 40, 49),
        ("30-35", 30, 35),
        ("0", 0, 0),
        ("0.3", 0, 0),
        ("1.25", 1, 1),
        ("6 months", 0, 0),
        ("18 months", 1, 1),
        ("1 day", 0, 0),
        ("3 weeks", 0, 0),
        ("2 years", 2, 2),
    ],
)
def test_an_age_spans_what_was_said(text: str, low: int, high: int) -> None:
    age = AGE.validate_python(text)
    assert (age.low, age.high, age.as_stated) == (low, high, text)


@pytest.mark.parametrize(
    "text",
    ["45s", "35-30", "about 40", "-1", "200", "4_0", "", "0.", "3 moons", "6months", "1-2 months"],
)
def test_what_is_no_age_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match=r"age|decade"):
        AGE.validate_python(text)


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("500 m", 500.0),
        ("2 km", 2000.0),
        ("0.5 mi", 804.672),
        ("2 miles", 3218.688),
        ("1km", 1000.0),
    ],
)
def test_a_distance_is_read_in_metres(text: str, metres: float) -> None:
    assert DISTANCE.validate_python(text).metres == pytest.approx(metres)


@pytest.mark.parametrize("text", ["500", "2 parsecs", "-2 km", "1e3 m"])
def test_a_distance_without_a_known_unit_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="no distance"):
        DISTANCE.validate_python(text)


def test_a_coordinate_keeps_every_decimal_that_was_written() -> None:
    assert decimals(LATITUDE.validate_python("41.790")) == 3
    assert decimals(LATITUDE.validate_python("-41")) == 0
    assert LATITUDE.validate_python("41.79") == Decimal("41.79")


@pytest.mark.parametrize("text", ["nan", "inf", "1_0", "41,79", "1e1", "91", "41°", "４１"])
def test_what_is_no_latitude_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="latitude"):
        LATITUDE.validate_python(text)
