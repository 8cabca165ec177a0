"""What a map says, in words: for those who do not see it, and for all who want it exactly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from generator.model.globe import distance_m
from generator.model.place import Precision
from generator.site.maps.areas import Where
from generator.site.maps.around import area_around, far
from generator.site.maps.frame import MILE_M
from generator.site.maps.geodesy import bearing
from generator.site.maps.model import (
    GroundKind,
    MapPlace,
    MapRequest,
    PanelKind,
    TownNear,
)

NO_STREETS = "Schematic: positions and distances only, no street data installed."
STREETS_ELSEWHERE = "Schematic: positions and distances only, no street data for this area."
BROKEN_STREETS = "Schematic: positions and distances only, the street data here cannot be read."
SCHEMATIC = "Schematic: distances only, no street data"
NORTH_DIFFERS = "North points different ways across this panel."
SCALE_CHANGES = "The scale changes across this map; distances stand in the list."
ROUTE_NOTE = "The dotted line shows the order of the places, not the way between them."
AT_SEA = "At sea"
DASHED = "Borders with short dashes are disputed."
CENSUS, NATURAL_EARTH = "U.S. Census Bureau", "Natural Earth"
BOTH, BOTH_IN_SHORT = f"{CENSUS} and {NATURAL_EARTH}", "Census Bureau, Natural Earth"
TITLES: Mapping[PanelKind, str] = {
    "region": "Where in the region",
    "streets": "On the streets",
    "distances": "How far apart",
    "numbered": "Where in the world",
    "overview": "All incidents, by area",
}
ONE_POSITION = "How closely the place is known"
LAYERS = {
    GroundKind.COUNTY: "county outlines",
    GroundKind.STATE: "state outlines",
    GroundKind.COUNTRY: "country outlines",
    GroundKind.STREETS: "streets",
}
NO_LAYER, OUTLINES = "no street data", "outlines"
COMPASS = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)
ROLES = {
    "scene": "the scene",
    "start": "where it started",
    "route": "on the route",
    "left-at": "where something was left",
    "hospital": "a hospital",
    "statement": "where a statement was made",
    "landmark": "a landmark",
    "related": "related",
}
EXACT_M = 25.0


class PlaceFact(Struct, frozen=True):
    """What the map says about one place, in words.

    Attributes:
        id: The place's id in its record.
        number: Its number on the map; None for a place that is not drawn.
        name: In full.
        href: Where the page speaks of it.
        sentences: When, how sure, how far from the place before; or why it is not drawn.
    """

    id: str
    number: int | None
    name: str
    href: str
    sentences: tuple[str, ...]


def public_domain(owner: str) -> str:
    """Say whose data in the public domain was drawn."""
    return f"{owner} (public domain)"


def with_towns(attribution: str) -> str:
    """Add whose towns were drawn to whose outlines."""
    owner = public_domain(NATURAL_EARTH)
    return attribution if attribution == owner else f"{attribution}; towns, {owner}"


def outlines_credit(owner: str) -> str:
    """Write whose outlines were drawn, for a corner of the panel."""
    return f"Outlines: {owner}"


WITH_ARTICLE = re.compile(
    r"^(?:the )?(?=.*(?:Islands|Territories|Republic|Emirates|States|Kingdom|Netherlands"
    r"|Philippines|Bahamas|Gambia|Maldives|Comoros|Heights|District of Columbia)$)"
)


def with_article(area: str) -> str:
    """Write the name of an area as it stands within a sentence: "the United States"."""
    return WITH_ARTICLE.sub("the ", area)


def joined(areas: Sequence[str], word: str = "or") -> str:
    """Join names: "A", "A or B", "A, B or C"."""
    *before, last = map(with_article, areas)
    return f"{', '.join(before)} {word} {last}" if before else last


def in_or_near(where: Where) -> str:
    """Say where a place lies, as surely as that is known, without a capital: "in France"."""
    names = [area.name for area in where.areas]
    if where.said:
        return f"in {with_article(where.said)}"
    if not names:
        return "at sea"
    if where.is_offshore:
        return f"off the coast of {joined(names)}"
    return f"in {joined(names)}" if len(names) == 1 else f"in or near {joined(names)}"


def capital(sentence: str) -> str:
    """Begin with a capital."""
    return sentence[:1].upper() + sentence[1:]


def whereabouts(held: Sequence[str], wheres: Sequence[Where]) -> tuple[str, ...]:
    """Say which areas a map highlights, and of each place that is in none of them, where it is.

    Args:
        held: The areas that are highlighted.
        wheres: Where the places lie, in the order of their numbers.
    """
    notes = [highlighted(held)] if held else []
    unsure: dict[str, list[str]] = {}
    for number, where in enumerate(wheres, 1):
        if not where.is_finest:
            unsure.setdefault(in_or_near(where), []).append(str(number))
    for words, numbers in unsure.items():
        whose = f"{joined(numbers, 'and')}: " if len(wheres) > len(numbers) else ""
        notes.append(f"{whose}{words}." if whose else f"{capital(words)}.")
    contested = {area.name: area.note for where in wheres for area in where.areas if area.note}
    notes += [
        f"{capital(with_article(name))} is disputed: {note}, as {NATURAL_EARTH} records it."
        for name, note in contested.items()
    ]
    return tuple(notes)


def highlighted(areas: Sequence[str]) -> str:
    """Name the areas that a panel highlights."""
    return f"Highlighted in the region: {'; '.join(areas)}."


def incidents_in(area: str, count: int) -> str:
    """Name a disc of the overview for assistive technology: "France: 3 incidents"."""
    return f"{area}: {count} {'incident' if count == 1 else 'incidents'}"


def compass(degrees: float) -> str:
    """Name a direction in one of eight words."""
    return COMPASS[round(degrees / 45) % 8]


def how_sure(place: MapPlace) -> str:
    """Say how closely the place is known: "exact", or "within 1 km"."""
    if place.precision is Precision.EXACT and place.radius_m <= EXACT_M:
        return "exact"
    metres = place.radius_m
    return f"within {metres / 1000:.10g} km" if metres >= 1000 else f"within {metres:.10g} m"  # noqa: PLR2004


def marker_name(place: MapPlace) -> str:
    """Name a marker for assistive technology: "3. City Hall, about 10:40, within 100 m"."""
    parts = [f"{place.number}. {place.name}", place.when, how_sure(place)]
    return ", ".join(part for part in parts if part)


def facts(
    request: MapRequest, near: Mapping[str, TownNear] = MappingProxyType({})
) -> tuple[PlaceFact, ...]:
    """Say everything that the map says, place by place, and what it cannot show.

    Args:
        request: What the map shows.
        near: A town to measure from, by the id of a place, where one is known.
    """
    drawn = [
        PlaceFact(
            *(place.id, place.number, place.name, place.href),
            tuple(_sentences(place, before, near.get(place.id))),
        )
        for before, place in zip((None, *request.places), request.places, strict=False)
    ]
    left_out = [
        PlaceFact(place.id, None, place.name, place.href, (f"Not on the map: {place.why}.",))
        for place in request.off_map
    ]
    return (*drawn, *left_out)


def _sentences(place: MapPlace, before: MapPlace | None, town: TownNear | None) -> list[str]:
    sentences = (
        [f"{place.when[:1].upper()}{place.when[1:].removesuffix('.')}."] if place.when else []
    )
    role = ROLES.get(place.role, "")
    if role:
        sentences.append(f"{role[:1].upper()}{role[1:]}.")
    if place.said:
        sentences.append(f"In {with_article(place.said)}: {place.because.removesuffix('.')}.")
    sentences.append(_closeness(place))
    if place.area:
        sentences.append(f"{capital(area_around(place.area))}.")
    if town:
        sentences.append(from_town(town))
    if before:
        sentences.append(_from_before(place, before))
    return sentences


def _closeness(place: MapPlace) -> str:
    sure = how_sure(place)
    if sure == "exact":
        return "An exact position."
    return f"Somewhere {sure} of the middle of its circle."


def from_town(town: TownNear) -> str:
    """Say how far a place is from a town: "2 km (1 mi) north of the middle of Hartford"."""
    kilometres, miles = round(town.metres / 1000), round(town.metres / MILE_M)
    way = compass(town.degrees)
    return f"About {kilometres} km ({max(miles, 1)} mi) {way} of the middle of {town.name}."


def _from_before(place: MapPlace, before: MapPlace) -> str:
    metres = distance_m(before.lon, before.lat, place.lon, place.lat)
    if metres < 1:
        return f"At the same point as {before.number}."
    way = compass(bearing(before.lon, before.lat, place.lon, place.lat))
    about = "" if _both_exact(place, before) else "About "
    measured = f"{about}{far(metres)} {way} of {before.number}."
    return measured[:1].upper() + measured[1:]


def _both_exact(place: MapPlace, before: MapPlace) -> bool:
    return how_sure(place) == how_sure(before) == "exact"


def summary(places: Sequence[MapPlace], locality: str) -> str:
    """Say in a sentence what the figure shows."""
    where = f" in {locality}" if locality else ""
    if len(places) == 1:
        return f"Map of one place{where}: {places[0].name}."
    names = ", ".join(f"{place.number} {place.name}" for place in places[:6])
    more = f" and {len(places) - 6} more" if len(places) > 6 else ""  # noqa: PLR2004
    order = ", in the order of the timeline" if all(place.when for place in places) else ""
    return f"Map of {len(places)} places{where}{order}: {names}{more}."
