"""What must not be told is told in no language."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Problem
from generator.standards import judge_incident
from tests.in_spanish import RECORD, STORY_TEXT, TEXTS, copied, replaced
from tests.whole_site import read_site


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(tmp_path)


def judged(content: Path) -> list[Problem]:
    reading = read_site(content, in_part=True)
    assert reading.problems == ()
    assert reading.site is not None
    incident = next(one for one in reading.site.incidents if one.id == "pier-fire")
    return list(judge_incident(incident, reading.site.newsroom))


def found(content: Path) -> list[tuple[str, str, str | None]]:
    return [(one.code, one.location.file, one.location.field) for one in judged(content)]


def test_a_translation_that_says_the_same_has_no_problem(content: Path) -> None:
    assert found(content) == []


def test_a_name_that_is_withheld_is_found_in_a_translated_text(content: Path) -> None:
    replaced(
        content, RECORD, "called: the pier keeper", "called: the pier keeper\n    name: Bo Quay"
    )
    replaced(content, TEXTS, "role: testigo", "role: testigo, Bo Quay")
    assert ("standards.name-given-away", TEXTS, "people/keeper/role") in found(content)


def test_a_name_that_is_withheld_is_found_in_a_translated_story(content: Path) -> None:
    replaced(
        content, RECORD, "called: the pier keeper", "called: the pier keeper\n    name: Bo Quay"
    )
    replaced(content, STORY_TEXT, "dice el guarda", "dice Bo Quay")
    told = [one for one in judged(content) if one.location.file == STORY_TEXT]
    assert [(one.code, one.location.line) for one in told] == [("standards.name-given-away", 3)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("El muelle de 12 Dock Street ardió.", "standards.house-address"),
        ("El muelle\u200bardió por completo.", "standards.hidden-letter"),
        ("El mu\u0435lle ardió por completo.", "standards.look-alike"),
        ("Llame al 860-555-0199.", "standards.telephone-number"),
        ("Write here: el texto", "standards.text-to-write"),
    ],
)
def test_words_are_held_to_the_rules_of_the_first_language(
    content: Path, words: str, code: str
) -> None:
    replaced(content, TEXTS, "text: El muelle ardió por completo.", f'text: "{words}"')
    assert (code, TEXTS, "claims/pier-burnt/text") in found(content)


def test_what_is_quoted_in_a_translated_story_is_a_quote_of_the_record(content: Path) -> None:
    said = "Él dijo «vi arder el muelle durante toda la noche». [@herald]"
    replaced(content, STORY_TEXT, "[[quote: gone]]", f"{said}\n\n[[quote: gone]]")
    assert [one[:2] for one in found(content)] == [("quote.mismatch", STORY_TEXT)]


def test_the_words_of_a_translated_quote_may_be_quoted_in_the_story(content: Path) -> None:
    replaced(content, TEXTS, "text: Ya no está.", "text: Ya no está el muelle que conocíamos.")
    said = "«Ya no está el muelle que conocíamos», dijo ella. [@herald]"
    replaced(content, STORY_TEXT, "[[quote: gone]]", f"{said}\n\n[[quote: gone]]")
    assert found(content) == []


def test_what_is_behind_is_one_piece_of_advice_a_language(content: Path) -> None:
    replaced(content, TEXTS, "text: Nadie resultó herido.", "text:")
    replaced(content, TEXTS, "text_of: 34f909d0", "text_of: 00000000")
    replaced(content, RECORD, "headline: Fire destroys", "headline: A fire destroys")
    (advice,) = judged(content)
    assert advice.code == "standards.translation-behind"
    assert advice.message == "Of the texts in es, 1 missing and 2 older than the original."


def test_a_waiver_of_a_text_holds_for_its_translations(content: Path) -> None:
    address = "The pier at 12 Dock Street burnt down."
    replaced(content, RECORD, "text: The pier burnt down.", f"text: {address}")
    replaced(content, TEXTS, "text: El muelle ardió", "text: El muelle de 12 Dock Street ardió")
    waiver = (
        "\nwaive:\n  - code: standards.house-address\n    field: claims/pier-burnt/text\n"
        "    by: the editor\n    reason: It is a public pier.\n"
    )
    path = content / RECORD
    path.write_text(path.read_text("utf-8") + waiver, "utf-8")
    assert "standards.house-address" not in {code for code, _, _ in found(content)}
