"""The ways in: lists of incidents that have something in common, and what leads to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup
from msgspec import Struct

from generator.site import dates, labels, urls
from generator.site.finding import (
    Choice,
    Choices,
    Collection,
    Findable,
    Grouping,
    facet_choices,
    place_choices,
    tag_choices,
    year_choices,
)
from generator.site.render import ListPage, Renderer
from generator.site.summary import Summary
from generator.site.urls import Link
from generator.site.views.base import Alternate, PageHead, Shell, show_shell
from generator.site.views.filters import FiltersPart, with_script
from generator.site.views.languages import in_all_languages
from generator.site.views.lists import (
    Pagination,
    Teaser,
    show_pagination,
    teasers,
    title_of_page,
)
from generator.site.words import Words

PER_PAGE = 60
"""Incidents on a page of a list: what a phone can load and a thumb can scroll."""

LINES_PER_PAGE = 200
"""The same where each is one line."""


class WayLine(Struct, frozen=True, gc=False):
    """A way to some incidents.

    Attributes:
        link: Where they are listed.
        count: How many they are; empty where that is not said.
        depth: How many wider ones it stands under.
    """

    link: Link
    count: str = ""
    depth: int = 0


class WayPart(Struct, frozen=True, gc=False):
    """Ways of one sort.

    Attributes:
        heading: Such as "Year".
        lines: In their order.
        more: To a page of them all; None where all stand here.
    """

    heading: str
    lines: tuple[WayLine, ...]
    more: Link | None = None


class ListGroup(Struct, frozen=True, gc=False):
    """Incidents of a list that stand under one heading.

    Attributes:
        anchor: Of the heading; empty where there is none.
        heading: Such as "June 2021"; empty where the list has no headings.
        teasers: In the order of the list.
    """

    anchor: str
    heading: str
    teasers: tuple[Teaser, ...]


class ListView(Struct, frozen=True, gc=False):
    """A page of incidents that have something in common.

    Attributes:
        shell: What stands around it.
        heading: Such as "In Hartford County, Connecticut".
        intro: The same in a sentence, with how many they are.
        above: Ways to what it is part of.
        groups: Under headings, or all under none.
        narrow: To the search, with this list as its filter; None where it is no filter.
        ways: Ways to parts of it, on the first page.
        is_short: Whether each incident is one line.
        pagination: None where one page holds all.
        map: Of a country or a state, on the first page; else empty.
        filters: By which the list can be narrowed; None where it cannot, or is short.
    """

    shell: Shell
    heading: str
    intro: str
    above: tuple[Link, ...]
    groups: tuple[ListGroup, ...]
    narrow: Link | None = None
    ways: tuple[WayPart, ...] = ()
    is_short: bool = False
    pagination: Pagination | None = None
    map: Markup = Markup()
    filters: FiltersPart | None = None


class WaysView(Struct, frozen=True, gc=False):
    """A page of ways to incidents, without the incidents.

    Attributes:
        shell: What stands around it.
        heading: Such as "By year".
        intro: What it leads to.
        above: Ways to what it is part of.
        ways: The ways.
        filters: By which the ways can be narrowed; None where they cannot, or are few.
    """

    shell: Shell
    heading: str
    intro: str
    above: tuple[Link, ...]
    ways: tuple[WayPart, ...]
    filters: FiltersPart | None = None


class WaysPage(Struct, frozen=True):
    """A page of ways, before it is shown.

    Attributes:
        address: Where it is published.
        heading: Such as "By year".
        intro: What it leads to.
        ways: The ways.
        above: What it is part of.
    """

    address: str
    heading: str
    intro: str
    ways: tuple[Choices, ...]
    above: tuple[Choice, ...] = ()


def show_way(words: Words, choices: Choices, here: str, most: int = 0) -> WayPart:
    """Show ways of one sort.

    Args:
        words: The words of the page.
        choices: The ways.
        here: The page that shows them.
        most: How many of the widest to show; 0 for all.
    """
    shown = choices.choices
    if most:
        shown = tuple(one for one in shown if not one.depth)[:most]
    is_all = len(shown) == len(choices.choices)
    return WayPart(
        heading=choices.heading,
        lines=tuple(_line(words, one, here) for one in shown),
        more=None
        if is_all
        else Link(urls.link(here, choices.address), words.gettext("All of them")),
    )


def _line(words: Words, choice: Choice, here: str) -> WayLine:
    count = words.number(choice.count) if choice.count else ""
    return WayLine(Link(urls.link(here, choice.address), choice.text), count, choice.depth)


def all_choices(finding: Findable) -> Iterator[Choices]:
    """Every way in, sort by sort: by year, by place, by each facet, by tag."""
    yield year_choices(finding)
    yield place_choices(finding)
    yield from facet_choices(finding)
    yield tag_choices(finding)


def ways_pages(finding: Findable) -> Iterator[WaysPage]:
    """The pages that lead to lists."""
    words, at = finding.words, finding.at
    years, tags, facets = year_choices(finding), tag_choices(finding), facet_choices(finding)
    intro = words.gettext("The years in which incidents happened.")
    yield WaysPage(at(urls.YEARS), words.gettext("Years"), intro, (years,))
    intro = words.gettext("What incidents are filed under, A to Z.")
    yield WaysPage(at(urls.TAGS), words.gettext("Tags"), intro, (tags,))
    of_facets, heading = tuple(facets), words.gettext("Kinds and more")
    intro = words.gettext("What incidents are sorted by, with how many there are of each.")
    yield WaysPage(at(urls.FACETS), heading, intro, of_facets)
    above = (Choice(at(urls.FACETS), heading),)
    for name, label in finding.facet_labels.items():
        found = tuple(one for one in of_facets if one.address == at(urls.facet(name)))
        # For translators: the label is the newsroom's word, such as “Cause”.
        intro = words.gettext("Incidents by %(label)s: how many there are of each.", label=label)
        yield WaysPage(at(urls.facet(name)), label, intro, found, above)


def show_ways(renderer: Renderer, page: WaysPage, filters: FiltersPart | None = None) -> WaysView:
    """A page of ways to incidents."""
    here, words = page.address, renderer.words
    is_empty = not any(one.choices for one in page.ways)
    languages = in_all_languages(renderer, here)
    head = PageHead(here, str(page.heading), page.intro, languages=languages)
    return WaysView(
        shell=with_script(renderer, show_shell(renderer, head), filters, here),
        heading=page.heading,
        intro=words.gettext("There are none so far.") if is_empty else page.intro,
        above=_links(page.above, here),
        ways=tuple(show_way(words, one, here) for one in page.ways if one.choices),
        filters=filters,
    )


def _links(choices: Iterable[Choice], here: str) -> tuple[Link, ...]:
    return tuple(Link(urls.link(here, one.address), one.text) for one in choices)


def size_of(collection: Collection) -> int:
    """How many incidents stand on a page of a list."""
    return LINES_PER_PAGE if collection.grouping is Grouping.LETTER else PER_PAGE


def headings_of(renderer: Renderer, collection: Collection) -> tuple[str, ...]:
    """The headings of a list, each with how many incidents stand under it, on all its pages."""
    return tuple(f"{one.text} {one.count} {one.address}" for one in _jumps(renderer, collection))


class OnFirst(Struct, frozen=True):
    """What stands on the first page of a list alone.

    Attributes:
        more: Other ways in.
        drawn: Draws the map of the area for a page; None where it has none.
        filters: By which the list can be narrowed; None where it cannot, or is short.
    """

    more: Sequence[Choices] = ()
    drawn: Callable[[str], Markup] | None = None
    filters: FiltersPart | None = None


def show_list(
    renderer: Renderer,
    collection: Collection,
    page: ListPage[Summary],
    first: OnFirst,
) -> ListView:
    """One page of a list of incidents.

    Args:
        renderer: What pages are rendered with.
        collection: The list.
        page: The incidents on the page.
        first: What stands on the first page alone.
    """
    words, here = renderer.words, urls.page_of(collection.folder, page.number)
    heading = collection.heading
    title = title_of_page(words, heading, page.number)
    narrower = (collection.narrower,) if collection.narrower else ()
    choices = (*_jump_ways(renderer, collection), *narrower, *first.more) if page.is_first else ()
    filters = first.filters if page.is_first else None
    about = words.gettext("%(label)s: %(text)s", label=heading, text=collection.about)
    languages = in_all_languages(renderer, here)
    feeds = _feeds(collection, here)
    head = PageHead(here, title, about, alternates=feeds, languages=languages)
    return ListView(
        shell=with_script(renderer, show_shell(renderer, head), filters, here),
        heading=heading,
        intro=collection.about if page.is_first else title,
        above=_links(collection.above, here),
        groups=tuple(_groups(renderer, collection, page)),
        narrow=_narrow(renderer, collection, here),
        ways=tuple(show_way(words, one, here) for one in choices if one.choices),
        is_short=collection.grouping is Grouping.LETTER,
        pagination=show_pagination(words, page, partial(urls.page_of, collection.folder)),
        map=first.drawn(here) if first.drawn and page.is_first else Markup(),
        filters=filters,
    )


def _narrow(renderer: Renderer, collection: Collection, here: str) -> Link | None:
    if len(collection.incidents) == 1 or not (collection.filter or _is_all(collection)):
        return None
    query = (
        "" if _is_all(collection) else f"?{collection.filter}={quote(collection.folder, safe='')}"
    )
    text = renderer.words.gettext("Search and filter these")
    return Link(urls.link(here, f"{renderer.address(urls.SEARCH)}{query}"), text)


def _is_all(collection: Collection) -> bool:
    return collection.grouping is Grouping.LETTER


def _feeds(collection: Collection, here: str) -> tuple[Alternate, ...]:
    if not collection.is_followed:
        return ()
    way = urls.link(here, collection.folder)
    way = "" if way == "./" else way
    return (
        Alternate(f"{way}feed.atom", "application/atom+xml", collection.heading),
        Alternate(f"{way}feed.json", "application/feed+json", collection.heading),
    )


def _groups(
    renderer: Renderer, collection: Collection, page: ListPage[Summary]
) -> Iterator[ListGroup]:
    shown = dict(zip((one.id for one in page.items), teasers(renderer, page.items), strict=True))
    for (anchor, heading), some in groupby(
        page.items, partial(_group, renderer, collection.grouping)
    ):
        yield ListGroup(anchor, heading, tuple(shown[one.id] for one in some))


def _group(renderer: Renderer, grouping: Grouping, one: Summary) -> tuple[str, str]:
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
        letter = labels.letter_of(one.headline_in(renderer.part))
        if letter == labels.OTHER_LETTERS:
            return ("letter-other", words.gettext(letter))
        return (f"letter-{letter.lower().replace('–', '-')}", letter)
    return ("", "")


def _jumps(renderer: Renderer, collection: Collection) -> Iterator[Choice]:
    """Ways to each heading of a list, on whichever of its pages it begins."""
    if not collection.grouping:
        return
    size, at = size_of(collection), 0
    key = partial(_group, renderer, collection.grouping)
    for (anchor, heading), some in groupby(collection.incidents, key):
        count, number = len(list(some)), at // size + 1
        yield Choice(f"{urls.page_of(collection.folder, number)}#{anchor}", heading, count)
        at += count


def place_in_list(renderer: Renderer, collection: Collection, incident: Summary) -> str:
    """The address of the heading under which a list has an incident, on whichever page."""
    number = collection.incidents.index(incident) // size_of(collection) + 1
    anchor, _ = _group(renderer, collection.grouping, incident)
    return f"{urls.page_of(collection.folder, number)}#{anchor}"


def _jump_ways(renderer: Renderer, collection: Collection) -> Iterator[Choices]:
    jumps, words = tuple(_jumps(renderer, collection)), renderer.words
    if len(jumps) > 1:
        named = {
            Grouping.YEAR: words.gettext("Year"),
            Grouping.MONTH: words.gettext("Month"),
            Grouping.LETTER: words.gettext("A to Z"),
        }
        yield Choices(named[collection.grouping], "", jumps)
