"""Street tiles around incidents, cut out of a larger archive (PMTiles, version 3).

What is cut is whole tiles of a level that is coarse where a place is told coarsely. So a cut has
no finer middle than the place itself, and a place that is withheld is in none.
"""

from __future__ import annotations

import gzip
import html
import itertools
import json
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from pmtiles.tile import (
    Compression,
    Entry,
    TileType,
    deserialize_directory,
    deserialize_header,
    find_tile,
    tileid_to_zxy,
    zxy_to_tileid,
)
from pmtiles.writer import write

from generator.authoring.tile_source import TileSource, TileSourceError
from generator.model.place import Precision
from generator.site.maps.geodesy import Box
from generator.site.maps.model import MapPlace
from generator.site.maps.street_panel import street_window
from generator.site.maps.tile_archive import MOST_BYTES, PARTS, SCHEMA, layers_of, tile_span

COARSEST, FINEST = 8, 15
"""The levels that are cut: from the whole town to the single house."""
GRID = {
    Precision.EXACT: 14,
    Precision.BLOCK: 14,
    Precision.NEIGHBOURHOOD: 13,
    Precision.TOWN: 11,
}
"""The level whose whole tiles are cut, by how precisely a place is told."""

_HEADER, _ROOT = 127, 16384
_LARGEST_DIRECTORY = 16_000_000
_GAP, _AT_ONCE = (
    65_536,
    4_000_000,
)  # bytes: what is skipped rather than asked for anew; one request
_DEEPEST = 4
_OSM = "openstreetmap"


class StreetsError(Exception):
    """No streets can be cut; the message says why, and what to do."""


class Archive(Struct, frozen=True):
    """An archive to cut from.

    Attributes:
        source: Where it is read from.
        header: What its header says.
        metadata: What it says of itself.
    """

    source: TileSource
    header: Mapping[str, Any]
    metadata: Mapping[str, Any]

    @property
    def attribution(self) -> str:
        """Whose data it says it holds, without markup; empty where it does not."""
        credit = html.unescape(re.sub(r"<[^>]*>", "", str(self.metadata.get("attribution", ""))))
        if _OSM in (credit + str(self.metadata)).lower():
            return "© OpenStreetMap contributors (ODbL)"
        return " ".join(credit.split())

    @property
    def licence(self) -> str:
        """Under which licence, where that follows from whose data it is."""
        return "ODbL 1.0" if "OpenStreetMap" in self.attribution else ""

    @property
    def date(self) -> str:
        """How old its data are: as it says, else as its name does; empty where neither does."""
        metadata = json.dumps(self.metadata, sort_keys=True)
        stamp = re.search(r'replicationtime": "(\d{4}-\d{2}-\d{2})T', metadata)
        name = re.search(r"(20\d\d)-?(\d\d)-?(\d\d)", self.source.name)
        return stamp[1] if stamp else "-".join(name.groups()) if name else ""


class Cut(Struct, frozen=True):
    """What is to be cut: entries of the directory, by the number of their tile.

    Attributes:
        parts: The boxes that are covered.
        entries: Where each tile lies.
    """

    parts: tuple[Box, ...]
    entries: Mapping[int, tuple[int, int]]

    @property
    def size(self) -> int:
        """How many bytes the tiles have; one that stands for several places counts once."""
        return sum(length for _, length in set(self.entries.values()))


def open_archive(source: TileSource) -> Archive:
    """Look at an archive's header and description.

    Raises:
        StreetsError: Where it is no archive of street tiles.
        TileSourceError: Where it cannot be read.
    """
    try:
        header = deserialize_header(source.read(0, _ROOT)[:_HEADER])
        start, length = header["metadata_offset"], header["metadata_length"]
        described = source.read(start, min(length, _LARGEST_DIRECTORY))
        metadata = json.loads(gzip.decompress(described))
        layers = layers_of(metadata)
    except TileSourceError:
        raise
    except Exception as error:  # the package fails in many ways on bytes that are no archive
        message = f"{source.name} is no PMTiles archive of version 3, or a damaged one."
        raise StreetsError(message) from error
    if header["tile_type"] is not TileType.MVT or not layers.keys() >= SCHEMA:
        raise StreetsError(f"{source.name} has no streets in the layers of Protomaps 4.")
    if header["tile_compression"] not in {Compression.GZIP, Compression.NONE}:
        raise StreetsError(f"{source.name} has tiles that are packed in another way than gzip.")
    return Archive(source, header, metadata)


def box_around(places: Sequence[MapPlace], radius_m: float) -> Box | None:
    """The box that the map of some places needs; None where it shows no streets.

    Args:
        places: The places of one incident, as its map shows them.
        radius_m: How much is wanted around each, in metres.
    """
    window = street_window(places) if places else None
    if window is None:
        return None
    wanted = window.box
    for one in places:
        wanted = wanted.joined(
            Box(one.lon, one.lat, one.lon, one.lat).padded(one.reach_m + radius_m)
        )
    return snapped(wanted, min(GRID[one.precision] for one in places))


