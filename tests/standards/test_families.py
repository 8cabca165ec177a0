"""The smaller families: attribution, headlines, media, questions, narrative, wording."""

from __future__ import annotations

from typing import Any

import pytest

from generator.problems import Level
from tests.standards.records import found, problems, with_item


def test_the_record_that_the_tests_spoil_meets_every_standard() -> None:
    assert found() == []


CLOSING = {
    "at": "2031-06-01",
    "kind": "status",
    "headline": "Closed",
    "why": "The inquiry carries on with why.",
    "covers": "status",
}


@pytest.mark.parametrize(
    ("record", "finding"),
    [
        (
            with_item("claims", "nobody-hurt", said_by=[{"unnamed": "police"}]),
            ("attribution-without-source", "claims/nobody-hurt/said_by/0"),
        ),
        (
            with_item(
                "claims",
                "nobody-hurt",
                said_by=[{"who": "chief", "unnamed": "police", "source": "herald"}],
            ),
            ("attribution-of-two", "claims/nobody-hurt/said_by/0/unnamed"),
        ),
        (with_item("events", "fire", claims=[]), ("event-on-nothing", "events/fire")),
        (with_item("events", "fire", when=None), ("event-without-time", "events/fire")),
        (
            with_item("people", "keeper", age={"is": "40s"}),
            ("age-without-claim", "people/keeper/age"),
        ),
        (with_item("sources", "courier", url=None), ("source-out-of-reach", "sources/courier")),
        (
            with_item("claims", "pier-burnt", standing="superseded"),
            ("rests-on-superseded", "rests_on/0"),
        ),
        (
            {"rests_on": ["nobody-hurt"], "headline": "Fire destroys a pier in Port Nowhere"},
            ("rests-on-one-origin", "rests_on/0"),
        ),
        ({"headline": "Fire, they say, burnt" + " it all" * 15}, ("long-headline", "headline")),
        ({"status": "closed"}, ("closed-with-questions", "status")),
        (
            with_item("media", "p", url="https://x.example/p", credit="A", rights="CC0-1.0"),
            ("media-without-words", "media/p/alt"),
        ),
        (
            with_item("media", "p", alt="A pier", credit="A", rights="CC0-1.0"),
            ("media-nowhere", "media/p"),
        ),
        (
            with_item(
                "media",
                "p",
                url="https://x.example/p",
                alt="A pier",
                caption="A pier",
                credit="A",
                rights="CC0-1.0",
            ),
            ("alt-repeats-caption", "media/p/alt"),
        ),
        ({"sensitivity": ["death", "none"]}, ("sensitivity-none", "sensitivity/1")),
        (
            with_item("expected", "report", text="The report is published"),
            ("expected-by-nobody", "expected/report"),
        ),
        (
            with_item("quotes", "gone", text="It is gone and gone and gone and gone and gone."),
            ("quote-too-long", "quotes/gone/text"),
        ),
        ({"headline": "Officer-involved fire"}, ("house-style", "headline")),
        ({"standfirst": "An officer‑involved\nfire."}, ("house-style", "standfirst")),
        (
            with_item("quotes", "gone", text="An officer involved fire."),
            ("house-style", "quotes/gone/text"),
        ),
    ],
)
def test_a_single_mistake_is_a_single_finding(
    record: dict[str, Any], finding: tuple[str, str]
) -> None:
    assert found(record) == [finding]


@pytest.mark.parametrize("change", [{"standing": "retracted"}, {"withdrawn": "Not so."}])
def test_a_headline_cannot_rest_on_what_fell(change: dict[str, str]) -> None:
    spoilt = with_item("claims", "pier-burnt", **change)
    assert found(spoilt) == [
        ("rests-on-retracted", "rests_on/0"),
        ("tied-to-retracted", "narrative"),
    ]


def test_an_answer_is_a_claim_that_holds() -> None:
    retracted = with_item("claims", "nobody-hurt", standing="retracted")
    answered = with_item("questions", "why", answer="nobody-hurt")
    assert found(retracted | answered) == [("answer-retracted", "questions/why/answer")]


def test_a_closing_update_says_what_becomes_of_open_questions() -> None:
    assert found({"status": "closed"}, updates={"2031-06-01-closed": CLOSING}) == []


def test_what_we_only_know_of_needs_no_description() -> None:
    assert found(with_item("media", "p", held="no")) == []


def test_in_a_graphic_story_a_picture_carries_a_warning() -> None:
    words = {"url": "https://x.example/p", "alt": "A", "credit": "B", "rights": "C"}
    graphic = {"sensitivity": ["graphic"]}
    assert found(graphic | with_item("media", "p", **words)) == [
        ("graphic-without-warning", "media/p")
    ]
    assert found(graphic | with_item("media", "p", warning="A body", **words)) == []


def test_a_paragraph_without_a_reference_is_advice_at_its_beginning() -> None:
    (problem,) = problems(narrative="It burnt. [@herald]\n\n## Then\n\nNobody knows why.\n")
    assert problem.code == "standards.paragraph-without-reference"
    assert problem.level is Level.ADVICE
    assert (problem.location.line, problem.location.column) == (5, 1)


def test_words_of_the_house_list_are_found_to_the_letter_in_the_narrative() -> None:
    narrative = "It was an Officer-Involved fire, an officer involved fire. [@herald]\n"
    first, second = problems(narrative=narrative)
    assert (first.location.line, first.location.column) == (1, 11)
    assert (second.location.line, second.location.column) == (1, 37)
    assert first.message == "House style avoids “Officer-Involved” (vague)."
    assert first.hint == "Instead: say who did what. — AP Stylebook 2020."
    assert first.level is Level.ADVICE


@pytest.mark.parametrize(
    "record",
    [
        {"standfirst": "Police call it “an officer-involved fire”."},
        with_item("sources", "courier", title="Officer-involved fire"),
        with_item(
            "claims",
            "nobody-hurt",
            said_by=[{"unnamed": "police", "source": "herald", "words": "officer-involved"}],
        ),
    ],
)
def test_words_that_others_chose_are_left_alone(record: dict[str, Any]) -> None:
    assert found(record) == []


def test_what_was_wrong_may_be_told_beside_what_is_right() -> None:
    people = with_item("claims", "nobody-hurt", standing="retracted")
    claims = people["claims"]
    claims.append(
        {
            "id": "one-hurt",
            "text": "One person was hurt.",
            "said_by": [{"who": "chief", "source": "courier"}],
            "replaces": ["nobody-hurt"],
        }
    )
    beside = "[One was hurt](claim:one-hurt); [we wrote “nobody”](claim:nobody-hurt).\n"
    assert found({"claims": claims}, narrative=beside) == []
    apart = beside.replace("; ", ".\n\n")
    assert found({"claims": claims}, narrative=apart) == [("tied-to-retracted", "narrative")]


def test_a_story_cannot_leave_its_words_to_a_withdrawn_claim() -> None:
    silent = "It burnt [@herald]. [](claim:nobody-hurt)\n"
    assert found({}, narrative=silent) == []
    gone = with_item("claims", "nobody-hurt", withdrawn="Somebody was.")
    assert [code for code, _ in found(gone, narrative=silent)] == ["told-by-withdrawn"]
    assert found(gone, narrative="It burnt [@herald]: `[](claim:nobody-hurt)`\n") == []
    assert found(gone, narrative="It burnt [@herald].\n") == []


def test_an_id_is_no_wording_since_it_can_never_change() -> None:
    assert found({"tags": ["officer-involved"]}) == []
