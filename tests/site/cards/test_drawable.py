from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.model.history import History
from generator.problems import Problem
from generator.reading.positions import locate
from generator.site.drawable import judge_pictures
from tests.site.cards.conftest import LONG
from tests.site.cards.site import QUOTE, RECORD, edition, write_content

TOO_LONG = (LONG * 3)[:900].strip()
PERSON = RECORD["people"][0]


def judged(content: Path) -> list[Problem]:
    site = edition(content).site
    (incident,) = site.incidents
    return list(judge_pictures(incident, site.newsroom, History("bridge")))


def test_pictures_that_can_be_drawn_are_no_problem(tmp_path: Path) -> None:
    assert judged(write_content(tmp_path)) == []


@pytest.mark.parametrize(
    ("quote", "record", "field", "code"),
    [
        ({"text": TOO_LONG}, {}, "quotes/closed-first/text", "card.too-long"),
        ({"text": "没有人"}, {}, "quotes/closed-first/text", "card.no-glyph"),
        ({"text": TOO_LONG, "short": TOO_LONG}, {}, "quotes/closed-first/short", "card.too-long"),
        ({"role": "Deputy " * 60}, {}, "quotes/closed-first/role", "card.too-long"),
        ({}, {"people": [PERSON | {"role": "副"}]}, "people/ada/role", "card.no-glyph"),
        ({}, {"people": [PERSON | {"name": "阿达"}]}, "people/ada/name", "card.no-glyph"),
        ({}, {"headline": "Bridge 桥"}, "headline", "card.no-glyph"),
    ],
)
def test_what_cannot_be_drawn_is_a_problem_of_its_field(
    tmp_path: Path, quote: dict[str, Any], record: dict[str, Any], field: str, code: str
) -> None:
    found = judged(write_content(tmp_path, QUOTE | quote, **record))
    assert (field, code) in [(problem.location.field, problem.code) for problem in found]


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
