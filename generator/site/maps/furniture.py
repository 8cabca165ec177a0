"""What every panel carries: a scale bar, north, and whose data it is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.site.maps.lettering import Rect, text_width
from generator.site.maps.palette import LIGHT
from generator.site.maps.panel import HEIGHT, WIDTH
from generator.site.maps.svg import box, element, number, text

MILE_M, FOOT_M = 1609.344, 0.3048
LONGEST_BAR = 92.0
SMALL = 9.5


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


def metric(metres: float) -> str:
    """Write a distance in metres or kilometres."""
    return f"{metres / 1000:,.10g} km" if metres >= 1000 else f"{metres:.10g} m"  # noqa: PLR2004


def scale_bar(metres_per_unit: float, spots: Sequence[Rect] = ()) -> Furniture:
    """Draw kilometres above miles, each a round length, true in the middle of the panel.

    It stands in the lower left corner, or in the upper left where it would cover a spot.
    """
    longest = LONGEST_BAR * metres_per_unit
    metres = round_length(longest)
    unit, name = (MILE_M, "mi") if longest >= MILE_M else (FOOT_M, "ft")
    imperial = round_length(longest / unit)
    upper, lower = metres / metres_per_unit, imperial * unit / metres_per_unit
    words = (metric(metres), f"{imperial:,.10g} {name}")
    width = 18 + max(
        length + text_width(word, SMALL)
        for length, word in zip((upper, lower), words, strict=True)
    )
    top = HEIGHT - 40.0
    if any(Rect(6, top, 6 + width, HEIGHT - 6).meets(spot) for spot in spots):
        top = 6.0
    ends = f"M12 {number(top + 13)}v5h{number(upper)}v-5"
    more = f"M12 {number(top + 26)}v-5h{number(lower)}v5"
    svg = element(
        "g",
        {"font-size": SMALL, "fill": LIGHT.word, "class": "map-word"},
        element(
            "rect",
            {
                **box(6, top, width, 34),
                "rx": 3,
                "fill": LIGHT.plate,
                "fill-opacity": "0.86",
                "class": "map-plate",
            },
        ),
        element("path", {"d": ends + more, "class": "map-line", **line(LIGHT.word, 1.3)}),
        text(words[0], {"x": 16 + upper, "y": top + 17.5}),
        text(words[1], {"x": 16 + lower, "y": top + 29}),
    )
    return Furniture(svg, Rect(6, top, 6 + width, top + 34))


def north() -> Furniture:
    """Draw an arrow to the north, above the attribution."""
    x, y = WIDTH - 17.0, HEIGHT - 52.0
    svg = element(
        "g",
        {"fill": LIGHT.word, "class": "map-word"},
        element(
            "circle",
            {
                "cx": x,
                "cy": y + 14,
                "r": 13,
                "fill": LIGHT.plate,
                "fill-opacity": "0.86",
                "class": "map-plate",
            },
        ),
        element("path", {"d": f"M{number(x)} {number(y + 3)}l4.5 12-4.5-3-4.5 3z"}),
        text(
            "N",
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
