"""No text takes long to read, and none holds what cannot be seen."""

from __future__ import annotations

import pytest

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
