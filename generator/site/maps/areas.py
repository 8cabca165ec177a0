"""In which areas a place lies: the whole circle is asked, not its middle alone.

A position is rounded to what may be told, so that the middle of its circle can lie across a border
from the place. What the circle meets is a candidate; what the record says of the locality decides
between candidates, else all of them are named.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.site.maps.where import AreaKey, BorderChoice, Where
from generator.site.words import N_

if TYPE_CHECKING:
    import shapely

    from generator.site.maps.atlas import AreaOutline

CORNERS = 48
_TURNS = [
    (math.sin(turn), math.cos(turn))
    for turn in (math.tau * corner / CORNERS for corner in range(CORNERS))
]
SOUTHMOST = -84.0  # degrees north
SHORE_M = 1_000.0  # by which outlines may miss a shore
STRAIT_M = 50_000.0  # from an islet in a strait to the shores that may claim it
STATE_WATERS_M = 5_556.0  # three nautical miles (43 U.S.C. 1312)
MISFIT = 0.006  # degrees by which outlines of countries may miss those of disputed areas
TERRITORIES = frozenset({"PR", "GU", "VI", "MP", "AS"})
"""Codes of countries that the Census Bureau draws as states."""
CLAIMED = N_("claimed by several countries")


def load_outlines() -> None:
    """Load all that looking up takes, so that processes that part after this share it."""
    from generator.site.maps import outlines  # noqa: PLC0415  as below

    for layer in (outlines.countries, outlines.states, outlines.counties, outlines.disputed):
        layer()


def where_of(
    at: tuple[float, float, float],
    locality: str = "",
    said: str = "",
    borders: Sequence[BorderChoice] = (),
) -> Where:
    """Look up where a place lies.

    Args:
        at: The longitude and latitude of the middle of its circle, and the radius in metres.
        locality: What the record says: a town with its state or country.
        said: What an editor calls the area, by hand; then nothing is looked up.
        borders: How the newsroom calls disputed areas.
    """
    if said:
        return Where(said=said)
    # places are looked up once, and what uses the answer after that can do without shapely
    from generator.site.maps.localities import choose, names  # noqa: PLC0415

    lon, lat, _ = at
    areas, is_offshore = areas_meeting(*at, borders)
    chosen, contradicted = choose(areas, locality)
    if is_offshore and names(locality, chosen):
        # a harbour, a bridge, a beach: on the water, and in the area that the record names
        is_offshore = chosen[0] not in areas_meeting(lon, lat, STATE_WATERS_M, borders)[0]
    if contradicted and is_offshore:
        # an islet that no outlines have, in a strait: both shores are told
        around, _ = areas_meeting(lon, lat, STRAIT_M, borders)
        named, contradicted = choose(around, locality)
        chosen = chosen if contradicted else list(dict.fromkeys((*chosen, *named)))
    return Where(tuple(sorted(chosen, key=_order)), is_offshore, "", contradicted)


def _order(area: AreaKey) -> tuple[str, tuple[str, str, str]]:
    return (area.name, area.ids)


def areas_meeting(
    lon: float, lat: float, radius_m: float, borders: Sequence[BorderChoice] = ()
) -> tuple[list[AreaKey], bool]:
    """Find the finest areas that a circle meets, else those off whose coast it lies.

    The second answer tells the one from the other.
    """
    # the outlines of Antarctica have no land south of this, and not at every longitude north of it
    lon, lat = ((lon + 180) % 360 - 180, lat) if lat >= SOUTHMOST else (0.0, SOUTHMOST)
    found = _met(circle_around(lon, lat, radius_m), borders)
    # a beach or an atoll lies off its own outline
    found = found or _met(circle_around(lon, lat, radius_m + SHORE_M), borders)
    if found and not (len(found) == 1 and found[0].ids == ("US", "", "")):
        return found, False
    near = _near(lon, lat, radius_m)
    return (near, True) if near else (found, False)


@lru_cache(maxsize=64)
def circle_around(lon: float, lat: float, radius_m: float) -> shapely.Polygon:
    """Draw a circle on the globe as a polygon of degrees; it may reach beyond 180 of them."""
    import numpy as np  # noqa: PLC0415  as above
    import shapely  # noqa: PLC0415

    from generator.model.globe import METRES_PER_DEGREE  # noqa: PLC0415

    up = max(radius_m, 1.0) / METRES_PER_DEGREE
    if abs(lat) + up >= 90:  # noqa: PLR2004 - the pole lies within
        edge = abs(lat) - up
        return shapely.box(-180, *((edge, 180, 90) if lat > 0 else (-90, 180, -edge)))
    out = up / max(math.cos(math.radians(lat)), 0.01)
    sines, cosines = np.array(_TURNS).T
    lats = np.clip(lat + up * cosines, -90.0, 90.0)
    return shapely.Polygon(np.column_stack([lon + out * sines, lats]))


def _met(circle: shapely.Geometry, borders: Sequence[BorderChoice]) -> list[AreaKey]:
    import shapely  # noqa: PLC0415  as above

    from generator.site.maps import outlines  # noqa: PLC0415  as above

    counties = outlines.counties().meeting(circle)
    if len(counties) == 1 and shapely.contains(counties[0].shape, circle):
        return [_county_key(counties[0])]  # most places lie so
    contested = outlines.disputed().meeting(circle)
    keys = [_disputed_key(area, borders) for area in contested]
    rest = circle
    for area in contested:
        rest = shapely.difference(rest, area.shape.buffer(MISFIT))
    if shapely.is_empty(rest):
        return _once(keys)
    nations = [
        nation
        for nation in outlines.countries().meeting(rest)
        if not (counties and (nation.id == outlines.UNITED_STATES or nation.id in TERRITORIES))
    ]
    keys += [_nation_key(nation) for nation in nations]
    return _once([*keys, *map(_county_key, counties)])


def _once(keys: Sequence[AreaKey]) -> list[AreaKey]:
    return list({key.ids: key for key in keys}.values())


def _near(lon: float, lat: float, radius_m: float) -> list[AreaKey]:
    """Find whose coast is the nearest, as far as the circle tells."""
    from generator.site.maps import outlines  # noqa: PLC0415  as above

    around = circle_around(lon, lat, outlines.OFFSHORE_M)
    counties = outlines.counties().meeting(around)
    nations = [
        nation
        for nation in outlines.countries().meeting(around)
        if nation.id != outlines.UNITED_STATES and not (counties and nation.id in TERRITORIES)
    ]
    away = {
        key: _away_m(area, around, lon, lat)
        for key, area in (
            *((_nation_key(nation), nation) for nation in nations),
            *((_county_key(county), county) for county in counties),
        )
    }
    nearest = min(away.values(), default=0.0)
    return [key for key, metres in away.items() if metres <= nearest + 2 * radius_m]


def _away_m(area: AreaOutline, around: shapely.Polygon, lon: float, lat: float) -> float:
    """Measure how far the nearest part of an area is, within a circle of some kilometres."""
    import shapely  # noqa: PLC0415  as above
    import shapely.affinity  # noqa: PLC0415

    from generator.model.globe import METRES_PER_DEGREE  # noqa: PLC0415

    narrow = max(math.cos(math.radians(lat)), 0.01)
    least = math.inf
    west, south, east, north = around.bounds
    for turn in (-360, 0, 360):
        if west + turn > 180 or east + turn < -180:  # noqa: PLR2004 - degrees
            continue
        part = shapely.clip_by_rect(area.shape, west + turn, south, east + turn, north)
        if not part.is_empty:
            flat = shapely.affinity.scale(part, narrow, 1, origin=(0, 0))
            here = shapely.Point((lon + turn) * narrow, lat)
            least = min(least, flat.distance(here) * METRES_PER_DEGREE)
    return least


def _nation_key(area: AreaOutline) -> AreaKey:
    from generator.site.maps.localities import country_name  # noqa: PLC0415  as above

    return AreaKey(country_name(area.id, area.name), ids=(area.id, "", ""))


@lru_cache(maxsize=4_096)
def _county_key(county: AreaOutline) -> AreaKey:
    from generator.site.maps import outlines  # noqa: PLC0415  as above
    from generator.site.maps.localities import country_name  # noqa: PLC0415

    nation = country_name(outlines.UNITED_STATES)
    state = outlines.state_of(county)
    ids = (outlines.UNITED_STATES, state.id, county.id)
    return AreaKey(nation, state.name, outlines.county_with_state(county), ids)


def _disputed_key(area: AreaOutline, borders: Sequence[BorderChoice]) -> AreaKey:
    """Call a disputed area as the newsroom does, else by its name and what is said of it."""
    from generator.site.maps.localities import country_name  # noqa: PLC0415  as above

    choice = next((one for one in borders if one.area == area.id), None)
    ids = (area.id, "", "")
    if choice is None:
        return AreaKey(area.name, ids=ids, note=area.note or CLAIMED)
    if choice.say:
        return AreaKey(choice.say, ids=ids)
    return AreaKey(country_name(choice.country), ids=ids)
