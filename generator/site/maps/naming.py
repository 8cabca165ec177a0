"""What areas are called, and where a place lies, in words.

Countries are called as the CLDR calls them in the language of the page. What only the outlines
name, or the newsroom, stays as it is: states, counties and disputed areas.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from generator.site.maps.where import AreaKey, Where
from generator.site.marked import begun, join_texts
from generator.site.words import ENGLISH, N_, Words

NATURAL_EARTH = N_("Natural Earth")
WITH_ARTICLE = re.compile(
    r"^(?:the )?(?=.*(?:Islands|Territories|Republic|Emirates|States|Kingdom|Netherlands"
    r"|Philippines|Bahamas|Gambia|Maldives|Comoros|Heights|District of Columbia)$)"
)


def nation(name: str, words: Words) -> str:
    """Call a country in the language of the page, by its English name in the CLDR."""
    if words.is_source:
        return words.as_ours(name)
    said: str = words.locale.territories.get(_codes().get(name, ""), name)
    return said


@cache
def _codes() -> Mapping[str, str]:
    return {name: code for code, name in ENGLISH.locale.territories.items()}


def area_name(area: AreaKey, words: Words) -> str:
    """The finest name of an area."""
    return area.county or area.state or nation(area.nation, words)


def with_article(area: str, words: Words) -> str:
    """Write the name of an area as it stands within a sentence: "the United States"."""
    return words.isolated(WITH_ARTICLE.sub("the ", area) if words.is_source else area)


def joined(areas: Sequence[str], words: Words) -> str:
    """Join names of which one holds: "A", "A or B", "A, B or C"."""
    return words.listed_or([with_article(area, words) for area in areas])


def inside(area: str, words: Words) -> str:
    """Say what lies in an area, as a heading."""
    # For translators: of a country, a state or a county, such as "In France". Where the name would
    # take an article or an ending, write instead a label, such as "Area: France".
    return words.gettext("In %(area)s", area=with_article(area, words))


def whereabouts_of(where: Where, words: Words) -> str:
    """Say where a place lies, as surely as that is known, as a heading: "In France"."""
    names = [area_name(area, words) for area in where.areas]
    if where.said:
        return inside(where.said, words)
    if not names:
        return words.gettext("At sea")
    areas = joined(names, words)
    if where.is_offshore:
        return words.gettext("Off the coast of %(areas)s", areas=areas)
    if len(names) == 1:
        return inside(names[0], words)
    return words.gettext("In or near %(areas)s", areas=areas)


def in_or_near(where: Where, words: Words) -> str:
    """Say where a place lies, as surely as that is known, within a line: "in France"."""
    names = [area_name(area, words) for area in where.areas]
    if where.said:
        return words.gettext("in %(area)s", area=with_article(where.said, words))
    if not names:
        return words.gettext("at sea")
    areas = joined(names, words)
    if where.is_offshore:
        return words.gettext("off the coast of %(areas)s", areas=areas)
    if len(names) == 1:
        return words.gettext("in %(area)s", area=areas)
    return words.gettext("in or near %(areas)s", areas=areas)


def short_of(where: Where, words: Words) -> str:
    """Name areas of which one holds a place, for a map: without their states, which it shows."""
    areas = joined([area_name(area, words).partition(", ")[0] for area in where.areas], words)
    # For translators: beside a number on a map, "off the coast of".
    return words.gettext("off %(areas)s", areas=areas) if where.is_offshore else areas


def whereabouts(held: Sequence[str], wheres: Sequence[Where], words: Words) -> tuple[str, ...]:
    """Say which areas a map highlights, and of each place that is in none of them, where it is.

    Args:
        held: The areas that are highlighted, in the language of the page.
        wheres: Where the places lie, in the order of their numbers.
        words: The words of the page.
    """
    notes = [highlighted(held, words)] if held else []
    unsure: dict[tuple[str, str], list[str]] = {}
    for number, where in enumerate(wheres, 1):
        if not where.is_finest:
            area = in_or_near(where, words), whereabouts_of(where, words)
            unsure.setdefault(area, []).append(str(number))
    for (within_line, heading), numbers in unsure.items():
        if len(wheres) > len(numbers):
            said = {"numbers": words.listed(numbers), "where": within_line}
            # For translators: numbers of places on a map, and where these are: "1 and 3: at sea."
            notes.append(words.gettext("%(numbers)s: %(where)s.", **said))
        else:
            notes.append(words.gettext("%(sentence)s.", sentence=heading))
    return (*notes, *_disputed(wheres, words))


def _disputed(wheres: Sequence[Where], words: Words) -> list[str]:
    contested = {area.name: area for where in wheres for area in where.areas if area.note}
    return [
        # For translators: the note says who holds the area and who claims it, in English.
        words.gettext(
            "%(area)s is disputed: %(note)s, as %(source)s records it.",
            area=begun(with_article(area_name(area, words), words)),
            note=words.gettext(area.note),
            source=words.gettext(NATURAL_EARTH),
        )
        for area in contested.values()
    ]


def highlighted(areas: Sequence[str], words: Words) -> str:
    """Name the areas that a panel highlights."""
    return words.gettext(
        "Highlighted in the region: %(areas)s.", areas=join_texts("; ", map(words.isolated, areas))
    )
