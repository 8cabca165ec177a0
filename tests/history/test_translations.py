"""A translation is published like everything else: with an update that says so."""

from __future__ import annotations

import pytest

from generator.history.coverage import cover
from generator.history.differences import differences
from generator.history.draft import draft, propose
from generator.history.kinds import allows, refusal
from generator.history.states import FolderState
from generator.model.history import Aspect, Change, Figures, Version
from generator.model.reader_texts import digest_of_words
from generator.model.record import Record
from generator.model.translated_item import is_named, language_of, original_item
from generator.model.translation import TranslatedText, Translation
from generator.model.update import Update, UpdateText
from tests.standards.records import RECORD


def state(story: str = "", **texts: str) -> FolderState:
    translated = {
        field.replace("__", "/"): TranslatedText(field.replace("__", "/"), (words,), "")
        for field, words in texts.items()
    }
    spanish = Translation("es", translated, narrative_of="12345678" if story else "")
    translations = {"es": spanish} if texts else {}
    return FolderState(
        Record.model_validate(RECORD), translations=translations, stories={"es": story}
    )


def changes(was: FolderState, now: FolderState) -> list[tuple[str, str, str]]:
    return [(one.item, one.field, one.says) for one in differences(was, now)]


def update(kind: str, *covers: str) -> UpdateText:
    said = {"at": "2030-01-01", "kind": kind, "headline": "A", "why": "B"}
    return UpdateText.model_validate({**said, "covers": list(covers or ["rest"])})


HEADLINE = Change("es/headline", Aspect.TRANSLATION, "translation changed", "", "Uno", "Dos")


def test_a_page_in_another_language_comes_as_one_change() -> None:
    assert changes(state(), state(headline="Uno", claims__a__text="Dos")) == [
        ("es", "", "published in es")
    ]


def test_a_translation_without_a_headline_is_not_published_yet() -> None:
    assert changes(state(), state(claims__a__text="Dos")) == []
    assert changes(state(claims__a__text="Dos"), state(claims__a__text="Tres")) == []


def test_each_text_that_changes_is_a_change_of_its_item() -> None:
    was = state("Cuento.", headline="Uno", claims__a__text="Dos", claims__a__note="Eso")
    now = state("Historia.", headline="Uno", claims__a__text="Tres", quotes__q__text="Por eso")
    assert changes(was, now) == [
        ("es/claims/a", "text", "translation changed"),
        ("es/quotes/q", "text", "translation added"),
        ("es/narrative", "", "translation changed"),
        ("es/claims/a", "note", "translation taken out"),
    ]


def quoted(translator: str, own: str = "") -> FolderState:
    texts = {
        "headline": TranslatedText("headline", ("Uno",), ""),
        "quotes/q/text": TranslatedText("quotes/q/text", ("Dos",), "", own),
    }
    spanish = {"es": Translation("es", texts, translator=translator)}
    return FolderState(Record.model_validate(RECORD), translations=spanish)


@pytest.mark.parametrize("now", [quoted("Eva Example"), quoted("Ana Example", "Eva Example")])
def test_another_translator_of_a_quote_is_a_change_of_it(now: FolderState) -> None:
    (change,) = differences(quoted("Ana Example"), now)
    assert (change.item, change.field) == ("es/quotes/q", "translator")
    assert (change.was, change.now) == ("Ana Example", "Eva Example")
    assert allows("translation", change)


def test_the_translator_of_a_file_is_told_by_quotes_alone() -> None:
    was, now = quoted("Ana Example", "Ida Example"), quoted("Eva Example", "Ida Example")
    assert changes(was, now) == []


def dated(english: str, of: str) -> FolderState:
    record = Record.model_validate({**RECORD, "headline": english})
    texts = {"headline": TranslatedText("headline", ("Uno",), digest_of_words((of,)))}
    return FolderState(record, translations={"es": Translation("es", texts)})


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        (dated("Two", "One"), dated("Two", "Two"), "translation up to date"),
        (dated("Two", "Two"), dated("Two", "One"), "translation made from an older text"),
        (dated("Two", "Zero"), dated("Two", "One"), "translation made from an older text"),
        (dated("One", "Zero"), dated("Two", "Two"), "translation up to date"),
    ],
)
def test_a_digest_alone_that_changes_what_is_shown_is_a_change(
    was: FolderState, now: FolderState, says: str
) -> None:
    (change,) = (one for one in differences(was, now) if language_of(one.item))
    assert (change.item, change.says) == ("es/headline", says)
    assert allows("translation", change)


@pytest.mark.parametrize("of", ["One", "Two"])
def test_an_edit_of_the_original_alone_is_no_change_of_its_translation(of: str) -> None:
    found = differences(dated("One", "One"), dated("Two", of))
    assert not [one for one in found if language_of(one.item)]


def counted(english: str, spanish: str, of: str) -> FolderState:
    record = Record.model_validate({**RECORD, "headline": english})
    texts = {"headline": TranslatedText("headline", (spanish,), digest_of_words((of,)))}
    return FolderState(record, translations={"es": Translation("es", texts)})


WRONG = counted("Hurt: 2", "Heridos: 3", "Hurt: 2")


def test_a_number_that_was_wrong_in_a_translation_alone_is_a_correction() -> None:
    (change,) = differences(WRONG, counted("Hurt: 2", "Heridos: 2", "Hurt: 2"))
    assert not allows("translation", change)
    assert allows("correction", change)
    assert "say correction" in refusal(("translation",), change)
    assert draft([change]).kinds == ("correction",)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (WRONG, counted("Hurt: 4", "Heridos: 4", "Hurt: 4")),
        (counted("Hurt: 4", "Heridos: 3", "Hurt: 3"), counted("Hurt: 4", "Heridos: 4", "Hurt: 4")),
        (WRONG, counted("Hurt: 2", "Lesionados: 3", "Hurt: 2")),
    ],
    ids=["with its original", "after its original", "other words"],
)
def test_a_number_that_follows_its_original_is_brought_up_to_date(
    was: FolderState, now: FolderState
) -> None:
    (change,) = (one for one in differences(was, now) if language_of(one.item))
    assert allows("translation", change)


