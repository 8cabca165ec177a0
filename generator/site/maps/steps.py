"""The way from a country down to the finest area that surely holds a place, as an address."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from msgspec import Struct

from generator.site.maps.naming import inside, nation, whereabouts_of
from generator.site.maps.where import Where
from generator.site.words import ENGLISH, Words


class Step(Struct, frozen=True):
    """An area on the way from a country down to where an incident lies.

    Attributes:
        path: Its part of an address, with those of the areas around it.
        name: In short, such as "Hartford County".
        phrase: What its list is headed with, such as "In Hartford County, Connecticut".
    """

    path: str
    name: str
    phrase: str


def steps_to(where: Where, words: Words) -> tuple[Step, ...]:
    """Lead from the country to the finest area that is sure; what is not sure stands alone.

    Addresses are the same in every language: they come from the English names.
    """
    sure = where.sure
    if sure is None:
        name = whereabouts_of(where, words)
        return (Step(_part(whereabouts_of(where, ENGLISH)), name, name),)
    found: list[Step] = []
    for name in (sure.nation, sure.state, sure.county):
        if name:
            path = "/".join([*(one.path for one in found[-1:]), _part(name.partition(", ")[0])])
            called = name if found else nation(name, words)
            found.append(Step(path, called.partition(", ")[0], inside(called, words)))
    return tuple(found)


def slug(name: str) -> str:
    """Make the part of an address that a name stands for."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _part(name: str) -> str:
    """The part of an address that a name stands for, whatever its script."""
    plain = slug(name)
    if plain and plain != "page":
        return plain
    folded = unicodedata.normalize("NFC", name).encode()
    return f"area-{sha256(folded).hexdigest()[:8]}"
