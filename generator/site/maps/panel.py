"""The frame that all panels share."""

from __future__ import annotations

from generator.site.maps.palette import Palette
from generator.site.maps.svg import box, element

# On a phone a panel is about as wide as the screen, so units are nearly pixels there.
WIDTH, HEIGHT = 360, 300
# no name needs quotation marks, which would have to be escaped in an attribute
FONT = "Libre Franklin, Noto Sans, Liberation Sans, Arial, sans-serif"
SVG = "http://www.w3.org/2000/svg"


def close_overlay(*children: str, height: int = HEIGHT) -> str:
    """Wrap what lies on top of a ground; words and lines that are not links are not read aloud."""
    return element(
        "svg",
        {
            "viewBox": f"0 0 {WIDTH} {height}",
            "class": "map-overlay",
            "font-family": FONT,
        },
        *children,
    )


def hidden(*children: str) -> str:
    """Keep drawing from being read aloud: names stand on the links, the rest in the list."""
    inside = "".join(children)
    return element("g", {"aria-hidden": "true"}, inside) if inside else ""


def ground_file(width: int, height: int, colours: Palette, *children: str) -> str:
    """Write a whole SVG file of shapes on water."""
    return element(
        "svg",
        {"xmlns": SVG, "viewBox": f"0 0 {width} {height}", "width": width, "height": height},
        element("rect", {**box(0, 0, width, height), "fill": colours.water}),
        *children,
    )
