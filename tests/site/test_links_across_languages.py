"""Ways to a page in another language, and lists of translations, say what a reader will find."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.in_spanish import RECORD, STORY_TEXT, TEXTS, copied, replaced
from tests.small_site import SmallSite

OTHER = "incidents/tram-stop/incident.yaml"
MENTION = "It was [not the first](incident:tram-stop) [@herald].\n"
OLDER = "Puede que el texto en inglés haya cambiado desde entonces; este es anterior."
PAGE = "Title: {}\nSlug: corrections-policy\n\n{}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """An incident in Spanish too, whose headline is older, and one in French alone."""
    made = SmallSite(tmp_path_factory.mktemp("site"))
    content = copied(made.root)
    replaced(content, OTHER, "format: 1", "format: 1\nlanguage: fr")
    replaced(content, RECORD, "tags: [harbour]", "tags: [harbour]\nrelated: [tram-stop]")
    for file in ("incidents/pier-fire/narrative.md", STORY_TEXT):
        story = content / file
        story.write_text(f"{story.read_text('utf-8')}\n{MENTION}", "utf-8")
    replaced(content, TEXTS, "headline_of: 85d0f1e1", "headline_of: 00000000")
    pages = content / "pages"
    pages.mkdir()
    (pages / "corrections.md").write_text(PAGE.format("Corrections", "We correct."), "utf-8")
    spanish = PAGE.format("Correcciones", "Corregimos.")
    (pages / "corrections.es.md").write_text(spanish, "utf-8")
    made.build("--now", "2031-05-20T12:00Z")
    return made


def page(site: SmallSite, address: str) -> BeautifulSoup:
    return site.page(f"{address}index.html")


def way(soup: BeautifulSoup, words: str) -> Tag:
    found = next(one for one in soup.select("main a") if words in one.get_text())
    assert isinstance(found, Tag)
    return found


@pytest.mark.parametrize("part", ["", "es/"])
def test_a_mention_says_in_which_language_the_other_incident_is(
    site: SmallSite, part: str
) -> None:
    mention = way(page(site, f"{part}incidents/pier-fire/"), "not the first")
    assert mention["hreflang"] == "fr"
    assert "/es/" not in str(mention["href"])


@pytest.mark.parametrize("part", ["", "es/"])
def test_a_related_incident_in_another_language_is_marked_with_it(
    site: SmallSite, part: str
) -> None:
    soup = page(site, f"{part}incidents/pier-fire/")
    related = [one for one in soup.select('a[hreflang="fr"]') if one.select_one('[lang="fr"]')]
    assert related


@pytest.mark.parametrize("address", ["", "incidents/", "es/", "es/incidents/", "years/2031/"])
def test_lists_of_every_language_say_so_too(site: SmallSite, address: str) -> None:
    ways = page(site, address).select('main a[href*="tram-stop"]')
    assert ways
    assert {one["hreflang"] for one in ways} == {"fr"}
    assert all(one.get("lang") or one.find_parent(lang="fr") or one.select('[lang="fr"]')
               for one in ways if "card" in str(one.parent))  # fmt: skip


def test_updates_of_the_newsroom_s_language_say_so_too(site: SmallSite) -> None:
    ways = page(site, "updates/").select('.log-incident a[href*="tram-stop"]')
    assert ways
    assert {one["hreflang"] for one in ways} == {"fr"}


@pytest.mark.parametrize("address", ["es/", "es/incidents/", "es/years/2031/"])
def test_lists_say_that_a_translated_headline_is_older(site: SmallSite, address: str) -> None:
    soup = page(site, address)
    (said,) = soup.select("main .older")
    assert said.get_text() == OLDER
    card = said.find_parent("li")
    assert card is not None
    assert "pier-fire" in str(card)
    assert page(site, address.removeprefix("es/")).select(".older") == []


@pytest.mark.parametrize("feed", ["all.atom", "feed.json"])
def test_feeds_in_spanish_carry_it_with_the_story(site: SmallSite, feed: str) -> None:
    folder = site.root / "output"
    told = (folder / "es" / "feeds" / feed).read_text("utf-8")
    if feed == "all.atom":
        assert OLDER in told
    assert OLDER not in (folder / "feeds" / feed).read_text("utf-8")


def test_the_short_feed_of_a_list_carries_it(site: SmallSite) -> None:
    folder = site.root / "output" / "es" / "tags" / "harbour"
    assert OLDER in (folder / "feed.atom").read_text("utf-8")
    assert OLDER in (folder / "feed.json").read_text("utf-8")


def graph(site: SmallSite, address: str) -> dict[str, dict[str, Any]]:
    data = page(site, address).select_one('script[type="application/ld+json"]')
    assert data is not None
    return {str(one["@type"]): one for one in json.loads(data.get_text())["@graph"]}


@pytest.mark.parametrize("part", ["", "es/"])
def test_the_principles_of_a_page_are_those_in_its_language(site: SmallSite, part: str) -> None:
    there = f"https://explainer.example/{part}corrections-policy/"
    told = graph(site, f"{part}incidents/pier-fire/")
    article = next(one for name, one in told.items() if "NewsArticle" in name)
    assert article["publishingPrinciples"] == [there]
    assert told["NewsMediaOrganization"]["publishingPrinciples"] == there
    assert told["NewsMediaOrganization"]["correctionsPolicy"] == there


def test_the_way_to_the_policy_leads_to_the_page_in_spanish(site: SmallSite) -> None:
    soup = page(site, "es/incidents/pier-fire/")
    ways = {str(one["href"]) for one in soup.select('a[href*="corrections-policy"]')}
    assert ways
    assert all(one.endswith("../../corrections-policy/") for one in ways)
    assert not any(one.endswith("../../../corrections-policy/") for one in ways)
