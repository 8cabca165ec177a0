"""Events stand in the order in which they happened, as far as it is known."""

from __future__ import annotations

from typing import Any

from generator.model.chronology import chronology, places_in_order
from generator.model.incident import Incident
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.record import Record

NEWSROOM = Newsroom.model_validate(
    {"format": "1", "name": "Example Post", "url": "https://example.org/", "timezone": "UTC"}
)


def incident(**more: Any) -> Incident:  # noqa: ANN401 - a record takes many types
    record: dict[str, Any] = {
        "format": "1",
        "headline": "A railing falls",
        "standfirst": "It fell.",
        "rests_on": ("fell",),
        "kind": "closure",
        "status": "developing",
        "occurred": "2021-03-03",
        "sensitivity": ("none",),
        "sources": ({"id": "post", "title": "A report", "publisher": "Example Post"},),
        "claims": ({"id": "fell", "text": "It fell.", "said_by": ({"source": "post"},)},),
    }
    told = Record.model_validate({**record, **more})
    return Incident.of("a-fall", told, Narrative("", (), (), ()), (), {}, NEWSROOM)


def event(name: str, **more: str) -> dict[str, Any]:
    return {"id": name, "text": name, "sources": ("post",), **more}


def order(*events: dict[str, Any]) -> list[tuple[str, list[str]]]:
    spans = chronology(incident(events=events))
    return [(span.key, [one.id for one in span.events]) for span in spans]


def test_days_follow_each_other_whatever_the_record_says_first() -> None:
    later, earlier = event("later", when="2021-03-04"), event("earlier", when="2021-03-03")
    assert order(later, earlier) == [("2021-03-03", ["earlier"]), ("2021-03-04", ["later"])]


def test_clock_times_are_sorted_and_the_others_keep_their_place() -> None:
    found = order(
        event("evening", when="2021-03-03 18:10"),
        event("some-time", when="2021-03-03"),
        event("morning", when="2021-03-03 08:00~"),
    )
    assert found == [("2021-03-03", ["morning", "some-time", "evening"])]


def test_what_followed_stands_right_behind_what_it_followed() -> None:
    found = order(
        event("bang", when="2021-03-03 18:00"),
        event("closed", when="2021-03-03 18:10"),
        event("crowd", after="bang"),
        event("song", after="crowd"),
    )
    assert found == [("2021-03-03", ["bang", "crowd", "song", "closed"])]


def test_a_month_is_no_day_and_words_alone_are_no_date() -> None:
    found = order(
        event("long-ago", when="2021-02"),
        event("day", when="2021-03-03"),
        {"id": "once", "text": "once", "sources": ("post",), "when": {"as_stated": "one night"}},
    )
    assert found == [("2021-02", ["long-ago"]), ("2021-03-03", ["day"]), ("", ["once"])]


def test_places_stand_in_the_order_of_what_happened_there() -> None:
    places = tuple({"id": name, "name": name} for name in ("unvisited", "second", "first"))
    events = (
        event("b", when="2021-03-04", place="second"),
        event("a", when="2021-03-03", place="first"),
    )
    one = incident(places=places, events=events)
    found = places_in_order(one, chronology(one))
    assert [place.id for place in found] == ["first", "second", "unvisited"]
