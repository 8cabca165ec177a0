"""From an incident to what its map is asked to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.place import Place
from generator.site.maps.request import MapPlace, MapRequest, PlaceOffMap
from generator.site.positions import WITHDRAWN, Position, position_of


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
