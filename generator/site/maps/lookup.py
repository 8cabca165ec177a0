"""Looking up which areas hold a position."""

from __future__ import annotations

from generator.site.maps.areas import AreaKey
from generator.site.maps.outlines import (
    counties,
    countries,
    county_with_state,
    states,
)
from generator.site.maps.region import OFFSHORE_M, UNITED_STATES

AT_SEA_M = 400_000.0


def load() -> None:
    """Read the built-in outlines."""
    for layer in (countries, states, counties):
        layer()


def look_up(lon: float, lat: float) -> AreaKey:
    """Find nation, state and county of a position, or those off whose coasts it lies."""
    nation = countries().at(lon, lat, AT_SEA_M)
    if nation is None:
        return AreaKey()
    if nation.id != UNITED_STATES:
        return AreaKey(nation.name)
    state = states().at(lon, lat, OFFSHORE_M)
    county = counties().at(lon, lat, OFFSHORE_M)
    return AreaKey(
        nation=nation.name,
        state=state.name if state else "",
        county=county_with_state(county) if county else "",
    )
