"""A drawn map becomes a figure of a page."""

from __future__ import annotations

import json
from collections.abc import Callable

from markupsafe import Markup
from msgspec import Struct

from generator.site.maps.drawn import DrawnMap, Panel
from generator.site.maps.engine import ZOOMABLE
from generator.site.maps.request import MapRequest
from generator.site.maps.words import marker_name
from generator.site.views.maps import MapFigure, MapPanel, Zoomable

LISTED = "The list says everything that the map says."


class Scripts(Struct, frozen=True):
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
        panels=tuple(_panel(panel, link) for panel in drawn.panels),
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


def _panel(panel: Panel, link: Callable[[str], str]) -> MapPanel:
    ground = panel.ground
    return MapPanel(
        title=panel.title,
        overlay=Markup(panel.overlay),  # noqa: S704 - our own writer escapes every word
        width=panel.width,
        height=panel.height,
        light=link(ground.light) if ground else "",
        dark=link(ground.dark) if ground else "",
    )
