from __future__ import annotations

import pytest

from tests.standards.records import found, problems, with_item

QUOTE = with_item("quotes", "gone", text="An officer-involved fire.")


def waiving(code: str, field: str) -> dict[str, list[dict[str, str]]]:
    waiver = {"code": code, "field": field, "by": "managing editor", "reason": "Her own words."}
    return {"waive": [waiver]}


def test_a_finding_can_be_waived_for_one_field() -> None:
    assert found(QUOTE | waiving("standards.house-style", "quotes/gone/text")) == []


def test_a_waiver_for_another_field_sets_nothing_aside() -> None:
    assert found(QUOTE | waiving("standards.house-style", "headline")) == [
        ("house-style", "quotes/gone/text"),
        ("waiver-unused", "waive/0/field"),
    ]


@pytest.mark.parametrize("field", ["quotes", "", "updates"])
def test_a_waiver_is_not_for_a_whole_section(field: str) -> None:
    assert found(QUOTE | waiving("standards.house-style", field)) == [
        ("house-style", "quotes/gone/text"),
        ("waiver-refused", "waive/0/field"),
    ]


@pytest.mark.parametrize(
    ("record", "code", "field"),
    [
        (with_item("people", "chief", minor="yes"), "minor-named", "people/chief/name"),
        (with_item("places", "pier", lat="41.79123"), "coordinate-decimals", "places/pier/lat"),
        (with_item("places", "pier", lon="72.67"), "coordinate-outside-region", "places/pier/lon"),
    ],
)
def test_what_protects_children_and_homes_cannot_be_waived(
    record: dict[str, object], code: str, field: str
) -> None:
    assert found(record | waiving(f"standards.{code}", field)) == [
        (code, field),
        ("waiver-refused", "waive/0/code"),
    ]


def test_a_misspelt_standard_is_named_with_its_nearest() -> None:
    (_, problem) = problems(QUOTE | waiving("standards.house-stile", "quotes/gone/text"))
    assert problem.message == "There is no standard “standards.house-stile”."
    assert problem.hint == "Did you mean standards.house-style?"


def test_a_waiver_can_stand_for_the_narrative() -> None:
    narrative = "An officer-involved fire. [@herald]\n"
    assert found(waiving("standards.house-style", "narrative"), narrative=narrative) == []


def test_a_waiver_can_stand_for_an_update() -> None:
    update = {
        "at": "2031-05-07",
        "kind": "clarification",
        "headline": "No officer-involved fire",
        "why": "It was not one.",
        "covers": "narrative",
    }
    field = "updates/2031-05-07-no/headline"
    assert found(waiving("standards.house-style", field), updates={"2031-05-07-no": update}) == []


def test_what_history_holds_cannot_be_waived_away() -> None:
    (problem,) = problems(waiving("history.uncovered", "claims/nobody-hurt"))
    assert problem.message == "history.uncovered cannot be waived."
