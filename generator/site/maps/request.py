"""What a map is asked to show, and how that follows from an incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.place import Place, Precision
from generator.site.positions import WITHDRAWN, Position, position_of


class MapPlace(Struct, frozen=True):
    """One place to draw.

    Attributes:
        id: The place's id in its record.
        number: Its number on the map, from 1, in the order of events.
        name: What the page calls it.
        lat: Degrees north, already as coarse as the precision asks.
        lon: Degrees east, from -180 to 180.
        precision: How finely the position may be told; never withheld.
        radius_m: The radius of the circle that holds the place, in metres.
        role: scene, start, route, left-at, hospital, statement, landmark or related; may be empty.
        when: When something happened there, in words; may be empty.
        href: Where the page tells about it.
    """

    id: str
    number: int
    name: str
    lat: float
    lon: float
    precision: Precision
    radius_m: float
    role: str = ""
    when: str = ""
    href: str = ""


class PlaceOffMap(Struct, frozen=True):
    """A place of the record that is not drawn, and why.

    Attributes:
        id: The place's id in its record.
        name: What the page calls it.
        why: Half a sentence: "its position is not known", "its position is withheld".
        href: Where the page tells about it.
    """

    id: str
    name: str
    why: str
    href: str = ""


class MapRequest(Struct, frozen=True):
    """All that a map is drawn from, beside the outlines and streets that are installed.

    Attributes:
        places: In the order of their numbers.
        off_map: Places that the text names and the map cannot show.
        locality: The town or area that all of it happened in, for a label; may be empty.
    """

    places: tuple[MapPlace, ...]
    off_map: tuple[PlaceOffMap, ...] = ()
    locality: str = ""


def request_for(
    incident: Incident,
    newsroom: Newsroom,
    in_order: Sequence[Place],
    when: Mapping[str, str] | None = None,
) -> MapRequest:
    """Gather an incident's places for its map.

    Args:
        incident: The incident, judged.
        newsroom: Its newsroom, which may ask to generalise.
        in_order: The places of the incident in the order of its events.
        when: For the id of a place, when something happened there, in words.

    Places whose position is not known or withheld are named and not drawn; a withdrawn place is
    left to the text.
    """
    found = [(place, position_of(place, incident, newsroom)) for place in in_order]
    drawn = [(place, at) for place, at in found if isinstance(at, Position)]
    return MapRequest(
        places=tuple(
            _drawn(place, at, number, (when or {}).get(place.id, ""))
            for number, (place, at) in enumerate(drawn, 1)
        ),
        off_map=tuple(
            PlaceOffMap(place.id, place.name, at.why, _href(place))
            for place, at in found
            if not isinstance(at, Position) and at != WITHDRAWN
        ),
        locality=_locality([place for place, _ in drawn]),
    )


def _drawn(place: Place, at: Position, number: int, when: str) -> MapPlace:
    return MapPlace(
        id=place.id,
        number=number,
        name=place.name,
        lat=float(at.lat),
        lon=float(at.lon),
        precision=at.precision,
        radius_m=at.radius_m,
        role=place.role or "",
        when=when,
        href=_href(place),
    )


def _href(place: Place) -> str:
    return f"#place-{place.id}"


def _locality(places: Sequence[Place]) -> str:
    """Name the town of the scene, else the one that all places share; or nothing."""
    scenes = [place for place in places if place.role == "scene"]
    named = {place.locality for place in scenes or places if place.locality}
    return named.pop() if len(named) == 1 else ""