def test_a_page_that_goes_is_a_deletion_that_only_removed_explains() -> None:
    (gone,) = differences(state(headline="Uno"), state())
    assert (gone.item, gone.aspect) == ("es", Aspect.DELETED)
    assert allows("removed", gone)
    assert not allows("translation", gone)


@pytest.mark.parametrize("kind", ["translation", "correction", "retraction", "removed"])
def test_these_kinds_may_change_a_translation(kind: str) -> None:
    assert any(allows(one, HEADLINE) for one in update(kind).kind)


@pytest.mark.parametrize("kind", ["style", "clarification", "new-information", "status"])
def test_no_other_kind_may(kind: str) -> None:
    assert not any(allows(one, HEADLINE) for one in update(kind).kind)


def test_a_language_stands_for_all_its_texts() -> None:
    assert is_named("es/claims/a", {"es"})
    assert is_named("es/claims/a", {"es/claims/a"})
    assert not is_named("claims/a", {"es"})
    assert not is_named("pt-BR/headline", {"es"})
    assert (language_of("pt-BR/headline"), original_item("pt-BR/headline")) == (
        "pt-BR",
        "headline",
    )
    assert (language_of("ids"), original_item("claims/es")) == ("", "claims/es")


def test_an_update_of_a_language_explains_its_changes_and_no_others() -> None:
    other = Change("claims/a", Aspect.WORDS, "claim’s text changed", "text")
    versions = [Version(1, "a", None, (), "x"), _second(HEADLINE, other)]
    covered = cover(versions, {"u": update("translation", "es")})
    assert [(one.change.item, one.updates) for one in covered.coverage] == [
        ("es/headline", ("u",)),
        ("claims/a", ()),
    ]
    assert covered.covers_nothing == ()


def test_an_update_of_a_language_in_which_nothing_changed_is_idle() -> None:
    versions = [Version(1, "a", None, (), "x"), _second(HEADLINE)]
    covered = cover(versions, {"u": update("translation", "es", "pt")})
    assert covered.covers_nothing == (("u", "pt"),)


def test_a_removal_explains_that_the_translation_went_too() -> None:
    gone = Change("es/claims/a", Aspect.TRANSLATION, "translation changed", "text", "Ada", "ella")
    covered = cover(
        [Version(1, "a", None, (), "x"), _second(gone)], {"u": update("removed", "claims/a")}
    )
    assert covered.coverage[0].updates == ("u",)


def _second(*some: Change) -> Version:
    return Version(2, "b", None, (), "x", changes=some, arrived=("u",))


def test_the_drafted_update_is_of_the_kind_translation_and_names_the_language() -> None:
    drafted = draft([HEADLINE, Change("es/narrative", Aspect.TRANSLATION, "changed")])
    assert (drafted.kinds, drafted.covers) == (("translation",), ("es",))
    assert propose(HEADLINE) == "translation"


def test_an_update_of_translations_brings_no_news() -> None:
    assert not Update(id="u", **vars(update("translation", "es"))).is_significant


def test_the_translated_words_of_a_new_entry_come_with_it() -> None:
    record = Record.model_validate(RECORD)
    spanish = TranslatedText("updates/u/why", ("Por eso",), digest_of_words(("B",)))
    headline = TranslatedText("headline", ("Uno",), "")
    was = FolderState(record, translations={"es": Translation("es", {"headline": headline})})
    both = Translation("es", {"headline": headline, "updates/u/why": spanish})
    with_entry = FolderState(
        record, updates={"u": update("style", "headline")}, translations={"es": both}
    )
    later = FolderState(
        record, updates=with_entry.updates, translations={"es": was.translations["es"]}
    )
    assert "es/updates/u" not in [one.item for one in differences(was, with_entry)]
    assert changes(later, with_entry) == [("es/updates/u", "why", "translation added")]


def told(standfirst: str, **language: str) -> FolderState:
    return FolderState(Record.model_validate({**RECORD, "standfirst": standfirst, **language}))


def figures(was: FolderState, now: FolderState, site: str) -> Figures:
    (change,) = differences(was, now, site)
    return change.figures


def test_the_words_of_a_record_are_compared_in_its_language() -> None:
    english, spanish = ("It is no fire.", "It is fire."), ("No es fuego.", "Es fuego.")
    assert figures(told(english[0]), told(english[1]), "en") is Figures.CHANGED
    assert figures(told("Sin fuego."), told("Fuego."), "en") is Figures.KEPT
    assert figures(told("Sin fuego."), told("Fuego."), "es") is Figures.CHANGED
    named = (told(one, language="es") for one in spanish)
    assert figures(*named, "en") is Figures.CHANGED


def test_a_denial_that_came_into_a_translation_that_was_current_asks_for_a_correction() -> None:
    was, now = state(headline="Hubo fuego."), state(headline="No hubo fuego.")
    (change,) = differences(was, now)
    assert change.figures is Figures.CHANGED


def test_the_words_as_they_were_spoken_are_compared_in_their_language() -> None:
    def spoken(words: str) -> FolderState:
        quote = {**RECORD["quotes"][0], "translator": "Ada Example"}
        original = {"language": "es", "text": words}
        record = {**RECORD, "quotes": [{**quote, "original": original}]}
        return FolderState(Record.model_validate(record))

    assert figures(spoken("Está sin luz."), spoken("Está luz."), "en") is Figures.CHANGED
