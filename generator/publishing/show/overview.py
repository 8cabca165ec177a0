"""The map of all incidents, and the lists it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.model.incident import Incident
from generator.publishing import addresses, words
from generator.publishing.edition import Output, Part
from generator.publishing.maps.areas import Area, Spot, gather
from generator.publishing.maps.clusters import INDEX, Pin
from generator.publishing.maps.drawn import Panel
from generator.publishing.maps.engine import ZOOMABLE
from generator.publishing.maps.grounds import FOLDER
from generator.publishing.maps.incident import request_for
from generator.publishing.maps.overview import draw_overview
from generator.publishing.maps.request import MapPlace, MapRequest
from generator.publishing.press import Press
from generator.publishing.show.lists import show_teaser
from generator.publishing.show.places import scripts_of
from generator.publishing.show.shell import Head, show_shell
from generator.publishing.views.lists import AreaLine, MapView, TagView
from generator.publishing.views.maps import MapFigure, MapPanel, Zoomable
from generator.publishing.views.parts import Link

ELSEWHERE = "no-place"
GROUND = f"{FOLDER}overview/"
INTRO = "Every incident, counted by area. Each number leads to its list."


@dataclass(frozen=True, slots=True)
class Overview:
    """Where all incidents are.

    Attributes:
        requests: The places on the map of each incident, by the incident's id.
        areas: The areas that have incidents.
        elsewhere: Incidents without a place on the map.
        incidents: All of them, by id.
    """

    requests: Mapping[str, MapRequest]
    areas: tuple[Area, ...]
    elsewhere: tuple[Incident, ...]
    incidents: Mapping[str, Incident]


def overview_of(press: Press, incidents: Sequence[Incident]) -> Overview:
    """Find where incidents are, from what their own maps may show.

    The shapes beneath a map do not depend on the order of its places or on times, so the places
    are taken as they are written, which is ten times as fast.
    """
    newsroom = press.edition.site.newsroom
    requests = {one.id: request_for(one, newsroom, one.record.places) for one in incidents}
    spots = [
        Spot(one.id, place.lon, place.lat)
        for one in incidents
        if (place := _scene(requests[one.id].places)) is not None
    ]
    placed = {spot.incident for spot in spots}
    return Overview(
        requests=requests,
        areas=gather(spots),
        elsewhere=tuple(one for one in incidents if one.id not in placed),
        incidents={one.id: one for one in incidents},
    )


def _scene(places: Sequence[MapPlace]) -> MapPlace | None:
    """Take the scene for the incident, else its first place."""
    return next((place for place in places if place.role == "scene"), next(iter(places), None))


def _panel(overview: Overview, here: str) -> Panel | None:
    return draw_overview(
        overview.areas, lambda area: addresses.link(here, addresses.area(area.slug))
    )


def _figure(press: Press, overview: Overview, here: str) -> MapFigure | None:
    panel = _panel(overview, here)
    if panel is None or panel.ground is None:
        return None
    light, dark = (f"{GROUND}{panel.ground.key}-{name}.svg" for name in ("light", "dark"))
    total = sum(len(area.spots) for area in overview.areas)
    shown = MapPanel(
        title=panel.title,
        overlay=Markup(panel.overlay),  # noqa: S704 - our own writer escapes every word
        width=panel.width,
        height=panel.height,
        light=addresses.link(here, light),
        dark=addresses.link(here, dark),
    )
    where = words.count(len(overview.areas), "area")
    more = None
    if here != addresses.MAP:
        more = Link(addresses.link(here, addresses.MAP), "All areas, as a list")
    return MapFigure(
        summary=f"Map of {words.count(total, 'incident')} in {where}.",
        more=more,
        zoomable=_zoomable(press, here),
        panels=(shown,),
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
            name=overview.incidents[spot.incident].record.headline,
            area=area.name,
            area_href=addresses.area(area.slug),
        )
        for area in overview.areas
        for spot in area.spots
    )


def overview_ground(overview: Overview) -> Iterator[Part]:
    """Give the part that makes the shapes beneath the overview."""
    if overview.areas:
        yield Part(GROUND, (repr(overview.areas),), partial(_painted, overview))


def _painted(overview: Overview) -> Iterator[Output]:
    panel = _panel(overview, addresses.MAP)
    if panel and panel.ground:
        painted = panel.ground.paint()
        yield Output(f"{GROUND}{panel.ground.key}-light.svg", painted.light.encode())
        yield Output(f"{GROUND}{panel.ground.key}-dark.svg", painted.dark.encode())


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
        areas=tuple(_line(area.name, area.slug, len(area.spots)) for area in overview.areas),
        elsewhere=elsewhere,
    )


def _line(name: str, slug: str, number: int) -> AreaLine:
    href = addresses.link(addresses.MAP, addresses.area(slug))
    return AreaLine(Link(href, name), words.count(number, "incident"))


def show_area(press: Press, area: Area, incidents: Sequence[Incident]) -> TagView:
    """The incidents of one area."""
    return _list(press, area.slug, f"In {area.name}", incidents)


def show_elsewhere(press: Press, incidents: Sequence[Incident]) -> TagView:
    """The incidents without a place on the map."""
    return _list(press, ELSEWHERE, "Without a place on the map", incidents)


def _list(press: Press, slug: str, heading: str, incidents: Sequence[Incident]) -> TagView:
    address = addresses.area(slug)
    head = Head(address, heading, f"{heading}: {words.count(len(incidents), 'incident')}.")
    teasers = tuple(show_teaser(press, incident, address) for incident in incidents)
    return TagView(show_shell(press, head), heading, teasers)
