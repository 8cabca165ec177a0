"""What is known of areas beside their outlines: other names, and what they were called before.

It is read without the outlines, so that pages which draw no map need no geometry.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from generator.site.maps.where import AreaKey

DATA = Path(__file__).parent / "data" / "areas.json"


class KnownArea(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of one area.

    Attributes:
        names: What it is called beside its name in the CLDR and in its outlines.
        holds: Ids of areas with outlines of their own that its name may be meant to hold.
        was: The part of its address before areas had full names. Sites that were built then were
            linked and shared, so a small page stands there.
        letters: Of a state of the United States, as in postal addresses.
    """

    names: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    was: str = ""
    letters: str = ""


@cache
def known_areas() -> Mapping[str, KnownArea]:
    """Read all of it.

    Returns:
        By the id of an area in its outlines: a code of ISO 3166, a name in small letters, or the
        Census Bureau's two digits of a state or five of a county.
    """
    return msgspec.json.decode(DATA.read_bytes(), type=dict[str, KnownArea])


def known_of(area: str) -> KnownArea:
    """What is known of an area by its id; of most there is nothing."""
    return known_areas().get(area, KnownArea())


def former_slug(area: AreaKey) -> str:
    """Give the part of an address that an area had before; empty where it has it still."""
    nation, state, county = area.ids
    if state and not county:
        return ""
    return known_of(county or nation).was
