"""What is published of places: the shapes beneath maps, the overview, a list for each area."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from generator.model.incident import Incident
from generator.publishing import addresses
from generator.publishing.edition import Output, Part
from generator.publishing.maps.clusters import cluster_parts
from generator.publishing.maps.engine import engine_parts
from generator.publishing.maps.grounds import ground_parts
from generator.publishing.press import Press
from generator.publishing.show.overview import (
    ELSEWHERE,
    Overview,
    overview_ground,
    pins_of,
    show_area,
    show_elsewhere,
    show_map,
)


def place_parts(press: Press, overview: Overview) -> Iterator[Part]:
    """List what is published of all places."""
    yield from ground_parts(overview.requests.values(), press.edition.basemap)
    if press.edition.basemap.streets:
        yield from engine_parts(press.edition.basemap.streets)
        yield from cluster_parts(pins_of(overview))
    yield from overview_ground(overview)
    page = partial(_printed, press, addresses.MAP, "map.html", partial(show_map, press, overview))
    counted = (repr(overview.areas), str(len(overview.elsewhere)))
    yield Part(addresses.file_of(addresses.MAP), counted, page)
    for area in overview.areas:
        some = [overview.incidents[spot.incident] for spot in area.spots]
        yield _list(press, area.slug, some, partial(show_area, press, area, some))
    if overview.elsewhere:
        some = list(overview.elsewhere)
        yield _list(press, ELSEWHERE, some, partial(show_elsewhere, press, some))


def _list(
    press: Press, slug: str, incidents: Sequence[Incident], view: Callable[[], object]
) -> Part:
    address = addresses.area(slug)
    inputs = (slug, *(incident.digest for incident in incidents))
    return Part(
        addresses.file_of(address), inputs, partial(_printed, press, address, "tag.html", view)
    )


def _printed(
    press: Press, address: str, template: str, view: Callable[[], object]
) -> tuple[Output, ...]:
    return (press.page(address, template, view()),)
