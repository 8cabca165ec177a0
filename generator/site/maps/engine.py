"""The map to zoom and pan: the engine, its tiles and its styles, served by the site itself.

Nothing here is fetched before a reader presses a button, and nothing is published where no
streets are installed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.site.edition import Output, Part
from generator.site.maps.palette import DARK, LIGHT
from generator.site.maps.streets.archive import Archive, tile_span
from generator.site.maps.streets.mvt import BrokenTileError
from generator.site.maps.zoomable import style

VERSION = "6.17.0"
SHA256 = {
    "maplibre-gl.mjs": "e02cb08c572fd0950a75343cd558099c2a1dbbaf67f26b0c96f115431962d1ae",
    "maplibre-gl-worker.mjs": "73d7a024a4efe1a46e49db193e18cfe33271e3ecc652ec7542c281a4ef5f0f04",
    "LICENSE.txt": "ee5fc05a0677eaf69601d2c7db0d9ecd6cc27c3abc1d0733bc9ed34707cf8ef2",
}
"""The files of MapLibre GL JS, as ``tools/vendor_maplibre.py`` took them over."""
FILES = Path(__file__).parent / "data/maplibre"
MOST_TILES = 2_500
WHOLE = "streets.pmtiles.gz"
ENGINE, TILES, ZOOMABLE = f"map/engine/{VERSION}/", "map/tiles/", "map/zoomable.json"


def engine_parts(archive: Archive | None) -> Iterator[Part]:
    """Give the parts of the site that a map to zoom needs."""
    if archive is None:
        return
    for name, sha256 in SHA256.items():
        yield Part(f"{ENGINE}{name}", (sha256,), partial(_engine, name))
    inputs = (archive.sha256, archive.attribution, str(archive.is_served_whole))
    yield Part(TILES, inputs, partial(_whole if archive.is_served_whole else _tiles, archive))
    yield Part(ZOOMABLE, inputs, partial(_zoomable, archive))


def _engine(name: str) -> tuple[Output, ...]:
    return (Output(f"{ENGINE}{name}", (FILES / name).read_bytes()),)


def _whole(archive: Archive) -> tuple[Output, ...]:
    """Publish the archive as it is, under a name that keeps hosts from packing it once more."""
    return (Output(f"{TILES}{WHOLE}", archive.path.read_bytes()),)


def finest(archive: Archive, most: int = MOST_TILES) -> int:
    """Find the finest level of tiles that, with all coarser ones, is not too many files."""
    total, zoom = 0, archive.least_zoom
    for zoom in range(archive.least_zoom, archive.most_zoom + 1):
        columns, rows = tile_span(archive.bounds, zoom)
        total += len(columns) * len(rows)
        if total > most:
            return max(zoom - 1, archive.least_zoom)
    return zoom


def _tiles(archive: Archive) -> Iterator[Output]:
    """Unpack the tiles to plain files, which any host can serve: none needs to know of ranges.

    A tile that the archive does not have, or that cannot be read, is an empty one.
    """
    for zoom in range(archive.least_zoom, finest(archive) + 1):
        columns, rows = tile_span(archive.bounds, zoom)
        for x in columns:
            for y in rows:
                yield Output(f"{TILES}{zoom}/{x}/{y}.mvt", _tile(archive, zoom, x, y))


def _tile(archive: Archive, zoom: int, x: int, y: int) -> bytes:
    try:
        return archive.tile(zoom, x, y)
    except BrokenTileError:
        return b""


def _zoomable(archive: Archive) -> tuple[Output, ...]:
    """Say where everything is, relative to this file, and how it looks."""
    whole = archive.is_served_whole
    found = {
        "engine": ENGINE.removeprefix("map/") + "maplibre-gl.mjs",
        "archive": TILES.removeprefix("map/") + WHOLE if whole else "",
        "styles": {
            name: style(archive, archive.most_zoom if whole else finest(archive), colours)
            for name, colours in (("light", LIGHT), ("dark", DARK))
        },
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return (Output(ZOOMABLE, text.encode()),)
