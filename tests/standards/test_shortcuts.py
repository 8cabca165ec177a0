"""A quick look may only skip what the thorough one would not find either."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.narrative import Passage
from generator.model.newsroom import HouseStyle
from generator.reading.narrative import read_narrative
from generator.reading.site import read_site
from generator.standards import wording
from generator.standards.naming import _plain
from generator.standards.quotations import _QUOTED, _hidden, quotations
from generator.standards.texts import all_text, search

CONTENT = Path(__file__).parents[2] / "content"
INCIDENTS = (read_site(CONTENT).site or pytest.fail("no site")).incidents
LETTERS = "aikst -‐\nIKSAŉİıſ\N{KELVIN SIGN}ß’."


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda one: str(one.id))
def test_all_text_holds_every_text_that_is_searched(incident: object) -> None:
    every = all_text(incident)  # type: ignore[arg-type]
    found = [words.text for words in search(incident, lambda _: True)]  # type: ignore[arg-type]
    assert len(found) > 300
    assert [text for text in found if text not in every] == []


@given(st.text(LETTERS, min_size=1, max_size=6), st.data())
def test_no_word_to_avoid_is_overlooked(avoid: str, data: st.DataObject) -> None:
    ways = [avoid, avoid.upper(), avoid.lower(), avoid.swapcase(), avoid.replace("s", "ſ")]
    before, after = (data.draw(st.text(LETTERS, max_size=3)) for _ in range(2))
    text = before + data.draw(st.sampled_from(ways)) + after
    style = HouseStyle.model_construct(avoid=avoid, say="other")
    if wording._pattern(avoid).search(text):  # noqa: SLF001  the thorough look
        assert wording._worth_a_search([style], text) == [style]  # noqa: SLF001  the quick one


def test_every_letter_that_a_search_takes_for_another_is_known() -> None:
    letters = re.compile("[a-z]", re.IGNORECASE)
    alike = [one for one in map(chr, range(128, 0x110000)) if letters.fullmatch(one)]
    assert alike == sorted(wording._ALIKE)  # noqa: SLF001  what the quick look knows


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_stay_as_they_are(text: str) -> None:
    assert _plain(text) == text
    assert _plain(text + "é") == text + "e"


def letter_by_letter(source: str, passage: Passage) -> list[tuple[int, str]]:
    """What stands between quotation marks, found slowly."""
    hidden = {at for start, end in _hidden(passage) for at in range(start, end)}
    paragraphs: list[list[int]] = [[]]
    for at in range(passage.start, passage.end):
        if source.startswith("\n\n", at):
            paragraphs.append([])
        elif at not in hidden:
            paragraphs[-1].append(at)
    return [
        (seen[match.start(match.lastgroup or 0)], match[match.lastgroup or 0])
        for seen in paragraphs
        for match in _QUOTED.finditer("".join(source[at] for at in seen))
    ]


PIECES = (
    *("“", "”", "„", "«a", "»", '"', "‘", "’s ", "a b", "\n", "\n\n", "`“`", "[@s]", " "),
    *("[a “b](claim:c)", "<https://d.example/>", "[[map]]", "# e\n", "[`f` g](quote:h)", "- "),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_quotations_are_found_as_letter_by_letter(pieces: list[str]) -> None:
    narrative, _ = read_narrative("a" + "".join(pieces), "narrative.md")
    assert narrative is not None
    passages = [part for part in narrative.parts if isinstance(part, Passage)]
    slowly = [found for part in passages for found in letter_by_letter(narrative.source, part)]
    assert [(one.start, one.text) for one in quotations(narrative)] == slowly
