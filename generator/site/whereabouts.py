"""What is published of places: the shapes beneath maps, the overview, a list for each area."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

from generator.site import urls
from generator.site.edition import Part
from generator.site.gist import Gist
from generator.site.maps.clusters import cluster_parts
from generator.site.maps.engine import engine_parts
from generator.site.maps.grounds import ground_parts
from generator.site.render import Renderer, in_pages, page_part
from generator.site.views.lists import LISTED_PER_PAGE, TagView
from generator.site.views.map import (
    ELSEWHERE,
    Overview,
    pins_of,
    show_area,
    show_elsewhere,
    show_map,
)


def place_parts(renderer: Renderer, overview: Overview) -> Iterator[Part]:
    """List what is published of all places."""
    plans = chain.from_iterable(one.grounds for one in overview.incidents.values())
    every = chain(plans, [overview.plan] if overview.plan else [])
    yield from ground_parts(every, renderer.edition.basemap)
    if renderer.edition.basemap.streets:
        yield from engine_parts(renderer.edition.basemap.streets)
        yield from cluster_parts(pins_of(overview))
    counted = (repr(overview.areas), str(len(overview.elsewhere)))
    yield page_part(renderer, urls.MAP, "map.html", partial(show_map, renderer, overview), counted)
    for area in overview.areas:
        some = [overview.incidents[spot.incident] for spot in area.spots]
        yield from list_parts(
            renderer, partial(urls.area, area.slug), some, partial(show_area, renderer, area)
        )
    if overview.elsewhere:
        some = list(overview.elsewhere)
        view = partial(show_elsewhere, renderer, len(some))
        yield from list_parts(renderer, partial(urls.area, ELSEWHERE), some, view)


def list_parts(
    renderer: Renderer,
    page: Callable[[int], str],
    incidents: Sequence[Gist],
    view: Callable[[Sequence[Gist], int, int], TagView],
) -> Iterator[Part]:
    """List the pages of a list of incidents.

    Args:
        renderer: What pages are rendered with.
        page: Gives the address of each page, from 1.
        incidents: What the list holds.
        view: Shows the incidents of one page, its number, and the number of pages.
    """
    sheets = in_pages(incidents, LISTED_PER_PAGE)
    for number, some in enumerate(sheets, 1):
        address = page(number)
        inputs = (address, str(len(incidents)), *(one.teaser for one in some))
        shown = partial(view, some, number, len(sheets))
        yield page_part(renderer, address, "tag.html", shown, inputs)
