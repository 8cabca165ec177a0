"""An archive of tiles in one PMTiles file, in the layers of Protomaps, version 4."""

from __future__ import annotations

import json
import math
import mmap
import zlib
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from msgspec import Struct, convert
from pmtiles.reader import Reader
from pmtiles.tile import Compression, TileType

from generator.site.maps.geodesy import Box
from generator.site.maps.mvt import BrokenTileError

GREEN = frozenset(
    {
        "park",
        "grass",
        "wood",
        "forest",
        "garden",
        "cemetery",
        "golf_course",
        "nature_reserve",
        "recreation_ground",
        "village_green",
        "playground",
        "meadow",
        "national_park",
    }
)
WATERS = frozenset({"water", "lake", "ocean", "river", "basin", "dock", "canal", "swimming_pool"})
UNDERGROUND = frozenset({"subway"})
CLASSES = {
    "highway": "highway",
    "major_road": "major",
    "medium_road": "major",
    "minor_road": "minor",
    "other": "small",
    "path": "path",
    "rail": "rail",
}
"""Protomaps’ kinds of road, and how they are drawn."""


SCHEMA = frozenset({"roads", "water"})
PARTS = "explainer_parts"
"""Where an archive that was cut around incidents names the boxes that it covers."""
MOST_BYTES = 4_000_000


class BrokenArchiveError(ValueError):
    """An archive cannot be used; the message says why, for an editor."""


class TileArchive(Struct, frozen=True):
    """A PMTiles file of vector tiles in the layers of Protomaps, version 4.

    Attributes:
        path: Where it lies.
        sha256: Of all its bytes, in hexadecimal.
        bounds: What it covers.
        least_zoom: The coarsest level of its tiles.
        most_zoom: The finest level of its tiles.
        attribution: Whose data it is.
        knows_tunnels: Whether its roads and rails say when they run under ground.
        is_served_whole: Whether the map to zoom reads parts of the archive itself, and not files.
        parts: The boxes that were cut for it, where it does not cover all within its bounds.
    """

    path: Path
    sha256: str
    bounds: Box
    least_zoom: int
    most_zoom: int
    attribution: str
    knows_tunnels: bool
    is_served_whole: bool = False
    parts: tuple[Box, ...] = ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What it covers: the parts that were cut, else all within its bounds."""
        return self.parts or (self.bounds,)

    def count(self, zoom: int) -> int:
        """How many tiles of a level its boxes touch, at most."""
        spans = (tile_span(box, zoom) for box in self.boxes)
        return sum(len(columns) * len(rows) for columns, rows in spans)

    def cells(self, zoom: int) -> list[tuple[int, int]]:
        """The columns and rows of the tiles of a level that its boxes touch, in order."""
        spans = (tile_span(box, zoom) for box in self.boxes)
        return sorted({cell for columns, rows in spans for cell in product(columns, rows)})

    def tile(self, zoom: int, x: int, y: int) -> bytes:
        """Give the bytes of a tile, uncompressed; nothing where there is none.

        Raises:
            BrokenTileError: Where the tile cannot be read.
        """
        try:
            reader = _reader(self.path, self.sha256)
            data = reader.get(zoom, x % (1 << zoom), y)
            if not data:
                return b""
            packed = reader.header()["tile_compression"] is Compression.GZIP
            return _unpacked(data) if packed else data
        except (OSError, zlib.error, EOFError, ValueError, KeyError, IndexError) as error:
            raise BrokenTileError(f"tile {zoom}/{x}/{y} cannot be read: {error}") from error


def _unpacked(data: bytes) -> bytes:
    """Unpack a tile, but no more of it than a tile can have."""
    unpacking = zlib.decompressobj(wbits=31)
    unpacked = unpacking.decompress(data, MOST_BYTES)
    if unpacking.unconsumed_tail:
        raise ValueError("it is too large")
    return unpacked


@lru_cache(maxsize=4)
def _reader(path: Path, sha256: str) -> Any:  # noqa: ANN401, ARG001 - the package has no types; another content is another file
    make: Any = Reader
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return make(lambda offset, length: mapped[offset : offset + length])


def open_archive(path: Path, sha256: str, attribution: str) -> TileArchive:
    """Look at an archive's header, directory and description.

    Raises:
        BrokenArchiveError: Where it is no archive of vector tiles that can be drawn.
    """
    header, metadata, layers = _description(path, sha256)
    if header["tile_data_offset"] + header["tile_data_length"] > path.stat().st_size:
        raise BrokenArchiveError("It is cut off: its header promises more than there is.")
    if header["tile_type"] is not TileType.MVT:
        raise BrokenArchiveError("Its tiles are pictures; streets are drawn from vector tiles.")
    if header["tile_compression"] not in {Compression.GZIP, Compression.NONE}:
        raise BrokenArchiveError("Its tiles are packed in a way other than gzip.")
    if not layers.keys() >= SCHEMA:
        raise BrokenArchiveError("It lacks the layers of Protomaps 4, such as roads and water.")
    return TileArchive(
        path=path,
        sha256=sha256,
        bounds=_bounds(header),
        least_zoom=header["min_zoom"],
        most_zoom=header["max_zoom"],
        attribution=attribution,
        knows_tunnels="is_tunnel" in layers["roads"],
        parts=parts_of(metadata),
    )


def _description(
    path: Path, sha256: str
) -> tuple[dict[str, Any], dict[str, Any], dict[str, frozenset[str]]]:
    """Read an archive's header, its description, and the fields of its layers."""
    try:
        reader = _reader(path, sha256)
        metadata = reader.metadata()
        return reader.header(), metadata, layers_of(metadata)
    except Exception as error:
        # the package's reader fails in many ways on bytes that are no archive
        message = "It is no PMTiles file of version 3, or a damaged one."
        raise BrokenArchiveError(message) from error


def layers_of(metadata: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Name the layers and their fields; converters wrap the description once more in text."""
    wrapped = metadata.get("json")
    inner = json.loads(wrapped) if isinstance(wrapped, str) else metadata
    return {
        str(layer["id"]): frozenset(layer.get("fields", ()))
        for layer in inner.get("vector_layers", ())
    }


def parts_of(metadata: Mapping[str, Any]) -> tuple[Box, ...]:
    """The boxes that an archive says were cut for it; none where it says nothing of the kind."""
    boxes = metadata.get(PARTS, ())
    try:
        return convert([Box(*map(float, one)) for one in boxes], tuple[Box, ...])
    except (TypeError, ValueError):
        return ()


def _bounds(header: Mapping[str, int]) -> Box:
    west, south, east, north = (
        header[key] / 1e7 for key in ("min_lon_e7", "min_lat_e7", "max_lon_e7", "max_lat_e7")
    )
    return Box(west, south, east, north)


def tile_span(box: Box, zoom: int) -> tuple[range, range]:
    """Give the columns and rows of the tiles that a box touches."""
    side = 1 << zoom
    left, right = ((lon + 180) / 360 * side for lon in (box.west, box.east))
    top, bottom = (
        (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * side
        for lat in (box.north, box.south)
    )
    return (
        range(math.floor(left), math.floor(right) + 1),
        range(max(math.floor(top), 0), min(math.floor(bottom), side - 1) + 1),
    )
