"""From the plan of a ground to its two files."""

from __future__ import annotations

from generator.site.maps.basemap import NOTHING, Basemap
from generator.site.maps.drawn import Painted, Panel
from generator.site.maps.panel import FONT, SVG
from generator.site.maps.plan import GroundPlan, Kind
from generator.site.maps.region_ground import paint_region
from generator.site.maps.streets.ground import paint_streets
from generator.site.maps.svg import element


def paint(plan: GroundPlan, basemap: Basemap = NOTHING) -> Painted:
    """Paint a ground.

    Raises:
        BrokenTileError: Where a tile cannot be read.
        LookupError: Where what it was planned from is no longer installed.
    """
    if plan.kind is not Kind.STREETS:
        return paint_region(plan, basemap.outlines)
    if basemap.streets is None or basemap.streets.sha256 != plan.source:
        raise LookupError(f"the streets {plan.source} are not installed")
    return paint_streets(basemap.streets, plan.window)


def standalone(panel: Panel, basemap: Basemap = NOTHING) -> str:
    """Join ground and overlay into one light SVG file, for print, cards and other programs."""
    inside = panel.overlay[panel.overlay.index(">") + 1 : -len("</svg>")]
    ground = ""
    if panel.ground:
        light = paint(panel.ground, basemap).light
        ground = light[light.index(">") + 1 : -len("</svg>")]
    return element(
        "svg",
        {
            "xmlns": SVG,
            "viewBox": f"0 0 {panel.width} {panel.height}",
            "width": panel.width,
            "height": panel.height,
            "font-family": FONT,
        },
        ground,
        inside,
    )
