"""A drawn map becomes a figure of a page."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from generator.publishing.maps.drawn import DrawnMap, Panel
from generator.publishing.maps.grounds import dark_path, light_path
from generator.publishing.maps.request import MapRequest
from generator.publishing.views.maps import MapFigure, MapPanel

LISTED = "The list says everything that the map says."


def figure_of(drawn: DrawnMap, request: MapRequest, link: Callable[[str], str]) -> MapFigure:
    """Make the figure of a map.

    Args:
        drawn: The finished map.
        request: What it was drawn from.
        link: Turns a path from the root of the site into one from the page.
    """
    return MapFigure(
        summary=f"{drawn.summary} {LISTED}",
        panels=tuple(_panel(panel, request, link) for panel in drawn.panels),
        notes=drawn.notes,
        credits=drawn.attributions,
    )


def _panel(panel: Panel, request: MapRequest, link: Callable[[str], str]) -> MapPanel:
    ground = panel.ground
    return MapPanel(
        title=panel.title,
        overlay=Markup(panel.overlay),  # noqa: S704 - our own writer escapes every word
        width=panel.width,
        height=panel.height,
        light=link(light_path(request, ground)) if ground else "",
        dark=link(dark_path(request, ground)) if ground else "",
    )
