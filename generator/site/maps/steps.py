"""The way from a country down to the finest area that surely holds a place, as an address."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from msgspec import Struct

from generator.site.maps import words
from generator.site.maps.areas import Where


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


def steps_to(where: Where) -> tuple[Step, ...]:
    """Lead from the country to the finest area that is sure; what is not sure stands alone."""
    sure = where.sure
    if sure is None:
        name = words.capital(words.in_or_near(where))
        return (Step(_part(name), name, name),)
    found: list[Step] = []
    for name in (sure.nation, sure.state, sure.county):
        if name:
            short = name.partition(", ")[0]
            path = "/".join([*(one.path for one in found[-1:]), _part(short)])
            phrase = words.capital(f"in {words.with_article(name)}")
            found.append(Step(path, short, phrase))
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
