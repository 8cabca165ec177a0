from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.model.history import History
from generator.problems import Level, Problem
from generator.reading.line_numbers import locate
from generator.site.drawable import judge_pictures
from generator.site.words import ENGLISH
from tests.editions import published
from tests.site.cards.conftest import LONG
from tests.site.cards.site import QUOTE, RECORD, edition, write_content

TOO_LONG = (LONG * 3)[:900].strip()
PERSON = RECORD["people"][0]


def judged(content: Path) -> list[Problem]:
    one = edition(content)
    (incident,) = published(one)
    return list(judge_pictures(incident, one.newsroom, History("bridge"), ENGLISH))


def test_pictures_that_can_be_drawn_are_no_problem(tmp_path: Path) -> None:
    assert judged(write_content(tmp_path)) == []


PLACE = RECORD["places"][0]
SOURCE = RECORD["sources"][0]
LONG_TITLE = "A title " * 40


@pytest.mark.parametrize(
    ("quote", "record", "field", "code"),
    [
        ({"text": TOO_LONG}, {}, "quotes/closed-first/text", "card.too-long"),
        ({"text": "没有人"}, {}, "quotes/closed-first/text", "card.no-glyph"),
        ({"text": ["Nobody.", "没有人"]}, {}, "quotes/closed-first/text/1", "card.no-glyph"),
        ({"text": ["No.", TOO_LONG]}, {}, "quotes/closed-first/text/1", "card.too-long"),
        ({"text": TOO_LONG, "short": TOO_LONG}, {}, "quotes/closed-first/short", "card.too-long"),
        ({"text": TOO_LONG, "short": "没有人"}, {}, "quotes/closed-first/short", "card.no-glyph"),
        ({"role": "Deputy " * 60}, {}, "quotes/closed-first/role", "card.too-long"),
        ({"role": "副"}, {}, "quotes/closed-first/role", "card.no-glyph"),
        ({}, {"people": [PERSON | {"role": "副"}]}, "people/ada/role", "card.no-glyph"),
        ({}, {"people": [PERSON | {"role": LONG}]}, "people/ada/role", "card.too-long"),
        ({}, {"people": [PERSON | {"name": "阿达"}]}, "people/ada/name", "card.no-glyph"),
        ({}, {"people": [PERSON | {"name": "A" * 90}]}, "people/ada/name", "card.too-long"),
        (
            {},
            {"people": [{"id": "ada", "called": "有人", "not_named": "withheld-by-us"}]},
            "people/ada/called",
            "card.no-glyph",
        ),
        ({"speaker": "port"}, {"agencies": [{"id": "port", "name": "港"}]}, "agencies/port/name",
         "card.no-glyph"),
        ({}, {"headline": "Bridge 桥"}, "headline", "card.no-glyph"),
        ({}, {"headline": "Bridge " * 90}, "headline", "card.too-long"),
        ({}, {"places": [PLACE | {"name": "桥"}]}, "places/bridge/name", "card.no-glyph"),
        ({}, {"places": [PLACE | {"locality": "桥"}]}, "places/bridge/locality", "card.no-glyph"),
        ({}, {"places": [PLACE | {"name": LONG}]}, "places/bridge/name", "card.too-long"),
        ({}, {"places": [PLACE | {"locality": LONG}]}, "places/bridge/locality", "card.too-long"),
        ({}, {"sources": [SOURCE | {"publisher": "报"}]}, "sources/gazette/publisher",
         "card.no-glyph"),
        (
            {},
            {"sources": [SOURCE | {"publisher": LONG_TITLE}]},
            "sources/gazette/publisher",
            "card.too-long",
        ),
        (
            {},
            {"sources": [{**SOURCE, "publisher": None, "title": "报"}]},
            "sources/gazette/title",
            "card.no-glyph",
        ),
        (
            {"translator": "译者", "original": {"language": "de", "text": "Zu."}},
            {},
            "quotes/closed-first/translator",
            "card.no-glyph",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told_at_the_field_at_fault(
    tmp_path: Path, quote: dict[str, Any], record: dict[str, Any], field: str, code: str
) -> None:
    record = json.loads(json.dumps(record), object_hook=_without_nothing)
    found = judged(write_content(tmp_path, QUOTE | quote, **record))
    assert (field, code) in [(problem.location.field, problem.code) for problem in found]
    levels = {"card.too-long": Level.ERROR, "card.no-glyph": Level.ADVICE}
    assert {levels[problem.code] for problem in found} == {problem.level for problem in found}


def _without_nothing(part: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if value is not None}


def test_the_newsrooms_name_and_address_are_told_in_newsroom_yaml(tmp_path: Path) -> None:
    content = write_content(tmp_path)
    file = content / "newsroom.yaml"
    file.write_text(file.read_text("utf-8").replace("Sampleton Explainer", "桥报"), "utf-8")
    (problem,) = set(judged(content))
    assert (problem.location.file, problem.location.field) == ("newsroom.yaml", "name")
    file.write_text(file.read_text("utf-8").replace("桥报", "Explainer " * 12), "utf-8")
    (problem,) = set(judged(content))
    assert (problem.location.field, problem.code) == ("name", "card.too-long")


def test_a_reason_without_a_font_leaves_the_sentence_that_the_quote_is_withdrawn(
    tmp_path: Path,
) -> None:
    assert judged(write_content(tmp_path, QUOTE | {"withdrawn": "没有人"})) == []


def test_letters_of_two_fields_are_told_at_both(tmp_path: Path) -> None:
    places = [PLACE | {"name": "桥", "locality": "城"}]
    found = judged(write_content(tmp_path, places=places))
    assert [(one.location.field, one.message) for one in found] == [
        (
            "places/bridge/name",
            "No font draws “桥” (U+6865), so the picture is made without words.",
        ),
        (
            "places/bridge/locality",
            "No font draws “城” (U+57CE), so the picture is made without words.",
        ),
    ]


@pytest.mark.parametrize(
    ("letter", "language", "hint"),
    [
        ("桥", "en", "Noto Sans SC has such letters: explainer fonts add zh."),
        ("桥", "zh-TW", "Noto Sans TC has such letters: explainer fonts add zh-Hant."),
        ("橋", "zh-HK", "Noto Sans HK has such letters: explainer fonts add zh-HK."),
        ("橋", "ja", "Noto Sans JP has such letters: explainer fonts add ja."),
        ("は", "en", "Noto Sans JP has such letters: explainer fonts add ja."),
        ("한", "en", "Noto Sans KR has such letters: explainer fonts add ko."),
        ("प", "en", "Noto Sans Devanagari has such letters: explainer fonts add hi."),
        ("ไ", "th", "Noto Sans Thai has such letters: explainer fonts add th."),
        ("ქ", "en", "Noto Sans Georgian has such letters: explainer fonts add ka."),
        ("Հ", "en", "Noto Sans Armenian has such letters: explainer fonts add hy."),
        ("አ", "en", "Noto Sans Ethiopic has such letters: explainer fonts add am."),
        ("ក", "en", "Noto Sans Khmer has such letters: explainer fonts add km."),
        ("𝄞", "en", "Noto Sans Symbols 2 has many signs: explainer fonts add LANG --file FONT."),
        ("𒀀", "en", "Where you have a font that draws it: explainer fonts add LANG --file FONT."),
    ],
)
def test_the_hint_names_the_font_that_would_bring_the_letter(
    tmp_path: Path, letter: str, language: str, hint: str
) -> None:
    headline = f"Bridge {letter} closed"
    found = judged(write_content(tmp_path, None, headline=headline, language=language))
    assert [problem.hint for problem in found if problem.location.field == "headline"] == [hint]


def test_a_refusal_names_line_column_and_the_length_that_fits(tmp_path: Path) -> None:
    content = write_content(tmp_path, QUOTE | {"text": TOO_LONG})
    (problem,) = locate(judged(content), content)
    assert problem.location.file == "incidents/bridge/incident.yaml"
    assert problem.location.line == 1
    assert problem.location.column
    assert problem.message.startswith("The words are 900 characters long; the card has room for")


def test_a_short_form_lets_a_long_quote_through(tmp_path: Path) -> None:
    long = QUOTE | {"text": TOO_LONG, "short": "I counted them."}
    assert judged(write_content(tmp_path, long)) == []
