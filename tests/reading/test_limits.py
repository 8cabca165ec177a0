"""No text takes long to read, and none holds what cannot be seen."""

from __future__ import annotations

import pytest

from generator.model.narrative import Listing
from generator.reading.characters import character_fault
from generator.reading.limits import too_much


@pytest.mark.parametrize("letter", ["\0", "\x7f", "\x9f", "\u202e", "\u2066", "\ue000", "\ufeff"])
def test_the_first_hidden_character_is_found_among_plain_ones(letter: str) -> None:
    found = (6, f"U+{ord(letter):04X}")
    assert character_fault(f"plain {letter} ü {letter}") == found


@pytest.mark.parametrize("mark", r"[](){}<>*_~`!\&")
def test_no_run_of_any_mark_is_overlooked(mark: str) -> None:
    assert too_much(f"Text {mark * 20} text.") == []
    (fault,) = too_much(f"Text {mark * 21} text.")
    assert (fault.offset, fault.code) == (5, "narrative.nesting")


@pytest.mark.parametrize("line", ["- a\n\n", "> a\n", "1. a\n", "| a |\n", "## a\n", "---\n\n"])
def test_a_narrative_has_so_many_entries_and_no_more(line: str) -> None:
    assert "narrative.nesting" not in {fault.code for fault in too_much(line * 2_000)}
    (fault, *_) = too_much(line * 2_001)
    assert (fault.offset, fault.code) == (len(line) * 2_000, "narrative.nesting")


def test_what_a_listing_holds_is_no_entry() -> None:
    text = "- a\n" * 3_000
    assert too_much(text)[0].code == "narrative.nesting"
    assert too_much(text, [Listing(0, len(text), text)]) == []


def test_all_tables_together_have_so_many_cells_and_no_more() -> None:
    table = "a" + " | a" * 10 + "\n\n"
    assert too_much(table * 1_000) == []
    assert [fault.code for fault in too_much(table * 1_001)] == ["narrative.nesting"]
