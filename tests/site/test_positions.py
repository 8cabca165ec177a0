"""What a record generalises stays generalised."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.place import Place, Precision
from generator.site.positions import (
    UNKNOWN,
    WITHDRAWN,
    WITHHELD,
    NoPosition,
    Position,
    position_of,
    snap,
)
from tests.site.maps.records import incident, newsroom

YARD = {"id": "yard", "name": "A yard", "lat": "41.766", "lon": "-72.673", "precision": "block"}
GENERALISED = newsroom(generalise={"minors": "neighbourhood", "domestic": "withheld"})


def told(
    *places: dict[str, object], which: str = "", sensitivity: str = "none"
) -> Position | NoPosition:
    made = incident(*places, sensitivity=[sensitivity])
    place = made.item(which or str(places[0]["id"]), Place)
    return position_of(place, made, GENERALISED)


def test_a_position_is_published_as_written() -> None:
    expected = Position(Decimal("41.766"), Decimal("-72.673"), Precision.BLOCK, 100.0)
    assert told(YARD) == expected


def test_a_sensitive_incident_is_rounded_as_the_newsroom_asks() -> None:
    expected = Position(Decimal("41.77"), Decimal("-72.67"), Precision.NEIGHBOURHOOD, 1000.0)
    assert told(YARD, sensitivity="minors") == expected


def test_a_newsroom_may_withhold_all_positions_of_a_kind() -> None:
    assert told(YARD, sensitivity="domestic") == WITHHELD


def test_a_place_that_is_coarser_already_stays_as_it_is() -> None:
    town = {**YARD, "lat": "41.8", "lon": "-72.7", "precision": "town"}
    expected = Position(Decimal("41.8"), Decimal("-72.7"), Precision.TOWN, 8000.0)
    assert told(town, sensitivity="minors") == expected


def test_a_place_may_be_less_well_known_than_it_may_be_told() -> None:
    position = told({**YARD, "within": "2 km"})
    assert isinstance(position, Position)
    assert position.radius_m == 2000


def test_rounding_a_vague_place_widens_its_circle() -> None:
    position = told({**YARD, "within": "2 km"}, sensitivity="minors")
    assert isinstance(position, Position)
    assert position.radius_m == 3000


def test_a_place_shares_the_position_of_another() -> None:
    porch = {"id": "porch", "name": "A porch", "at": "yard"}
    assert told(YARD, porch, which="porch") == told(YARD)


def test_what_stands_at_a_withheld_place_is_withheld() -> None:
    home = {"id": "home", "name": "A home", "precision": "withheld"}
    porch = {"id": "porch", "name": "A porch", "at": "home"}
    assert told(home, porch, which="porch") == WITHHELD


def test_places_that_point_at_each_other_are_not_known() -> None:
    one = {"id": "one", "name": "One", "at": "two"}
    two = {"id": "two", "name": "Two", "at": "one"}
    assert told(one, two) == UNKNOWN


def test_a_withdrawn_place_is_not_shown() -> None:
    assert told({**YARD, "withdrawn": "It was another yard."}) == WITHDRAWN


@pytest.mark.parametrize(
    ("precision", "lat", "lon"),
    [
        (Precision.EXACT, "41.76543", "-72.67891"),
        (Precision.BLOCK, "41.765", "-72.679"),
        (Precision.NEIGHBOURHOOD, "41.77", "-72.68"),
        (Precision.TOWN, "41.8", "-72.7"),
    ],
)
def test_snapping_rounds_to_the_grid(precision: Precision, lat: str, lon: str) -> None:
    snapped = snap(Decimal("41.765432"), Decimal("-72.678912"), precision)
    assert snapped == (Decimal(lat), Decimal(lon))


def test_snapping_twice_changes_nothing() -> None:
    once = snap(Decimal("41.765"), Decimal("-72.685"), Precision.NEIGHBOURHOOD)
    assert snap(*once, Precision.NEIGHBOURHOOD) == once
