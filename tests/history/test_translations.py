"""A translation is published like everything else: with an update that says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.history.coverage import cover
from generator.history.differences import differences
from generator.history.draft import draft, propose
from generator.history.kinds import allows
from generator.history.states import FolderState
from generator.model.history import Aspect, Change, Version
from generator.model.reader_texts import digest_of_words
from generator.model.record import Record
from generator.model.translated_item import is_named, language_of, original_item
from generator.model.translation import TranslatedText, Translation
from generator.model.update import Update, UpdateText
from tests.small_site import RECORD as SMALL
from tests.small_site import SmallSite, small_site
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
    now = state("Historia.", headline="Uno", claims__a__text="Tres", updates__u__why="Por eso")
    assert changes(was, now) == [
        ("es/claims/a", "text", "translation changed"),
        ("es/updates/u", "why", "translation added"),
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
    assert covered.idle == ()


def test_an_update_of_a_language_in_which_nothing_changed_is_idle() -> None:
    versions = [Version(1, "a", None, (), "x"), _second(HEADLINE)]
    covered = cover(versions, {"u": update("translation", "es", "pt")})
    assert covered.idle == (("u", "pt"),)


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


ENGLISH, SPANISH = "Ida Example drove a van.", "Ida Example conducía una furgoneta."


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A published incident that is told in Spanish too."""
    record = SMALL.replace("A cable had overheated.", ENGLISH, 1)
    made = small_site(tmp_path, record)
    newsroom = made.content / "newsroom.yaml"
    newsroom.write_text(f"{newsroom.read_text()}languages: [es]\n")
    digests = {text: digest_of_words((text,)) for text in ("Fire in Pretend Harbour", ENGLISH)}
    (made.folder / "incident.es.yaml").write_text(
        f"headline: Incendio\nheadline_of: {digests['Fire in Pretend Harbour']}\n"
        f"claims:\n  cause:\n    text: {SPANISH}\n    text_of: {digests[ENGLISH]}\n",
        encoding="utf-8",
    )
    made.begin()
    return made


def found(site: SmallSite) -> list[str]:
    done = site.explainer("check", "--format", "json")
    return [one["code"] for one in json.loads(done.stdout) if one["level"] == "error"]


def said(kind: str, covers: str, more: str = "") -> str:
    return f"at: 2021-05-03\nkind: {kind}\nheadline: A\nwhy: B\ncovers: [{covers}]\n{more}"


def test_words_that_had_to_go_may_not_stay_in_a_translation(site: SmallSite) -> None:
    site.change(ENGLISH, "Somebody drove a van.")
    removed = said("removed", "claims/cause", "what: a name\nauthority: the editor\n")
    site.update("2021-05-03-removed", removed)
    assert found(site) == ["history.left-in-translation"]
    site.change(SPANISH, "Alguien conducía una furgoneta.", "incident.es.yaml")
    assert found(site) == ["history.left-in-translation"]
    done = site.explainer("translate", "harbour-fire", "es", "--done", "claims/cause")
    assert done.returncode == 0, done.stderr
    assert found(site) == []


def anywhere(site: SmallSite, words: str) -> list[str]:
    """The files of the site, built anew, that hold words."""
    output = site.build("--no-search")
    files = (path for path in output.rglob("*") if path.is_file())
    return sorted(
        str(path.relative_to(output)) for path in files if words.encode() in path.read_bytes()
    )


def explain(site: SmallSite, at: str) -> None:
    """Let the program write the update that explains what waits."""
    words = ("--headline", "Better Spanish", "--why", "A reader wrote.", "--at", at)
    done = site.explainer("update", "harbour-fire", *words)
    assert done.returncode == 0, done.stderr


def test_words_that_had_to_go_are_nowhere_when_the_translation_is_mended_later(
    site: SmallSite,
) -> None:
    site.change(ENGLISH, "Somebody drove a van.")
    removed = said("removed", "claims/cause", "what: a name\nauthority: the editor\n")
    site.update("2021-05-03-removed", removed)
    site.commit("2021-05-03T10:00:00+00:00")
    site.change(SPANISH, "Ida Example llevaba una furgoneta.", "incident.es.yaml")
    site.update("2021-05-04-half", said("translation", "es").replace("03", "04"))
    site.commit("2021-05-04T10:00:00+00:00")
    assert found(site) == ["history.left-in-translation"]
    site.change("Ida Example llevaba", "Alguien llevaba", "incident.es.yaml")
    done = site.explainer("translate", "harbour-fire", "es", "--done", "claims/cause")
    assert done.returncode == 0, done.stderr
    explain(site, "2021-05-05")
    assert found(site) == []
    site.commit("2021-05-05T10:00:00+00:00")
    site.change("Alguien llevaba", "Alguien conducía", "incident.es.yaml")
    explain(site, "2021-05-06")
    site.commit("2021-05-06T10:00:00+00:00")
    assert not anywhere(site, "Ida Example")
    history = "incidents/harbour-fire/history/index.html"
    assert history in anywhere(site, "Alguien"), "what was mended after that is told"


def test_a_changed_translation_needs_an_update_that_the_program_drafts(site: SmallSite) -> None:
    site.change(SPANISH, "Ida Example llevaba una furgoneta.", "incident.es.yaml")
    assert found(site) == ["history.uncovered"]
    words = ("--headline", "Better Spanish", "--why", "A reader wrote.", "--at", "2021-05-04")
    done = site.explainer("update", "harbour-fire", *words)
    assert done.returncode == 0, done.stderr
    (written,) = (site.folder / "updates").glob("2021-05-04*.yaml")
    assert "kind: translation\n" in written.read_text()
    assert "  - es\n" in written.read_text()
    assert found(site) == []


def test_a_translation_cannot_be_changed_as_style(site: SmallSite) -> None:
    site.change(SPANISH, "Ida Example llevaba una furgoneta.", "incident.es.yaml")
    site.update("2021-05-03-style", said("style", "es/claims/cause"))
    assert found(site) == ["history.kind"]


def test_a_page_that_was_published_in_a_language_does_not_go(site: SmallSite) -> None:
    (site.folder / "incident.es.yaml").unlink()
    assert found(site) == ["history.deleted"]


def test_a_card_is_not_counted_on_by_a_change_of_its_translation(site: SmallSite) -> None:
    quote = f"quotes:\n  chief-fast:\n    text: Rápido.\n    text_of: {'0' * 8}\n"
    path = site.folder / "incident.es.yaml"
    path.write_text(path.read_text("utf-8") + quote, encoding="utf-8")
    site.update("2021-05-03-quote", said("translation", "es/quotes/chief-fast"))
    site.commit("2021-05-03T10:00:00+00:00")
    site.build("--no-search")
    page = site.page("incidents/harbour-fire/quotes/chief-fast/index.html")
    picture = page.select_one(".taking-picture img")
    assert picture is not None
    assert picture["src"] == "card-v1.png"
