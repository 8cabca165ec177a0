"""The page of the search."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.site import labels, urls
from generator.site.finding import Choices, Findable, filter_of, place_choices, year_choices
from generator.site.render import SEARCH_SECURITY, Renderer
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.views.languages import in_all_languages
from generator.site.views.ways import WayPart, all_choices, show_way
from generator.site.words import Words

FOLDER = "search/index/"
"""Where the index lies."""

SCRIPT = "js/search.js"

OPEN = "open"
"""The filter by open questions."""

MOST_WAYS = 12


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


class SearchView(Struct, frozen=True, gc=False):
    """The search, or where else to look.

    Attributes:
        shell: What stands around it.
        heading: The one heading of the page.
        intro: What can be found.
        without: What to do where there is no search: no script, or no index.
        folder: Where the index lies; empty where there is none.
        root: The root of the site, from which results are named.
        filters: What to filter by; none where there is no index.
        ways: Ways to browse.
    """

    shell: Shell
    heading: str
    intro: str
    without: str
    folder: str
    root: str
    filters: tuple[Filter, ...]
    ways: tuple[WayPart, ...]


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
            FilterValue(one.folder, _moved_in(one.name, len(one.above) - 1), len(one.incidents))
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
    return "\N{NO-BREAK SPACE}" * 3 * depth + text


def show_search(renderer: Renderer, finding: Findable, *, is_indexed: bool) -> SearchView:
    """The page of the search.

    Args:
        renderer: What pages are rendered with.
        finding: All ways in.
        is_indexed: Whether this build has an index.
    """
    here, words = renderer.address(urls.SEARCH), renderer.words
    heading = words.gettext("Find an incident")
    intro = words.gettext(
        "Words of the story, claims, quotes, questions and updates of every incident."
    )
    head = PageHead(here, heading, intro, languages=in_all_languages(renderer, here))
    shell = show_shell(renderer, head)
    script = renderer.assets.named.get(SCRIPT)
    if is_indexed and script:
        scripts = (urls.link(here, script),)
        shell = replace(shell, security=SEARCH_SECURITY, scripts=scripts)
    return SearchView(
        shell=shell,
        heading=heading,
        intro=intro,
        without=_without(words, is_indexed=is_indexed),
        folder=urls.link(here, renderer.address(FOLDER)) if is_indexed else "",
        root=urls.link(here, urls.FRONT),
        filters=filters_of(words, finding) if is_indexed else (),
        ways=tuple(
            show_way(words, one, here, MOST_WAYS) for one in all_choices(finding) if one.choices
        ),
    )


def _without(words: Words, *, is_indexed: bool) -> str:
    """What to do where there is no search."""
    if is_indexed:
        return words.gettext(
            "Searching takes JavaScript, which is off here or did not load."
            " Everything can be found by browsing:"
        )
    return words.gettext(
        "This copy of the site was built without its search. Everything can be found by browsing:"
    )
