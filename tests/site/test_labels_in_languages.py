"""A label of the newsroom without words in a page's language stands in the newsroom's, marked."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.in_spanish import RECORD, copied, replaced
from tests.site.test_marks_of_translations import Checked
from tests.small_site import SmallSite

FACETS = """
facets:
  cause: {label: Cause, words: {spark: Spark, rain: {label: {en: Rain, es: Lluvia}}}}
  size: {label: {en: Size, es: Tamaño}, words: {large: Large}}
figures: {injured: Injured}
ids: {board: {label: Board number}}
"""
SORTED = """
facets: {cause: [spark, rain], size: large}
ids: {board: ["12"]}
figures:
  - {id: hurt, kind: injured, value: 2, claim: nobody-hurt}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    made = SmallSite(tmp_path_factory.mktemp("site"))
    content = copied(made.root)
    newsroom = content / "newsroom.yaml"
    newsroom.write_text(newsroom.read_text("utf-8") + FACETS, "utf-8")
    replaced(content, RECORD, "tags: [harbour]", f"tags: [harbour]{SORTED}")
    made.build("--now", "2031-05-20T12:00Z")
    return made


def page(site: SmallSite, address: str) -> BeautifulSoup:
    return site.page(f"{address}index.html")


def marked(site: SmallSite, address: str) -> set[str]:
    found = page(site, address).select('main span[lang="en"][dir="ltr"]')
    return {one.get_text() for one in found}


@pytest.mark.parametrize(
    ("address", "labels"),
    [
        (
            "es/incidents/pier-fire/",
            {"Fire", "harbour", "Cause", "Spark", "Large", "Injured", "Board number"},
        ),
        ("es/tags/", {"harbour"}),
        ("es/facets/", {"Cause", "Spark", "Large", "Fire"}),
        ("es/facets/cause/", {"Cause", "Spark"}),
        ("es/facets/size/", {"Large"}),
        ("es/", {"Injured"}),
    ],
)
def test_a_label_that_is_missing_is_marked(
    site: SmallSite, address: str, labels: set[str]
) -> None:
    found = marked(site, address)
    assert labels <= found
    assert not {"Lluvia", "Tamaño"} & found


@pytest.mark.parametrize(
    ("address", "heading", "english"),
    [
        ("es/facets/cause/spark/", "Cause: Spark", ["Cause", "Spark"]),
        ("es/facets/cause/rain/", "Cause: Lluvia", ["Cause"]),
        ("es/facets/size/large/", "Tamaño: Large", ["Large"]),
        ("es/facets/kind/fire/", "Tipo: Fire", ["Fire"]),
        ("es/tags/harbour/", "Clasificado en «harbour»", ["harbour"]),
    ],
)
def test_in_a_heading_of_several_words_those_are_marked_that_are_missing(
    site: SmallSite, address: str, heading: str, english: list[str]
) -> None:
    shown = page(site, address).select_one("h1")
    assert shown is not None
    assert shown.get_text() == heading
    assert [one.get_text() for one in shown.select('span[lang="en"][dir="ltr"]')] == english


def test_an_introduction_marks_a_label_that_is_missing(site: SmallSite) -> None:
    assert page(site, "es/facets/cause/").select('.plain-head p span[lang="en"]')
    assert not page(site, "es/facets/size/").select('.plain-head p span[lang="en"]')


def test_a_label_that_is_there_stands_unmarked(site: SmallSite) -> None:
    text = page(site, "es/incidents/pier-fire/").get_text()
    assert "Lluvia" in text
    assert "Tamaño" in text


def test_pages_of_the_newsroom_s_language_mark_no_label(site: SmallSite) -> None:
    for address in ("", "tags/", "facets/", "facets/cause/", "incidents/pier-fire/"):
        assert marked(site, address) == set(), address


def test_no_mark_stands_in_an_attribute_a_title_or_an_option(site: SmallSite) -> None:
    pages = sorted((site.root / "output" / "es").rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        checked = Checked()
        text = path.read_text("utf-8")
        checked.feed(text)
        assert not checked.faults, path
        assert not BeautifulSoup(text, "html.parser").select("option span, option[lang]"), path
