"""A decoder of Mapbox Vector Tiles 2.1, as far as maps need it.

A tile is a protobuf message: layers of features, each with tags into tables of keys and values,
and a geometry of steps on a grid. Whatever is not to be drawn is skipped unread.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, TypeAlias

from msgspec import Struct

Property: TypeAlias = str | float | bool
GridLine: TypeAlias = list[tuple[int, int]]
_Message: TypeAlias = dict[int, list[Any]]
"""The values of each field: integers, or bytes that are numbers, texts or messages."""

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
        wanted: Given a layer's name and a feature's properties, says whether to read its geometry.

    Raises:
        BrokenTileError: Where the bytes are no tile.
    """
    try:
        found = [_layer(_message(body), layers, wanted) for body in _message(tile).get(3, ())]
    except (LookupError, UnicodeError, struct.error, TypeError, AttributeError) as error:
        raise BrokenTileError(f"not a vector tile: {error}") from error
    return [layer for layer in found if layer]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Read one number of seven bits a byte, and say where the next thing begins."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:  # noqa: PLR2004 - the last byte has no high bit
            return value, at
        shift += 7
        if shift > _LONGEST_VARINT:
            raise BrokenTileError("a number does not end")


def _message(data: bytes) -> _Message:
    """Read a message without looking into its values."""
    found: _Message = {}
    at, end = 0, len(data)
    while at < end:
        tag, at = _varint(data, at)
        field, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            value, at = _varint(data, at)
            found.setdefault(field, []).append(value)
            continue
        if kind == _BYTES:
            size, at = _varint(data, at)
        elif kind in {_FIXED64, _FIXED32}:
            size = 8 if kind == _FIXED64 else 4
        else:
            raise BrokenTileError(f"unknown wire type {kind}")
        if at + size > end:
            raise BrokenTileError("the tile ends too soon")
        found.setdefault(field, []).append(data[at : at + size])
        at += size
    return found


def _last(message: _Message, field: int, default: Any) -> Any:  # noqa: ANN401 - see _Message
    """Give the value of a field that stands once; of several the last one holds."""
    return message.get(field, (default,))[-1]


def _layer(message: _Message, layers: frozenset[str], wanted: Wanted) -> TileLayer | None:
    name, extent = _last(message, 1, b"").decode(), _last(message, 5, 4096)
    if name not in layers or extent <= 0:
        return None
    keys = [key.decode() for key in message.get(3, ())]
    values = [_value(_message(value)) for value in message.get(4, ())]
    read = (_feature(_message(one), name, keys, values, wanted) for one in message.get(2, ()))
    return TileLayer(name, extent, [feature for feature in read if feature])


def _value(message: _Message) -> Property:
    """Read a value of a property: a text, a number of one of five forms, or yes or no."""
    for field, (value, *_) in message.items():
        if field == 1:
            return str(value.decode())
        if field in {2, 3}:
            return float(struct.unpack("<f" if field == 2 else "<d", value)[0])  # noqa: PLR2004 - float, else double
        if field == 6:  # noqa: PLR2004 - signed in zigzag
            return _signed(value)
        if field == 7:  # noqa: PLR2004 - yes or no
            return bool(value)
        # an int64 below zero takes all 64 bits
        return int(value - (1 << 64) if value >= 1 << 63 else value)
    return ""


def _signed(zigzag: int) -> int:
    return (zigzag >> 1) ^ -(zigzag & 1)


def _feature(
    message: _Message, layer: str, keys: list[str], values: list[Property], wanted: Wanted
) -> Feature | None:
    tags = _numbers(_last(message, 2, b""))
    pairs = zip(tags[::2], tags[1::2], strict=False) if len(tags) % 2 == 0 else ()
    properties = {keys[key]: values[value] for key, value in pairs}
    if not wanted(layer, properties):
        return None
    return Feature(_last(message, 3, 0), _lines(_numbers(_last(message, 4, b""))), properties)


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
            x += _signed(dx)
            y += _signed(dy)
            if command == _MOVE:
                line = []
                lines.append(line)
            line.append((x, y))
    return lines
