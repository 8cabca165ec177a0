"""What cannot have been known when the record says so is advice, where that is certain."""

from __future__ import annotations

from typing import Any

import pytest

from tests.standards.records import found, with_item

EVENT = "events/fire/when"
LATE = ("event-after-its-sources", EVENT)
SAID = ("quote-after-its-source", "quotes/gone/said")


def event(when: str, **source: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a source
    return {
        **with_item("events", "fire", when=when, claims=[], sources=["herald"]),
        **with_item("sources", "herald", **source),
    }


@pytest.mark.parametrize(
    ("when", "source"),
    [
        ("2031-05-06", {"published": "2031-05-05"}),
        ("2031-05-06 14:00", {"published": "2031-05-06 13:59"}),
        ("2032", {"published": "2031-05-06"}),
        ("2031-05-08", {"published": "2031-05-05", "accessed": "2031-05-07"}),
        ("2031-05-08", {"accessed": "2031-05-07"}),
        ("{earliest: 2031-05-08}", {"published": "2031-05-07"}),
    ],
)
def test_an_event_later_than_its_only_source_is_advice(when: str, source: dict[str, Any]) -> None:
    moment: Any = {"earliest": "2031-05-08"} if when.startswith("{") else when
    assert found(event(moment, **source)) == [LATE]


@pytest.mark.parametrize(
    ("when", "source"),
    [
        ("2031-05-06", {"published": "2031-05-06"}),
        ("2031-05-06 14:00", {"published": "2031-05-06"}),
        ("2031-05", {"published": "2031-05-02"}),
        ("2031-05-06~", {"published": "2031-05-05"}),
        ("2031-05-06", {"published": "2031-05-05~"}),
        ("2031-05-06", {"published": "2031-05-05", "accessed": "2031-05-06"}),
        ("2031-05-06", {"published": "2031"}),
        ("2031-05-06", {}),
    ],
)
def test_where_the_precision_leaves_room_nothing_is_said(
    when: str, source: dict[str, Any]
) -> None:
    assert found(event(when, **source)) == []


def test_an_event_that_one_of_its_sources_can_tell_of_is_sound() -> None:
    sources = with_item("sources", "herald", published="2031-05-05")["sources"]
    next(one for one in sources if one["id"] == "courier")["published"] = "2031-05-07"
    events = with_item("events", "fire", when="2031-05-06", sources=["herald"])
    assert found({**events, "sources": sources}) == []


def test_the_sources_of_its_claims_count_as_those_of_an_event() -> None:
    sources = with_item("sources", "herald", published="2031-05-05")["sources"]
    next(one for one in sources if one["id"] == "courier")["published"] = "2031-05-04"
    assert found({"sources": sources}) == [LATE]


@pytest.mark.parametrize(
    ("said", "source", "expected"),
    [
        ("2031-05-06", {"published": "2031-05-05"}, [SAID]),
        ("2031-05-06", {"published": "2031-05-06"}, []),
        ("2031-05-06", {"published": "2031-05-05", "accessed": "2031-05-09"}, []),
        ("2031-05-10", {"published": "2031-05-05", "accessed": "2031-05-09"}, [SAID]),
        ("2031-05-06~", {"published": "2031-05-05"}, []),
    ],
)
def test_a_quote_said_after_its_source_appeared_is_advice(
    said: str, source: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    record = {
        **with_item("quotes", "gone", said=said),
        **with_item("sources", "herald", **source),
        **with_item("events", "fire", when="2031-05-01"),
    }
    assert found(record) == expected


@pytest.mark.parametrize(
    ("at", "is_before"),
    [
        ("2031-05-05", True),
        ("2031-04", True),
        ("2031-05-06", False),
        ("2031-05", False),
        ("2031-05-05~", False),
    ],
)
def test_an_update_before_the_incident_is_advice(at: str, is_before: bool) -> None:  # noqa: FBT001 - a column
    update = {"at": at, "kind": "published", "headline": "First published", "why": "It burnt."}
    expected = [("update-before-the-incident", "at")] if is_before else []
    assert found(updates={"first": update}) == expected


@pytest.mark.parametrize(
    ("since", "until", "is_wrong"),
    [
        ("2031-05-06", "2031-05-05", True),
        ("2031-05-06 14:00", "2031-05-06 13:00", True),
        ("2031-06", "2031-05", True),
        ("2031-05-06", "2031-05-06", False),
        ("2031-05-06 14:00", "2031-05-06", False),
        ("2031-05-06", "2031-05-05~", False),
        ("2031-05", "2031-05-02", False),
    ],
)
def test_a_zone_that_ends_before_it_begins_is_an_error(
    since: str,
    until: str,
    is_wrong: bool,  # noqa: FBT001 - a column
) -> None:
    area = {"role": "evacuation-zone", "radius": "30 km", "from": since, "until": until}
    told = found(with_item("places", "pier", area=area))
    expected = [("area-ends-first", "places/pier/area/until")] if is_wrong else []
    assert [one for one in told if "area" in one[0]] == expected
