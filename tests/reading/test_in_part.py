"""A file with misfits is read as far as it fits, so that one run tells every mistake once."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.record import Record
from generator.model.update import UpdateText
from generator.reading.in_part import shape_in_part
from tests.standards.records import RECORD, with_item


def read(**changes: Any) -> Record:  # noqa: ANN401  # YAML can be anything
    record = shape_in_part(Record, RECORD | changes)
    assert record is not None
    return record


def test_what_fits_is_read_as_it_is() -> None:
    assert read() == Record.model_validate(RECORD)


def test_a_misspelt_key_is_read_as_the_one_it_is_near() -> None:
    sources = [{"id": "herald", "title": "Pier burns", "publsher": "Herald"}]
    assert read(sources=sources).sources[0].publisher == "Herald"


def test_a_misspelt_word_is_read_as_the_one_it_is_near() -> None:
    claims = with_item("claims", "nobody-hurt", standing="retractd")
    assert read(**claims).claims[1].standing == "retracted"


def test_an_id_that_is_none_stays_near_what_others_call_it() -> None:
    sources = [{"id": "The_Herald", "title": "Pier burns"}]
    assert read(sources=sources).sources[0].id == "the-herald"


def test_a_moment_that_cannot_be_read_is_taken_out_and_its_item_stays() -> None:
    events = with_item("events", "fire", when="2031-13-01")
    assert [(event.id, event.when) for event in read(**events).events] == [("fire", None)]


def test_the_other_entries_of_a_list_stay_in_place() -> None:
    assert read(tags=["Bad Tag", "harbour", "No", "pier"]).tags == ("harbour", "pier")


@pytest.mark.parametrize("key", ["headline", "status", "occurred", "sensitivity", "rests_on"])
def test_a_missing_key_is_stood_in_for(key: str) -> None:
    rest = {name: value for name, value in RECORD.items() if name != key}
    assert shape_in_part(Record, rest) is not None


@pytest.mark.parametrize("key", ["sources", "claims"])
def test_without_sources_or_claims_too_little_is_left_to_judge(key: str) -> None:
    rest = {name: value for name, value in RECORD.items() if name != key}
    assert shape_in_part(Record, rest) is None


@pytest.mark.parametrize("value", [None, "text", [], [1]])
def test_what_has_no_keys_is_nothing(value: object) -> None:
    assert shape_in_part(UpdateText, value) is None
