"""Lists and feeds in another language say where an update is told in older words than its own."""

from __future__ import annotations

import json
import re

import feedparser
import pytest
from bs4 import BeautifulSoup, Tag

from tests.in_spanish import TEXTS, copied
from tests.small_site import SmallSite

OLDER = "2031-05-07-what-the-keeper-saw"
HEADLINE = "El guarda vio humo hacia las dos de la tarde"
NOTE = "Puede que el texto en inglés"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    made = SmallSite(tmp_path_factory.mktemp("site"))
    path = copied(made.root) / TEXTS
    before, update, after = path.read_text("utf-8").partition(f"  {OLDER}:\n")
    outdated = re.sub(r"(headline_of: )[0-9a-f]{8}", r"\g<1>01234567", after, count=1)
    path.write_text(before + update + outdated, "utf-8")
    made.build("--no-search", "--now", "2031-05-20T12:00Z")
    return made


def entries(page: BeautifulSoup) -> dict[str, Tag]:
    return {
        str(one.select("a")[-1]["href"]).partition("#update-")[2]: one
        for one in page.select(".log > li")
    }


def test_the_log_of_all_incidents_marks_the_one_entry(site: SmallSite) -> None:
    found = entries(site.page("es/updates/index.html"))
    older = {name for name, one in found.items() if one.select("small.older")}
    assert older == {OLDER}
    headline = found[OLDER].select_one(".entry-headline")
    assert headline is not None
    assert headline.get_text().startswith(f"{HEADLINE} {NOTE}")
    assert not site.page("updates/index.html").select(".older")


def test_the_feed_of_all_updates_says_it_of_the_one_entry(site: SmallSite) -> None:
    items = json.loads((site.root / "output/es/feeds/feed.json").read_text("utf-8"))["items"]
    said = {one["id"]: one.get("content_html", one.get("content_text")) for one in items}
    (name,) = [name for name, text in said.items() if NOTE in text]
    assert name.endswith(f"/update/{OLDER}/es")


def test_the_feed_of_the_incident_says_it_too_and_the_english_ones_do_not(
    site: SmallSite,
) -> None:
    def noted(path: str) -> list[str]:
        feed = feedparser.parse((site.root / "output" / path).read_bytes())
        return [one.title for one in feed.entries if NOTE in str(one.get("content"))]

    assert noted("es/incidents/pier-fire/feed.atom") == [HEADLINE]
    assert noted("incidents/pier-fire/feed.atom") == []
