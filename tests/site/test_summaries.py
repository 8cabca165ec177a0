"""What lists, feeds and tables know of incidents without opening them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from msgspec.structs import replace

from generator.site import pages, urls
from generator.site.edition import Edition
from generator.site.exports import sitemaps
from generator.site.summarise import decode_listing
from generator.site.summary import Summary, with_shared
from tests.editions import with_summaries
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident

MANY = 130
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    content: Path = tmp_path_factory.mktemp("content")
    (content / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(content, "footbridge")
    write_incident(content, "gone", RECORD.replace("status: developing", "status: withdrawn"))
    return read_edition(content)


@pytest.fixture(scope="module")
def large(edition: Edition) -> Edition:
    """The same incident under many ids."""
    one = edition.catalogue.summaries["footbridge"]
    assert one.spot
    summaries = {}
    for n in range(MANY):
        name, spot = f"i{n:03}", replace(one.spot, id=f"i{n:03}")
        changed = {"id": name, "spot": spot, "updated": one.updated + n}
        summaries[name] = replace(one, **changed)
    listing = edition.catalogue.listings(["footbridge"], "")["footbridge"]
    incident = edition.catalogue.open("footbridge")
    rows = edition.catalogue.rows()["footbridge"]
    known = replace(
        edition.catalogue,
        open=lambda _: incident,
        listings=lambda names, _: dict.fromkeys(names, listing),
        rows=lambda: dict.fromkeys(summaries, rows),
    )
    return with_summaries(replace(edition, catalogue=known), summaries)


def of_site(edition: Edition, start: str) -> Iterator[tuple[str, str]]:
    """What is published below a path that no incident owns."""
    for part in pages.parts_of_site(pages.Renderer.of(edition)):
        if part.path.startswith(start):
            yield from ((one.path, one.content.decode()) for one in part.make())


def test_a_summary_is_kept_and_read_again_as_it_was(edition: Edition) -> None:
    assert edition.catalogue.summaries
    for summary in edition.catalogue.summaries.values():
        packed = msgspec.msgpack.encode(summary)
        assert msgspec.msgpack.decode(packed, type=Summary) == summary


def test_a_listing_is_kept_and_read_again_as_it_was(edition: Edition) -> None:
    listing = edition.catalogue.listings(["footbridge"], "")["footbridge"]
    assert listing.updates
    assert decode_listing(msgspec.msgpack.encode(listing)) == listing


def test_a_withdrawn_incident_has_no_rows_no_pictures_and_no_teaser_in_a_list(
    edition: Edition,
) -> None:
    gone, rows = edition.catalogue.summaries["gone"], edition.catalogue.rows()["gone"]
    assert (rows.json, rows.sitemap, gone.media, gone.grounds) == (b"", b"", (), ())
    assert [one.id for one in edition.catalogue.listed] == ["footbridge"]


def test_what_the_rest_of_the_site_says_is_told_apart_from_an_incidents_own_words(
    edition: Edition,
) -> None:
    one = edition.catalogue.summaries["footbridge"]
    own = {"digest": "other", "files_digest": "other", "history_digest": "other", "problems": ()}
    assert with_shared(replace(one, **own)).shared == one.shared
    others = [{"headline": "Other"}, {"tags": ()}, {"log": ()}, {"rows": "other"}, {"spot": None}]
    for other in others:
        assert with_shared(replace(one, **other)).shared != one.shared


def test_links_of_a_listing_are_completed_for_the_page_that_shows_it() -> None:
    anywhere = urls.link(urls.ANYWHERE, "incidents/a/#claim-b")
    for here in ("", "tags/fire/", "updates/page/2/", "404.html"):
        there = "incidents/a/#claim-b"
        assert urls.with_links_from(here, anywhere.encode()).decode() == urls.link(here, there)


def test_nothing_that_is_published_keeps_a_link_from_anywhere(edition: Edition) -> None:
    parts = pages.parts(edition)
    texts = [one for one in parts if not one.path.endswith((".png", ".woff2", "search/index/"))]
    files = [file for part in texts for file in part.make() if not file.path.endswith(".woff2")]
    assert "index.html" in {file.path for file in files}
    for file in files:
        assert urls.ANYWHERE.encode() not in file.content, file.path


def test_a_long_list_of_a_tag_is_cut_into_pages_that_lead_on(large: Edition) -> None:
    found = dict(of_site(large, "tags/bridges/"))
    onward = found.pop("tags/bridges/page/index.html")
    assert 'href="../"' in onward
    feeds = {"tags/bridges/feed.atom", "tags/bridges/feed.json"}
    assert {path for path in found if not path.endswith(".html")} == feeds
    found = {path: text for path, text in found.items() if path not in feeds}
    assert list(found) == [
        "tags/bridges/index.html",
        "tags/bridges/page/2/index.html",
        "tags/bridges/page/3/index.html",
    ]
    assert [text.count('<li class="card') for text in found.values()] == [60, 60, 10]
    assert 'href="page/2/"' in found["tags/bridges/index.html"]
    assert "Page 2 of 3" in found["tags/bridges/page/2/index.html"]


def test_corrections_are_cut_into_pages_and_summed_up_on_the_first(large: Edition) -> None:
    found = dict(of_site(large, "corrections/"))
    assert 'href="../"' in found.pop("corrections/page/index.html")
    first, *others = found.values()
    assert len(others) == 2
    assert f"<dd>{MANY}</dd>" in first
    assert not [text for text in others if "Incidents corrected" in text]


def test_more_pages_than_one_sitemap_takes_are_listed_in_several(
    large: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = set(addresses_in(dict(of_site(large, "sitemap"))["sitemap.xml"]))
    monkeypatch.setattr(sitemaps, "MOST", 100)
    found = dict(of_site(large, "sitemap"))
    index = found.pop("sitemap.xml")
    listed = [one.rpartition("/")[2] for one in addresses_in(index)]
    assert listed == list(found)
    sheets = [addresses_in(text) for text in found.values()]
    # the two pages of an incident stay together
    assert [len(one) for one in sheets] == [99, 100, 76]
    assert all(len(one) <= 100 for one in sheets)
    assert {one for sheet in sheets for one in sheet} == whole


def addresses_in(text: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(text).iter(f"{SITEMAP}loc")]  # noqa: S314 - ours
