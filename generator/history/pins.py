"""How a place moved on the map."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, atan2, cos, degrees, radians, sin, sqrt

from generator.model.history import Aspect, Change, Figures
from generator.model.place import Place

EARTH = 6_371_008.8  # metres, the mean radius (IUGG)
WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
KILOMETRE = 1000


def pin_changes(was: Place, now: Place) -> Iterator[Change]:
    """Tell whether and how far a pin moved, came or went."""
    before, after = _position(was), _position(now)
    if before == after:
        return
    about, says = Aspect.NUMBER, "pin taken off the map"
    if before and after:
        says = f"pin moved {_moved(before, after)}"
    elif after:
        about, says = Aspect.ADDED, "pin added"
    told = [f"{point[0]}, {point[1]}" if point else "" for point in (before, after)]
    yield Change(f"places/{now.id}", about, says, "lat", told[0], told[1], figures=Figures.CHANGED)


def _position(place: Place) -> tuple[float, float] | None:
    if place.lat is None or place.lon is None:
        return None
    return float(place.lat), float(place.lon)


def _moved(was: tuple[float, float], now: tuple[float, float]) -> str:
    """Distance and direction in words: ``340 m to the north-east``."""
    metres, bearing = _great_circle(was, now)
    wind = WINDS[round(bearing / 45) % 8]
    if metres >= KILOMETRE:
        return f"{metres / KILOMETRE:.1f} km to the {wind}"
    return f"{max(1, round(metres)) if metres < 10 else round(metres, -1):.0f} m to the {wind}"  # noqa: PLR2004  tens of metres


def _great_circle(was: tuple[float, float], now: tuple[float, float]) -> tuple[float, float]:
    """Metres between two points (haversine), and the bearing at the first, from 0 to 360."""
    south, north = radians(was[0]), radians(now[0])
    east = radians(now[1] - was[1])
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    bearing = atan2(
        sin(east) * cos(north), cos(south) * sin(north) - sin(south) * cos(north) * cos(east)
    )
    return 2 * EARTH * asin(sqrt(min(1.0, half))), degrees(bearing) % 360