def snapped(box: Box, zoom: int) -> Box:
    """Widen a box to whole tiles of a level."""
    columns, rows = tile_span(box, zoom)
    side = 1 << zoom

    def lon(column: int) -> float:
        return column / side * 360 - 180

    def lat(row: int) -> float:
        return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / side))))

    # a hair inside, so that the next tile is not touched
    hair = 1e-9
    return Box(
        lon(columns[0]) + hair,
        lat(rows[-1] + 1) + hair,
        lon(columns[-1] + 1) - hair,
        lat(rows[0]) - hair,
    )


def plan_cut(archive: Archive, parts: Sequence[Box]) -> Cut:
    """Look up which tiles cover some boxes, and where they lie; no tile is read yet.

    Raises:
        StreetsError: Where the archive has none for a box.
        TileSourceError: Where it cannot be read.
    """
    directories = _Directories(archive)
    entries: dict[int, tuple[int, int]] = {}
    finest = min(FINEST, archive.header["max_zoom"])
    zooms = range(max(COARSEST, archive.header["min_zoom"]), finest + 1)
    for part in parts:
        found = {
            tile: entry
            for tile in sorted(_tiles(part, zooms))
            if (entry := directories.entry(tile)) is not None
        }
        if not any(tileid_to_zxy(tile)[0] == finest for tile in found):
            lon, lat = part.centre
            raise StreetsError(
                f"{archive.source.name} has no streets around {lat:.0f}, {lon:.0f}."
            )
        entries |= found
    return Cut(tuple(parts), entries)


def _tiles(box: Box, zooms: Iterable[int]) -> Iterator[int]:
    for zoom in zooms:
        columns, rows = tile_span(box, zoom)
        for x, y in itertools.product(columns, rows):
            yield zxy_to_tileid(zoom, x % (1 << zoom), y)


class _Directories:
    """The directories of an archive, each read once."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.known: dict[tuple[int, int], list[Entry]] = {}

    def entry(self, tile: int) -> tuple[int, int] | None:
        """Where a tile lies and how long it is; None where there is none."""
        header = self.archive.header
        where = (header["root_offset"], header["root_length"])
        for _ in range(_DEEPEST):
            found = find_tile(self._read(*where), tile)
            if found is None:
                return None
            if found.run_length:
                if found.length > MOST_BYTES:
                    raise StreetsError(f"{self.archive.source.name} has a tile beyond all need.")
                return header["tile_data_offset"] + found.offset, found.length
            where = (header["leaf_directory_offset"] + found.offset, found.length)
        return None

    def _read(self, offset: int, length: int) -> list[Entry]:
        if (offset, length) not in self.known:
            name = self.archive.source.name
            if length > _LARGEST_DIRECTORY:
                raise StreetsError(f"{name} has a directory beyond all need.")
            data = self.archive.source.read(offset, length)
            try:
                self.known[offset, length] = deserialize_directory(data)
            except Exception as error:  # likewise
                raise StreetsError(f"{name} has a damaged directory.") from error
        return self.known[offset, length]


def write_cut(archive: Archive, cut: Cut, path: Path) -> None:
    """Read the tiles and write them as an archive of their own.

    Raises:
        TileSourceError: Where a tile cannot be read; the file is then not whole.
    """
    tiles = dict(_read_tiles(archive.source, set(cut.entries.values())))
    around = cut.parts[0]
    for part in cut.parts[1:]:
        around = around.joined(part)
    edges = {"min_lon_e7": around.west, "min_lat_e7": around.south}
    edges |= {"max_lon_e7": around.east, "max_lat_e7": around.north}
    header = {name: round(max(-180.0, min(180.0, edge)) * 1e7) for name, edge in edges.items()}
    kept = {key: archive.metadata[key] for key in _KEPT if key in archive.metadata}
    parts = [[part.west, part.south, part.east, part.north] for part in cut.parts]
    with write(str(path)) as writer:
        for tile, entry in sorted(cut.entries.items()):
            writer.write_tile(tile, tiles[entry])
        packing = {
            "tile_type": TileType.MVT,
            "tile_compression": archive.header["tile_compression"],
        }
        writer.finalize(header | packing, {**kept, PARTS: parts})


_KEPT = ("vector_layers", "json", "attribution", "name", "version")
"""What of an archive's description stays true of a part of it."""


def _read_tiles(
    source: TileSource, entries: Collection[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Read tiles that lie near each other together."""
    batch: list[tuple[int, int]] = []
    for offset, length in sorted(entries):
        if batch:
            end = batch[-1][0] + batch[-1][1]
            if offset - end > _GAP or offset + length - batch[0][0] > _AT_ONCE:
                yield from _read_batch(source, batch)
                batch = []
        batch.append((offset, length))
    if batch:
        yield from _read_batch(source, batch)


def _read_batch(
    source: TileSource, batch: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], bytes]]:
    start = batch[0][0]
    data = source.read(start, batch[-1][0] + batch[-1][1] - start)
    for offset, length in batch:
        yield (offset, length), data[offset - start : offset - start + length]
