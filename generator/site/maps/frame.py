"""The frame of a panel and what every panel carries: a scale bar, north, whose data it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.site.maps.layout import Rect, text_width
from generator.site.maps.lengths import FOOT_M, MILE_M, imperial, metric
from generator.site.maps.palette import LIGHT, Palette
from generator.site.maps.svg import Value, box, circle, element, number, text
from generator.site.words import Words

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


LONGEST_BAR = 92.0
SMALL = 9.5
PLATE: Mapping[str, Value] = {
    "fill": LIGHT.plate,
    "fill-opacity": "0.86",
    "class": "map-plate",
}


class Furniture(Struct, frozen=True):
    """Something drawn on top of a panel, and the room it takes."""

    svg: str
    rect: Rect


def round_length(longest: float) -> float:
    """Find the longest round length, 1, 2 or 5 with zeros, that is not longer than given."""
    power = 1.0
    while power * 10 <= longest:
        power *= 10
    while power > longest:
        power /= 10
    return next(step * power for step in (5, 2, 1) if step * power <= longest)


def scale_bar(metres_per_unit: float, words: Words, marks: Sequence[Rect] = ()) -> Furniture:
    """Draw kilometres above miles, each a round length, true in the middle of the panel.

    It stands in the lower left corner, or in the upper left where it would cover one of them.
    """
    longest = LONGEST_BAR * metres_per_unit
    metres = round_length(longest)
    in_miles = longest >= MILE_M
    unit = MILE_M if in_miles else FOOT_M
    units = round_length(longest / unit)
    upper, lower = metres / metres_per_unit, units * unit / metres_per_unit
    said = (metric(metres, words), imperial(units, miles=in_miles, words=words))
    width = 18 + max(
        length + text_width(word, SMALL) for length, word in zip((upper, lower), said, strict=True)
    )
    top = HEIGHT - 40.0
    if any(Rect(6, top, 6 + width, HEIGHT - 6).meets(mark) for mark in marks):
        top = 6.0
    ends = f"M12 {number(top + 13)}v5h{number(upper)}v-5"
    more = f"M12 {number(top + 26)}v-5h{number(lower)}v5"
    svg = element(
        "g",
        {"font-size": SMALL, "fill": LIGHT.word, "class": "map-word"},
        element(
            "rect",
            {**box(6, top, width, 34), "rx": 3, **PLATE},
        ),
        element("path", {"d": ends + more, "class": "map-line", **line(LIGHT.word, 1.3)}),
        text(said[0], {"x": 16 + upper, "y": top + 17.5}),
        text(said[1], {"x": 16 + lower, "y": top + 29}),
    )
    return Furniture(svg, Rect(6, top, 6 + width, top + 34))


def north(words: Words) -> Furniture:
    """Draw an arrow to the north, above the attribution."""
    x, y = WIDTH - 17.0, HEIGHT - 52.0
    svg = element(
        "g",
        {"fill": LIGHT.word, "class": "map-word"},
        circle((x, y + 14), 13, PLATE),
        element("path", {"d": f"M{number(x)} {number(y + 3)}l4.5 12-4.5-3-4.5 3z"}),
        text(
            # For translators: the letter at the arrow of a map.
            words.pgettext("compass", "N"),
            {
                "x": x,
                "y": y + 24.5,
                "font-size": 8.5,
                "font-weight": "700",
                "text-anchor": "middle",
            },
        ),
    )
    return Furniture(svg, Rect(x - 14, y, x + 14, y + 28))


def credit(words: str) -> Furniture:
    """Write in the lower right corner whose data it is, or what it is not."""
    room = text_width(words, SMALL - 1.5)
    svg = text(
        words,
        {
            "x": WIDTH - 6,
            "y": HEIGHT - 7,
            "font-size": SMALL - 1.5,
            "text-anchor": "end",
            "class": "map-word-quiet",
            **haloed(LIGHT.word_quiet),
        },
    )
    return Furniture(svg, Rect(WIDTH - 8 - room, HEIGHT - 18, WIDTH, HEIGHT))


def line(colour: str, width: float) -> dict[str, str | float]:
    """Give the attributes of a line without a filling."""
    return {"fill": "none", "stroke": colour, "stroke-width": width}


def haloed(colour: str) -> dict[str, str | float]:
    """Give the attributes of words with a rim that keeps them legible on lines."""
    return {
        "fill": colour,
        "stroke": LIGHT.halo,
        "stroke-width": 3,
        "stroke-linejoin": "round",
        "paint-order": "stroke",
    }
