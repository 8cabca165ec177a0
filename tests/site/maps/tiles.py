"""A writer of small vector tiles and archives, for a town that does not exist.

The town has a grid of named streets, a park, a lake and a railway that dives under ground.
"""

from __future__ import annotations

import gzip
import hashlib
import math
from pathlib import Path

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

EXTENT = 4096
ZOOM = 14
WEST, SOUTH, EAST, NORTH = -72.72, 41.74, -72.64, 41.80
Line = list[tuple[float, float]]


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def field(number: int, body: bytes | int) -> bytes:
    if isinstance(body, int):
        return varint(number << 3) + varint(body)
    return varint(number << 3 | 2) + varint(len(body)) + body


def zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def steps(lines: list[list[tuple[int, int]]], *, closed: bool) -> bytes:
    out: list[int] = []
    x = y = 0
    for line in lines:
        points = line[:-1] if closed else line
        for at, (px, py) in enumerate(points):
            if at == 0:
                out.append(1 | 1 << 3)
            elif at == 1:
                out.append(2 | (len(points) - 1) << 3)
            out += [zigzag(px - x), zigzag(py - y)]
            x, y = px, py
        if closed:
            out.append(7 | 1 << 3)
    return b"".join(map(varint, out))


def layer(
    name: str, features: list[tuple[int, Line, dict[str, str | bool]]], zxy: tuple[int, int, int]
) -> bytes:
    keys: list[str] = []
    values: list[str | bool] = []
    body = b""
    for kind, line, said in features:
        tags: list[int] = []
        for key, value in said.items():
            if key not in keys:
                keys.append(key)
            if value not in values:
                values.append(value)
            tags += [keys.index(key), values.index(value)]
        geometry = steps([[grid(point, zxy) for point in line]], closed=kind == 3)
        body += field(
            2, field(2, b"".join(map(varint, tags))) + field(3, kind) + field(4, geometry)
        )
    for key in keys:
        body += field(3, key.encode())
    for value in values:
        body += field(
            4, field(7, int(value)) if isinstance(value, bool) else field(1, value.encode())
        )
    return field(3, field(15, 2) + field(1, name.encode()) + body + field(5, EXTENT))


def grid(point: tuple[float, float], zxy: tuple[int, int, int]) -> tuple[int, int]:
    """Place a position of longitude and latitude on the grid of a tile."""
    (lon, lat), (zoom, x, y) = point, zxy
    across = (lon + 180) / 360 * 2**zoom - x
    down = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * 2**zoom - y
    return (round(across * EXTENT), round(down * EXTENT))


def town(zxy: tuple[int, int, int]) -> bytes:
    """Write one tile of the town; its streets run on over the edges, as real tiles' do."""
    streets: list[tuple[int, Line, dict[str, str | bool]]] = []
    for number in range(1, 40):
        lat, lon = SOUTH + number * 0.0015, WEST + number * 0.002
        kind = "major_road" if number % 5 == 0 else "minor_road"
        streets.append((2, [(WEST, lat), (EAST, lat)], {"kind": kind, "name": f"{number} Street"}))
        streets.append(
            (2, [(lon, SOUTH), (lon, NORTH)], {"kind": kind, "name": f"Avenue {number}"})
        )
    streets.append(
        (2, [(WEST, 41.7601), (-72.68, 41.7701)], {"kind": "rail", "kind_detail": "rail"})
    )
    under = {"kind": "rail", "kind_detail": "subway", "is_tunnel": True, "name": "The deep line"}
    streets.append((2, [(-72.68, 41.7701), (EAST, 41.7801)], under))
    park = [
        (-72.685, 41.762),
        (-72.681, 41.762),
        (-72.681, 41.766),
        (-72.685, 41.766),
        (-72.685, 41.762),
    ]
    lake = [
        (-72.675, 41.750),
        (-72.671, 41.750),
        (-72.671, 41.754),
        (-72.675, 41.754),
        (-72.675, 41.750),
    ]
    return (
        layer("roads", streets, zxy)
        + layer("landuse", [(3, park, {"kind": "park"})], zxy)
        + layer("water", [(3, lake, {"kind": "water"})], zxy)
    )


def write_archive(
    folder: Path, *, layers: tuple[str, ...] = ("roads", "water", "landuse")
) -> Path:
    """Write ``basemap/basemap.pmtiles`` with its sheet into a content folder."""
    target = folder / "basemap" / "basemap.pmtiles"
    target.parent.mkdir(parents=True, exist_ok=True)
    x0, x1 = (math.floor((lon + 180) / 360 * 2**ZOOM) for lon in (WEST, EAST))
    y0, y1 = (
        math.floor((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * 2**ZOOM)
        for lat in (NORTH, SOUTH)
    )
    tiles = {
        zxy_to_tileid(ZOOM, x, y): gzip.compress(town((ZOOM, x, y)), mtime=0)
        for x in range(x0, x1 + 1)
        for y in range(y0, y1 + 1)
    }
    header = {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": round(WEST * 1e7),
        "min_lat_e7": round(SOUTH * 1e7),
        "max_lon_e7": round(EAST * 1e7),
        "max_lat_e7": round(NORTH * 1e7),
        "center_zoom": ZOOM,
        "center_lon_e7": round((WEST + EAST) / 2 * 1e7),
        "center_lat_e7": round((SOUTH + NORTH) / 2 * 1e7),
    }
    fields = {"kind": "String", "kind_detail": "String", "is_tunnel": "Boolean"}
    with write(str(target)) as writer:
        for tile_id in sorted(tiles):
            writer.write_tile(tile_id, tiles[tile_id])
        writer.finalize(
            header, {"vector_layers": [{"id": one, "fields": fields} for one in layers]}
        )
    write_sheet(target)
    return target


def write_sheet(path: Path, **more: str) -> None:
    said = {
        "source": "made by the tests",
        "date": "2026-11",
        "licence": "public domain",
        "attribution": "Nobody’s town",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        **more,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in said.items())
    path.with_suffix(".yaml").write_text(lines, "utf-8")
