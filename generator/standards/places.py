"""Places: no more is told than may be told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model.globe import distance_m
from generator.model.incident import Incident
from generator.model.measures import decimals
from generator.model.newsroom import Newsroom, Region
from generator.model.place import Place, Precision
from generator.problems import Level
from generator.standards.rule import Finding, Rule, at

NULL_ISLAND = 0.05  # degrees: what a town's precision rounds to zero
FAR_M = 500_000.0


def too_many_decimals(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A coordinate has no more decimals than its precision allows.

    Five decimals of a degree are a doorway, two a neighbourhood. What may be told is said by
    ``precision``: exact 5 decimals, block 3, neighbourhood 2, town 1, withheld none at all. More
    is never rounded for you, because git keeps what was once committed (RFC 7946, section 11.2,
    on precision; ICFJ and Dart Center guidance on the homes of victims). Round it with
    ``explainer snap`` before you commit. This standard cannot be waived.
    """
    for place in _shown(incident):
        precision = place.precision
        for name, degrees in (("lat", place.lat), ("lon", place.lon)):
            if precision and degrees is not None and decimals(degrees) > precision.decimals:
                message = (
                    f"{decimals(degrees)} decimals tell more than “{precision.value}” allows "
                    f"({precision.decimals})."
                )
                hint = f"Write {round(degrees, precision.decimals)}."
                yield Finding(at(incident, f"places/{place.id}/{name}"), message, hint)


