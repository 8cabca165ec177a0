"""The pages to browse by: the front page, all lists of incidents, and the ways to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from generator.site import urls
from generator.site.finding import Choices, Collection, Findable
from generator.site.maps.former_slugs import former_slug
from generator.site.maps.overview import fingerprint
from generator.site.moved import moved_page
from generator.site.part import Part
from generator.site.render import ListPage, Renderer, in_pages, page_part
from generator.site.views import front, ways
from generator.site.views.area_map import AreaDrawing, show_area_map
from generator.site.views.filters import FiltersPart, show_filters
from generator.site.views.follow import MOST_WAYS, show_follow
from generator.site.views.map import Overview, show_overview


def front_parts(renderer: Renderer, finding: Findable, overview: Overview) -> Iterator[Part]:
    """The front page and the pages after it."""
    placed = front.in_front(finding.listed, renderer.edition.now)
    shown = partial(ways.show_way, renderer.words, here="", most=front.MOST_WAYS)
    leads = repr(list(map(shown, ways.all_choices(finding))))
    for page in in_pages(placed, front.PER_PAGE):
        on_first = (fingerprint(overview.areas), leads) if page.is_first else ()
        inputs = (
            *(f"{one.incident.teaser} {one.heading.anchor}" for one in page.items),
            *([renderer.edition.now.isoformat()] if front.counts_back(page) else []),
            *(str(page.last), str(len(placed)), *on_first),
            repr(front.front_languages(renderer)) if page.is_first else "",
        )
        view = partial(_front_page, renderer, finding, overview, page)
        yield page_part(renderer, urls.front_page(page.number), "front.html", view, inputs)


def _front_page(
    renderer: Renderer, finding: Findable, overview: Overview, page: ListPage[front.Placed]
) -> front.FrontView:
    drawn = show_overview(renderer, overview, urls.FRONT) if page.is_first else Markup()
    return front.show_front(renderer, page, finding, drawn)


def list_parts(
    renderer: Renderer, finding: Findable, maps: Mapping[str, AreaDrawing]
) -> Iterator[Part]:
    """Every list of incidents, and the pages that lead to them."""
    years = (next(iter(ways.all_choices(finding))),)
    filters = show_filters(renderer, finding, urls.INCIDENTS)
    everything = ways.all_incidents(renderer.words, finding)
    yield from _list(renderer, everything, _Beside(years, filters=filters))
    for collection in finding.collections:
        yield from _list(renderer, collection, _Beside(drawing=maps.get(collection.folder)))
    follow = partial(show_follow, renderer, finding)
    shown = partial(ways.show_way, renderer.words, here="", most=MOST_WAYS)
    leads = repr(list(map(shown, ways.all_choices(finding))))
    yield page_part(renderer, urls.FEEDS, "follow.html", follow, (leads,))
    for one in ways.ways_pages(renderer.words, finding):
        by_year = one.address == urls.YEARS
        filters = show_filters(renderer, finding, urls.YEARS) if by_year else None
        view = partial(ways.show_ways, renderer, one, filters)
        yield page_part(renderer, one.address, "ways.html", view, (repr(one), repr(filters)))


class _Beside(Struct, frozen=True):
    """What stands beside a list on its first page.

    Attributes:
        more: Other ways in.
        drawing: The map of an area; None where there is none.
        filters: By which it can be narrowed; None where it cannot.
    """

    more: tuple[Choices, ...] = ()
    drawing: AreaDrawing | None = None
    filters: FiltersPart | None = None


def _list(renderer: Renderer, collection: Collection, beside: _Beside) -> Iterator[Part]:
    about = (collection.heading, collection.about, repr(collection.above))
    on_first = (
        repr(collection.narrower),
        repr(beside.more),
        *ways.headings_of(renderer.words, collection),
        *map(repr, filter(None, (beside.drawing, beside.filters))),
    )
    drawn = partial(show_area_map, renderer, beside.drawing) if beside.drawing else None
    for page in in_pages(collection.incidents, ways.size_of(collection)):
        inputs = (
            *(*about, str(page.last), *(on_first if page.is_first else ())),
            *(f"{one.teaser} {one.sorted_by.day}" for one in page.items),
        )
        first = ways.OnFirst(beside.more, drawn, beside.filters)
        view = partial(ways.show_list, renderer, collection, page, first)
        address = urls.page_of(collection.folder, page.number)
        yield page_part(renderer, address, "list.html", view, inputs)


def moved_areas(renderer: Renderer, finding: Findable, overview: Overview) -> Iterator[Part]:
    """Small pages at the addresses that areas of the map had before.

    They stood beside each other, not in a tree; and some bore another name, which is no longer
    what the CLDR calls them.
    """
    taken = {path.partition("/")[0] for path in finding.tree}
    for area in overview.areas:
        former = former_slug(area.where.sure) if area.where.sure else ""
        for slug in (area.slug, former):
            if slug and slug not in taken:
                taken.add(slug)
                yield moved_page(
                    renderer.words.language, urls.area(slug), urls.area(area.path), area.phrase
                )
