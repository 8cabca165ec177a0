"""Windows onto the globe: from longitude and latitude to the units of a drawing.

Two are enough. Mercator keeps shapes and the direction of north, for outlines and streets. The
azimuthal equidistant plane keeps distances and directions from its middle, at the poles too, for
the panel that shows how far apart places are.
"""

from __future__ import annotations

import math
from typing import Protocol

from msgspec import Struct

from generator.site.maps.geodesy import EARTH_RADIUS_M, Box, bearing, distance_m
from generator.site.maps.panel import HEIGHT, WIDTH
from generator.site.maps.svg import Point

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
