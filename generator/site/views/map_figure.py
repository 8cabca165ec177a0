"""A drawn map on a page, and what a press of a button makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable

from markupsafe import Markup
from msgspec import Struct

from generator.site import phrases
from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.model import ZOOMABLE, DrawnMap, MapPlace, MapRequest, Panel
from generator.site.maps.words import marker_name
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.words import N_, Words


class MapPanel(Struct, frozen=True):
    """One picture of a map.

    Attributes:
        title: A few words above it.
        overlay: The SVG that lies on top: markers, names, scale.
        width: In the units of the overlay.
        height: In the units of the overlay.
        light: The address of the picture beneath, for light pages; empty where there is none.
        dark: The same for dark pages.
    """

    title: str
    overlay: Markup
    width: int
    height: int
    light: str = ""
    dark: str = ""


class Zoomable(Struct, frozen=True):
    """What a map to zoom and pan needs.

    Attributes:
        data: The address of its engine, tiles and styles.
        script: The address of the script that shows it.
        styles: The address of the styles of what it shows.
        reader: The address of the script that reads tiles out of an archive.
        places: Its places as JSON: number, name, longitude, latitude, radius in metres, link;
            empty where it shows all incidents.
        clusters: The address of the clusters of all incidents; empty where it shows one.
        root: The way to the root of the site, where it shows all incidents.
    """

    data: str
    script: str
    styles: str
    reader: str = ""
    places: str = ""
    clusters: str = ""
    root: str = ""


class MapFigure(Struct, frozen=True):
    """A map; what it says is said again in the list that follows it.

    Attributes:
        summary: One sentence that says what it shows.
        panels: One or two pictures, the one that shows most first.
        notes: Sentences that keep a reader from taking it for more than it is.
        credits: Whose data were drawn.
        zoomable: What a map to zoom and pan needs; None where no streets are installed.
        more: The way to what the map leads to, where it is not on the page; None where it is.
        is_filtered: Whether a script may count anew, so that the summary no longer holds.
    """

    summary: str
    panels: tuple[MapPanel, ...]
    notes: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    zoomable: Zoomable | None = None
    more: Link | None = None
    is_filtered: bool = False


LISTED = N_("The list says everything that the map says.")


class Scripts(Struct, frozen=True):
    """Where the scripts and styles of the map to zoom stand, from the root of the site.

    Attributes:
        map: Shows it.
        archive: Reads tiles out of an archive.
        styles: What both look like.
    """

    map: str
    archive: str
    styles: str


def figure_of(
    drawn: DrawnMap,
    request: MapRequest,
    link: Callable[[str], str],
    words: Words,
    scripts: Scripts | None = None,
) -> MapFigure:
    """Make the figure of a map.

    Args:
        drawn: The finished map.
        request: What it was drawn from.
        link: Turns a path from the root of the site into one from the page.
        words: The words of the page.
        scripts: Those of the map to zoom; None where none is to be offered.
    """
    # in a story the first panel stands alone: where streets are known, a reader wants the corner
    panels = sorted(drawn.panels, key=lambda panel: panel.kind != "streets")
    return MapFigure(
        summary=phrases.sentences((drawn.summary, words.gettext(LISTED)), words),
        panels=tuple(panel_of(panel, link) for panel in panels),
        notes=drawn.notes,
        credits=drawn.attributions(words),
        zoomable=_zoomable(drawn, request, link, words, scripts),
    )


def _zoomable(
    drawn: DrawnMap,
    request: MapRequest,
    link: Callable[[str], str],
    words: Words,
    scripts: Scripts | None,
) -> Zoomable | None:
    """Offer a map to zoom where streets were drawn, with the same places and no others."""
    if scripts is None or not any(panel.kind == "streets" for panel in drawn.panels):
        return None
    places = [
        [
            *(
                place.number,
                marker_name(place, words),
                place.lon,
                place.lat,
                place.radius_m,
                place.href,
            ),
            *_area(place),
        ]
        for place in request.places
    ]
    text = json.dumps(places, ensure_ascii=False, separators=(",", ":"))
    return Zoomable(
        data=link(ZOOMABLE),
        script=link(scripts.map),
        styles=link(scripts.styles),
        reader=link(scripts.archive),
        places=text,
    )


def _area(place: MapPlace) -> list[list[object]]:
    """What extends around a place: how far it reaches, and what a file draws."""
    if place.area is None:
        return []
    drawn = place.area.extent
    return [[place.area.radius_m, drawn.geometry] if drawn else [place.area.radius_m]]


def panel_of(panel: Panel, link: Callable[[str], str]) -> MapPanel:
    """Make a picture of a figure, with the ways that lead from its page."""
    ground = panel.ground
    return MapPanel(
        title=panel.title,
        overlay=Markup(panel.overlay),  # noqa: S704 - our own writer escapes every word
        width=WIDTH,
        height=HEIGHT,
        light=link(ground.light) if ground else "",
        dark=link(ground.dark) if ground else "",
    )


def scripts_of(renderer: Renderer) -> Scripts | None:
    """Find the theme's scripts for the map to zoom; None where streets or scripts are wanting."""
    named = renderer.assets.named
    if renderer.edition.basemap.streets is None or "js/map.js" not in named:
        return None
    styles = named.get("css/apart/map-live.css", "")
    return Scripts(named["js/map.js"], named.get("js/archive.js", ""), styles)
