"""The icon of a site without a logo: named on every page, there, and never asked for elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.browser import serving
from tests.small_site import ID, RECORD, small_site

ABOUT = "Title: About\n\nWe explain what happened.\n"
QUOTE = "quotes/chief-fast/"


def _write(folder: Path) -> None:
    """A site without a logo, with a history, an earlier id and a page held back."""
    site = small_site(folder, RECORD.replace("kind: fire", "aliases: [harbor-fire]\nkind: fire"))
    (site.content / "pages").mkdir()
    (site.content / "pages" / "about.md").write_text(ABOUT)
    held = site.content / "incidents" / "torn-record"
    held.mkdir()
    (held / "incident.yaml").write_text("format: 1\nheadline: [\n")
    site.begin()


@pytest.fixture(scope="module")
def without_logo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return serving.built(tmp_path_factory.mktemp("no-logo"), _write, "--hold", "torn-record")


def _pages(site: Path) -> list[str]:
    """Every page, also those that lead on at once."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(path.removesuffix("index.html") for path in found)


def test_every_page_names_one_icon_that_is_there(without_logo: Path) -> None:
    incidents = f"incidents/{ID}/", "incidents/harbor-fire/", "incidents/torn-record/"
    assert set(_pages(without_logo)) >= {
        *("", "404.html", "about/", "map/", "updates/", "search/", "data/", "schema/"),
        *(*incidents, "years/2021/", "facets/kind/fire/", f"{incidents[0]}history/"),
        *(f"{incidents[0]}{one}" for one in ("versions/1/", QUOTE, f"{QUOTE}embed/")),
    }
    (icon,) = without_logo.glob("assets/icon.*.svg")
    for page in _pages(without_logo):
        file = without_logo / page
        file = file if file.is_file() else file / "index.html"
        soup = BeautifulSoup(file.read_bytes(), "html.parser")
        (link,) = soup.find_all("link", rel="icon")
        way = str(link["href"])
        named = (
            without_logo / way.removeprefix(serving.PREFIX) if way[0] == "/" else file.parent / way
        )
        assert named.resolve() == icon.resolve(), page


def test_the_web_manifest_names_it_too(without_logo: Path) -> None:
    said = json.loads((without_logo / "manifest.webmanifest").read_bytes())
    (icon,) = said["icons"]
    assert (without_logo / icon["src"]).is_file()
    assert icon["type"] == "image/svg+xml"


def test_no_page_asks_for_what_is_not_there_or_breaks_its_policy(
    browser: Browser, without_logo: Path
) -> None:
    wrong: dict[str, list[str]] = {}
    tab = browser.new_page()
    tab.on("console", lambda said: wrong.setdefault(tab.url, []).append(said.text))
    for page in _pages(without_logo):
        # a browser asks a host once for an icon, so each page stands on a host of its own
        with serving.served(without_logo) as front:
            tab.goto(f"{front}{page}", wait_until="networkidle")
    tab.close()
    assert wrong == {}
