"""Incidents gathered by area: what the overview map counts, and what its lists list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from generator.publishing.maps.outlines import (
    OutlineLayer,
    countries,
    county_name,
    county_with_state,
    united_states,
)
from generator.publishing.maps.region import UNITED_STATES
from generator.publishing.maps.topojson import Outline

MOST_COUNTIES = 40
OFFSHORE_M, AT_SEA_M = 25_000.0, 400_000.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an incident stands on the overview: its published position, and no finer."""

    incident: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Area:
    """An area with incidents.

    Attributes:
        slug: Its part of an address.
        name: In full, such as "Hartford County, Connecticut".
        short: For the map, such as "Hartford County".
        spots: Its incidents, in the order given.
    """

    slug: str
    name: str
    short: str
    spots: tuple[Spot, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The mean longitude and latitude of its incidents, rounded to a hundredth."""
        first = self.spots[0].lon
        near = [spot.lon + 360 * round((first - spot.lon) / 360) for spot in self.spots]
        lon = (sum(near) / len(near) + 180) % 360 - 180
        lat = sum(spot.lat for spot in self.spots) / len(self.spots)
        return (round(lon, 2), round(lat, 2))


def gather(spots: Sequence[Spot]) -> tuple[Area, ...]:
    """Gather incidents by county, or by state where counties are too many; else by country."""
    points = [(spot.lon, spot.lat) for spot in spots]
    nations = countries().holders(points, AT_SEA_M)
    at_home = [nation is not None and nation.id == UNITED_STATES for nation in nations]
    found: list[Outline | None] = []
    for layer in (_counties, _states):
        found = _finer(layer(), points, nations, at_home)
        if len(set(found)) <= MOST_COUNTIES:
            break
    by_outline: dict[Outline | None, list[Spot]] = {}
    for outline, spot in zip(found, spots, strict=True):
        by_outline.setdefault(outline, []).append(spot)
    areas = (_area(outline, together) for outline, together in by_outline.items())
    return tuple(sorted(areas, key=lambda area: area.name))


def _counties() -> OutlineLayer:
    return united_states().counties


def _states() -> OutlineLayer:
    return united_states().states


def _finer(
    layer: OutlineLayer,
    points: Sequence[tuple[float, float]],
    nations: Sequence[Outline | None],
    at_home: Sequence[bool],
) -> list[Outline | None]:
    """Take the area of a layer where the nation has one, else the nation."""
    inside = [point for point, home in zip(points, at_home, strict=True) if home]
    finer = iter(layer.holders(inside, OFFSHORE_M))
    return [
        (next(finer) or nation) if home else nation
        for nation, home in zip(nations, at_home, strict=True)
    ]


def _area(outline: Outline | None, spots: Sequence[Spot]) -> Area:
    names = _names(outline)
    return Area(slug(names[0]), *names, tuple(spots))


def _names(outline: Outline | None) -> tuple[str, str]:
    if outline is None:
        return ("At sea", "At sea")
    if len(outline.id) == 5:  # noqa: PLR2004 - a county's code has five digits
        return (county_with_state(outline), county_name(outline))
    return (outline.name, outline.name)


def slug(name: str) -> str:
    """Make the part of an address that a name stands for."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
