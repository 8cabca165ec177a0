"""Places of no real incident, and how to make them."""

from __future__ import annotations

import os
from pathlib import Path

from generator.model.place import Precision
from generator.site.maps.basemap import NOTHING, Basemap
from generator.site.maps.draw import paint
from generator.site.maps.frame import HEIGHT, SVG, WIDTH
from generator.site.maps.model import MapPlace, MapRequest, Panel

# Real map data for trials, which no repository carries; tests that ask for it skip without it.
ROOT = Path(__file__).resolve().parents[3]
MAP_DATA = Path(os.environ.get("MAP_DATA") or ROOT.parent / "shared" / "maps")

CIRCLES = {
    Precision.EXACT: 25.0,
    Precision.BLOCK: 100.0,
    Precision.NEIGHBOURHOOD: 1000.0,
    Precision.TOWN: 8000.0,
}


def place(
    number: int,
    name: str,
    lat: float,
    lon: float,
    precision: Precision = Precision.EXACT,
    role: str = "",
) -> MapPlace:
    return MapPlace(
        id=f"p{number}",
        number=number,
        name=name,
        lat=lat,
        lon=lon,
        precision=precision,
        radius_m=CIRCLES[precision],
        role=role,
        href=f"#place-p{number}",
    )


def request(*places: MapPlace, locality: str = "") -> MapRequest:
    return MapRequest(tuple(places), locality=locality)


FOUR = request(
    place(1, "Harbour office", 41.7641, -72.6823),
    place(2, "Lantern park", 41.7652, -72.6795, Precision.BLOCK),
    place(3, "Old mill", 41.7632, -72.6738),
    place(4, "Hill clinic", 41.7545, -72.6795),
    locality="Hartford",
)


def standalone(panel: Panel, basemap: Basemap = NOTHING) -> str:
    """Join ground and overlay into one SVG file."""
    inside = panel.overlay[panel.overlay.index(">") + 1 : -len("</svg>")]
    ground = ""
    if panel.ground:
        light = paint(panel.ground, basemap).light
        ground = light[light.index(">") + 1 : -len("</svg>")]
    return f'<svg xmlns="{SVG}" viewBox="0 0 {WIDTH} {HEIGHT}">{ground}{inside}</svg>'
