"""A drawn map, as a figure of a page."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from generator.site.views.parts import Link


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