def withheld_with_coordinates(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A place whose position is withheld has no coordinates.

    Not even coarse ones: they would stand in the repository and in every export. This standard
    cannot be waived.
    """
    for place in incident.record.places:
        if place.precision is Precision.WITHHELD and (place.lat, place.lon) != (None, None):
            name = "lat" if place.lat is not None else "lon"
            where = at(incident, f"places/{place.id}/{name}")
            yield Finding(where, "The position is withheld, and here it stands.", "Take it out.")


def without_precision(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Coordinates say how precisely they may be told.

    Precision is an editorial decision about people who live there, so it is never a default.
    This standard cannot be waived.
    """
    for place in incident.record.places:
        if place.precision is None and (place.lat, place.lon) != (None, None):
            name = "lat" if place.lat is not None else "lon"
            hint = "Add precision: exact, block, neighbourhood, town or withheld."
            message = "These coordinates do not say how precisely they may be told."
            yield Finding(at(incident, f"places/{place.id}/{name}"), message, hint)


def half_a_position(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A position has both coordinates.

    One alone draws nothing, and most likely the other was lost on the way. This standard cannot
    be waived.
    """
    for place in incident.record.places:
        if (place.lat is None) != (place.lon is None):
            there, missing = ("lon", "lat") if place.lat is None else ("lat", "lon")
            where = at(incident, f"places/{place.id}/{there}")
            yield Finding(where, f"“{missing}” is missing beside it.", f"Add {missing}: …")


def outside_region(incident: Incident, newsroom: Newsroom) -> Iterator[Finding]:
    """Coordinates lie in the newsroom's region.

    Exchanged axes and a lost minus sign are the commonest mistakes in map data, and they often
    give a legal point: Hartford with its axes exchanged lies in Antarctica. ``region`` in
    newsroom.yaml is the box that catches them. This standard cannot be waived.
    """
    region = newsroom.region
    for place in incident.record.places:
        if region is None or place.lat is None or place.lon is None:
            continue
        if not _lies_in(region, place.lat, place.lon):
            name = "lat" if not region.south <= place.lat <= region.north else "lon"
            message = f"{place.lat}, {place.lon} lies outside of the newsroom’s region."
            hint = "Are lat and lon exchanged, or is a minus sign missing?"
            yield Finding(at(incident, f"places/{place.id}/{name}"), message, hint)


def area_without_a_place(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """What extends around a place has a place with a position in its middle.

    Without one the area could not be drawn, and with a position of its own it would tell what
    was withheld.
    """
    shown = {place.id for place in _shown(incident)}
    for place in incident.record.places:
        if place.area and place.id not in shown and not place.withdrawn:
            message = "This area has no position to lie around."
            hint = "Give the place lat, lon and precision, or take area out."
            yield Finding(at(incident, f"places/{place.id}/area"), message, hint)


def area_too_fine(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An area is no smaller than the circle in which its middle may lie.

    A zone of 100 m around a place that is known to a kilometre would be drawn where it is not.
    """
    for place in _shown(incident):
        if place.area is None or place.area.radius is None or place.precision is None:
            continue
        least = max(place.precision.radius, place.within.metres if place.within else 0.0)
        if place.area.radius.metres < least:
            message = f"{place.area.radius.as_stated} is less than how far off the place may be."
            hint = f"Write at least {least:g} m, or a finer precision where it may be told."
            yield Finding(at(incident, f"places/{place.id}/area/radius"), message, hint)


def null_island(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """No place lies where both coordinates are zero.

    0, 0 is open sea south of Ghana, known as Null Island: what programs write where a position is
    missing. A place whose position is not known has no coordinates, and the page says so.
    """
    for place in incident.record.places:
        if place.lat is None or place.lon is None:
            continue
        if abs(place.lat) < NULL_ISLAND and abs(place.lon) < NULL_ISLAND:
            message = f"{place.lat}, {place.lon} lies in the open sea, where missing positions go."
            hint = "Write the position, or leave out lat, lon and precision where none is known."
            yield Finding(at(incident, f"places/{place.id}/lat"), message, hint)


def far_from_all_others(incident: Incident, newsroom: Newsroom) -> Iterator[Finding]:
    """Without a region, a place far from all others of its incident is looked at again.

    A lost minus sign or exchanged axes move a place by thousands of kilometres. ``region`` in
    newsroom.yaml catches them all; without it, what lies more than 500 km from every other place
    of the incident is worth a look. It is advice, since incidents can be that wide.
    """
    if newsroom.region is not None:
        return
    placed = [
        (place, float(place.lon), float(place.lat))
        for place in _shown(incident)
        if place.lat is not None and place.lon is not None and not place.withdrawn
    ]
    for place, lon, lat in placed:
        others = [distance_m(lon, lat, *there) for other, *there in placed if other is not place]
        if others and min(others) > FAR_M:
            message = (
                f"{place.lat}, {place.lon} lies {min(others) / 1000:,.0f} km from every other "
                "place of this incident."
            )
            hint = (
                "Are lat and lon exchanged, or is a minus sign missing? "
                "“region” in newsroom.yaml would tell."
            )
            yield Finding(at(incident, f"places/{place.id}/lat"), message, hint)


def too_precise_for_story(incident: Incident, newsroom: Newsroom) -> Iterator[Finding]:
    """A story about the most vulnerable tells places more coarsely.

    A house can identify a child or the victim of violence at home as surely as a name (SPJ, Dart
    Center). ``generalise`` in newsroom.yaml gives the finest precision for each ``sensitivity``.
    This standard cannot be waived.
    """
    asked = [
        (newsroom.generalise[word], word)
        for word in incident.record.sensitivity
        if word in newsroom.generalise
    ]
    if not asked:
        return
    finest, word = max(asked, key=lambda one: one[0].coarseness)
    for place in _shown(incident):
        if place.precision and place.precision.coarseness < finest.coarseness:
            message = f"“{place.precision.value}” is too precise for a story with “{word}”."
            hint = f"Write precision: {finest.value}, and no more decimals than it allows."
            yield Finding(at(incident, f"places/{place.id}/precision"), message, hint)


def _shown(incident: Incident) -> Iterator[Place]:
    """The places whose position the page shows."""
    for place in incident.record.places:
        has_position = place.lat is not None or place.lon is not None
        if has_position and place.precision not in {None, Precision.WITHHELD}:
            yield place


def _lies_in(region: Region, lat: Decimal, lon: Decimal) -> bool:
    if region.west <= region.east:
        across = region.west <= lon <= region.east
    else:
        across = lon >= region.west or lon <= region.east
    return region.south <= lat <= region.north and across


RULES = (
    Rule("coordinate-decimals", too_many_decimals, waivable=False),
    Rule("coordinate-withheld", withheld_with_coordinates, waivable=False),
    Rule("coordinate-without-precision", without_precision, waivable=False),
    Rule("coordinate-half", half_a_position, waivable=False),
    Rule("coordinate-outside-region", outside_region, waivable=False),
    Rule("area-without-a-place", area_without_a_place),
    Rule("area-too-fine", area_too_fine),
    Rule("coordinate-null-island", null_island),
    Rule("coordinate-far-away", far_from_all_others, level=Level.ADVICE),
    Rule("coordinate-too-precise", too_precise_for_story, waivable=False),
)
