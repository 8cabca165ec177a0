"""Larger towns of the world: to tell where something lies, never which one is the nearest."""

from __future__ import annotations

import gzip
import math
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from generator.model.globe import METRES_PER_DEGREE, bearing, distance_m
from generator.site.maps.geodesy import MercatorWindow
from generator.site.maps.model import TownNear
from generator.site.maps.shapes import Coordinates
from generator.site.maps.where import Sited

DATA = Path(__file__).parent / "data" / "towns.gz"
WITHIN_M = 30_000.0
LEAST_M = 1_000.0
CLOSE_M = 2_000.0
MOST_NAMED = 8
MARGIN = 12.0  # units at the edge of a panel where no town is named


class TownFile(msgspec.Struct):
    """What the file holds, as MessagePack, compressed; the largest town first.

    Attributes:
        names: Of each town.
        countries: Its country, in two letters.
        lons: Thousandths of degrees east, as integers of 32 bits.
        lats: Likewise, north.
        populations: Likewise, how many people lived there about 2017.
    """

    names: list[str]
    countries: list[str]
    lons: bytes
    lats: bytes
    populations: bytes


class Towns(msgspec.Struct, frozen=True, eq=False):
    """All towns, the largest first.

    Attributes:
        names: Of each.
        countries: Its country, in two letters.
        points: Longitudes and latitudes.
    """

    names: list[str]
    countries: list[str]
    points: Coordinates


@cache
def towns() -> Towns:
    """Read the built-in towns, once."""
    file = msgspec.msgpack.decode(gzip.decompress(DATA.read_bytes()), type=TownFile)
    lons, lats = (np.frombuffer(packed, dtype="<i4") / 1000 for packed in (file.lons, file.lats))
    return Towns(file.names, file.countries, np.column_stack([lons, lats]))


def town_near(place: Sited) -> TownNear | None:
    """Find a town of the same country to measure from, where the circle is small against the way.

    It is the closest of those that are known here, and there may be others.
    """
    sure = place.where.sure
    if sure is None or place.radius_m > CLOSE_M:
        return None
    found = towns()
    near = _within(found.points, place)
    measured = [
        (distance_m(lon, lat, place.lon, place.lat), number)
        for number, (lon, lat) in zip(near, found.points[near].tolist(), strict=True)
        if found.countries[number] == sure.ids[0]
    ]
    away, number = min(measured, default=(WITHIN_M + 1, 0))
    if not max(LEAST_M, 2 * place.radius_m) <= away <= WITHIN_M:
        return None
    lon, lat = found.points[number].tolist()
    return TownNear(found.names[number], away, bearing(lon, lat, place.lon, place.lat))


def _within(points: Coordinates, place: Sited) -> list[int]:
    """The numbers of the points in a box that holds the circle in which towns are sought."""
    up = WITHIN_M / METRES_PER_DEGREE
    level = np.flatnonzero(np.abs(points[:, 1] - place.lat) < up)
    narrowest = math.cos(math.radians(min(abs(place.lat) + up, 89.0)))
    east = (points[level, 0] - place.lon) % 360
    found: list[int] = level[np.minimum(east, 360 - east) < up / narrowest].tolist()
    return found


def towns_in(window: MercatorWindow) -> tuple[tuple[str, float, float], ...]:
    """Give the largest towns in view and where they stand."""
    found, seen, box = towns(), dict[str, tuple[str, float, float]](), window.box
    inside = (found.points[:, 1] > box.south) & (found.points[:, 1] < box.north)
    for number in np.flatnonzero(inside).tolist():
        name = found.names[number]
        x, y = window.point(*found.points[number].tolist())
        is_inside = MARGIN < x < window.width - MARGIN and MARGIN < y < window.height - MARGIN
        if is_inside and name not in seen:
            seen[name] = (name, x, y)
        if len(seen) == MOST_NAMED:
            break
    return tuple(seen.values())
