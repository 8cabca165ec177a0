"""A list of incidents that have something in common, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup
from msgspec import Struct

from generator.site import urls
from generator.site.finding.collection import Choices, Collection, Grouping
from generator.site.render import ListPage, Renderer
from generator.site.summary import Summary
from generator.site.urls import Link
from generator.site.views.area_map import AreaDrawing, show_area_map
from generator.site.views.base import Alternate, PageHead, Shell, show_shell
from generator.site.views.filters import FiltersPart, with_script
from generator.site.views.headings import heading_in, jumps_to_headings
from generator.site.views.languages import in_all_languages
from generator.site.views.pagination import Pagination, show_pagination, title_of_page
from generator.site.views.teaser import Teaser, teasers
from generator.site.views.ways import WayPart, links_to, show_way


class ListGroup(Struct, frozen=True):
    """Incidents of a list that stand under one heading.

    Attributes:
        anchor: Of the heading; empty where there is none.
        heading: Such as "June 2021"; empty where the list has no headings.
        teasers: In the order of the list.
    """

    anchor: str
    heading: str
    teasers: tuple[Teaser, ...]


class ListView(Struct, frozen=True):
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


class OnFirst(Struct, frozen=True):
    """What stands on the first page of a list alone.

    Attributes:
        more: Other ways in.
        drawing: The map of an area; None where there is none.
        filters: Gives those by which the list can be narrowed; None where it cannot, or is short.
    """

    more: Sequence[Choices] = ()
    drawing: AreaDrawing | None = None
    filters: Callable[[], FiltersPart | None] = lambda: None


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
    jumps = jumps_to_headings(renderer, collection)
    choices = (*jumps, *narrower, *first.more) if page.is_first else ()
    drawing, filters = (first.drawing, first.filters()) if page.is_first else (None, None)
    about = words.gettext("%(label)s: %(text)s", label=heading, text=collection.about)
    languages = in_all_languages(renderer, here)
    feeds = _feeds(collection, here)
    head = PageHead(here, title, about, alternates=feeds, languages=languages)
    return ListView(
        shell=with_script(renderer, show_shell(renderer, head), filters, here),
        heading=heading,
        intro=collection.about if page.is_first else title,
        above=links_to(collection.above, here),
        groups=tuple(_groups(renderer, collection, page)),
        narrow=_narrow(renderer, collection, here),
        ways=tuple(show_way(words, one, here) for one in choices if one.choices),
        is_short=collection.grouping is Grouping.LETTER,
        pagination=show_pagination(words, page, collection.folder),
        map=show_area_map(renderer, drawing, here, is_filtered=filters is not None)
        if drawing
        else Markup(),
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
        page.items, partial(heading_in, renderer, collection.grouping)
    ):
        yield ListGroup(anchor, heading, tuple(shown[one.id] for one in some))
