"""The headings of a list of incidents, and on which of its pages each begins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from generator.site import alphabet, dates, urls
from generator.site.finding.collection import Choice, Choices, Collection, Grouping
from generator.site.render import Renderer
from generator.site.summary import Summary

PER_PAGE = 60
"""Incidents on a page of a list: what a phone can load and a thumb can scroll."""

LINES_PER_PAGE = 200
"""The same where each is one line."""


def size_of(collection: Collection) -> int:
    """How many incidents stand on a page of a list."""
    return LINES_PER_PAGE if collection.grouping is Grouping.LETTER else PER_PAGE


def headings_of(renderer: Renderer, collection: Collection) -> tuple[str, ...]:
    """The headings of a list, each with how many incidents stand under it, on all its pages."""
    return tuple(f"{one.text} {one.count} {one.address}" for one in _jumps(renderer, collection))


def heading_in(renderer: Renderer, grouping: Grouping, one: Summary) -> tuple[str, str]:
    """The anchor and the heading under which an incident stands."""
    words = renderer.words
    if grouping is Grouping.MONTH:
        month = one.sorted_by.day[:7]
        known = len(month) > len("2021")
        return (
            f"m-{month}",
            dates.heading(month, words).text if known else words.gettext("Month not known"),
        )
    if grouping is Grouping.YEAR:
        year = one.sorted_by.year
        return (f"y-{year}", year or words.gettext("Date not known"))
    if grouping is Grouping.LETTER:
        letter = alphabet.letter_of(one.headline_in(renderer.language_part))
        if letter == alphabet.OTHER_LETTERS:
            return ("letter-other", words.gettext(letter))
        return (f"letter-{letter.lower().replace('–', '-')}", letter)
    return ("", "")


def _jumps(renderer: Renderer, collection: Collection) -> Iterator[Choice]:
    """Ways to each heading of a list, on whichever of its pages it begins."""
    if not collection.grouping:
        return
    size, at = size_of(collection), 0
    key = partial(heading_in, renderer, collection.grouping)
    for (anchor, heading), some in groupby(collection.incidents, key):
        count, number = len(list(some)), at // size + 1
        yield Choice(f"{urls.page_of(collection.folder, number)}#{anchor}", heading, count)
        at += count


def place_in_list(renderer: Renderer, collection: Collection, incident: Summary) -> str:
    """The address of the heading under which a list has an incident, on whichever page."""
    number = collection.incidents.index(incident) // size_of(collection) + 1
    anchor, _ = heading_in(renderer, collection.grouping, incident)
    return f"{urls.page_of(collection.folder, number)}#{anchor}"


def jumps_to_headings(renderer: Renderer, collection: Collection) -> Iterator[Choices]:
    """Ways to the headings of a list that has more than one."""
    jumps, words = tuple(_jumps(renderer, collection)), renderer.words
    if len(jumps) > 1:
        named = {
            Grouping.YEAR: words.gettext("Year"),
            Grouping.MONTH: words.gettext("Month"),
            Grouping.LETTER: words.gettext("A to Z"),
        }
        yield Choices(named[collection.grouping], "", jumps)
