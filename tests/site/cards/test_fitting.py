from __future__ import annotations

import pytest

from generator.site.cards.fitting import Segment, break_lines, pieces


def in_letters(text: str) -> list[Segment]:
    """Every letter one em wide, and every space."""
    return [Segment(piece, float(len(piece)), float(gap)) for piece, gap in pieces(text)]


def test_lines_are_as_even_as_they_can_be() -> None:
    assert break_lines(in_letters("aaa bbb ccc ddd"), 11, 9) == ["aaa bbb", "ccc ddd"]


def test_a_single_short_word_never_stands_last() -> None:
    assert break_lines(in_letters("aaaaaa bbbbbb c"), 13, 9) == ["aaaaaa", "bbbbbb c"]
    assert break_lines(in_letters("aaaaaaaaaaaa d"), 12, 9) is None


def test_two_long_words_may_stand_alone() -> None:
    assert break_lines(in_letters("aaaaaaaa bbbbbbbb"), 9, 9) == ["aaaaaaaa", "bbbbbbbb"]


def test_a_word_wider_than_the_line_is_not_set() -> None:
    assert break_lines(in_letters("a aaaaaaaaaaaa"), 9, 9) is None


def test_more_lines_than_there_is_room_for_are_not_set() -> None:
    assert break_lines(in_letters("aaaa bbbb cccc"), 4, 2) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he said — no", ["he", "said\u00a0—", "no"]),
        ("wait … no", ["wait\u00a0…", "no"]),
        ("pourquoi ?", ["pourquoi\u00a0?"]),
        ("« oui »", ["«\u00a0oui\u00a0»"]),
        ("10\u00a0000 people", ["10\u00a0000", "people"]),
        ("officer-involved", ["officer-", "involved"]),
        ("e-mail", ["e-mail"]),
        ("yes—no", ["yes—", "no"]),
        ("50–60", ["50–60"]),
    ],
)
def test_no_line_parts_what_belongs_together(text: str, expected: list[str]) -> None:
    assert [piece for piece, _ in pieces(text)] == expected


def test_a_break_behind_a_hyphen_adds_no_space() -> None:
    assert break_lines(in_letters("aaaa-bbbb cc"), 30, 1) == ["aaaa-bbbb cc"]
