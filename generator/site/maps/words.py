"""What a map says, in words: for those who do not see it, and for all who want it exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from types import MappingProxyType

from msgspec import Struct

from generator.model.globe import bearing, distance_m
from generator.model.place import Precision
from generator.site.maps.extent_words import area_around
from generator.site.maps.lengths import far, from_afar, metric
from generator.site.maps.model import (
    GroundKind,
    MapPlace,
    MapRequest,
    PanelKind,
    TownNear,
)
from generator.site.maps.naming import NATURAL_EARTH, with_article
from generator.site.marked import begun, without_stop
from generator.site.words import N_, Words

NO_STREETS = N_("Schematic: positions and distances only, no street data installed.")
STREETS_ELSEWHERE = N_("Schematic: positions and distances only, no street data for this area.")
BROKEN_STREETS = N_(
    "Schematic: positions and distances only, the street data here cannot be read."
)
SCHEMATIC = N_("Schematic: distances only, no street data")
NORTH_DIFFERS = N_("North points different ways across this panel.")
SCALE_CHANGES = N_("The scale changes across this map; distances stand in the list.")
ROUTE_NOTE = N_("The dotted line shows the order of the places, not the way between them.")
DOTTED = N_("Dotted borders are disputed.")
LARGEST = N_("The map shows where there are most; the list has all.")
CENSUS = N_("U.S. Census Bureau")
BOTH = N_("U.S. Census Bureau and Natural Earth")
BOTH_IN_SHORT = N_("Census Bureau, Natural Earth")
TITLES: Mapping[PanelKind, str] = {
    "region": N_("Where in the region"),
    "streets": N_("On the streets"),
    "distances": N_("How far apart"),
    "numbered": N_("Where in the world"),
    "overview": N_("All incidents, by area"),
}
ONE_POSITION = N_("How closely the place is known")
LAYERS = {
    GroundKind.COUNTY: N_("county outlines"),
    GroundKind.STATE: N_("state outlines"),
    GroundKind.COUNTRY: N_("country outlines"),
    GroundKind.STREETS: N_("streets"),
}
NO_LAYER, OUTLINES = N_("no street data"), N_("outlines")
COMPASS = (
    # For translators: the eight directions, as in "2 km (1 mi) north of Hartford".
    N_("north"),
    N_("north-east"),
    N_("east"),
    N_("south-east"),
    N_("south"),
    N_("south-west"),
    N_("west"),
    N_("north-west"),
)
ROLES = {
    # For translators: what a place on the map is, a sentence each.
    "scene": N_("The scene."),
    "start": N_("Where it started."),
    "route": N_("On the route."),
    "left-at": N_("Where something was left."),
    "hospital": N_("A hospital."),
    "statement": N_("Where a statement was made."),
    "landmark": N_("A landmark."),
    "related": N_("Related."),
}
EXACT_M = 25.0
MOST_NAMED = 6


class PlaceFact(Struct, frozen=True):
    """What the map says about one place, in words.

    Attributes:
        id: The place's id in its record.
        number: Its number on the map; None for a place that is not drawn.
        sentences: When, how sure, how far from the place before; or why it is not drawn.
    """

    id: str
    number: int | None
    sentences: tuple[str, ...]


def public_domain(owner: str, words: Words) -> str:
    """Say whose data in the public domain was drawn."""
    return words.gettext("%(owner)s (public domain)", owner=words.gettext(owner))


def with_towns(attribution: str, words: Words) -> str:
    """Add whose towns were drawn to whose outlines."""
    owner = public_domain(NATURAL_EARTH, words)
    if attribution == owner:
        return attribution
    return words.gettext("%(outlines)s; towns, %(towns)s", outlines=attribution, towns=owner)


def outlines_credit(owner: str, words: Words) -> str:
    """Write whose outlines were drawn, for a corner of the panel."""
    return words.gettext("Outlines: %(owner)s", owner=owner)


def compass(degrees: float) -> str:
    """Name a direction in one of eight words, messages of the catalogue."""
    return COMPASS[round(degrees / 45) % 8]


def _is_exact(place: MapPlace) -> bool:
    return place.precision is Precision.EXACT and place.radius_m <= EXACT_M


def how_sure(place: MapPlace, words: Words) -> str:
    """Say how closely the place is known: "exact", or "within 1 km"."""
    if _is_exact(place):
        return words.gettext("exact")
    return words.gettext("within %(reach)s", reach=metric(place.radius_m, words))


def marker_name(place: MapPlace, words: Words) -> str:
    """Name a marker for assistive technology: "3. City Hall, about 10:40, within 100 m"."""
    said = {
        "number": place.number,
        "name": words.isolated(place.name),
        "sure": how_sure(place, words),
    }
    if not place.when:
        return words.gettext("%(number)s. %(name)s, %(sure)s", **said)
    return words.gettext("%(number)s. %(name)s, %(when)s, %(sure)s", when=place.when, **said)


def facts(
    request: MapRequest, words: Words, near: Mapping[str, TownNear] = MappingProxyType({})
) -> tuple[PlaceFact, ...]:
    """Say everything that the map says, place by place, and what it cannot show.

    Args:
        request: What the map shows.
        words: The words of the page.
        near: A town to measure from, by the id of a place, where one is known.
    """
    drawn = [
        PlaceFact(
            place.id,
            place.number,
            tuple(_sentences(place, before, near.get(place.id), words)),
        )
        for before, place in zip((None, *request.places), request.places, strict=False)
    ]
    left_out = [
        PlaceFact(
            place.id,
            None,
            (words.gettext("Not on the map: %(why)s.", why=words.gettext(place.why)),),
        )
        for place in request.off_map
    ]
    return (*drawn, *left_out)


def _sentences(
    place: MapPlace, before: MapPlace | None, town: TownNear | None, words: Words
) -> list[str]:
    sentences = (
        _sentence(place.when, words),
        words.gettext(ROLES.get(place.role, "")),
        _said(place, words),
        _closeness(place, words),
        _sentence(area_around(place.area, words), words) if place.area else "",
        from_town(town, words) if town else "",
        _from_before(place, before, words) if before else "",
    )
    return [sentence for sentence in sentences if sentence]


def _sentence(words_of_it: str, words: Words) -> str:
    """Make a sentence of some words, with a capital and a full stop; nothing of nothing."""
    said = without_stop(begun(words_of_it))
    return words.gettext("%(sentence)s.", sentence=said) if said else ""


def _said(place: MapPlace, words: Words) -> str:
    if not place.said:
        return ""
    area, why = with_article(place.said, words), place.because.removesuffix(".")
    return words.gettext("In %(area)s: %(why)s.", area=area, why=why)


def _closeness(place: MapPlace, words: Words) -> str:
    if _is_exact(place):
        return words.gettext("An exact position.")
    reach = metric(place.radius_m, words)
    return words.gettext("Somewhere within %(reach)s of the middle of its circle.", reach=reach)


def from_town(town: TownNear, words: Words) -> str:
    """Say how far a place is from a town: "2 km (1 mi) north of the middle of Hartford"."""
    return words.gettext(
        "About %(distance)s %(direction)s of the middle of %(town)s.",
        distance=from_afar(town.metres, words),
        direction=words.gettext(compass(town.degrees)),
        town=words.isolated(town.name),
    )


def _from_before(place: MapPlace, before: MapPlace, words: Words) -> str:
    metres = distance_m(before.lon, before.lat, place.lon, place.lat)
    if metres < 1:
        return words.gettext("At the same point as %(number)s.", number=before.number)
    way = compass(bearing(before.lon, before.lat, place.lon, place.lat))
    said = {
        "distance": far(metres, words),
        "direction": words.gettext(way),
        "number": before.number,
    }
    if _is_exact(place) and _is_exact(before):
        return words.gettext("%(distance)s %(direction)s of %(number)s.", **said)
    return words.gettext("About %(distance)s %(direction)s of %(number)s.", **said)


def summary(places: Sequence[MapPlace], locality: str, words: Words) -> str:
    """Say in a sentence what the figure shows."""
    if len(places) == 1:
        return _summary_of_one(places[0], locality, words)
    count, names, locality = len(places), _names(places, words), words.isolated(locality)
    is_timed = all(place.when for place in places)
    if locality and is_timed:
        return words.ngettext(
            "Map of %(num)s place in %(locality)s, in the order of the timeline: %(names)s.",
            "Map of %(num)s places in %(locality)s, in the order of the timeline: %(names)s.",
            count,
            names=names,
            locality=locality,
        )
    if locality:
        return words.ngettext(
            "Map of %(num)s place in %(locality)s: %(names)s.",
            "Map of %(num)s places in %(locality)s: %(names)s.",
            count,
            names=names,
            locality=locality,
        )
    if is_timed:
        return words.ngettext(
            "Map of %(num)s place, in the order of the timeline: %(names)s.",
            "Map of %(num)s places, in the order of the timeline: %(names)s.",
            count,
            names=names,
        )
    return words.ngettext(
        "Map of %(num)s place: %(names)s.", "Map of %(num)s places: %(names)s.", count, names=names
    )


def _summary_of_one(place: MapPlace, locality: str, words: Words) -> str:
    name, locality = words.isolated(place.name), words.isolated(locality)
    if not locality:
        return words.gettext("Map of one place: %(name)s.", name=name)
    return words.gettext(
        "Map of one place in %(locality)s: %(name)s.", locality=locality, name=name
    )


def _names(places: Sequence[MapPlace], words: Words) -> str:
    """Name places by their numbers, the first few alone where there are many."""
    named = [f"{place.number} {words.isolated(place.name)}" for place in places[:MOST_NAMED]]
    names = reduce(lambda before, name: _and_then(before, name, words), named)
    left = len(places) - MOST_NAMED
    if left <= 0:
        return names
    # For translators: the names of some places, and how many more there are.
    return words.ngettext(
        "%(names)s and %(num)s more", "%(names)s and %(num)s more", left, names=names
    )


def _and_then(before: str, name: str, words: Words) -> str:
    # For translators: how a list goes on that may end in "and 3 more".
    return words.gettext("%(before)s, %(name)s", before=before, name=name)
