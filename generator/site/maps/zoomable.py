"""The map to zoom and pan: the engine, its tiles and its styles, served by the site itself.

Nothing here is fetched before a reader presses a button, and nothing is published where no
streets are installed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from generator.output import File
from generator.site.maps.model import ZOOMABLE
from generator.site.maps.mvt import BrokenTileError
from generator.site.maps.palette import DARK, LIGHT, Palette
from generator.site.maps.tile_archive import (
    CLASSES,
    GREEN,
    UNDERGROUND,
    WATERS,
    TileArchive,
)
from generator.site.part import Part

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
ENGINE, TILES = f"map/engine/{VERSION}/", "map/tiles/"


def engine_parts(archive: TileArchive | None) -> Iterator[Part]:
    """Give the parts of the site that a map to zoom needs."""
    if archive is None:
        return
    for name, sha256 in SHA256.items():
        yield Part(f"{ENGINE}{name}", (sha256,), partial(_engine, name))
    inputs = (archive.sha256, archive.attribution, str(archive.is_served_whole))
    yield Part(TILES, inputs, partial(_whole if archive.is_served_whole else _tiles, archive))
    yield Part(ZOOMABLE, inputs, partial(_zoomable, archive))


def _engine(name: str) -> tuple[File, ...]:
    return (File(f"{ENGINE}{name}", (FILES / name).read_bytes()),)


def _whole(archive: TileArchive) -> tuple[File, ...]:
    """Publish the archive as it is, under a name that keeps hosts from packing it once more."""
    return (File(f"{TILES}{WHOLE}", archive.path.read_bytes()),)


def finest(archive: TileArchive, most: int = MOST_TILES) -> int:
    """Find the finest level of tiles that, with all coarser ones, is not too many files."""
    total, zoom = 0, archive.least_zoom
    for zoom in range(archive.least_zoom, archive.most_zoom + 1):
        total += archive.count(zoom)
        if total > most:
            return max(zoom - 1, archive.least_zoom)
    return zoom


def _tiles(archive: TileArchive) -> Iterator[File]:
    """Unpack the tiles to plain files, which any host can serve: none needs to know of ranges.

    A tile that the archive does not have, or that cannot be read, is an empty one.
    """
    for zoom in range(archive.least_zoom, finest(archive) + 1):
        for x, y in archive.cells(zoom):
            yield File(f"{TILES}{zoom}/{x}/{y}.mvt", _tile(archive, zoom, x, y))


def _tile(archive: TileArchive, zoom: int, x: int, y: int) -> bytes:
    try:
        return archive.tile(zoom, x, y)
    except BrokenTileError:
        return b""


def _zoomable(archive: TileArchive) -> tuple[File, ...]:
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
    return (File(ZOOMABLE, text.encode()),)


Expression = list[Any]
Layer = dict[str, Any]
WIDTHS = {"highway": 7.0, "major": 6.0, "minor": 4.6}
NEAR, FAR = 16, 10
SERVED_AS_FILES, SERVED_WHOLE = "tiles/{z}/{x}/{y}.mvt", "streets://{z}/{x}/{y}"


def style(archive: TileArchive, most_zoom: int, colours: Palette) -> dict[str, Any]:
    """Write a style for the tiles of an archive.

    There are no glyphs in it, so that names are set in the reader's own fonts and nothing more
    is fetched. The address of the tiles is relative; the script makes it whole.
    """
    bounds = archive.bounds
    return {
        "version": 8,
        "metadata": {
            "accent": colours.accent,
            "word": colours.word,
            "water": colours.water,
            "land": colours.land,
            "border": colours.border,
        },
        "sources": {
            "streets": {
                "type": "vector",
                "tiles": [SERVED_WHOLE if archive.is_served_whole else SERVED_AS_FILES],
                "minzoom": archive.least_zoom,
                "maxzoom": most_zoom,
                "bounds": [bounds.west, bounds.south, bounds.east, bounds.north],
                "attribution": archive.attribution,
            }
        },
        "layers": [
            {"id": "land", "type": "background", "paint": {"background-color": colours.land}},
            _fill("landuse", sorted(GREEN), colours.park),
            _fill("water", sorted(WATERS), colours.water),
            _fill("buildings", [], colours.building) | {"minzoom": 14},
            *(_road(name, colours.casing, 1.6) for name in WIDTHS),
            *(_road(name, colours.street, 0) for name in WIDTHS),
            *([_rail(colours)] if archive.knows_tunnels else []),
            _names(colours),
        ],
    }


def _fill(layer: str, kinds: list[str], colour: str) -> Layer:
    drawn: Layer = {
        "id": layer,
        "type": "fill",
        "source": "streets",
        "source-layer": layer,
        "paint": {"fill-color": colour},
    }
    return drawn | {"filter": ["in", ["get", "kind"], ["literal", kinds]]} if kinds else drawn


def _of_class(name: str) -> Expression:
    kinds = [kind for kind, drawn_as in CLASSES.items() if drawn_as == name]
    return ["all", ["in", ["get", "kind"], ["literal", kinds]], ["!", ["has", "is_tunnel"]]]


def _road(name: str, colour: str, more: float) -> Layer:
    width = WIDTHS[name]
    grown = [
        "interpolate",
        ["exponential", 1.6],
        ["zoom"],
        FAR,
        0.4 + more / 3,
        NEAR,
        width + more,
        19,
        width * 4 + more,
    ]
    return {
        "id": f"{name}-casing" if more else name,
        "type": "line",
        "source": "streets",
        "source-layer": "roads",
        "filter": _of_class(name),
        "layout": {"line-cap": "round", "line-join": "round"},
        "paint": {"line-color": colour, "line-width": grown},
    }


def _rail(colours: Palette) -> Layer:
    above = ["!", ["in", ["get", "kind_detail"], ["literal", sorted(UNDERGROUND)]]]
    return {
        "id": "rail",
        "type": "line",
        "source": "streets",
        "source-layer": "roads",
        "filter": [*_of_class("rail"), above],
        "paint": {"line-color": colours.rail, "line-width": 1.4, "line-dasharray": [4, 2]},
    }


def _names(colours: Palette) -> Layer:
    return {
        "id": "names",
        "type": "symbol",
        "source": "streets",
        "source-layer": "roads",
        "minzoom": 13,
        "filter": [
            "all",
            ["has", "name"],
            ["!=", ["get", "kind"], "rail"],
            ["!", ["has", "is_tunnel"]],
        ],
        "layout": {
            "symbol-placement": "line",
            "text-field": ["get", "name"],
            "text-font": ["sans-serif"],
            "text-size": 12,
        },
        "paint": {
            "text-color": colours.word_quiet,
            "text-halo-color": colours.halo,
            "text-halo-width": 1.6,
        },
    }
