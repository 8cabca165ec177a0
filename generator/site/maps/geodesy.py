"""Boxes on the globe, and windows onto it.

Two windows are enough. Mercator keeps shapes and the direction of north, for outlines and
streets. The azimuthal equidistant plane keeps distances and directions from its middle, at the
poles too, for the panel that shows how far apart places are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Protocol

from msgspec import Struct

from generator.model.globe import EARTH_RADIUS_M, METRES_PER_DEGREE, bearing, distance_m
from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.svg import Point

_MOST_COMPARED, _DIRECTIONS = 200, 128
_GOLDEN = math.pi * (3 - math.sqrt(5))


class Box(Struct, frozen=True):
    """A box of longitudes and latitudes in degrees; east may exceed 180, west never exceeds it."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of the middle."""
        return ((self.west + self.east) / 2, (self.south + self.north) / 2)

    def padded(self, metres: float) -> Box:
        """Widen the box on all sides."""
        up = metres / METRES_PER_DEGREE
        widest = max(abs(self.south), abs(self.north))
        out = up / max(math.cos(math.radians(min(widest, 89))), 0.02)
        south, north = max(self.south - up, -90), min(self.north + up, 90)
        return Box(self.west - out, south, self.east + out, north)

    def joined(self, other: Box) -> Box:
        """Give the smallest box around both, taking the other where it lies nearest."""
        shift = 360 * round((self.centre[0] - other.centre[0]) / 360)
        return Box(
            min(self.west, other.west + shift),
            min(self.south, other.south),
            max(self.east, other.east + shift),
            max(self.north, other.north),
        )


def surrounding(points: Sequence[tuple[float, float]]) -> Box:
    """Find the smallest box around points of longitude and latitude, across the antimeridian too.

    The widest stretch of longitudes without a point is what the box leaves out.
    """
    lons = sorted({lon % 360 for lon, _ in points})
    gaps = [
        ((lons[0] if i + 1 == len(lons) else lons[i + 1]) - lon) % 360 or 360
        for i, lon in enumerate(lons)
    ]
    widest = max(range(len(lons)), key=lambda i: (gaps[i], -i))
    west = lons[(widest + 1) % len(lons)]
    width = 360 - gaps[widest]
    west = (west + 180) % 360 - 180
    lats = [lat for _, lat in points]
    return Box(west, min(lats), west + width, max(lats))


def widest_distance_m(points: Iterable[tuple[float, float]]) -> float:
    """Measure the greatest distance between any two points of longitude and latitude.

    Of very many points those alone are compared that lie outermost in some direction, so that
    the work grows with their number only; it is then up to two per cent short.
    """
    apart = list(dict.fromkeys(points))
    if len(apart) > _MOST_COMPARED:
        apart = _outermost(apart)
    pairs = combinations(apart, 2)
    return max((distance_m(*one, *two) for one, two in pairs), default=0.0)


def _outermost(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points that lie farthest in each of many directions spread evenly over the globe."""
    found: dict[tuple[float, float], None] = {}
    placed = [(_vector(*point), point) for point in points]
    for step in range(_DIRECTIONS):
        lat = math.degrees(math.asin(2 * (step + 0.5) / _DIRECTIONS - 1))
        x, y, z = _vector(math.degrees(step * _GOLDEN), lat)
        found[max((a * x + b * y + c * z, point) for (a, b, c), point in placed)[1]] = None
    return list(found)


def _vector(lon: float, lat: float) -> tuple[float, float, float]:
    around, up = math.radians(lon), math.radians(lat)
    return math.cos(around) * math.cos(up), math.sin(around) * math.cos(up), math.sin(up)


MERCATOR_LIMIT = 84.0
BLEED = 3.0


class Window(Protocol):
    """What panels ask of a window."""

    @property
    def metres_per_unit(self) -> float:
        """In the middle of the window."""

    def point(self, lon: float, lat: float) -> Point:
        """Where a position stands in the drawing."""


class MercatorWindow(Struct, frozen=True):
    """A window in which north is up and shapes are kept.

    Attributes:
        west: Longitude of the left edge.
        top: Mercator ordinate of the upper edge, in degrees at the equator.
        units_per_degree: Of longitude.
        width: In units.
        height: In units.
    """

    west: float
    top: float
    units_per_degree: float
    width: int
    height: int

    @classmethod
    def around(cls, box: Box, width: int, height: int) -> MercatorWindow:
        """Fit a box into a drawing, in its middle."""
        south, north = (
            ordinate(max(box.south, -MERCATOR_LIMIT)),
            ordinate(min(box.north, MERCATOR_LIMIT)),
        )
        scale = min(width / max(box.east - box.west, 1e-9), height / max(north - south, 1e-9))
        middle = (box.west + box.east) / 2
        return cls(
            middle - width / scale / 2,
            (south + north) / 2 + height / scale / 2,
            scale,
            width,
            height,
        )

    @property
    def box(self) -> Box:
        """What the window shows."""
        bottom = self.top - self.height / self.units_per_degree
        return Box(
            self.west,
            latitude(bottom),
            self.west + self.width / self.units_per_degree,
            latitude(self.top),
        )

    @property
    def bled(self) -> Box:
        """What the window shows and a little more, so that cut edges stay out of sight."""
        seen, by = self.box, BLEED / self.units_per_degree
        return Box(seen.west - by, seen.south - by, seen.east + by, seen.north + by)

    @property
    def bled_flat(self) -> Box:
        """The same in the plane, from ordinate to ordinate."""
        by = BLEED / self.units_per_degree
        east = self.west + self.width / self.units_per_degree
        bottom = self.top - self.height / self.units_per_degree
        return Box(self.west - by, bottom - by, east + by, self.top + by)

    @property
    def metres_per_unit(self) -> float:
        """In the middle of the window: Mercator stretches by the cosine of the latitude."""
        middle = latitude(self.top - self.height / self.units_per_degree / 2)
        return (
            math.radians(1)
            * EARTH_RADIUS_M
            * math.cos(math.radians(middle))
            / self.units_per_degree
        )

    def point(self, lon: float, lat: float) -> Point:
        """Place a position, on the turn of the globe that is nearest to the window."""
        middle = self.west + self.width / self.units_per_degree / 2
        near = lon + 360 * round((middle - lon) / 360)
        clamped = max(-MERCATOR_LIMIT, min(MERCATOR_LIMIT, lat))
        return (
            (near - self.west) * self.units_per_degree,
            (self.top - ordinate(clamped)) * self.units_per_degree,
        )


class DistanceWindow(Struct, frozen=True):
    """A panel that keeps distances and directions from its middle."""

    lon: float
    lat: float
    metres_per_unit: float

    def point(self, lon: float, lat: float) -> Point:
        """Place a position by its distance and direction from the middle."""
        away = distance_m(self.lon, self.lat, lon, lat) / self.metres_per_unit
        turn = math.radians(bearing(self.lon, self.lat, lon, lat))
        return (WIDTH / 2 + away * math.sin(turn), HEIGHT / 2 - away * math.cos(turn))


def ordinate(lat: float) -> float:
    """Give the Mercator ordinate of a latitude, in degrees at the equator."""
    return math.degrees(math.atanh(math.sin(math.radians(lat))))


def latitude(up: float) -> float:
    """Give the latitude of a Mercator ordinate."""
    return math.degrees(math.asin(math.tanh(math.radians(up))))
