"""The lists of all incidents, their feeds and the ways to them, in every language of a site."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from bs4 import BeautifulSoup

from tests.site.test_translated_pages import (
    SPANISH,
    STORY,
    TRANSLATED,
    incident_es,
    record,
)
from tests.small_site import ID, SmallSite, same_files, small_site

OTHER = "warehouse-theft"
HEADLINE = "A theft in another warehouse"
LISTS = (
    *("", "incidents/", "updates/", "corrections/", "map/", "map/no-place/", "feeds/"),
    *("years/", "years/2021/", "tags/", "facets/", "facets/kind/", "facets/kind/fire/"),
)
ATOM = "{http://www.w3.org/2005/Atom}"


def translated_site(root: Path) -> SmallSite:
    """A site of two incidents, of which one is told in Spanish too."""
    made = small_site(root, record())
    newsroom = made.content / "newsroom.yaml"
    kinds = "kinds: {fire: {en: Fire, es: Incendio}}"
    text = newsroom.read_text().replace("kinds: {fire: Fire}", kinds)
    newsroom.write_text(f"{text}languages: [es, ar]\n", encoding="utf-8")
    other = made.content / "incidents" / OTHER
    shutil.copytree(made.folder, other)
    first = (other / "incident.yaml").read_text()
    (other / "incident.yaml").write_text(first.replace("Fire in Pretend Harbour", HEADLINE, 1))
    narrative = (made.folder / "narrative.md").read_text()
    (made.folder / "incident.es.yaml").write_text(incident_es(narrative), encoding="utf-8")
    (made.folder / "narrative.es.md").write_text(STORY, encoding="utf-8")
    made.update("2021-05-02-in-spanish", TRANSLATED)
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    made = translated_site(tmp_path_factory.mktemp("site"))
    made.build()
    return made


def page(site: SmallSite, address: str) -> BeautifulSoup:
    return site.page(f"{address}index.html")


@pytest.mark.parametrize("address", LISTS)
def test_every_list_stands_in_every_language_with_a_switch(site: SmallSite, address: str) -> None:
    url = "https://gazette.example/"
    for language, here in (("en", address), ("es", f"es/{address}")):
        soup = page(site, here)
        assert soup.html is not None
        assert soup.html["lang"] == language
        assert [one["hreflang"] for one in soup.select(".languages a")] == ["en", "es"]
        links = {one["hreflang"]: one["href"] for one in soup.select("head link[hreflang]")}
        assert links == {
            "en": f"{url}{address}",
            "es": f"{url}es/{address}",
            "x-default": f"{url}{address}",
        }


def test_a_language_in_which_nothing_is_told_has_no_lists(site: SmallSite) -> None:
    assert not (site.root / "output/ar").exists()


@pytest.mark.parametrize("address", ["", "incidents/", "years/2021/", "facets/kind/fire/"])
def test_lists_in_spanish_hold_all_incidents(site: SmallSite, address: str) -> None:
    main = page(site, f"es/{address}").main
    assert main is not None
    spanish = main.find("a", string=SPANISH["headline"][1])
    assert spanish is not None
    assert f"es/incidents/{ID}/" in str(spanish["href"])
    assert spanish.get("hreflang") is None
    english = main.find("span", string=HEADLINE)
    assert english is not None
    assert english["lang"] == "en"
    way = english.find_parent("a")
    assert way is not None
    assert str(way["href"]).endswith(f"../incidents/{OTHER}/")
    assert "/es/" not in str(way["href"])
    assert way["hreflang"] == "en"


def test_the_order_from_a_to_z_is_that_of_the_words_that_stand_there(site: SmallSite) -> None:
    def letters(address: str) -> list[str]:
        return [
            one.get_text()
            for one in page(site, address).select("main section[aria-labelledby] h2")
        ]

    assert letters("incidents/") == ["A", "F"]
    assert letters("es/incidents/") == ["A", "I"]


def test_updates_in_spanish_say_who_wrote_them_in_english(site: SmallSite) -> None:
    updates = page(site, "es/updates/")
    headings = [one.decode_contents() for one in updates.select(".log-incident a")]
    assert sorted(set(headings)) == [
        f'<span dir="ltr" lang="en">{HEADLINE}</span>',
        SPANISH["headline"][1],
    ]
    first = updates.select_one(".entry-headline [lang=en]")
    assert first is not None
    assert first.get_text() == "Published in Spanish"
    kinds = {one.get_text(strip=True) for one in updates.select(".kinds")}
    assert kinds == {"Traducción", "Primera publicación"}
    assert page(site, "updates/").find(lang="en") is not None


def test_what_stands_in_spanish_is_reached_without_leaving_spanish(site: SmallSite) -> None:
    root = site.root / "output"
    pages = list((root / "es").rglob("index.html"))
    assert len(pages) > 10
    for path in pages:
        soup = BeautifulSoup(path.read_bytes(), "html.parser")
        for way in soup.select("body a[href]"):
            href = str(way["href"]).partition("#")[0].partition("?")[0]
            if ":" in href or not href or way.find_parent(class_="languages"):
                continue
            there = (path.parent / href).resolve().relative_to(root)
            if there.suffix:
                continue
            is_spanish = there.parts[:1] == ("es",)
            in_both = (root / "es" / there / "index.html").is_file()
            assert is_spanish or not in_both, f"{path}: {href}"
            assert is_spanish or way.get("hreflang") == "en", f"{path}: {href}"


def entries(site: SmallSite, path: str) -> dict[str, tuple[str, str]]:
    """The entries of a feed: by title, the language and the address."""
    root = ET.parse(site.root / "output" / path).getroot()  # noqa: S314 - our own
    return {
        one.findtext(f"{ATOM}title", ""): (
            one.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
            next(way.get("href", "") for way in one.iter(f"{ATOM}link")),
        )
        for one in root.iter(f"{ATOM}entry")
    }


@pytest.mark.parametrize("path", ["feeds/all.atom", "facets/kind/fire/feed.atom"])
def test_feeds_in_spanish_hold_all_incidents(site: SmallSite, path: str) -> None:
    url = "https://gazette.example/"
    assert entries(site, f"es/{path}") == {
        SPANISH["headline"][1]: ("es", f"{url}es/incidents/{ID}/"),
        HEADLINE: ("en", f"{url}incidents/{OTHER}/"),
    }
    assert entries(site, path) == {
        SPANISH["headline"][0]: ("en", f"{url}incidents/{ID}/"),
        HEADLINE: ("en", f"{url}incidents/{OTHER}/"),
    }


def test_the_feed_of_updates_in_spanish_leads_to_the_page_in_spanish(site: SmallSite) -> None:
    feed = msgspec.json.decode((site.root / "output/es/feeds/feed.json").read_bytes())
    assert feed["language"] == "es"
    assert feed["home_page_url"] == "https://gazette.example/es/"
    by_language = {(one["language"], "/es/" in one["url"]) for one in feed["items"]}
    assert by_language == {("es", True), ("en", False)}
    english = msgspec.json.decode((site.root / "output/feeds/feed.json").read_bytes())
    ids = [{one["id"] for one in it["items"]} for it in (feed, english)]
    shared = ids[0] & ids[1]
    assert len(shared) == 1, "an entry that is not translated is the same in both"
    assert OTHER in next(iter(shared))


def test_the_sitemap_names_every_language_of_every_list(site: SmallSite) -> None:
    root = ET.parse(site.root / "output/sitemap.xml").getroot()  # noqa: S314 - our own
    namespace = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = {
        url.findtext("s:loc", "", namespace): {
            one.get("hreflang"): one.get("href")
            for one in url.findall("{http://www.w3.org/1999/xhtml}link")
        }
        for url in root.findall("s:url", namespace)
    }
    base = "https://gazette.example/"
    for address in (one for one in LISTS if one != "feeds/"):
        both = {"en": f"{base}{address}", "es": f"{base}es/{address}"}
        assert found[f"{base}{address}"] == found[f"{base}es/{address}"] == both


def test_lists_in_spanish_follow_an_edit_of_the_spanish_words(tmp_path: Path) -> None:
    made = translated_site(tmp_path)
    made.build()
    made.change(SPANISH["headline"][1], "Zozobra en el puerto", "incident.es.yaml")
    edited = made.build()
    fresh = made.build("--no-cache", output="fresh")
    assert same_files(edited, fresh)
    for address in ("es/", "es/incidents/", "es/updates/", "es/tags/", "es/years/2021/"):
        told = "Zozobra en el puerto" in str(page(made, address))
        assert told == (address != "es/tags/"), address
