"""Every address that a page, a feed, a table or a sitemap names is there after the build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from generator import build as builds
from generator.site.edition import Edition
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident
from tests.site.test_finding import FACETS, record
from tests.site.views.test_lists import MEDIA

NAMED = (
    *(("href", tag) for tag in ("a", "link", "use", "image")),
    *(("src", tag) for tag in ("img", "script", "iframe", "source")),
)
ORDINARY = {"corrections-policy/index.html"}
"""What Pelican makes beside us."""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("content")
    (folder / "newsroom.yaml").write_text(NEWSROOM + FACETS)
    for number in range(25):
        facets = "cause: rain, severity: minor" if number % 2 else "cause: coal"
        write_incident(folder, f"case-{number:02}", record(occurred="2021-05", facets=facets))
    write_incident(folder, "pictured", RECORD + MEDIA)
    media = folder / "incidents" / "pictured" / "media"
    media.mkdir()
    Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(media / "gate.jpg")
    renamed = RECORD.replace("kind: closure", "kind: closure\naliases: [old-id]")
    write_incident(folder, "renamed", renamed)
    write_incident(folder, "gone", RECORD.replace("status: developing", "status: withdrawn"))
    story = folder / "incidents" / "renamed" / "narrative.md"
    story.write_text(
        "A [crack](claim:crack) [@paper] as [there](incident:pictured#claim-crack).\n"
    )
    return folder


@pytest.fixture(scope="module")
def edition(content: Path) -> Edition:
    return read_edition(content)


@pytest.fixture(scope="module")
def files(edition: Edition) -> dict[str, bytes]:
    parts = list(builds.parts(edition))
    drawn = {part.path: b"" for part in parts if part.path.endswith(".png")}
    others = (part for part in parts if part.path not in drawn)
    return drawn | {one.path: one.content for part in others for one in part.make()}


def test_what_is_drawn_lies_where_its_part_is(edition: Edition) -> None:
    drawn = [part for part in builds.parts(edition) if part.path.endswith(".png")]
    pictured = [part for part in drawn if part.path.startswith("incidents/pictured/")]
    assert pictured
    for part in pictured:
        assert [one.path for one in part.make()] == [part.path]


def texts(plain: object) -> Iterator[str]:
    """Every text in data."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict | list):
        for one in plain.values() if isinstance(plain, dict) else plain:
            yield from texts(one)


def named(path: str, text: bytes, base: str) -> Iterator[str]:
    """Every address that a file names."""
    if path.endswith(".html"):
        page = BeautifulSoup(text, "html.parser")
        for attribute, tag in NAMED:
            yield from (str(one[attribute]) for one in page.select(f"{tag}[{attribute}]"))
        for one in page.select("[srcset]"):
            yield from (each.split()[0] for each in str(one["srcset"]).split(", "))
        for one in page.select("meta[property$='image'], meta[property$='url']"):
            yield str(one["content"])
        for name in ("data-index", "data-root", "data-filters"):
            yield from (str(one[name]) for one in page.select(f"[{name}]"))
    elif path.endswith((".atom", ".xml")):
        for element in ET.fromstring(text).iter():  # noqa: S314 - ours
            yield element.get("href", "") if element.get("rel") else ""
            yield element.text or "" if element.tag.endswith("}loc") else ""
    elif path.endswith((".json", ".geojson")) and not path.startswith(("schema/", "search/")):
        found = [one for one in texts(json.loads(text)) if one.startswith(base)]
        yield from (one for one in found if f"{base}#" not in one)


def test_every_address_that_is_named_is_there(edition: Edition, files: dict[str, bytes]) -> None:
    base, missing, seen = edition.url, set(), 0
    anchors = {
        path: set(re.findall(rb'\sid="([^"]+)"', text))
        for path, text in files.items()
        if path.endswith(".html")
    }
    for path, text in files.items():
        if path == "404.html":
            continue
        for address in named(path, text, base):
            whole, _, anchor = urljoin(base + path, unquote(address)).partition("#")
            if not address or not whole.startswith(base):
                continue
            file = whole.removeprefix(base).partition("?")[0]
            file = f"{file}index.html" if not file or file.endswith("/") else file
            seen += 1
            is_folder = file == "search/index/index.html"
            if file not in files and file not in ORDINARY and not is_folder:
                missing.add(f"{path} names {address}")
            elif anchor and file in anchors and anchor.encode() not in anchors[file]:
                missing.add(f"{path} names {address}, which has no such anchor")
    assert sorted(missing)[:10] == []
    assert seen > 2_000


def test_every_folder_with_a_page_in_it_has_a_page(files: dict[str, bytes]) -> None:
    pages = [path for path in files if path.endswith(".html")]
    folders = {path[: at.start()] for path in pages for at in re.finditer("/", path)}
    assert [one for one in sorted(folders) if f"{one}/index.html" not in files] == []
