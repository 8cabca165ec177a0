"""Distances, directions and boxes on the globe."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

EARTH_RADIUS_M = 6_371_008.8
METRES_PER_DEGREE = math.radians(1) * EARTH_RADIUS_M
COMPASS = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)


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


def distance_m(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Measure the way between two points along the surface of the globe, in metres."""
    one, two = math.radians(lat), math.radians(other_lat)
    sine = math.sin((two - one) / 2)
    sine_lon = math.sin(math.radians(other_lon - lon) / 2)
    share = sine * sine + math.cos(one) * math.cos(two) * sine_lon * sine_lon
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, share)))


def bearing(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Give the direction in which one sets out for the other point, in degrees from north."""
    one, two, turn = math.radians(lat), math.radians(other_lat), math.radians(other_lon - lon)
    east = math.sin(turn) * math.cos(two)
    north = math.cos(one) * math.sin(two) - math.sin(one) * math.cos(two) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360


def compass(degrees: float) -> str:
    """Name a direction in one of eight words."""
    return COMPASS[round(degrees / 45) % 8]


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


def widest_distance_m(points: Sequence[tuple[float, float]]) -> float:
    """Measure the greatest distance between any two points of longitude and latitude."""
    return max(
        (distance_m(*one, *two) for i, one in enumerate(points) for two in points[i + 1 :]),
        default=0.0,
    )
