"""Translations in a real repository: what their updates must say, and what must go from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.model.reader_texts import digest_of_words
from tests.small_site import RECORD, SmallSite, small_site

ENGLISH, SPANISH = "Ida Example drove a van.", "Ida Example conducía una furgoneta."


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A published incident that is told in Spanish too."""
    record = RECORD.replace("A cable had overheated.", ENGLISH, 1)
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
    output = site.build()
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


def test_older_words_that_are_said_to_be_right_need_an_update_that_the_program_drafts(
    site: SmallSite,
) -> None:
    site.change(ENGLISH, "Ida Example drove the van.")
    site.update("2021-05-03-clearer", said("clarification", "claims/cause"))
    site.commit("2021-05-03T10:00:00+00:00")
    assert found(site) == []
    done = site.explainer("translate", "harbour-fire", "es", "--done", "claims/cause")
    assert done.returncode == 0, done.stderr
    assert found(site) == ["history.uncovered"]
    explain(site, "2021-05-04")
    assert found(site) == []


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
    site.build()
    page = site.page("incidents/harbour-fire/quotes/chief-fast/index.html")
    picture = page.select_one(".taking-picture img")
    assert picture is not None
    assert picture["src"] == "card-v1.png"


def test_a_wrong_name_in_a_translation_is_not_mended_without_a_correction(
    site: SmallSite,
) -> None:
    site.change("Ida Example", "Ida Ejemplo", "incident.es.yaml")
    site.update("2021-05-03-name", said("translation", "es"))
    assert found(site) == ["history.kind"]
    more = "was: Example\nnow: Ejemplo\nlearned: From a reader.\nwhose: ours\n"
    site.update("2021-05-03-name", said("correction", "es", more))
    assert found(site) == []


PAGE = "incidents/harbour-fire/index.html"
SAID = ("--headline", "The words were wrong", "--why", "A reader wrote.")
WRONG = (
    *("--kind", "correction", "--was", "A van.", "--now-says", "A lorry."),
    *("--learned", "A reader wrote.", "--whose", "ours"),
)


def test_who_corrects_the_record_is_told_which_translations_are_older_now(site: SmallSite) -> None:
    site.change(ENGLISH, "Ida Example drove a lorry.")
    done = site.explainer("update", "harbour-fire", *SAID, *WRONG, "--at", "2021-05-04")
    assert done.returncode == 0, done.stderr
    assert "corrected what claims/cause/text in es still says." in done.stderr
    command = "explainer translate harbour-fire es --done claims/cause/text"
    assert command in done.stderr
    assert found(site) == []
    assert command in site.explainer("check", "--advice").stderr
    assert site.explainer(*command.split()[1:]).returncode == 0
    assert "claims/cause/text" not in site.explainer("check", "--advice").stderr


def test_who_corrects_a_translation_is_told_to_look_at_the_original_and_the_others(
    site: SmallSite,
) -> None:
    newsroom = site.content / "newsroom.yaml"
    newsroom.write_text(newsroom.read_text().replace("[es]", "[es, pt]"))
    spanish = (site.folder / "incident.es.yaml").read_text("utf-8")
    (site.folder / "incident.pt.yaml").write_text(spanish, encoding="utf-8")
    site.update("2021-05-03-in-portuguese", said("translation", "pt"))
    site.commit("2021-05-03T10:00:00+00:00")
    site.change("Ida Example", "Ida Ejemplo", "incident.es.yaml")
    done = site.explainer("update", "harbour-fire", *SAID, *WRONG, "--at", "2021-05-04")
    assert done.returncode == 0, done.stderr
    (written,) = (site.folder / "updates").glob("2021-05-04*.yaml")
    assert "  - es/claims/cause\n" in written.read_text()
    assert "This corrects es alone; see whether en says it right." in done.stderr
    asked = f"{written.stem} corrected claims/cause in es; see whether pt says it right."
    assert asked in done.stderr
    assert asked in site.explainer("check", "--advice").stderr
    command = f"translate harbour-fire pt --done {written.stem}"
    assert command in done.stderr
    assert site.explainer(*command.split()).returncode == 0
    assert found(site) == [], "what was looked at shows no reader anything else"
    assert asked not in site.explainer("check", "--advice").stderr
    site.build()
    marked = {
        language: bool(
            site.page(f"{language}{PAGE}").select('#claim-cause a[href*="#update-2021-05-04"]')
        )
        for language in ("", "es/", "pt/")
    }
    assert marked == {"": False, "es/": True, "pt/": False}
