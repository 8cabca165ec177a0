"""Incidents gathered by area: what the overview map counts, and what its lists list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

MOST_COUNTIES = 40
AT_SEA = "At sea"


class AreaKey(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The areas that hold a position, by name; empty where there is none.

    Attributes:
        nation: Such as "France".
        state: Of the United States, such as "Connecticut".
        county: Of the United States, in full, such as "Hartford County, Connecticut".
    """

    nation: str = ""
    state: str = ""
    county: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an incident stands on the overview: its published position, and no finer.

    Attributes:
        incident: Its id.
        lon: Degrees east.
        lat: Degrees north.
        area: What :func:`area_of` says of the position.
    """

    incident: str
    lon: float
    lat: float
    area: AreaKey


@dataclass(frozen=True, slots=True)
class Area:
    """An area with incidents.

    Attributes:
        slug: Its part of an address.
        name: In full, such as "Hartford County, Connecticut".
        short: For the map, such as "Hartford County".
        count: How many incidents it has.
        middle: The mean longitude and latitude of its incidents, rounded to a hundredth.
        spots: Its incidents, in the order given.
    """

    slug: str
    name: str
    short: str
    count: int
    middle: tuple[float, float]
    spots: tuple[Spot, ...] = field(repr=False)


def load_outlines() -> None:
    """Load all that looking up takes, so that processes that part after this share it."""
    from generator.site.maps.lookup import load  # noqa: PLC0415  as below

    load()


def area_of(lon: float, lat: float) -> AreaKey:
    """Look up the areas that hold a position, or that it lies off the coast of."""
    # a position is looked up once, and what counts them after that can do without shapely
    from generator.site.maps.lookup import look_up  # noqa: PLC0415

    return look_up(lon, lat)


def gather(spots: Sequence[Spot]) -> tuple[Area, ...]:
    """Gather incidents by county, or by state where counties are too many; else by country."""
    keys = {spot.area for spot in spots}
    by_county = {key: (key.nation, key.county) for key in keys}
    by_state = {key: (key.nation, key.state) for key in keys}
    chosen = by_county if len(set(by_county.values())) <= MOST_COUNTIES else by_state
    together: dict[tuple[str, str], list[Spot]] = {}
    for spot in spots:
        together.setdefault(chosen[spot.area], []).append(spot)
    nations = {nation for nation, finer in together if nation and not finer}
    areas = (
        # Georgia is told with its nation where the other Georgia stands beside it
        _area(nation, f"{finer}, {nation}" if finer in nations else finer, some)
        for (nation, finer), some in together.items()
    )
    return tuple(sorted(areas, key=lambda area: area.name))


def _area(nation: str, finer: str, spots: Sequence[Spot]) -> Area:
    name = finer or nation or AT_SEA
    # only counties are told with their states, as a rule
    short = finer.partition(", ")[0] or name
    return Area(slug(name), name, short, len(spots), _middle(spots), tuple(spots))


def _middle(spots: Sequence[Spot]) -> tuple[float, float]:
    first = spots[0].lon
    near = [spot.lon + 360 * round((first - spot.lon) / 360) for spot in spots]
    lon = (sum(near) / len(near) + 180) % 360 - 180
    lat = sum(spot.lat for spot in spots) / len(spots)
    return (round(lon, 2), round(lat, 2))


def slug(name: str) -> str:
    """Make the part of an address that a name stands for."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
