"""Texts compared word by word."""

from __future__ import annotations

import pytest

from generator.history.figures import compare_figures
from generator.history.words import changed_paragraphs, compare
from generator.model.history import Figures, Piece, WordMark


def test_only_the_changed_words_are_marked() -> None:
    (passage,) = compare("The man was in his 40s.", "The man was in his 50s.")
    assert passage.pieces == (
        Piece(WordMark.KEPT, "The man was in his "),
        Piece(WordMark.WAS, "40s"),
        Piece(WordMark.NOW, "50s"),
        Piece(WordMark.KEPT, "."),
    )


def test_two_neighbouring_words_change_as_one() -> None:
    (passage,) = compare("It was a bright day.", "It was no good day.")
    assert [piece.text for piece in passage.pieces] == ["It was ", "a bright", "no good", " day."]


def test_far_sentences_are_left_out_with_a_gap() -> None:
    rest = " ".join(f"Sentence {number} stays." for number in range(20))
    (passage,) = compare(f"It was red. {rest}", f"It was blue. {rest}")
    assert passage.pieces[-1] == Piece(WordMark.GAP, "")
    assert sum(len(piece.text) for piece in passage.pieces) < 80


def test_line_breaks_within_a_paragraph_are_no_change() -> None:
    assert compare("One\ntwo three.", "One two\nthree.") == ()


def test_an_inserted_paragraph_leaves_the_others_paired() -> None:
    was = "First one here.\n\nSecond one here."
    now = "First one here.\n\nSomething else entirely new.\n\nSecond one there."
    assert list(changed_paragraphs(was, now)) == [
        (2, "", "Something else entirely new."),
        (3, "Second one here.", "Second one there."),
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("It burned for 2 hours.", "It burned for 3 hours."),
        ("Two crews came.", "Three crews came."),
        ("He saw Ada Invented there.", "He saw Bea Invented there."),
        ("The chief called it “a bad fire”.", "The chief called it “a big fire”."),
        ("He did fire.", "He did not fire."),
        ("Invented led the crews.", "Invented’s deputy led the crews."),
    ],
)
def test_an_edit_of_figures_names_or_quoted_words_is_noticed(was: str, now: str) -> None:
    assert compare_figures(was, now, {"Ada Invented"}) is Figures.CHANGED


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Teh crews came.", "The crews came."),
        ('The chief called it "a bad fire".', "The chief called it “a bad fire”."),
        ("The crews came , at once.", "The crews came at once."),
        ("A witness saw the the boat.", "A witness saw the boat."),
    ],
)
def test_mended_spelling_touches_no_figures(was: str, now: str) -> None:
    assert compare_figures(was, now, {"Ada Invented"}) is Figures.KEPT


def test_a_number_that_comes_beside_the_others_is_added() -> None:
    assert compare_figures("It burned.", "It burned for 2 hours.") is Figures.ADDED


def test_a_description_that_stands_for_a_name_guards_no_small_words() -> None:
    places = {"A hospital", "Where the car was left"}
    assert compare_figures("They tok a bus.", "They took the bus.", places) is Figures.KEPT
