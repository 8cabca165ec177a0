"""The map of all incidents, and the lists it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from generator.site import urls
from generator.site.edition import Catalogue
from generator.site.finding.choices import place_choices
from generator.site.finding.collection import Findable
from generator.site.maps.clusters import INDEX, Pin
from generator.site.maps.model import ZOOMABLE, GroundPlan
from generator.site.maps.overview import Area, draw_overview, gather, sited_of
from generator.site.render import Renderer
from generator.site.summary import Summary
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.views.filters import FiltersPart, show_filters, with_script
from generator.site.views.languages import in_all_languages
from generator.site.views.map_figure import MapFigure, Zoomable, panel_of, scripts_of
from generator.site.views.ways import WayPart, show_way
from generator.site.words import N_, Words


class MapView(Struct, frozen=True):
    """All incidents on one map, with a way to the list of each area.

    Attributes:
        shell: What stands around it.
        heading: The one heading of the page.
        intro: What the map shows.
        figure: The map; None where no incident has a place on it.
        search: To the search, which has all of these as filters.
        areas: By country, with what is in each; and what has no place on the map.
        filters: By which both can be narrowed; None where there are few incidents.
    """

    shell: Shell
    heading: str
    intro: str
    figure: MapFigure | None
    search: Link
    areas: WayPart
    filters: FiltersPart | None = None


INTRO = N_("Every incident, counted by area. Each number leads to its list.")


class Overview(Struct, frozen=True):
    """Where all incidents are.

    Attributes:
        areas: The areas that have incidents.
        plan: What the shapes beneath the map are painted from; None where it shows nothing.
        incidents: All of them, by id.
    """

    areas: tuple[Area, ...]
    plan: GroundPlan | None
    incidents: Mapping[str, Summary]


def overview_of(catalogue: Catalogue, words: Words) -> Overview:
    """Find where incidents are, from what their own maps may show."""
    incidents = catalogue.listed
    areas = gather([one.spot for one in incidents if one.spot], words)
    return Overview(
        areas=areas,
        plan=catalogue.plan(sited_of(areas)) if areas else None,
        incidents={one.id: one for one in incidents},
    )


def _figure(
    renderer: Renderer, overview: Overview, here: str, *, is_filtered: bool = False
) -> MapFigure | None:
    way = partial(urls.link, here)
    panel = draw_overview(
        overview.areas,
        lambda area: way(renderer.address(urls.area(area.path))),
        renderer.words,
        overview.plan,
        is_filtered=is_filtered,
    )
    if panel is None or panel.ground is None:
        return None
    whole = renderer.address(urls.MAP)
    words, total = renderer.words, sum(area.count for area in overview.areas)
    where = words.ngettext("%(num)s area", "%(num)s areas", len(overview.areas))
    counted = words.ngettext("%(num)s incident", "%(num)s incidents", total)
    return MapFigure(
        # For translators: such as “Map of 12 incidents in 5 areas.”
        summary=words.gettext(
            "Map of %(incidents)s in %(areas)s.", incidents=counted, areas=where
        ),
        more=Link(way(whole), words.gettext("All areas, as a list")) if here != whole else None,
        zoomable=_zoomable(renderer, here),
        panels=(panel_of(panel, way),),
        notes=panel.notes,
        credits=(panel.attribution,),
        is_filtered=is_filtered,
    )


def _zoomable(renderer: Renderer, here: str) -> Zoomable | None:
    """Offer a map to zoom where streets are installed; without them there is nothing finer."""
    scripts = scripts_of(renderer)
    # what it tells of incidents is in the newsroom's language
    if scripts is None or renderer.language_part:
        return None
    return Zoomable(
        data=urls.link(here, ZOOMABLE),
        script=urls.link(here, scripts.map),
        styles=urls.link(here, scripts.styles),
        reader=urls.link(here, scripts.archive),
        clusters=urls.link(here, INDEX),
        root=urls.link(here, urls.FRONT),
    )


def pins_of(overview: Overview) -> tuple[Pin, ...]:
    """Give every incident that stands on the overview, with its headline."""
    return tuple(
        Pin(
            lon=spot.lon,
            lat=spot.lat,
            href=urls.incident(spot.id),
            name=overview.incidents[spot.id].headline,
            area=area.name,
            area_href=urls.area(area.path),
        )
        for area in overview.areas
        for spot in area.positions
    )


def show_overview(renderer: Renderer, overview: Overview, here: str) -> Markup:
    """The overview as a figure of another page; empty where there is nothing to show."""
    figure = _figure(renderer, overview, here)
    return renderer.component("map", figure) if figure else Markup()


def show_map(renderer: Renderer, overview: Overview, finding: Findable) -> MapView:
    """The page of the overview, with a line for each country and state."""
    here, words = renderer.address(urls.MAP), renderer.words
    intro, languages = words.gettext(INTRO), in_all_languages(renderer, here)
    head = PageHead(here, words.gettext("Map"), intro, languages=languages)
    filters = show_filters(renderer, finding, here)
    return MapView(
        shell=with_script(renderer, show_shell(renderer, head), filters, here),
        heading=words.gettext("Where it happened"),
        intro=intro,
        figure=_figure(renderer, overview, here, is_filtered=filters is not None),
        search=Link(
            urls.link(here, renderer.address(urls.SEARCH)),
            words.gettext("Search and filter these"),
        ),
        # countries and their states
        areas=show_way(words, place_choices(finding, deepest=1), here),
        filters=filters,
    )


def incidents_of_discs(renderer: Renderer, overview: Overview) -> dict[str, list[str]]:
    """The incidents that each disc of the overview counts, by where it leads."""
    return {
        renderer.address(urls.area(area.path)): [spot.id for spot in area.positions]
        for area in overview.areas
    }
