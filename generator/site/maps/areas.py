"""In which areas a position lies."""

from __future__ import annotations

from msgspec import Struct

AT_SEA_M = 400_000.0


class AreaKey(Struct, frozen=True, gc=False, array_like=True):
    """The areas that hold a position, by name; empty where there is none.

    Attributes:
        nation: Such as "France".
        state: Of the United States, such as "Connecticut".
        county: Of the United States, in full, such as "Hartford County, Connecticut".
    """

    nation: str = ""
    state: str = ""
    county: str = ""


def load_outlines() -> None:
    """Load all that looking up takes, so that processes that part after this share it."""
    from generator.site.maps import outlines  # noqa: PLC0415  as below

    for layer in (outlines.countries, outlines.states, outlines.counties):
        layer()


def area_of(lon: float, lat: float) -> AreaKey:
    """Look up the areas that hold a position, or that it lies off the coast of."""
    # a position is looked up once, and what counts them after that can do without shapely
    from generator.site.maps import outlines  # noqa: PLC0415

    nation = outlines.countries().at(lon, lat, AT_SEA_M)
    if nation is None:
        return AreaKey()
    if nation.id != outlines.UNITED_STATES:
        return AreaKey(nation.name)
    state = outlines.states().at(lon, lat, outlines.OFFSHORE_M)
    county = outlines.counties().at(lon, lat, outlines.OFFSHORE_M)
    return AreaKey(
        nation=nation.name,
        state=state.name if state else "",
        county=outlines.county_with_state(county) if county else "",
    )
