"""What the file of an area may show: its shape, as coarse as the precision of its place asks.

Maps, data and pages all ask here, so a shape is published no finer than its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.model.area import AreaShape, Line
from generator.model.globe import METRES_PER_DEGREE, distance_m
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.place import Place
from generator.problems import Level, Location, Problem
from generator.site.positions import Position, position_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

FARTHEST_M = 50_000.0
"""From a place to what belongs to it; what lies farther off is most likely elsewhere."""


class Extent(Struct, frozen=True):
    """What a file draws around a place.

    Attributes:
        is_line: Whether it is lines, such as a closed road; else polygons.
        parts: Each polygon as its rings, the outer one first; each line as one. They are rounded.
        reach_m: From the place to the farthest point, in metres.
        size: Square metres of polygons, metres of lines.
    """

    is_line: bool
    parts: tuple[tuple[Line, ...], ...]
    reach_m: float
    size: float

    @property
    def geometry(self) -> dict[str, Any]:
        """The same as GeoJSON (RFC 7946): outer rings counterclockwise, inner ones clockwise."""
        if self.is_line:
            lines = [_positions(line) for part in self.parts for line in part]
            return {"type": "MultiLineString", "coordinates": lines}
        polygons = [[_positions(ring) for ring in part] for part in self.parts]
        return {"type": "MultiPolygon", "coordinates": polygons}


def _positions(line: Line) -> list[list[float]]:
    return [list(point) for point in line]


def extent_of(incident: Incident, place: Place, at: Position) -> Extent | None:
    """Give what the file of a place draws; None where it has none, or nothing is left of it.

    Args:
        incident: The incident.
        place: One of its places.
        at: Where that may be said to be.
    """
    shape = incident.areas.get(place.area.file or "") if place.area else None
    return _extent(shape, float(at.lon), float(at.lat), at.precision.decimals) if shape else None


@lru_cache(maxsize=64)
def _extent(shape: AreaShape, lon: float, lat: float, decimals: int) -> Extent | None:
    parts = _parts(_rounded(shape, decimals), decimals)
    if not parts:
        return None
    points = [point for part in parts for line in part for point in line]
    reach = max(distance_m(lon, lat, *point) for point in points)
    size = _length(parts) if shape.is_line else _square_metres(parts, lon)
    return Extent(shape.is_line, parts, reach, size)


def _rounded(shape: AreaShape, decimals: int) -> BaseGeometry:
    """Round to the grid of a precision, keeping polygons whole and free of crossings."""
    # few incidents have such a file, and the others need not wait for shapely
    import shapely  # noqa: PLC0415

    return shapely.set_precision(_geometry(shape), 10.0**-decimals)


def _geometry(shape: AreaShape) -> BaseGeometry:
    import shapely  # noqa: PLC0415  as above

    if shape.is_line:
        return shapely.MultiLineString([line for part in shape.parts for line in part])
    return shapely.MultiPolygon([(part[0], part[1:]) for part in shape.parts])


def _parts(geometry: BaseGeometry, decimals: int) -> tuple[tuple[Line, ...], ...]:
    import shapely  # noqa: PLC0415  as above

    oriented = shapely.orient_polygons(geometry)
    return tuple(
        tuple(
            tuple(
                (round(x, decimals) + 0.0, round(y, decimals) + 0.0)
                for x, y in shapely.get_coordinates(line).tolist()
            )
            for line in (shapely.get_rings(part) if part.geom_type == "Polygon" else (part,))
        )
        for part in shapely.get_parts(oriented)
        if not part.is_empty
    )


def _length(parts: Sequence[Sequence[Line]]) -> float:
    return sum(
        distance_m(*one, *other)
        for part in parts
        for line in part
        for one, other in pairwise(line)
    )


def _square_metres(parts: tuple[tuple[Line, ...], ...], lon: float) -> float:
    """Measure polygons in the sinusoidal plane, which keeps areas, around a longitude."""
    import numpy as np  # noqa: PLC0415  as above
    import shapely  # noqa: PLC0415  as above

    def in_plane(points: NDArray[np.float64]) -> NDArray[np.float64]:
        lons, lats = points.T
        east = _turn(lons - lon) * np.cos(np.radians(lats))
        return np.column_stack((east, lats)) * METRES_PER_DEGREE

    polygons = _geometry(AreaShape(is_line=False, parts=parts))
    return float(shapely.transform(polygons, in_plane).area)


def _turn(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    return (degrees + 180) % 360 - 180


def judge_extents(incident: Incident, newsroom: Newsroom) -> Iterator[Problem]:
    """Find files of areas that lie elsewhere, cross themselves, or lose themselves in rounding."""
    for place in incident.record.places if incident.areas else ():
        shape = incident.areas.get(place.area.file or "") if place.area else None
        at = position_of(place, incident, newsroom)
        if shape and place.area and isinstance(at, Position):
            yield from _judged(incident, place, shape, at)


def _judged(incident: Incident, place: Place, shape: AreaShape, at: Position) -> Iterator[Problem]:
    file = f"{incident.folder}/{place.area.file if place.area else ''}"
    where = Location(file, field=shape.fields[0] if shape.fields else None)
    named = Location(incident.record_file, field=f"places/{place.id}/area/file")
    if misplaced := _misplaced(shape, at):
        yield Problem(where, "area.elsewhere", *misplaced)
    elif crossing := _crossing(shape):
        message = f"This shape crosses itself, near {crossing}."
        hint = "Mend it where it was drawn; its inside cannot be told."
        yield Problem(where, "area.crosses-itself", message, hint)
    elif extent_of(incident, place, at) is None:
        message = f"Rounded to “{at.precision.value}”, nothing is left of this area."
        hint = "Give the place a finer precision where it may be told, or write a radius."
        yield Problem(named, "area.too-small", message, hint)
    elif at.precision.decimals < min(shape.decimals, 5):
        message = (
            f"The file has {shape.decimals} decimals, more than “{at.precision.value}” tells. "
            f"The site rounds to {at.precision.decimals}, and git keeps the file."
        )
        hint = "Round the file, too, where someone’s home could be found by it."
        yield Problem(named, "area.finer", message, hint, Level.ADVICE)


def _misplaced(shape: AreaShape, at: Position) -> tuple[str, str] | None:
    """Say that a shape lies far from its place, and whether its axes are exchanged."""
    import shapely  # noqa: PLC0415  as above

    lon, lat, geometry = float(at.lon), float(at.lat), _geometry(shape)
    away = _away(geometry, lon, lat)
    if away <= FARTHEST_M:
        return None
    message = f"This area lies {away / 1000:,.0f} km from its place."
    turned = shapely.transform(geometry, lambda points: points[:, ::-1])
    _, south, _, north = turned.bounds
    if max(abs(south), abs(north)) <= 90 and _away(turned, lon, lat) <= FARTHEST_M:  # noqa: PLR2004
        return message, "Its axes are exchanged: GeoJSON has longitude first, then latitude."
    return message, "Is it the file of another area, or a minus sign missing?"


def _away(geometry: BaseGeometry, lon: float, lat: float) -> float:
    """Measure from a point to the nearest point of a shape, in metres; zero inside of it."""
    import numpy as np  # noqa: PLC0415  as above
    import shapely  # noqa: PLC0415  as above

    def beside(points: NDArray[np.float64]) -> NDArray[np.float64]:
        lons, lats = points.T
        return np.column_stack((lon + _turn(lons - lon), lats))

    near, point = shapely.transform(geometry, beside), shapely.Point(lon, lat)
    if not near.is_valid:
        near = near.boundary
    ((x, y), _) = shapely.get_coordinates(shapely.shortest_line(near, point)).tolist()
    return distance_m(x, y, lon, lat)


def _crossing(shape: AreaShape) -> str:
    """Say where polygons cross themselves or each other; empty where they do not."""
    import shapely  # noqa: PLC0415  as above

    if shape.is_line:
        return ""
    reason = shapely.is_valid_reason(_geometry(shape))
    return "" if reason == "Valid Geometry" else reason.partition("[")[2].rstrip("]") or reason
