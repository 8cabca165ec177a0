"""A GeoJSON file of an incident becomes the shape of an area (RFC 7946), or a located problem.

Only geometry is read. Nothing is mended: a ring that is not closed may have lost its last points.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, TypeAlias

from generator.model.area import AreaShape, Line
from generator.model.measures import decimals
from generator.problems import Level, Location, Problem
from generator.reading.conflicts import read_resolved_text
from generator.reading.limits import LARGEST_AREA, MOST_AREA_POINTS

_SIMPLER = "Simplify it, such as with mapshaper or ogr2ogr -simplify."
Json: TypeAlias = Any
"""What a JSON file holds: unknown until it is looked at."""

POLYGONS, LINES = (
    frozenset({"Polygon", "MultiPolygon"}),
    frozenset({"LineString", "MultiLineString"}),
)
_EXPORT = "Export one polygon or line as GeoJSON (RFC 7946), such as from geojson.io or QGIS."
_ORDER = "Write longitude first, then latitude, both in degrees (WGS 84)."
_RING, _SEGMENT = 4, 2  # points at the least
_GLOBE = (180, 90)


class _Misfit(Exception):  # noqa: N818 - it is told as a problem
    def __init__(self, field: str, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.field, self.code, self.message, self.hint = field, code, message, hint


def read_area(data: bytes, file: str) -> tuple[AreaShape | None, tuple[Problem, ...]]:
    """Read the shape that a file draws; None, with the first problem, where it draws none.

    Args:
        data: The bytes of the file.
        file: Its path relative to the content folder.
    """
    text, problems = read_resolved_text(data, file, LARGEST_AREA, _SIMPLER)
    if text is None:
        return None, problems
    try:
        value = json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_no_number)
        shape = _shape(value)
    except json.JSONDecodeError as error:
        where = Location(file, error.lineno, error.colno)
        return None, (Problem(where, "area.syntax", f"This is no JSON: {error.msg}.", _EXPORT),)
    except RecursionError:
        message = "Its brackets are nested deeper than any GeoJSON."
        return None, (Problem(Location(file, 1, 1), "area.syntax", message, _EXPORT),)
    except _Misfit as misfit:
        where = Location(file, field=misfit.field) if misfit.field else Location(file, 1, 1)
        return None, (Problem(where, misfit.code, misfit.message, misfit.hint),)
    return shape, tuple(_unpublished(value, file))


def _number(word: str) -> Decimal:
    """Read a number; one beyond all powers of ten that are reckoned with is no coordinate."""
    try:
        return Decimal(word)
    except InvalidOperation:
        return _no_number(word)


def _no_number(word: str) -> NoReturn:
    raise _Misfit("", "area.bad-coordinate", f"“{word[:40]}” is no number.", _ORDER)


def _unpublished(value: Json, file: str) -> Iterator[Problem]:
    """Say that properties are read by nobody, and stay in the repository for all to see."""
    for field, feature in _features(value):
        if feature.get("properties"):
            where = Location(file, field=_inside(field, "properties"))
            message = "Of an area’s file the shape alone is published, and git keeps the rest."
            hint = "Take the properties out: role, from, until and note stand in the record."
            yield Problem(where, "area.properties", message, hint, Level.ADVICE)


def _features(value: Json) -> Iterator[tuple[str, dict[str, Json]]]:
    """Give each feature of a file with the path that leads to it."""
    if not isinstance(value, dict):
        raise _Misfit("", "area.bad-shape", "This is no GeoJSON object.", _EXPORT)
    if value.get("type") != "FeatureCollection":
        yield "", value
        return
    features = value.get("features")
    for index, feature in enumerate(features if isinstance(features, list) else ()):
        named = feature.get("id") if isinstance(feature, dict) else None
        field = f"features/{named if isinstance(named, str) else index}"
        if not isinstance(feature, dict):
            raise _Misfit(field, "area.bad-shape", "This is no feature.", _EXPORT)
        yield field, feature


def _shape(value: Json) -> AreaShape:
    kinds, parts, fields = set[bool](), list[tuple[Line, ...]](), list[str]()
    finest = 0
    for field, geometry in _geometries(value):
        is_line = geometry["type"] in LINES
        kinds.add(is_line)
        for at, part in _parts(geometry, _inside(field, "coordinates")):
            lines = (part,) if is_line else part
            paths = (at,) if is_line else tuple(f"{at}/{index}" for index in range(len(part)))
            parts.append(
                tuple(
                    _line(line, path, closed=not is_line)
                    for line, path in zip(lines, paths, strict=True)
                )
            )
            fields.append(at)
            finest = max(finest, *(_finest(line) for line in lines))
    if not parts:
        raise _Misfit("", "area.bad-shape", "No polygon and no line is drawn here.", _EXPORT)
    if len(kinds) > 1:
        hint = "Put the lines into a file of their own, at a place of their own."
        raise _Misfit("", "area.bad-shape", "Here are both polygons and lines.", hint)
    shape = AreaShape(kinds.pop(), tuple(parts), finest, tuple(fields))
    if len(shape.points) > MOST_AREA_POINTS:
        message = f"The shape has {len(shape.points):,} points; {MOST_AREA_POINTS:,} is the most."
        raise _Misfit("", "area.too-large", message, _SIMPLER)
    return shape


def _geometries(value: Json) -> Iterator[tuple[str, dict[str, Json]]]:
    if isinstance(value, dict) and value.get("crs"):
        hint = "Export it again in WGS 84 (EPSG:4326), which needs no “crs”."
        raise _Misfit("crs", "area.bad-shape", "GeoJSON has one reference system.", hint)
    for field, feature in _features(value):
        is_feature = feature.get("type") == "Feature"
        geometry: Json = feature.get("geometry") if is_feature else feature
        at = _inside(field, "geometry") if is_feature else field
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if not isinstance(kind, str) or kind not in POLYGONS | LINES:
            message = f"“{str(kind)[:40]}” is neither a polygon nor a line."
            if kind is None:
                message = "Here is no geometry."
            raise _Misfit(at, "area.bad-shape", message, _EXPORT)
        yield at, geometry


def _parts(geometry: dict[str, Json], field: str) -> Iterator[tuple[str, list[Json]]]:
    """Give the coordinates of each polygon or line, with the path that leads to them."""
    coordinates = geometry.get("coordinates")
    many = geometry["type"].startswith("Multi")
    for index, part in enumerate(_list(coordinates, field) if many else (coordinates,)):
        at = f"{field}/{index}" if many else field
        yield at, _list(part, at)


def _line(points: Json, field: str, *, closed: bool) -> Line:
    line = tuple(
        _position(point, f"{field}/{index}") for index, point in enumerate(_list(points, field))
    )
    if closed and line[0] != line[-1]:
        message = "This ring is not closed: its last position is not its first."
        hint = "Repeat the first position at the end, or look whether points were lost."
        raise _Misfit(f"{field}/{len(line) - 1}", "area.open-ring", message, hint)
    if len(line) < (_RING if closed else _SEGMENT) or len(set(line)) < (
        _RING - 1 if closed else _SEGMENT
    ):
        what = "A ring has three corners at least." if closed else "A line has two ends."
        raise _Misfit(field, "area.bad-shape", what, _EXPORT)
    return line


def _position(point: Json, field: str) -> tuple[float, float]:
    """Read longitude and latitude; a height behind them is not read."""
    numbers = _list(point, field)
    if len(numbers) not in {2, 3} or not all(isinstance(one, Decimal) for one in numbers):
        raise _Misfit(field, "area.bad-coordinate", "This is no position.", _ORDER)
    for index, (name, number, most) in enumerate(
        zip(("longitude", "latitude"), numbers[:2], _GLOBE, strict=True)
    ):
        if abs(number) > most:
            message = f"A {name} lies between -{most} and {most}; {number} does not."
            raise _Misfit(f"{field}/{index}", "area.bad-coordinate", message, _ORDER)
    return float(numbers[0]), float(numbers[1])


def _finest(line: Json) -> int:
    return max(decimals(number.normalize()) for point in line for number in point[:2])


def _list(value: Json, field: str) -> list[Json]:
    if isinstance(value, list) and value:
        return value
    raise _Misfit(field, "area.bad-shape", "Here a list of positions is missing.", _EXPORT)


def _inside(field: str, name: str) -> str:
    return f"{field}/{name}" if field else name
