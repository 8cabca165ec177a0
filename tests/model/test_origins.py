from __future__ import annotations

from typing import Any

from generator.model.claim import Claim
from generator.model.origins import origins
from tests.standards.records import incident, with_item


def names(*said_by: dict[str, Any], **changes: list[Any]) -> list[str]:
    record = with_item("claims", "nobody-hurt", said_by=[*said_by]) | changes
    story = incident(record)
    return [origin.called for origin in origins(story.item("nobody-hurt", Claim), story)]


def test_five_outlets_that_quote_one_chief_are_one_origin() -> None:
    said = [{"who": "chief", "source": source} for source in ("herald", "courier", "herald-later")]
    assert names(*said) == ["Port Nowhere Fire Service"]


def test_a_person_and_the_agency_they_speak_for_are_one_origin() -> None:
    chief, service = (
        {"who": "chief", "source": "herald"},
        {"who": "fire-service", "source": "courier"},
    )
    assert names(chief, service) == ["Port Nowhere Fire Service"]


def test_an_agency_that_publishes_is_itself() -> None:
    notice = {"id": "notice", "title": "Notice", "publisher": "Port Nowhere Fire Service"}
    sources = with_item("sources", "notice", **notice)
    assert names({"who": "chief", "source": "herald"}, {"source": "notice"}, **sources) == [
        "Port Nowhere Fire Service"
    ]


def test_publishers_in_their_own_voice_count_each() -> None:
    assert names({"source": "herald"}, {"source": "courier"}) == ["Herald", "Courier"]


def test_a_source_without_publisher_stands_for_its_page() -> None:
    sources = with_item("sources", "herald-later", publisher=None)
    assert names({"source": "herald"}, {"source": "herald-later"}, **sources) == ["Herald"]


def test_who_passes_it_on_adds_nothing() -> None:
    assert names({"who": "keeper", "via": "chief", "source": "herald"}) == ["the pier keeper"]


def test_what_was_withdrawn_is_called_by_its_id_alone() -> None:
    sources = with_item("sources", "courier", withdrawn="It was taken back.")
    said = [{"source": "herald"}, {"source": "courier"}, {"who": "keeper", "source": "herald"}]
    people = with_item("people", "keeper", withdrawn="He was not there.")
    assert names(*said, **sources, **people) == ["Herald", "courier", "keeper"]
