"""No file of a site tells a position more finely than its place may be told."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.model.history import Ledger
from generator.site import pages
from generator.site.edition import Edition
from generator.site.maps.basemap import read_basemap
from tests.editions import whole
from tests.site.maps.contents import write_content
from tests.site.maps.tiles import write_archive
from tests.whole_site import read_site

NUMBER = re.compile(rb"(?<![\w.])-?\d{2}\.\d+")
HOME = "{id: home, name: A home, role: related, precision: withheld, note: Not told.}"
YARD = "{id: yard, name: A yard, role: scene, lat: 41.764, lon: -72.683, precision: block}"
PORCH = "{id: porch, name: A porch, at: yard}"
KIOSK = "{id: kiosk, name: A kiosk, lat: 41.75821, lon: -72.69137, precision: exact}"


def files_of(content: Path) -> dict[str, bytes]:
    reading = read_site(content)
    assert reading.site
    basemap, problems = read_basemap(content)
    assert problems == ()
    edition = Edition(
        newsroom=reading.site.newsroom,
        ledger=Ledger(),
        now=datetime(2024, 5, 3, tzinfo=UTC),
        content=content,
        theme=(Path("theme"),),
        url="https://example.org/",
        basemap=basemap,
    )
    return {
        o.path: o.content
        for part in pages.parts(whole(edition, reading.site))
        for o in part.make()
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A sensitive incident with streets, whose newsroom asks for neighbourhoods."""
    content = tmp_path_factory.mktemp("content")
    rule = "generalise: {minors: neighbourhood}\n"
    places = (YARD, PORCH, KIOSK, HOME)
    write_content(content, "lantern", *places, sensitivity="minors", newsroom=rule)
    write_archive(content)
    return files_of(content)


def test_no_number_is_finer_than_the_precision_that_is_forced(files: dict[str, bytes]) -> None:
    seen = 0
    public = "map/clusters/outlines.json"
    for path, data in files.items():
        for number in NUMBER.findall(data if path != public else b""):
            near = min(abs(abs(float(number)) - degrees) for degrees in (41.764, 72.683))
            if near < 0.03:
                seen += 1
                decimals = len(number.rpartition(b".")[2])
                assert decimals <= 2, f"{path} tells {number.decode()}"
    assert seen > 5


@pytest.mark.parametrize("raw", [b"41.764", b"72.683", b"41.75821", b"72.69137"])
def test_what_the_record_wrote_is_nowhere(files: dict[str, bytes], raw: bytes) -> None:
    assert [path for path, data in files.items() if raw in data] == []


def test_the_interactive_map_has_the_same_places_and_no_others(files: dict[str, bytes]) -> None:
    page = files["incidents/lantern/index.html"].decode()
    places = re.search(r'data-places="([^"]+)"', page)
    assert places
    assert places.group(1).count("[") == 1 + 3
    assert "A home" not in places.group(1)


def test_a_withheld_place_is_named_and_stands_on_no_map(files: dict[str, bytes]) -> None:
    page = files["incidents/lantern/index.html"].decode()
    assert "Not on the map: its position is withheld." in page
    overlays = re.findall(r"<svg viewBox.*?</svg>", page, re.DOTALL)
    assert overlays
    assert all("A home" not in overlay for overlay in overlays)


def test_grounds_and_tiles_are_the_same_whoever_stands_on_them(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    write_content(tmp_path, "lantern", "{id: kiosk, name: A kiosk, at: yard}", YARD)
    write_archive(tmp_path)
    other = files_of(tmp_path)
    tiles = [path for path in files if path.startswith("map/tiles/")]
    assert tiles
    assert all(files[path] == other[path] for path in tiles)


def test_a_site_without_streets_has_no_engine_and_no_button(tmp_path: Path) -> None:
    files = files_of(write_content(tmp_path, "lantern", YARD))
    assert not any(path.startswith(("map/engine/", "map/tiles/")) for path in files)
    assert b"Open zoomable map" not in files["incidents/lantern/index.html"]
