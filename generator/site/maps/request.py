"""What a map is asked to show, whatever record it comes from."""

from __future__ import annotations

from msgspec import Struct

from generator.model.place import Precision


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
