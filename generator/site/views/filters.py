"""Filters of incidents: by year, place, facet and state, on the search, the map and long lists.

The page of a year, an area, a word of a facet or a tag has those that divide what it lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.site import labels, urls
from generator.site.finding.choices import place_choices, year_choices
from generator.site.finding.collection import Choices, Collection, Findable, filter_of
from generator.site.marked import join_texts
from generator.site.render import Renderer
from generator.site.summary import Summary
from generator.site.urls import Link
from generator.site.views.base import Shell
from generator.site.words import Words

OPEN = "open"
"""The filter by open questions."""

DATA = f"{urls.INCIDENTS}filters.json"
"""What the script of the filters reads, once somebody filters."""

SCRIPT = "js/filters.js"
FEWEST = 20
"""Fewer incidents than these are seen at a glance."""

Filters = dict[str, dict[str, list[str]]]
"""By incident and filter: the values that it has."""


class FilterValue(Struct, frozen=True):
    """A value to filter by.

    Attributes:
        value: As the index has it.
        text: What readers see; what stands under another value is moved in.
        count: How many incidents have it.
    """

    value: str
    text: str
    count: int


class Filter(Struct, frozen=True):
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


class FiltersPart(Struct, frozen=True):
    """The filters of a page whose script counts and lists what matches.

    Attributes:
        data: The address of what the script reads.
        root: The front page, from which incidents are named.
        filters: What to filter by.
        without: Ways to browse by the same, where there is no script.
        within: The list whose incidents alone the page shows, as the data name it; empty where
            it shows all.
    """

    data: str
    root: str
    filters: tuple[Filter, ...]
    without: tuple[Link, ...]
    within: str = ""


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
    if not has_filters(renderer, finding.listed):
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


def has_filters(renderer: Renderer, incidents: Sequence[Summary]) -> bool:
    """Whether a page of incidents has filters: not of few, nor where the theme has no script."""
    return len(incidents) >= FEWEST and SCRIPT in renderer.assets.named


def show_filters_within(
    renderer: Renderer, finding: Findable, collection: Collection
) -> FiltersPart | None:
    """The filters that divide the incidents of a list; None where there are few, or none does.

    Args:
        renderer: What pages are rendered with.
        finding: All ways in.
        collection: The list.
    """
    if not has_filters(renderer, collection.incidents):
        return None
    inside, all_of_it = finding.within(collection), len(collection.incidents)
    shown = show_filters(renderer, inside, collection.folder)
    dividing = [
        one
        for one in (shown.filters if shown else ())
        if any(value.count < all_of_it for value in one.values)
    ]
    if shown is None or not dividing:
        return None
    return replace(shown, filters=tuple(dividing), within=collection.folder)


def with_script(renderer: Renderer, shell: Shell, filters: FiltersPart | None, here: str) -> Shell:
    """Let a page that has filters load their script."""
    if filters is None:
        return shell
    return replace(shell, scripts=(urls.link(here, renderer.assets.named[SCRIPT]),))
