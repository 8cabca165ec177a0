"""Texts compared word by word."""

from __future__ import annotations

import pytest

from generator.history.figures import TextContext, compare_figures
from generator.history.words import changed_paragraphs, compare
from generator.model.history import Figures, Piece, WordMark

INVENTED = TextContext.of({"Ada Invented"}, "en")


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
    assert compare_figures(was, now, INVENTED) is Figures.CHANGED


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
    assert compare_figures(was, now, INVENTED) is Figures.KEPT


def test_a_number_that_comes_beside_the_others_is_added() -> None:
    assert compare_figures("It burned.", "It burned for 2 hours.") is Figures.ADDED


def test_a_description_that_stands_for_a_name_guards_no_small_words() -> None:
    places = {"A hospital", "Where the car was left"}
    assert (
        compare_figures("They tok a bus.", "They took the bus.", TextContext.of(places, "en"))
        is Figures.KEPT
    )


SPANISH = TextContext.of({"Ada Inventada", "Un hospital", "La casa"}, "es")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("El hombre disparó.", "El hombre no disparó."),
        ("Nadie resultó herido.", "Alguien resultó herido."),
        ("El presunto autor huyó.", "El autor huyó."),
        ("Habría disparado primero.", "Ha disparado primero."),
        ("Llegaron antes del disparo.", "Llegaron después del disparo."),
        ("Murieron dos personas.", "Murieron tres personas."),
        ("Murieron doscientas personas.", "Murieron trescientas personas."),
        ("Lo vio Ada Inventada.", "Lo vio Bea Inventada."),
        ("Lo llamó «un mal incendio».", "Lo llamó «un gran incendio»."),
    ],
)
def test_an_edit_of_spanish_figures_names_or_denials_is_noticed(was: str, now: str) -> None:
    assert compare_figures(was, now, SPANISH) is Figures.CHANGED


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Tomron un autobús.", "Tomaron un autobús."),
        ("la casa ardió.", "La casa ardió."),
        ("¿Cuando llegaron?", "¿Cuándo llegaron?"),
        ("Iban a al muelle.", "Iban al muelle."),
        ("He was not there.", "He was there."),
    ],
)
def test_mended_spanish_spelling_touches_no_figures(was: str, now: str) -> None:
    assert compare_figures(was, now, SPANISH) is Figures.KEPT


@pytest.mark.parametrize("language", ["en", "fr"])
def test_spanish_words_are_no_denials_of_another_language(language: str) -> None:
    known = TextContext.of((), language)
    assert compare_figures("Un mot sin fin.", "Un mot fin.", known) is Figures.KEPT


def test_digits_names_and_quoted_words_are_compared_in_every_language() -> None:
    known = TextContext.of({"Ada Inventée"}, "fr")
    assert compare_figures("Il y a 2 morts.", "Il y a 3 morts.", known) is Figures.CHANGED
    assert compare_figures("dit Ada.", "dit Bea.", known) is Figures.CHANGED
    assert compare_figures("dit « oui ».", "dit « non ».", known) is Figures.CHANGED
    assert compare_figures("Ce n’est pas vrai.", "C’est vrai.", known) is Figures.KEPT
