from __future__ import annotations

import pytest

from generator.model.word_lists import forms_of
from generator.reading.narrative import read_narrative
from generator.standards.quotes import quotations


def quoted(text: str) -> list[str]:
    narrative, problems = read_narrative(text, "narrative.md")
    assert narrative
    assert not problems
    return [quotation.text for quotation in quotations(narrative, forms_of("en"))]


@pytest.mark.parametrize(
    "text",
    [
        "He said “we were there” then.",
        'He said "we were there" then.',
        "Dijo «we were there».",
        "Er sagte „we were there“.",
        "He said ‘we were there’.",
        "He said “[we were](claim:here) there”[@post].",
        "He said “we were[@post] there”.",
    ],
)
def test_words_between_marks_are_found_whatever_the_marks(text: str) -> None:
    assert quoted(text) == ["we were there"]


def test_an_apostrophe_closes_nothing() -> None:
    assert quoted("He said ‘we don’t know’ twice; it’s the dogs’ bridge.") == ["we don’t know"]


def test_a_quotation_that_runs_on_ends_with_its_paragraph() -> None:
    assert quoted("He said “we were there.\n\nThey were not.") == ["we were there."]


def test_an_inner_quotation_belongs_to_the_outer_one() -> None:
    assert quoted("She said “he told me ‘run’ and left”.") == ["he told me ‘run’ and left"]


def test_code_holds_no_quotation() -> None:
    assert quoted("Write `“like this”` there.\n\n```\n“or this”\n```\n") == []


def test_a_quotation_knows_where_it_stands() -> None:
    text = "First.\n\nThen he said “we were there”.\n"
    narrative, _ = read_narrative(text, "narrative.md")
    assert narrative
    (found,) = quotations(narrative, forms_of("en"))
    assert narrative.position(found.start) == (3, 15)
