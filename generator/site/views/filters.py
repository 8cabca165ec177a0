"""Filters of incidents: by year, place, facet and state, on the search, the map and long lists."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from generator.model.moment import Grain, Point
from generator.site import dates, labels, phrases, urls
from generator.site.finding.choices import place_choices, year_choices
from generator.site.finding.collection import Choices, Findable, filter_of
from generator.site.marked import join_texts
from generator.site.part import Output, Part
from generator.site.render import Renderer
from generator.site.summary import Summary
from generator.site.urls import Link
from generator.site.views.base import Shell
from generator.site.words import Words, is_same_language

OPEN = "open"
"""The filter by open questions."""

DATA = f"{urls.INCIDENTS}filters.json"
"""What the script of the filters reads, once somebody filters."""

SCRIPT = "js/filters.js"
FEWEST = 20
"""Fewer incidents than these are seen at a glance."""

Filters = dict[str, dict[str, list[str]]]
"""By incident and filter: the values that it has."""


class FilterValue(Struct, frozen=True, gc=False):
    """A value to filter by.

    Attributes:
        value: As the index has it.
        text: What readers see; what stands under another value is moved in.
        count: How many incidents have it.
    """

    value: str
    text: str
    count: int


class Filter(Struct, frozen=True, gc=False):
    """Something to filter by.

    Attributes:
        name: As the index and the page's address have it.
        label: What readers see.
        anything: What to call no choice, such as "Any year".
        values: In their order.
    """

    name: str
    label: str
    anything: str
    values: tuple[FilterValue, ...]


class FiltersPart(Struct, frozen=True, gc=False):
    """The filters of a page whose script counts and lists what matches.

    Attributes:
        data: The address of what the script reads.
        root: The front page, from which incidents are named.
        filters: What to filter by.
        without: Ways to browse by the same, where there is no script.
    """

    data: str
    root: str
    filters: tuple[Filter, ...]
    without: tuple[Link, ...]


def filters_of(words: Words, finding: Findable) -> tuple[Filter, ...]:
    """Everything that incidents can be filtered by, with counts."""
    return tuple(one for one in _filters(words, finding) if one.values)


def _filters(words: Words, finding: Findable) -> Iterator[Filter]:
    # For translators: of a filter that is not set, such as that by year.
    anything = words.gettext("Any")
    yield _filter("year", year_choices(finding), anything)
    yield _filter("place", place_choices(finding, deepest=2), anything)
    for name, found in finding.facets.items():
        label = finding.facet_labels[name]
        values = tuple(
            FilterValue(
                one.folder, _moved_in(str(one.name), len(one.above) - 1), len(one.incidents)
            )
            for one in found
        )
        yield Filter(filter_of(name), label, anything, values)
    yield from _filters_by_state(words, finding, anything)


def _filters_by_state(words: Words, finding: Findable, anything: str) -> Iterator[Filter]:
    statuses = [one.status for one in finding.listed]
    states = tuple(
        FilterValue(status, words.gettext(label), statuses.count(status))
        for status, label in labels.STATUS.items()
        if status in statuses
    )
    yield Filter("status", words.gettext("Status"), anything, states)
    is_open = sum(1 for one in finding.listed if one.sorted_by.open_questions)
    answers = (
        FilterValue("yes", words.gettext("With open questions"), is_open),
        # For translators: without open questions.
        FilterValue("no", words.gettext("Without"), len(statuses) - is_open),
    )
    # For translators: with open questions or without.
    either = words.gettext("Either")
    given = tuple(one for one in answers if one.count)
    yield Filter(OPEN, words.gettext("Open questions"), either, given)


def _filter(name: str, choices: Choices, anything: str) -> Filter:
    values = (
        FilterValue(one.address, _moved_in(one.text, one.depth), one.count)
        for one in choices.choices
    )
    return Filter(name, choices.heading, anything, tuple(values))


def _moved_in(text: str, depth: int) -> str:
    return join_texts("", ("\N{NO-BREAK SPACE}" * 3 * depth, text))


def values_of(finding: Findable) -> Filters:
    """What each incident can be filtered by: all lists that it stands in, and its state."""
    filed: Filters = {
        one.id: {
            "status": [one.status],
            OPEN: ["yes" if one.sorted_by.open_questions else "no"],
        }
        for one in finding.listed
    }
    for name, collections in finding.by_filter():
        for collection in collections:
            for one in collection.incidents:
                filed[one.id].setdefault(name, []).append(collection.folder)
    return filed


def show_filters(renderer: Renderer, finding: Findable, here: str) -> FiltersPart | None:
    """The filters of a page; None where there are few incidents, or the theme has no script."""
    if len(finding.listed) < FEWEST or SCRIPT not in renderer.assets.named:
        return None
    words = renderer.words
    ways = {urls.YEARS: words.gettext("Years"), urls.FACETS: words.gettext("Kinds and more")}
    return FiltersPart(
        data=urls.link(here, renderer.address(DATA)),
        root=urls.link(here, urls.FRONT),
        filters=filters_of(words, finding),
        without=tuple(
            Link(urls.link(here, address), text)
            for to, text in ways.items()
            if (address := renderer.address(to)) != here
        ),
    )


def with_script(renderer: Renderer, shell: Shell, filters: FiltersPart | None, here: str) -> Shell:
    """Let a page that has filters load their script."""
    if filters is None:
        return shell
    return replace(shell, scripts=(urls.link(here, renderer.assets.named[SCRIPT]),))


def filter_parts(
    renderer: Renderer, finding: Findable, discs: Mapping[str, Sequence[str]]
) -> Iterator[Part]:
    """The part of the site that the script of the filters reads.

    Args:
        renderer: What pages are rendered with.
        finding: All ways in, which are the filters.
        discs: The incidents that each disc of the map of all counts, by where it leads.
    """
    if show_filters(renderer, finding, "") is None:
        return
    known = tuple(
        f"{one.id} {one.headline_in(renderer.part)} {one.language_in(renderer.part)} "
        f"{one.status} {one.sorted_by} {one.spot}"
        for one in finding.listed
    )
    lists = tuple(one.folder for _, some in finding.by_filter() for one in some)

    def make() -> tuple[Output, ...]:
        content = _data(renderer, finding, discs)
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return (Output(renderer.address(DATA), text.encode()),)

    yield Part(renderer.address(DATA), (*known, *lists, *discs), make)


def _data(
    renderer: Renderer, finding: Findable, discs: Mapping[str, Sequence[str]]
) -> dict[str, object]:
    """Number all values, and give each incident the numbers of those that it has."""
    numbers: dict[tuple[str, str], int] = {}
    filed = {name: dict(of) for name, of in values_of(finding).items()}
    for folder, incidents in discs.items():
        for name in incidents:
            filed[name]["disc"] = [folder]
    rows = []
    # the newest event first
    for one in sorted(finding.listed, key=lambda one: (-one.sorted_by.occurred, one.id)):
        has = [
            numbers.setdefault((name, value), len(numbers))
            for name, values in filed[one.id].items()
            for value in values
        ]
        rows.append(_row(renderer, one, has))
    values: dict[str, dict[str, int]] = {}
    for (name, value), number in numbers.items():
        values.setdefault(name, {})[value] = number
    return {"values": values, "incidents": rows}


def _row(renderer: Renderer, one: Summary, has: list[int]) -> list[object]:
    words, part = renderer.words, renderer.part
    where, day = one.spot.locality if one.spot else "", one.sorted_by.day
    dateline = phrases.commas((where, _day(day, words) if day else ""), words)
    language = one.language_in(part)
    other = [] if is_same_language(language, words.page_language) else [language]
    return [one.address_in(part), one.headline_in(part), dateline, has, *other]


def _day(iso: str, words: Words) -> str:
    """Print the day, month or year of an event from its ISO form."""
    known = [int(part) for part in iso.split("-")]
    year, month, day = (*known, 1, 1)[:3]
    grain = (Grain.YEAR, Grain.MONTH, Grain.DAY)[len(known) - 1]
    return dates.date_words(Point(datetime(year, month, day), grain), words)  # noqa: DTZ001 - of no zone
