"""What was wrong in a translation alone is corrected there, and is no news of the incident."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.small_site import ID, SmallSite, small_site

HEADLINE = "Fire in Pretend Harbour"
WRONG, RIGHT = "Hubo un muerto en el puerto", "Hubo un incendio en el puerto"
PUBLISHED = """\
at: 2021-05-02
kind: translation
headline: Published in Spanish
why: Many here read Spanish.
covers: [es]
"""
CORRECTED = f"""\
at: 2021-05-03
kind: correction
headline: The Spanish headline spoke of a death
why: It was translated wrongly. The English text is as it was.
covers: [es/headline]
was: {WRONG}
now: {RIGHT}
learned: A reader told us.
whose: ours
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    made = small_site(tmp_path_factory.mktemp("site"))
    newsroom = made.content / "newsroom.yaml"
    newsroom.write_text(newsroom.read_text() + "languages: [es]\n")
    made.begin()
    _translate(made.folder, WRONG)
    made.update("2021-05-02-in-spanish", PUBLISHED)
    made.commit("2021-05-02T12:00:00+00:00")
    made.change(WRONG, RIGHT, "incident.es.yaml")
    made.update("2021-05-03-spanish", CORRECTED)
    made.commit("2021-05-03T12:00:00+00:00")
    made.build()
    return made


def _translate(folder: Path, headline: str) -> None:
    digest = hashlib.sha256(HEADLINE.encode()).hexdigest()[:8]
    path = folder / "incident.es.yaml"
    path.write_text(f"headline: {headline}\nheadline_of: {digest}\n", encoding="utf-8")


def page(site: SmallSite, language: str = "") -> BeautifulSoup:
    return site.page(f"{language}incidents/{ID}/index.html")


def entry(page: BeautifulSoup) -> Tag:
    found = page.find(id="update-2021-05-03-spanish")
    assert isinstance(found, Tag)
    return found


def test_it_stands_at_the_top_of_the_page_in_its_language_alone(site: SmallSite) -> None:
    assert page(site).select_one("section.correction") is None
    top = page(site, "es/").select_one("section.correction")
    assert top is not None
    assert WRONG in top.get_text()
    assert RIGHT in top.get_text()


def test_it_stands_in_the_log_of_every_page_its_words_marked_where_they_are_foreign(
    site: SmallSite,
) -> None:
    marked = [one.get_text() for one in entry(page(site)).find_all("dd", lang="es")]
    assert marked == [WRONG, RIGHT]
    assert entry(page(site, "es/")).find("dd", lang=True) is None
    assert WRONG in entry(page(site, "es/")).get_text()


def test_it_does_not_move_when_the_incident_was_last_updated(site: SmallSite) -> None:
    updated = page(site).select_one('meta[property="article:modified_time"]')
    assert updated is not None
    assert "2021-05-03" not in str(updated["content"])
