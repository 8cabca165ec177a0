"""Hostile words in every text field of a record come out as words, on every page of the site."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import pytest

from generator.build import Request, build
from generator.incremental.hosted import Hosted
from generator.reading.yaml_text import read_yaml

LATER = datetime(2032, 1, 1, tzinfo=UTC)
"""After all that happens in the records."""

VALID = Path(__file__).parent / "valid" / "port-nowhere"
HOSTILE = "\"'> </title> <script>alert(1)</script> {{7*7}} <img src=x onerror=x>"
OF_JSON = (".json", ".geojson")
OF_XML = (".atom", ".xml", ".svg")
UNQUOTED = HOSTILE.replace('"', "")
TEXTS = {
    *("headline", "standfirst", "title", "publisher", "note", "name", "role", "called", "text"),
    *("locality", "words", "context", "locator", "alt", "caption", "credit", "rights", "rule"),
    *("why", "was", "now", "learned", "unnamed", "as_stated", "license", "because", "say"),
}
TABLE = f"| {UNQUOTED} | b |\n| - | - |\n| c | {UNQUOTED} |\n"
NARRATIVE = f"\n\n{UNQUOTED} [{UNQUOTED}](claim:pier-burnt) `{HOSTILE}`\n\n{TABLE}"


def spoil(value: Any, key: str = "") -> Any:  # noqa: ANN401  # YAML can be anything
    if isinstance(value, dict):
        return {name: spoil(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [spoil(part, key) for part in value]
    return f"{value} {HOSTILE}" if key in TEXTS and value != "scene" else value


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    content = folder / "content"
    shutil.copytree(VALID, content)
    for file in content.rglob("*.yaml"):
        value = spoil(read_yaml(file.read_text(encoding="utf-8"), file.name).value)
        if file.name == "newsroom.yaml":
            value["name"] = 'N"</title><b>'  # pictures have little room for it
        file.write_text(json.dumps(value), encoding="utf-8")
    narrative = content / "incidents" / "pier-fire" / "narrative.md"
    narrative.write_text(narrative.read_text(encoding="utf-8") + NARRATIVE, encoding="utf-8")
    checked, published = build(
        Request(content, folder / "output", now=LATER), lambda _: Hosted(())
    )
    assert checked.report.errors == ()
    assert published is not None
    return folder / "output"


def test_no_page_runs_or_loads_what_the_words_ask_for(output: Path) -> None:
    pages = sorted(output.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        for element in tree.iter():
            assert not any(str(name).startswith("on") for name in element.attrib)
            if element.tag == "script":
                data = element.get("type", "").endswith("json")
                assert data or "alert(1)" not in (element.text or "")
            if element.tag == "img":
                assert element.get("src") != "x"


def test_the_words_are_shown_as_they_were_written(output: Path) -> None:
    page = output / "incidents" / "pier-fire" / "index.html"
    tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    (headline,) = tree.iter("h1")
    assert HOSTILE in re.sub(r"\s+", " ", "".join(headline.itertext()))


def test_data_files_stay_well_formed(output: Path) -> None:
    files = {suffix: list(output.rglob(f"*{suffix}")) for suffix in (*OF_JSON, *OF_XML)}
    assert [suffix for suffix, found in files.items() if not found] == []
    for file in (one for suffix in OF_JSON for one in files[suffix]):
        json.loads(file.read_text(encoding="utf-8"))
    for file in (one for suffix in OF_XML for one in files[suffix]):
        ET.parse(file)  # noqa: S314  # our own output
