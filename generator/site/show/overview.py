"""The map of all incidents, and the lists it leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from generator.site import addresses, words
from generator.site.archive import Archive
from generator.site.gist import Gist
from generator.site.maps.clusters import INDEX, Pin
from generator.site.maps.model import ZOOMABLE, GroundPlan, Panel
from generator.site.maps.overview import Area, draw_overview, gather, sited_of
from generator.site.press import Press
from generator.site.show.lists import show_list
from generator.site.show.places import scripts_of
from generator.site.show.shell import Head, show_shell
from generator.site.views.lists import AreaLine, MapView, TagView
from generator.site.views.maps import MapFigure, Zoomable, panel_of
from generator.site.views.parts import Link

ELSEWHERE = "no-place"
INTRO = "Every incident, counted by area. Each number leads to its list."


class Overview(Struct, frozen=True):
    """Where all incidents are.

    Attributes:
        areas: The areas that have incidents.
        plan: What the shapes beneath the map are painted from; None where it shows nothing.
        elsewhere: Incidents without a place on the map.
        incidents: All of them, by id.
    """

    areas: tuple[Area, ...]
    plan: GroundPlan | None
    elsewhere: tuple[Gist, ...]
    incidents: Mapping[str, Gist]


def overview_of(archive: Archive) -> Overview:
    """Find where incidents are, from what their own maps may show."""
    incidents = archive.listed
    areas = gather([one.spot for one in incidents if one.spot])
    return Overview(
        areas=areas,
        plan=archive.plan(sited_of(areas)) if areas else None,
        elsewhere=tuple(one for one in incidents if not one.spot),
        incidents={one.id: one for one in incidents},
    )


def _panel(overview: Overview, here: str) -> Panel | None:
    return draw_overview(
        overview.areas,
        lambda area: addresses.link(here, addresses.area(area.slug)),
        overview.plan,
    )


def _figure(press: Press, overview: Overview, here: str) -> MapFigure | None:
    panel = _panel(overview, here)
    if panel is None or panel.ground is None:
        return None
    total = sum(area.count for area in overview.areas)
    where = words.count(len(overview.areas), "area")
    more = None
    if here != addresses.MAP:
        more = Link(addresses.link(here, addresses.MAP), "All areas, as a list")
    return MapFigure(
        summary=f"Map of {words.count(total, 'incident')} in {where}.",
        more=more,
        zoomable=_zoomable(press, here),
        panels=(panel_of(panel, partial(addresses.link, here)),),
        credits=(panel.attribution,),
    )


def _zoomable(press: Press, here: str) -> Zoomable | None:
    """Offer a map to zoom where streets are installed; without them there is nothing finer."""
    scripts = scripts_of(press)
    if scripts is None:
        return None
    return Zoomable(
        data=addresses.link(here, ZOOMABLE),
        script=addresses.link(here, scripts.map),
        reader=addresses.link(here, scripts.archive),
        clusters=addresses.link(here, INDEX),
        root=addresses.link(here, addresses.FRONT),
    )


def pins_of(overview: Overview) -> tuple[Pin, ...]:
    """Give every incident that stands on the overview, with its headline."""
    return tuple(
        Pin(
            lon=spot.lon,
            lat=spot.lat,
            href=addresses.incident(spot.incident),
            name=overview.incidents[spot.incident].headline,
            area=area.name,
            area_href=addresses.area(area.slug),
        )
        for area in overview.areas
        for spot in area.positions
    )


def show_overview(press: Press, overview: Overview, here: str) -> Markup:
    """The overview as a figure of another page; empty where there is nothing to show."""
    figure = _figure(press, overview, here)
    return press.component("map", figure) if figure else Markup()


def show_map(press: Press, overview: Overview) -> MapView:
    """The page of the overview, with a line for each area."""
    here = addresses.MAP
    elsewhere = None
    if overview.elsewhere:
        elsewhere = _line("Without a place on the map", ELSEWHERE, len(overview.elsewhere))
    return MapView(
        shell=show_shell(press, Head(here, "Map", INTRO)),
        heading="Where it happened",
        intro=INTRO,
        figure=_figure(press, overview, here),
        areas=tuple(_line(area.name, area.slug, area.count) for area in overview.areas),
        elsewhere=elsewhere,
    )


def _line(name: str, slug: str, number: int) -> AreaLine:
    href = addresses.link(addresses.MAP, addresses.area(slug))
    return AreaLine(Link(href, name), words.count(number, "incident"))


def show_area(
    press: Press, area: Area, incidents: Sequence[Gist], number: int, last: int
) -> TagView:
    """One page of the incidents of an area."""
    return _list(press, area.slug, area.phrase, area.count, incidents, number, last)


def show_elsewhere(
    press: Press, total: int, incidents: Sequence[Gist], number: int, last: int
) -> TagView:
    """One page of the incidents without a place on the map."""
    heading = "Without a place on the map"
    return _list(press, ELSEWHERE, heading, total, incidents, number, last)


def _list(  # noqa: PLR0913, PLR0917 - see show_list
    press: Press,
    slug: str,
    heading: str,
    total: int,
    incidents: Sequence[Gist],
    number: int,
    last: int,
) -> TagView:
    about = f"{heading}: {words.count(total, 'incident')}."
    page = partial(addresses.area, slug)
    return show_list(press, page, (heading, about), incidents, number, last)
