"""A decoder of Mapbox Vector Tiles 2.1, as far as maps need it.

A tile is a protobuf message: layers of features, each with tags into tables of keys and values,
and a geometry of steps on a grid. Whatever is not to be drawn is skipped unread.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct

Property: TypeAlias = str | float | bool
GridLine: TypeAlias = list[tuple[int, int]]

POINT, LINE, POLYGON = 1, 2, 3
_MOVE, _LINE, _CLOSE = 1, 2, 7
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 64


class BrokenTileError(ValueError):
    """A tile is not what the specification says."""


class Feature(Struct, frozen=True):
    """One thing of a layer.

    Attributes:
        kind: POINT, LINE or POLYGON.
        lines: Points, lines or rings on the grid of the tile.
        properties: What is said about it.
    """

    kind: int
    lines: list[GridLine]
    properties: dict[str, Property]


class TileLayer(Struct, frozen=True):
    """One layer of a tile.

    Attributes:
        name: Such as ``roads``.
        extent: How many steps the grid has across the tile.
        features: In the order of the tile.
    """

    name: str
    extent: int
    features: list[Feature]


Wanted = Callable[[str, dict[str, Property]], bool]


def decode(tile: bytes, layers: frozenset[str], wanted: Wanted) -> list[TileLayer]:
    """Read the named layers of a tile, uncompressed.

    Args:
        tile: Its bytes.
        layers: The layers to read.
        wanted: Told a layer's name and a feature's properties, says whether to read its geometry.

    Raises:
        BrokenTileError: Where the bytes are no tile.
    """
    try:
        found = (_layer(body, layers, wanted) for field, body in _fields(tile) if field == 3)  # noqa: PLR2004 - layers
        return [layer for layer in found if layer]
    except (IndexError, KeyError, UnicodeDecodeError, struct.error, TypeError) as error:
        raise BrokenTileError(f"not a vector tile: {error}") from error


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Read one number of seven bits a byte, and say where the next thing begins."""
    byte = data[at]
    if byte < 0x80:  # noqa: PLR2004 - the last byte has no high bit
        return byte, at + 1
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:  # noqa: PLR2004 - likewise
            return value, at
        shift += 7
        if shift > _LONGEST_VARINT:
            raise BrokenTileError("a number does not end")


def _fields(data: bytes) -> Iterator[tuple[int, bytes | int]]:
    """Walk through a message: field numbers with their values."""
    at, end = 0, len(data)
    while at < end:
        tag, at = _varint(data, at)
        kind = tag & 7
        if kind == _VARINT:
            value, at = _varint(data, at)
            yield tag >> 3, value
            continue
        if kind == _BYTES:
            size, at = _varint(data, at)
        elif kind in {_FIXED64, _FIXED32}:
            size = 8 if kind == _FIXED64 else 4
        else:
            raise BrokenTileError(f"unknown wire type {kind}")
        if at + size > end:
            raise BrokenTileError("the tile ends too soon")
        yield tag >> 3, data[at : at + size]
        at += size


def _layer(body: bytes | int, layers: frozenset[str], wanted: Wanted) -> TileLayer | None:
    name, extent = "", 4096
    features: list[bytes] = []
    keys: list[str] = []
    values: list[Property] = []
    for field, value in _fields(_bytes(body)):
        if field == 1:
            name = _bytes(value).decode()
            if name not in layers:
                return None
        elif field == 2:  # noqa: PLR2004 - features
            features.append(_bytes(value))
        elif field == 3:  # noqa: PLR2004 - keys
            keys.append(_bytes(value).decode())
        elif field == 4:  # noqa: PLR2004 - values
            values.append(_value(_bytes(value)))
        elif field == 5 and isinstance(value, int):  # noqa: PLR2004 - extent
            extent = value
    if name not in layers or extent <= 0:
        return None
    read = (_feature(one, name, keys, values, wanted) for one in features)
    return TileLayer(name, extent, [feature for feature in read if feature])


def _bytes(value: bytes | int) -> bytes:
    if isinstance(value, int):
        raise BrokenTileError("a number stands where bytes belong")
    return value


def _value(body: bytes) -> Property:
    for field, value in _fields(body):
        if isinstance(value, bytes):
            if field == 1:
                return value.decode()
            form = "<f" if field == 2 else "<d"  # noqa: PLR2004 - float, else double
            return float(struct.unpack(form, value)[0])
        if field == 6:  # noqa: PLR2004 - signed in zigzag
            return (value >> 1) ^ -(value & 1)
        if field == 7:  # noqa: PLR2004 - yes or no
            return bool(value)
        # an int64 below zero takes all 64 bits
        return value - (1 << 64) if value >= 1 << 63 else value
    return ""


def _feature(
    body: bytes, layer: str, keys: list[str], values: list[Property], wanted: Wanted
) -> Feature | None:
    kind, tags, geometry = 0, b"", b""
    for field, value in _fields(body):
        if field == 2:  # noqa: PLR2004 - tags
            tags = _bytes(value)
        elif field == 3 and isinstance(value, int):  # noqa: PLR2004 - type
            kind = value
        elif field == 4:  # noqa: PLR2004 - geometry
            geometry = _bytes(value)
    numbers = _numbers(tags)
    properties = (
        {keys[key]: values[value] for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
        if len(numbers) % 2 == 0
        else {}
    )
    if not wanted(layer, properties):
        return None
    return Feature(kind, _lines(_numbers(geometry)), properties)


def _numbers(packed: bytes) -> list[int]:
    numbers, at, end = [], 0, len(packed)
    while at < end:
        value, at = _varint(packed, at)
        numbers.append(value)
    return numbers


def _lines(steps: list[int]) -> list[GridLine]:
    """Follow the steps of a geometry; a closed ring ends where it began."""
    lines: list[GridLine] = []
    line: GridLine = []
    x = y = at = 0
    while at < len(steps):
        command, count = steps[at] & 7, steps[at] >> 3
        at += 1
        if command == _CLOSE:
            line.append(line[0])
            continue
        if command not in {_MOVE, _LINE}:
            raise BrokenTileError(f"unknown command {command}")
        for _ in range(count):
            dx, dy = steps[at], steps[at + 1]
            at += 2
            x += (dx >> 1) ^ -(dx & 1)
            y += (dy >> 1) ^ -(dy & 1)
            if command == _MOVE:
                line = []
                lines.append(line)
            line.append((x, y))
    return lines
