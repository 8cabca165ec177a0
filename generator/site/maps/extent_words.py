"""What extends around places, in words."""

from __future__ import annotations

from collections.abc import Sequence

from generator.site.maps.lengths import far, square
from generator.site.maps.model import AreaAround, MapPlace
from generator.site.words import Words


def area_around(area: AreaAround, words: Words) -> str:
    """Say what extends around a place: "evacuation zone, within 800 m (0.5 mi), since 9 a.m."."""
    said = _extending(area, words)
    if not area.when:
        return said
    # For translators: what extends around a place, and from when to when.
    return words.gettext("%(area)s, %(when)s", area=said, when=area.when).removesuffix(".")


def _extending(area: AreaAround, words: Words) -> str:
    role, reach = words.gettext(area.role), far(area.radius_m, words)
    extent = area.extent
    if extent is None:
        return words.gettext("%(area)s, within %(reach)s of it", area=role, reach=reach)
    if extent.is_line:
        return words.gettext(
            "%(area)s, about %(length)s long, up to %(reach)s from it",
            area=role,
            length=far(extent.size, words),
            reach=reach,
        )
    return words.gettext(
        "%(area)s, about %(size)s, up to %(reach)s from it",
        area=role,
        size=square(extent.size, words),
        reach=reach,
    )


def areas_around(places: Sequence[MapPlace], words: Words) -> tuple[str, ...]:
    """Say what the solid lines of a map are."""
    return tuple(_line_of(place, place.area, words) for place in places if place.area)


def _line_of(place: MapPlace, area: AreaAround, words: Words) -> str:
    said = {"number": place.number, "area": area_around(area, words)}
    if area.extent is None:
        return words.gettext("Solid circle around %(number)s: %(area)s.", **said)
    if area.extent.is_line:
        return words.gettext("Solid line at %(number)s: %(area)s.", **said)
    return words.gettext("Solid outline at %(number)s: %(area)s.", **said)
