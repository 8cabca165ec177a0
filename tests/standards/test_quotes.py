from __future__ import annotations

import pytest

from generator.problems import Level
from tests.standards.records import problems, with_item

WORDS = "The old pier is gone, and we don’t know why it burned."
SAID = with_item(
    "quotes", "gone", text=["The old pier is gone,", "and we don’t know why it burned."]
)


def mismatches(narrative: str, record: dict[str, object] = SAID) -> list[tuple[int | None, str]]:
    found = problems(record, f"[It burnt](claim:pier-burnt). {narrative}\n")
    return [
        (problem.location.column, problem.message)
        for problem in found
        if problem.code == "quote.mismatch"
    ]


@pytest.mark.parametrize(
    "narrative",
    [
        f"“{WORDS}”",
        '"the old pier is gone, and we don\'t know why it burned"',
        "“The old pier … we don’t know why it burned”",
        "“The old pier is gone […] we don’t know why it burned”",
        "“[The] old pier is gone, and we [in Nowhere] don’t know why it burned”",
        "“[The old pier](claim:pier-burnt) is gone, and we don’t know why”",
        "“never ever not once”",
        "“Pier gone”",
    ],
)
def test_what_somebody_said_word_for_word_may_stand_between_marks(narrative: str) -> None:
    assert mismatches(narrative) == []


@pytest.mark.parametrize(
    "narrative",
    [
        "“The old pier is lost, and we don’t know why”",
        "“We don’t know why it burned … the old pier is gone”",
        "«and we do not know why»",
    ],
)
def test_other_words_between_marks_are_named(narrative: str) -> None:
    assert len(mismatches(narrative)) == 1


def test_both_places_of_a_mismatch_are_named() -> None:
    (problem,) = (
        one
        for one in problems(
            SAID, "It burnt. [@herald] “The old pier is lost, and we don’t know”\n"
        )
        if one.code == "quote.mismatch"
    )
    where = problem.location
    assert (where.file, where.line, where.column) == ("incidents/pier-fire/narrative.md", 1, 22)
    assert problem.hint == f"incident.yaml has in quotes/gone/text: “{WORDS}”"
    assert problem.level is Level.ERROR


def test_the_words_of_a_withdrawn_quote_are_nobodys() -> None:
    gone = with_item("quotes", "gone", text=WORDS, withdrawn="She did not say it.")
    assert len(mismatches(f"“{WORDS}”", gone)) == 1


def test_words_that_an_attribution_gives_may_stand_between_marks() -> None:
    said = {"who": "chief", "source": "herald", "words": "burnt down to the last plank"}
    claims = with_item("claims", "pier-burnt", said_by=[said, {"source": "courier"}])
    assert mismatches("“burnt down to the last plank”", claims) == []


@pytest.mark.parametrize("short", ["The pier is lost", "we don’t know … the old pier"])
def test_a_short_form_that_changes_words_is_named(short: str) -> None:
    record = with_item("quotes", "gone", text=WORDS, short=short)
    found = [problem for problem in problems(record) if problem.code == "quote.short-differs"]
    assert [problem.location.field for problem in found] == ["quotes/gone/short"]


def test_a_short_form_that_leaves_words_out_is_fine() -> None:
    record = with_item("quotes", "gone", text=WORDS, short="The old pier … we don’t know why")
    assert not [problem for problem in problems(record) if problem.code == "quote.short-differs"]
