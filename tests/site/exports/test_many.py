"""Feeds of a large site stay small: archives hold what is older, lists have feeds of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from generator.site.edition import Edition
from generator.site.exports import atom, everything, feeds
from generator.site.finding.gather import gather
from generator.site.summary import Summary
from generator.site.words import ENGLISH
from tests.editions import with_summaries
from tests.site.exports.conftest import NEWSROOM, read_edition, write_incident
from tests.site.exports.test_standards import SCHEMAS, jing

MANY = 230
FEED = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}archive"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The same incident under many ids, published one after the other and updated in one hour."""
    content: Path = tmp_path_factory.mktemp("content")
    (content / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(content, "footbridge")
    edition = read_edition(content)
    one = edition.catalogue.summaries["footbridge"]
    assert one.spot
    summaries: dict[str, Summary] = {}
    for number in range(MANY):
        name = f"i{number:03}"
        when = {"published": one.published + number, "updated": one.updated - number}
        spot = replace(one.spot, id=name)
        summaries[name] = replace(one, id=name, first_id=name, spot=spot, **when)
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


@pytest.fixture(scope="module")
def files(large: Edition) -> dict[str, bytes]:
    is_feed = re.compile(r"feeds/|.*feed\.(atom|json)")
    parts = [
        one for one in everything.of_site(large, gather(large, ENGLISH)) if is_feed.match(one.path)
    ]
    return {one.path: one.content for part in parts for one in part.make()}


def links(text: bytes) -> dict[str, str]:
    root = ET.fromstring(text)  # noqa: S314 - ours
    return {one.get("rel", ""): one.get("href", "") for one in root.findall(f"{FEED}link")}


def ids(text: bytes) -> list[str]:
    root = ET.fromstring(text)  # noqa: S314 - ours
    return [one.findtext(f"{FEED}id", "") for one in root.findall(f"{FEED}entry")]


def test_no_feed_has_more_than_a_hundred_entries(files: dict[str, bytes]) -> None:
    for path, text in files.items():
        count = len(json.loads(text)["items"]) if path.endswith(".json") else len(ids(text))
        assert 0 < count <= 100 or path == "feeds/corrections.atom", path
    assert len(ids(files["feeds/all.atom"])) == 100


def test_archives_hold_every_incident_once_and_lead_from_one_to_the_next(
    large: Edition, files: dict[str, bytes]
) -> None:
    way, found = links(files["feeds/all.atom"])["prev-archive"], list[str]()
    assert way.endswith("/feeds/all-3.atom")
    while way:
        text = files[way.removeprefix(large.url)]
        root = ET.fromstring(text)  # noqa: S314 - ours
        assert root.find(HISTORY) is not None
        assert links(text)["current"] == f"{large.url}feeds/all.atom"
        assert links(text)["self"] == way
        found += ids(text)
        way = links(text).get("prev-archive", "")
    assert sorted(found) == sorted(f"tag:example.org,2026:incident/i{n:03}" for n in range(MANY))
    assert links(files["feeds/all-1.atom"])["next-archive"].endswith("all-2.atom")
    assert "next-archive" not in links(files["feeds/all-3.atom"])


def test_archives_in_another_language_lead_from_one_to_the_next_below_it(large: Edition) -> None:
    made = {path: write(large) for path, _, write in atom.archives(large, "es")}
    assert list(made) == [f"es/feeds/all-{number}.atom" for number in (1, 2, 3)]
    ways = links(made["es/feeds/all-2.atom"])
    assert ways["prev-archive"] == f"{large.url}es/feeds/all-1.atom"
    assert ways["next-archive"] == f"{large.url}es/feeds/all-3.atom"
    assert ways["current"] == f"{large.url}es/feeds/all.atom"
    newest = links(atom.all_feed(large, "es"))
    assert newest["prev-archive"] == f"{large.url}es/feeds/all-3.atom"


def test_an_update_of_an_old_incident_changes_its_archive_alone(large: Edition) -> None:
    def inputs(edition: Edition) -> dict[str, list[str]]:
        return {path: inputs for path, inputs, _ in atom.archives(edition)}

    known = large.catalogue.summaries
    told = replace(known["i007"], updated=known["i007"].updated + 9e6, teaser="another")
    before, after = inputs(large), inputs(with_summaries(large, {**known, "i007": told}))
    assert [path for path in before if before[path] != after[path]] == ["feeds/all-1.atom"]


def test_a_small_site_has_no_archives(tmp_path: Path) -> None:
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(tmp_path, "footbridge")
    edition = read_edition(tmp_path)
    assert list(atom.archives(edition)) == []
    assert b"prev-archive" not in atom.all_feed(edition)


@pytest.mark.parametrize(
    "folder", ["tags/bridges/", "facets/kind/closure/", "map/united-states/ohio/"]
)
def test_a_list_has_feeds_of_the_incidents_that_were_updated_last(
    large: Edition, files: dict[str, bytes], folder: str
) -> None:
    feed = feedparser.parse(files[f"{folder}feed.atom"])
    assert not feed.bozo
    assert [one.id.rpartition("/")[2] for one in feed.entries] == [f"i{n:03}" for n in range(30)]
    assert feed.entries[0].summary == "A crack was found & the city closed the old footbridge."
    assert feed.feed.links[1].href == large.url + folder
    items = json.loads(files[f"{folder}feed.json"])["items"]
    assert [one["id"] for one in items] == [one.id for one in feed.entries]


def test_the_feeds_of_lists_and_the_archives_keep_to_their_standards(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    schema = json.loads((SCHEMAS / "json-feed.json").read_text())
    judge = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(judge.iter_errors(json.loads(files["tags/bridges/feed.json"]))) == []
    for path in ("tags/bridges/feed.atom", "feeds/all-2.atom"):
        (tmp_path / "feed.atom").write_bytes(files[path])
        assert jing(tmp_path / "feed.atom").stdout == ""


def test_the_feed_is_written_again_where_it_leads_to_another_archive(large: Edition) -> None:
    known = large.catalogue.summaries
    fewer = {name: one for name, one in known.items() if name < "i200"}
    assert feeds.inputs_of_incidents(large) != feeds.inputs_of_incidents(
        with_summaries(large, fewer)
    )
    assert feeds.archive_count(large) == 3
    assert feeds.archive_count(with_summaries(large, fewer)) == 2
