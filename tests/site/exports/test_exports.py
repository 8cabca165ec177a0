"""Independent readers accept all that is published for machines, and read the truth back."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import feedparser
import pytest
from geojson_pydantic import FeatureCollection
from icalendar import Calendar

from generator.site.edition import Edition
from generator.site.exports import everything
from generator.site.exports.json_ld import explainer_json_ld, in_html
from generator.site.finding.gather import gather
from generator.site.words import ENGLISH
from tests.editions import published
from tests.site.exports.conftest import RECORD, read_edition, write_incident

Files = dict[str, bytes]


def files_of(edition: Edition) -> Files:
    outputs = (
        output
        for part in everything.of_site(edition, gather(edition, ENGLISH))
        for output in part.make()
    )
    files = {output.path: output.content for output in outputs}
    for incident in published(edition):
        files |= dict(everything.of_incident(edition, incident))
    return files


@pytest.fixture
def files(edition: Edition) -> Files:
    return files_of(edition)


def feed(content: bytes) -> Any:  # noqa: ANN401 - feedparser has no types
    parsed = feedparser.parse(content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def test_every_feed_is_read_without_complaint(files: Files) -> None:
    names = [path for path in files if path.endswith(".atom")]
    of_lists = [name for name in names if name.startswith(("tags/", "facets/", "map/"))]
    assert (len(names) - len(of_lists), len(of_lists)) == (4, 5)
    for name in names:
        assert feed(files[name]).feed.id.startswith("tag:example.org,2026:")


def test_the_feed_of_all_moves_only_with_significant_updates(files: Files) -> None:
    (entry,) = feed(files["feeds/all.atom"]).entries
    assert entry.id == "tag:example.org,2026:incident/footbridge"
    assert entry.updated == "2024-05-03T14:00:00Z"
    assert entry.published == "2024-05-02T13:30:00Z"


def test_a_withdrawn_incident_is_a_deleted_entry(files: Files) -> None:
    text = files["feeds/all.atom"].decode()
    assert '<at:deleted-entry ref="tag:example.org,2026:incident/gone"' in text
    assert "Footbridge closed" not in files["incidents/gone/feed.atom"].decode()


def test_the_corrections_feed_says_what_was_wrong(files: Files) -> None:
    entries = feed(files["feeds/corrections.atom"]).entries
    assert len(entries) == 2
    assert {tag.term for tag in entries[0].tags} == {"correction"}
    assert "The crack is on the west side." in entries[0].content[0].value


def test_a_reason_that_is_all_an_update_says_is_said_once(files: Files) -> None:
    entries = {one.id: one for one in feed(files["incidents/footbridge/feed.atom"]).entries}
    items = {one["id"]: one for one in json.loads(files["feeds/feed.json"])["items"]}
    name = "tag:example.org,2026:incident/footbridge/update/"
    plain, correcting = f"{name}2024-05-02-published", f"{name}2024-05-03-wrong-side"
    assert entries[plain].summary == items[plain]["content_text"] != ""
    assert "content" not in entries[plain]
    assert {"summary", "content_html"}.isdisjoint(items[plain])
    assert entries[correcting].summary == items[correcting]["summary"]
    assert entries[correcting].summary in entries[correcting].content[0].value
    assert entries[correcting].summary in items[correcting]["content_html"]


def test_an_update_keeps_its_id_when_words_and_dates_change(content: Path) -> None:
    before = feed(files_of(read_edition(content))["incidents/footbridge/feed.atom"]).entries
    update = content / "incidents/footbridge/updates/2024-05-03-wrong-side.yaml"
    update.write_text(update.read_text().replace("The east side", "Another headline"))
    after = feed(files_of(read_edition(content))["incidents/footbridge/feed.atom"]).entries
    assert [entry.id for entry in before] == [entry.id for entry in after]
    changed = [a.id for b, a in zip(before, after, strict=True) if a.title != b.title]
    assert changed == ["tag:example.org,2026:incident/footbridge/update/2024-05-03-wrong-side"]


def test_the_json_feed_spells_a_correction_out(files: Files) -> None:
    items = json.loads(files["feeds/feed.json"])["items"]
    assert all(isinstance(item["id"], str) for item in items)
    corrections = [item["_correction"] for item in items if "_correction" in item]
    assert corrections[0] == {
        "kind": "correction",
        "was": "The crack is on the west side.",
        "now": "It is on the east side.",
        "learned": "A reader wrote.",
        "whose": "ours",
    }


def test_the_words_of_a_withdrawn_quote_are_in_no_data(files: Files, edition: Edition) -> None:
    assert all(b"sound as a bell" not in content for content in files.values())
    graph = "".join(explainer_json_ld(edition, one) for one in published(edition))
    assert "sound as a bell" not in graph
    quotes = json.loads(files["incidents/footbridge/incident.json"])["quotes"]
    assert quotes[0]["withdrawn"] == "The city never said it."


def test_places_are_told_no_finer_than_they_may_be(files: Files) -> None:
    places = FeatureCollection.model_validate_json(files["incidents/footbridge/places.geojson"])
    (feature,) = places.features
    assert feature.geometry.coordinates[:2] == (-82.456, 40.123)  # type: ignore[union-attr] # it is a point
    assert feature.properties["precision"] == "block"
    assert feature.properties["radius_m"] == 100.0


def test_a_withheld_place_has_no_position_anywhere(files: Files) -> None:
    places = json.loads(files["incidents/footbridge/incident.json"])["places"]
    assert {"lat", "lon"}.isdisjoint(places[1])


def test_the_table_is_the_same_in_json_and_csv(files: Files) -> None:
    (row,) = json.loads(files["data/incidents.json"])
    (cells,) = csv.DictReader(io.StringIO(files["data/incidents.csv"].decode()))
    assert list(row) == list(cells)
    assert row["modified"] == cells["modified"] == "2024-05-03T14:00:00Z"
    assert (row["corrections"], cells["corrections"]) == (1, "1")


def test_text_that_a_spreadsheet_would_run_is_made_harmless(content: Path) -> None:
    write_incident(
        content,
        "formula",
        RECORD.replace("headline: Footbridge", 'headline: "=1+1').replace(
            "closed\nstandfirst", 'closed"\nstandfirst'
        ),
    )
    rows = files_of(read_edition(content))
    cells = list(csv.DictReader(io.StringIO(rows["data/incidents.csv"].decode())))
    assert cells[1]["headline"] == "'=1+1 closed"
    assert json.loads(rows["data/incidents.json"])[1]["headline"] == "=1+1 closed"


def test_the_calendar_is_read_with_its_text_unchanged(files: Files) -> None:
    calendar = Calendar.from_ical(files["incidents/footbridge/expected.ics"])
    (event,) = calendar.walk("VEVENT")
    assert event["SUMMARY"] == "Expected: The engineers' report, in full"
    assert event.decoded("DTSTART").isoformat() == "2024-05-20"
    assert all(
        len(line) <= 75 for line in files["incidents/footbridge/expected.ics"].split(b"\r\n")
    )


def test_one_moment_of_change_is_told_everywhere(files: Files, edition: Edition) -> None:
    moment = "2024-05-03T14:00:00Z"
    graph = json.loads(explainer_json_ld(edition, published(edition)[0]))["@graph"]
    article = next(node for node in graph if "NewsArticle" in node["@type"])
    assert article["dateModified"] == "2024-05-03T10:00-04:00"
    assert json.loads(files["incidents/footbridge/incident.json"])["modified"] == moment
    assert json.loads(files["incidents/footbridge/updates.json"])["modified"] == moment
    assert feed(files["feeds/all.atom"]).entries[0].updated == moment
    place = "<loc>https://example.org/site/incidents/footbridge/</loc>"
    after = files["sitemap.xml"].decode().split(place)[1]
    assert after.strip().startswith("<lastmod>2024-05-03T10:00-04:00</lastmod>")


def test_structured_data_cannot_leave_its_script_element() -> None:
    words = '</script><script>alert("1")</script>\u2028&'
    safe = in_html({"name": words})
    assert "<" not in safe
    assert json.loads(safe) == {"name": words}


@pytest.mark.parametrize(
    "words", ["]]>", "</script>", "<b>&amp;", "“quotes” – dashes", "emoji 🌉", "عربي"]
)
def test_awkward_text_comes_back_unchanged(content: Path, words: str) -> None:
    write_incident(
        content,
        "awkward",
        RECORD.replace(
            "headline: Footbridge closed", f"headline: {json.dumps(words, ensure_ascii=False)}"
        ),
    )
    files = files_of(read_edition(content))
    titles = [entry.title_detail.value for entry in feed(files["feeds/all.atom"]).entries]
    assert words in titles
    assert json.loads(files["incidents/awkward/incident.json"])["headline"] == words


def test_sqlite_utils_takes_both_tables_as_the_docs_say(files: Files, tmp_path: Path) -> None:
    for name in ("incidents.json", "incidents.csv"):
        (tmp_path / name).write_bytes(files[f"data/{name}"])
    said = Path("docs/data.md").read_text(encoding="utf-8")
    commands = re.findall(r"^ {4}(sqlite-utils .+)$", said, re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        words = command.replace("output/data/", "").split()
        program = [sys.executable, "-m", "sqlite_utils", *words[1:]]
        subprocess.run(program, cwd=tmp_path, check=True, capture_output=True)
    rows = sqlite3.connect(tmp_path / "incidents.db")
    assert rows.execute("select headline from incidents").fetchall() == [("Footbridge closed",)]
    assert rows.execute("select count(*) from from_csv").fetchone() == (1,)
