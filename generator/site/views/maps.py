"""A drawn map, as a figure of a page."""

from __future__ import annotations

import json
from collections.abc import Callable

from markupsafe import Markup
from msgspec import Struct

from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.model import ZOOMABLE, DrawnMap, MapRequest, Panel
from generator.site.maps.words import marker_name
from generator.site.views.parts import Link

LISTED = "The list says everything that the map says."


class MapPanel(Struct, frozen=True, gc=False):
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


class Zoomable(Struct, frozen=True, gc=False):
    """What a map to zoom and pan needs.

    Attributes:
        data: The address of its engine, tiles and styles.
        script: The address of the script that shows it.
        reader: The address of the script that reads tiles out of an archive.
        places: Its places as JSON: number, name, longitude, latitude, radius in metres, link;
            empty where it shows all incidents.
        clusters: The address of the clusters of all incidents; empty where it shows one.
        root: The way to the root of the site, where it shows all incidents.
    """

    data: str
    script: str
    reader: str = ""
    places: str = ""
    clusters: str = ""
    root: str = ""


class MapFigure(Struct, frozen=True, gc=False):
    """A map; what it says is said again in the list that follows it.

    Attributes:
        summary: One sentence that says what it shows.
        panels: One or two pictures.
        notes: Sentences that keep a reader from taking it for more than it is.
        credits: Whose data were drawn.
        zoomable: What a map to zoom and pan needs; None where no streets are installed.
        more: The way to what the map leads to, where it is not on the page; None where it is.
    """

    summary: str
    panels: tuple[MapPanel, ...]
    notes: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    zoomable: Zoomable | None = None
    more: Link | None = None


class Scripts(Struct, frozen=True, gc=False):
    """Where the scripts of the map to zoom stand, from the root of the site.

    Attributes:
        map: Shows it.
        archive: Reads tiles out of an archive.
    """

    map: str
    archive: str


def figure_of(
    drawn: DrawnMap,
    request: MapRequest,
    link: Callable[[str], str],
    scripts: Scripts | None = None,
) -> MapFigure:
    """Make the figure of a map.

    Args:
        drawn: The finished map.
        request: What it was drawn from.
        link: Turns a path from the root of the site into one from the page.
        scripts: Those of the map to zoom; None where none is to be offered.
    """
    return MapFigure(
        summary=f"{drawn.summary} {LISTED}",
        panels=tuple(panel_of(panel, link) for panel in drawn.panels),
        notes=drawn.notes,
        credits=drawn.attributions,
        zoomable=_zoomable(drawn, request, link, scripts),
    )


def _zoomable(
    drawn: DrawnMap,
    request: MapRequest,
    link: Callable[[str], str],
    scripts: Scripts | None,
) -> Zoomable | None:
    """Offer a map to zoom where streets were drawn, with the same places and no others."""
    if scripts is None or not any(panel.kind == "streets" for panel in drawn.panels):
        return None
    places = [
        [place.number, marker_name(place), place.lon, place.lat, place.radius_m, place.href]
        for place in request.places
    ]
    text = json.dumps(places, ensure_ascii=False, separators=(",", ":"))
    return Zoomable(link(ZOOMABLE), link(scripts.map), link(scripts.archive), text)


def panel_of(panel: Panel, link: Callable[[str], str]) -> MapPanel:
    """Make a picture of a figure."""
    ground = panel.ground
    return MapPanel(
        title=panel.title,
        overlay=Markup(panel.overlay),  # noqa: S704 - our own writer escapes every word
        width=WIDTH,
        height=HEIGHT,
        light=link(ground.light) if ground else "",
        dark=link(ground.dark) if ground else "",
    )
