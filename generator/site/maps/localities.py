"""What a locality names: countries, states and counties; an unknown town names nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from babel import Locale

from generator.site.maps import outlines
from generator.site.maps.known_areas import known_areas, known_of
from generator.site.maps.where import AreaKey

INDEPENDENT_CITY = 510
"""The Census Bureau's first code of cities that belong to no county."""


@cache
def _cldr() -> Locale:
    return Locale("en")


def country_name(code: str, fallback: str = "") -> str:
    """Call a country as the CLDR does, in full."""
    return _cldr().territories.get(code) or fallback or code


def choose(areas: Sequence[AreaKey], locality: str) -> tuple[list[AreaKey], str]:
    """Keep of possible areas those that a locality names.

    The second answer is what it names that is none of them: a country, a state or a county. The
    town, which comes first, may bear a country's name and contradicts nothing. Letters such as
    "CA" mean one thing here and another there, so they decide and contradict in the United States
    alone.
    """
    left = list(areas)
    parts = [part.strip() for part in locality.split(",") if part.strip()]
    if not left:
        return left, ""
    for number, part in reversed(list(enumerate(parts))):
        is_town = number == 0 and len(parts) > 1
        fitting = [area for area in left if _names(part, area)]
        if fitting:
            left = fitting
        elif (not is_town and _is_known(part, left)) or _is_county_of(part, left):
            return left, part
    return left, ""


def names(locality: str, areas: Sequence[AreaKey]) -> bool:
    """Tell whether a locality names one area alone, and this is it."""
    parts = [part.strip() for part in locality.split(",")]
    return len(areas) == 1 and any(_names(part, areas[0]) for part in parts)


def _names(part: str, area: AreaKey) -> bool:
    """Tell whether a part of a locality names an area, or one around it."""
    nation, state, county = area.ids
    meant = _index().get(folded(part), frozenset())
    by_letters = _states().get(part.replace(".", ""))
    if nation in meant or (state and state in {*meant, by_letters}):
        return bool(nation)
    if area.note and any(folded(country_name(code)) in folded(area.note) for code in meant):
        return True
    if not county:
        return False
    full = area.county.partition(",")[0]
    bare = full.removesuffix(" city")
    is_city = state == "11" or int(county[2:]) >= INDEPENDENT_CITY
    return folded(part) == folded(full) or (is_city and folded(part) == folded(bare))


def _is_known(part: str, areas: Sequence[AreaKey]) -> bool:
    """Tell whether a part names a country or a state at all."""
    at_home = all(area.ids[0] == outlines.UNITED_STATES for area in areas)
    return folded(part) in _index() or (at_home and part.replace(".", "") in _states())


def _is_county_of(part: str, areas: Sequence[AreaKey]) -> bool:
    """Tell whether a part names a county of the areas' states."""
    name = folded(part)
    if not name.endswith((" county", " parish")):
        return False
    held = {area.ids[1] for area in areas}
    return any((state, name) in _counties() for state in held)


@cache
def _states() -> dict[str, str]:
    """Every state's id by its letters."""
    return {known.letters: state for state, known in known_areas().items() if known.letters}


@cache
def _counties() -> frozenset[tuple[str, str]]:
    """Every county by its state and its folded name."""
    return frozenset(
        (county.id[:2], folded(outlines.county_name(county)))
        for county in outlines.counties().areas
    )


@lru_cache(maxsize=1 << 12)
def folded(name: str) -> str:
    """Write a name without case, marks, dots and articles, for comparison."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.sub(r"[^\w]+", " ", letters.replace("&", " and ").replace(".", "")).split()
    return " ".join(word for word in words if word != "the")


@cache
def _index() -> dict[str, frozenset[str]]:
    """Give the ids that each name may mean."""
    found: dict[str, set[str]] = {}
    for name, code in _all_names():
        found.setdefault(folded(name), set()).update({code, *known_of(code).holds})
    return {name: frozenset(ids) for name, ids in found.items()}


def _all_names() -> Iterator[tuple[str, str]]:
    for area in (
        *outlines.countries().areas,
        *outlines.states().areas,
        *outlines.disputed().areas,
    ):
        yield area.name, area.id
        yield country_name(area.id, area.name), area.id
    for code, known in known_areas().items():
        for name in known.names:
            yield name, code
