"""Distances and directions on the globe."""

from __future__ import annotations

import math

EARTH_RADIUS_M = 6_371_008.8
METRES_PER_DEGREE = math.radians(1) * EARTH_RADIUS_M


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
