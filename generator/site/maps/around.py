"""What extends around places, and how far and how large that is, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence

from generator.site.maps.frame import MILE_M
from generator.site.maps.model import AreaAround, MapPlace

SQUARE_KM, ACRE = 1_000_000.0, 4046.856


def area_around(area: AreaAround) -> str:
    """Say what extends around a place: "evacuation zone, within 800 m (0.5 mi), since 9 a.m."."""
    said = f"{area.role}, {_extending(area)}"
    return f"{said}, {area.when}".removesuffix(".") if area.when else said


def _extending(area: AreaAround) -> str:
    extent = area.extent
    if extent is None:
        return f"within {far(area.radius_m)} of it"
    if extent.is_line:
        return f"about {far(extent.size)} long, up to {far(area.radius_m)} from it"
    return f"about {_square(extent.size)}, up to {far(area.radius_m)} from it"


def _square(metres: float) -> str:
    """Write an area as one would say it: "3.2 km² (1.2 sq mi)", "60,000 m² (15 acres)"."""
    if metres < SQUARE_KM / 10:
        digits = 1 - math.floor(math.log10(max(metres, 1)))
        return f"{round(metres, digits):,.0f} m² ({max(metres / ACRE, 0.1):,.2g} acres)"
    kilometres, miles = metres / SQUARE_KM, metres / MILE_M**2
    if kilometres < 100:  # noqa: PLR2004 - square kilometres
        return f"{kilometres:.1f} km² ({miles:.2g} sq mi)".replace(".0 ", " ")
    return f"{round(kilometres):,} km² ({round(miles):,} sq mi)"


def areas_around(places: Sequence[MapPlace]) -> tuple[str, ...]:
    """Say what the solid lines of a map are."""
    return tuple(
        f"{_line_of(place.area)} {place.number}: {area_around(place.area)}."
        for place in places
        if place.area
    )


def _line_of(area: AreaAround) -> str:
    if area.extent is None:
        return "Solid circle around"
    return "Solid line at" if area.extent.is_line else "Solid outline at"


def far(metres: float) -> str:
    """Write a distance as one would say it: "600 m (0.4 mi)", "2.4 km (1.5 mi)"."""
    miles = metres / MILE_M
    if metres < 1000:  # noqa: PLR2004 - metres
        rounded = round(metres / 10) * 10 if metres >= 100 else round(metres)  # noqa: PLR2004
        return f"{rounded} m ({miles:.1g} mi)" if miles >= 0.1 else f"{rounded} m"  # noqa: PLR2004
    if metres < 100_000:  # noqa: PLR2004 - metres
        return f"{metres / 1000:.1f} km ({miles:.1f} mi)".replace(".0 ", " ")
    return f"{round(metres / 1000):,} km ({round(miles):,} mi)"
