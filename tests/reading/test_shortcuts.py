"""A quick look may only skip what the thorough one would not find either."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import habits
from generator.model.moment import Moment
from generator.model.newsroom import Newsroom
from generator.model.web import address_fault
from generator.reading import bounds, characters, clocks
from generator.reading.incident import read_incident
from generator.reading.pointers import named, pointers
from generator.reading.site import read_newsroom, read_one

CONTENT = Path(__file__).parents[2] / "content"
INCIDENTS = sorted((CONTENT / "incidents").iterdir())


def pattern_finds(text: str) -> bool:
    return characters._REFUSED.search(text) is not None  # noqa: SLF001  the thorough look


@given(st.text(st.characters(codec=None)))
def test_the_first_hidden_character_is_found_in_any_text(text: str) -> None:
    assert (characters.character_fault(text) is not None) == pattern_finds(text)


def test_every_hidden_character_is_found_among_plain_ones() -> None:
    every = [chr(point) for point in range(0x110000)]
    refused = [letter for letter in every if pattern_finds(letter)]
    assert len(refused) > 100_000
    for one in refused[::97]:
        assert characters.character_fault(f"plain {one} ü") == (6, f"U+{ord(one):04X}")


@given(st.text(st.sampled_from(">|\t ab\n"), max_size=200))
def test_no_nesting_is_overlooked(text: str) -> None:
    for limit, is_possible in bounds._NESTINGS:  # noqa: SLF001  the two looks
        assert is_possible(text) or not limit.search(text)


@pytest.mark.parametrize("mark", bounds._MARKS)  # noqa: SLF001  what the thorough look knows
def test_no_run_of_any_mark_is_overlooked(mark: str) -> None:
    assert bounds.too_much(f"Text {mark * 20} text.") == []
    (fault,) = bounds.too_much(f"Text {mark * 21} text.")
    assert (fault.offset, fault.code) == (5, "narrative.nesting")


@given(st.text(st.sampled_from("0123456789/.: apm"), max_size=12))
def test_no_habit_of_writing_a_day_is_overlooked(text: str) -> None:
    known = (habits._SLASHES, habits._TWELVE, habits._CLOCK)  # noqa: SLF001  the thorough look
    if text[:3].isdigit():
        assert not any(pattern.fullmatch(text) for pattern in known)


def test_whatever_controls_anything_cannot_be_printed() -> None:
    letters = (chr(point) for point in range(0x110000))
    controls = [one for one in letters if unicodedata.category(one).startswith("C")]
    assert not any(one.isprintable() for one in controls)
    assert all(address_fault(f"https://example.org/{one}") for one in controls[::997])


@pytest.mark.parametrize("folder", INCIDENTS, ids=lambda folder: str(folder.name))
def test_every_id_that_is_named_is_found_with_and_without_its_place(folder: Path) -> None:
    newsroom, _ = read_newsroom(CONTENT)
    assert newsroom is not None
    incident, _ = read_one(folder, newsroom)
    assert incident is not None
    placed = [(target, sections) for _, target, sections in pointers(incident.record)]
    assert sorted(named(incident.record)) == sorted(placed)
    assert len(placed) > 20


def test_a_chain_of_names_is_followed_in_every_kind_of_field(
    texts: dict[str, bytes], newsroom: Newsroom
) -> None:
    incident, _ = read_incident("footbridge", texts, {}, newsroom)
    assert incident is not None
    assert sorted(named(incident.record)) == [
        ("city", ("people", "agencies")),
        ("crack", ("claims",)),
        ("crack", ("claims",)),
        ("paper", ("sources",)),
    ]


@pytest.mark.parametrize("folder", INCIDENTS, ids=lambda folder: str(folder.name))
def test_every_moment_is_found_with_and_without_its_place(folder: Path) -> None:
    newsroom, _ = read_newsroom(CONTENT)
    assert newsroom is not None
    incident, _ = read_one(folder, newsroom)
    assert incident is not None
    found: list[Moment] = []
    clocks.gather_moments(incident.record, found)
    placed = clocks._moments(incident.record)  # noqa: SLF001  the thorough look
    assert found == [moment for _, moment in placed]
    assert len(found) > 20
