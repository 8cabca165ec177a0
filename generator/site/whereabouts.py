"""What is published of places: the shapes beneath maps, the overview, a list for each area."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

from generator.site import addresses
from generator.site.edition import Part
from generator.site.gist import Gist
from generator.site.maps.clusters import cluster_parts
from generator.site.maps.draw import ground_parts
from generator.site.maps.overview import fingerprint
from generator.site.maps.zoomable import engine_parts
from generator.site.press import Press, pages_of, printed
from generator.site.show.lists import LISTED_PER_PAGE
from generator.site.show.overview import (
    ELSEWHERE,
    Overview,
    pins_of,
    show_area,
    show_elsewhere,
    show_map,
)
from generator.site.views.lists import TagView


def place_parts(press: Press, overview: Overview) -> Iterator[Part]:
    """List what is published of all places."""
    plans = chain.from_iterable(one.grounds for one in overview.incidents.values())
    every = chain(plans, [overview.plan] if overview.plan else [])
    yield from ground_parts(every, press.edition.basemap)
    if press.edition.basemap.streets:
        yield from engine_parts(press.edition.basemap.streets)
        yield from cluster_parts(pins_of(overview))
    counted = (fingerprint(overview.areas), str(len(overview.elsewhere)))
    yield printed(press, addresses.MAP, "map.html", partial(show_map, press, overview), counted)
    for area in overview.areas:
        some = [overview.incidents[spot.incident] for spot in area.positions]
        yield from list_parts(
            press, partial(addresses.area, area.slug), some, partial(show_area, press, area)
        )
    if overview.elsewhere:
        some = list(overview.elsewhere)
        view = partial(show_elsewhere, press, len(some))
        yield from list_parts(press, partial(addresses.area, ELSEWHERE), some, view)


def list_parts(
    press: Press,
    page: Callable[[int], str],
    incidents: Sequence[Gist],
    view: Callable[[Sequence[Gist], int, int], TagView],
) -> Iterator[Part]:
    """List the pages of a list of incidents.

    Args:
        press: What pages are printed with.
        page: Gives the address of each page, from 1.
        incidents: What the list holds.
        view: Shows the incidents of one page, its number, and the number of pages.
    """
    sheets = pages_of(incidents, LISTED_PER_PAGE)
    for number, some in enumerate(sheets, 1):
        address = page(number)
        inputs = (address, str(len(incidents)), *(one.teaser for one in some))
        shown = partial(view, some, number, len(sheets))
        yield printed(press, address, "tag.html", shown, inputs)
