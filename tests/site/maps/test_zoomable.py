"""The engine is what was taken over, and its tiles are plain files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from generator.site.maps import zoomable
from generator.site.maps.basemap import read_basemap
from generator.site.maps.mvt import decode
from generator.site.maps.palette import DARK, LIGHT
from generator.site.maps.tile_archive import TileArchive
from tests.site.maps.tiles import write_archive, write_sheet


@pytest.fixture
def archive(tmp_path: Path) -> TileArchive:
    write_archive(tmp_path)
    streets = read_basemap(tmp_path)[0].streets
    assert streets
    return streets


def made(archive: TileArchive) -> dict[str, bytes]:
    return {o.path: o.content for part in zoomable.engine_parts(archive) for o in part.make()}


@pytest.mark.parametrize("name", list(zoomable.SHA256))
def test_the_engine_is_the_one_that_was_taken_over(name: str) -> None:
    found = hashlib.sha256((zoomable.FILES / name).read_bytes()).hexdigest()
    assert found == zoomable.SHA256[name]


def test_tiles_are_unpacked_to_plain_files(archive: TileArchive) -> None:
    tiles = {path: data for path, data in made(archive).items() if path.endswith(".mvt")}
    assert tiles
    for data in tiles.values():
        (roads,) = decode(data, frozenset({"roads"}), lambda _layer, _said: True)
        assert roads.features


def test_too_many_tiles_leave_out_the_finest_levels(archive: TileArchive) -> None:
    assert zoomable.finest(archive) == archive.most_zoom
    assert zoomable.finest(archive, most=1) == archive.least_zoom


def test_the_styles_have_the_palette_and_ask_nobody_else(archive: TileArchive) -> None:
    text = made(archive)[zoomable.ZOOMABLE].decode()
    assert "http" not in text
    assert "glyphs" not in text
    styles = json.loads(text)["styles"]
    assert styles["light"]["layers"][0]["paint"]["background-color"] == LIGHT.land
    assert styles["dark"]["layers"][0]["paint"]["background-color"] == DARK.land
    sources = styles["light"]["sources"]["streets"]
    assert sources["tiles"] == ["tiles/{z}/{x}/{y}.mvt"]


def test_an_archive_is_published_whole_where_its_sheet_asks_for_it(tmp_path: Path) -> None:
    path = write_archive(tmp_path)
    write_sheet(path, publish="archive")
    streets = read_basemap(tmp_path)[0].streets
    assert streets
    files = made(streets)
    assert files["map/tiles/streets.pmtiles.gz"] == path.read_bytes()
    assert not any(name.endswith(".mvt") for name in files)
    found = json.loads(files[zoomable.ZOOMABLE])
    assert found["archive"] == "tiles/streets.pmtiles.gz"


def test_nothing_is_published_without_streets() -> None:
    assert list(zoomable.engine_parts(None)) == []
