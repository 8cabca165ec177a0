"""All incidents for the map to zoom: clusters for each level, made when the site is built.

The first view of ten thousand incidents is a few kilobytes; finer levels are fetched as a reader
zooms in. Positions are the published ones, and the middle of a cluster is no finer than a
thousandth of a degree.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from generator.output import File
from generator.site.maps.geodesy import ordinate, surrounding
from generator.site.part import Part

FOLDER = "map/clusters/"
INDEX = f"{FOLDER}index.json"
LEVELS = (2, 4, 6, 8, 10, 12)
CELLS = 8  # across a tile: a cluster keeps 64 pixels for itself


class Pin(Struct, frozen=True):
    """An incident on the overview.

    Attributes:
        lon: Degrees east, as published.
        lat: Degrees north, as published.
        href: Its page, from the root of the site.
        name: Its headline.
        area: The area it is counted in.
        area_href: The list of that area, from the root of the site.
    """

    lon: float
    lat: float
    href: str
    name: str
    area: str
    area_href: str


Row = list[Any]
"""Longitude, latitude, how many, where it leads, what it is called."""


def cluster_parts(pins: Sequence[Pin]) -> Iterator[Part]:
    """Give the part of the site that holds all levels."""
    if pins:
        yield Part(FOLDER, (repr(pins),), partial(_files, pins))


def _files(pins: Sequence[Pin]) -> Iterator[File]:
    # shapely takes longer to load than most edits take, and few edits make these files
    from generator.site.maps.outlines import land  # noqa: PLC0415

    bounds = surrounding([(pin.lon, pin.lat) for pin in pins])
    index = {
        "bounds": [bounds.west, bounds.south, bounds.east, bounds.north],
        "outlines": "outlines.json",
        "levels": {str(level): f"{level}.json" for level in LEVELS},
    }
    yield _json(INDEX, index)
    yield _json(f"{FOLDER}outlines.json", land(bounds))
    for level in LEVELS:
        yield _json(f"{FOLDER}{level}.json", clusters(pins, level))


def _json(path: str, content: object) -> File:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return File(path, text.encode())


def clusters(pins: Sequence[Pin], level: int) -> list[Row]:
    """Gather the pins of each cell of a level's grid; a pin that is alone keeps its own name."""
    cells: dict[tuple[int, int], list[Pin]] = {}
    side = CELLS << level
    for pin in pins:
        across = (pin.lon + 180) / 360 * side
        down = (180 - ordinate(max(-84, min(84, pin.lat)))) / 360 * side
        cells.setdefault((math.floor(across), math.floor(down)), []).append(pin)
    return [_row(together) for _, together in sorted(cells.items())]


def _row(pins: Sequence[Pin]) -> Row:
    if len(pins) == 1:
        pin = pins[0]
        return [pin.lon, pin.lat, 1, pin.href, pin.name]
    counts: dict[tuple[str, str], int] = {}
    for pin in pins:
        counts[pin.area, pin.area_href] = counts.get((pin.area, pin.area_href), 0) + 1
    (area, href), _ = max(counts.items(), key=lambda one: (one[1], one[0]))
    lon = round(sum(pin.lon for pin in pins) / len(pins), 3)
    lat = round(sum(pin.lat for pin in pins) / len(pins), 3)
    return [lon, lat, len(pins), href, area]
