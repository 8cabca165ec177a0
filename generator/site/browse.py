"""The pages to browse by: front page, map, updates, lists of incidents, and the ways to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from generator.site import urls
from generator.site.exports import feeds
from generator.site.finding.collection import Collection, Findable
from generator.site.finding.gather import everything
from generator.site.maps.known_areas import former_slug
from generator.site.maps.overview import fingerprint_of_areas
from generator.site.moved import moved_page
from generator.site.part import Part
from generator.site.render import ListPage, Renderer, in_pages, page_part, view_part
from generator.site.summary import Summary
from generator.site.views import front, updates, ways
from generator.site.views.area_map import AreaDrawing
from generator.site.views.filter_data import filed_as, filter_parts
from generator.site.views.filters import has_filters, show_filters, show_filters_within
from generator.site.views.follow import show_follow
from generator.site.views.headings import headings_of, size_of
from generator.site.views.list import OnFirst, show_list
from generator.site.views.map import (
    Overview,
    incidents_of_discs,
    show_map,
    show_overview,
)


def parts_of_lists(
    renderer: Renderer,
    finding: Findable,
    overview: Overview,
    maps: Mapping[str, AreaDrawing],
) -> Iterator[Part]:
    """The lists of all incidents, and the ways to them, in the language of the part."""
    view = show_map(renderer, overview, finding)
    yield view_part(renderer, renderer.address(urls.MAP), "map.html", view)
    yield from filter_parts(renderer, finding, incidents_of_discs(renderer, overview))
    yield from _front_parts(renderer, finding, overview)
    yield from _updates(renderer, updates.all_updates(renderer.edition.catalogue))
    yield from _list_parts(renderer, finding, maps)


def _front_parts(renderer: Renderer, finding: Findable, overview: Overview) -> Iterator[Part]:
    """The front page and the pages after it."""
    placed = front.in_front(finding.listed, renderer.edition.now)
    shown = partial(ways.show_way, renderer.words, here="", most=front.MOST_WAYS)
    leads = repr(list(map(shown, ways.all_choices(finding))))
    stands = partial(_stands, renderer)
    for page in in_pages(placed, front.PER_PAGE):
        on_first = (fingerprint_of_areas(overview.areas), leads) if page.is_first else ()
        inputs = (
            *(f"{stands(one.incident)} {one.heading.anchor}" for one in page.items),
            *([renderer.edition.now.isoformat()] if front.counts_back(page) else []),
            *(str(page.last), str(len(placed)), *on_first),
            repr(renderer.other_languages),
        )
        view = partial(_front_page, renderer, finding, overview, page)
        address = renderer.address(urls.page_of(urls.FRONT, page.number))
        yield page_part(renderer, address, "front.html", view, inputs)


def _stands(renderer: Renderer, incident: Summary) -> str:
    """What differs where it differs how lists show an incident, in the language of the part."""
    return incident.elsewhere if renderer.language_part else incident.teaser


def _front_page(
    renderer: Renderer, finding: Findable, overview: Overview, page: ListPage[front.Placed]
) -> front.FrontView:
    here = renderer.address(urls.FRONT)
    drawn = show_overview(renderer, overview, here) if page.is_first else Markup()
    return front.show_front(renderer, page, finding, drawn)


def _list_parts(
    renderer: Renderer, finding: Findable, maps: Mapping[str, AreaDrawing]
) -> Iterator[Part]:
    """Every list of incidents, and the pages that lead to them."""
    years = (next(iter(ways.all_choices(finding))),)
    filed = filed_as(finding.listed)
    of_all = partial(show_filters, renderer, finding, renderer.address(urls.INCIDENTS))
    yield from _list(renderer, everything(finding), OnFirst(years, filters=of_all), filed)
    for collection in finding.collections:
        dividing = partial(show_filters_within, renderer, finding, collection)
        first = OnFirst(drawing=maps.get(collection.folder), filters=dividing)
        yield from _list(renderer, collection, first, filed)
    follow = show_follow(renderer, finding)
    yield view_part(renderer, renderer.address(urls.FEEDS), "follow.html", follow)
    for one in ways.ways_pages(finding):
        by_year = one.address == renderer.address(urls.YEARS)
        filters = show_filters(renderer, finding, one.address) if by_year else None
        yield view_part(renderer, one.address, "ways.html", ways.show_ways(renderer, one, filters))


def _list(
    renderer: Renderer, collection: Collection, first: OnFirst, filed: Mapping[str, str]
) -> Iterator[Part]:
    listed = collection.incidents
    about = (
        collection.heading,
        collection.about,
        repr((collection.above, renderer.other_languages)),
    )
    on_first = (
        repr(collection.narrower),
        repr(first.more),
        *headings_of(renderer, collection),
        *([repr(first.drawing)] if first.drawing else []),
        *([" ".join(filed[one.id] for one in listed)] if has_filters(renderer, listed) else []),
    )
    for page in in_pages(listed, size_of(collection)):
        inputs = (
            *(*about, str(page.last), *(on_first if page.is_first else ())),
            *(f"{_stands(renderer, one)} {one.sorted_by.day}" for one in page.items),
        )
        view = partial(show_list, renderer, collection, page, first)
        address = urls.page_of(collection.folder, page.number)
        yield page_part(renderer, address, "list.html", view, inputs)


def _digests(renderer: Renderer, logged: Iterable[updates.Dated]) -> tuple[str, ...]:
    if renderer.language_part:
        return tuple(f"{one.incident.elsewhere} {one.update.id}" for one in logged)
    return tuple(one.update.digest for one in logged)


def _updates(renderer: Renderer, logged: Sequence[updates.Dated]) -> Iterator[Part]:
    for page in in_pages(logged, updates.UPDATES_PER_PAGE):
        view = partial(updates.show_updates, renderer, page)
        inputs = (*_digests(renderer, page.items), str(page.last), repr(renderer.other_languages))
        address = renderer.address(urls.page_of(urls.UPDATES, page.number))
        yield page_part(renderer, address, "updates.html", view, inputs)
    corrections = [one for one in logged if feeds.CORRECTING & set(one.update.kinds)]
    figures = tuple(map(repr, updates.figures(corrections, renderer.words)))
    for page in in_pages(corrections, updates.UPDATES_PER_PAGE):
        corrected = partial(updates.show_corrections, renderer, page, corrections)
        sums = (*figures, str(page.last), repr(renderer.other_languages))
        inputs = (*_digests(renderer, page.items), *sums)
        address = renderer.address(urls.page_of(urls.CORRECTIONS, page.number))
        yield page_part(renderer, address, "updates.html", corrected, inputs)


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
                    renderer.edition,
                    renderer.words.language,
                    urls.area(slug),
                    urls.area(area.path),
                    area.phrase,
                )
