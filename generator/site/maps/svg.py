"""A small writer of SVG: plain attributes, one decimal, the same bytes everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from generator.site.marked import Marked

Point = tuple[float, float]
Value = str | float


def number(value: float) -> str:
    """Write a number with at most one decimal, without a trailing or a negative zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(tag: str, attributes: Mapping[str, Value] | None = None, *children: str) -> str:
    """Write one element; children are markup already, attributes are not."""
    written = in_tag(attributes) if attributes else ""
    inside = "".join(children)
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def in_tag(attributes: Mapping[str, Value]) -> str:
    """Write attributes as they stand in a tag, each after a space."""
    return "".join(
        [
            f' {name}="{escape(value) if isinstance(value, str) else number(value)}"'
            for name, value in attributes.items()
        ]
    )


def text(words: str, attributes: Mapping[str, Value]) -> str:
    """Write a text element from plain words."""
    said = words.html if isinstance(words, Marked) else escape(words, quote=False)
    return element("text", attributes, said)


def path(points: Iterable[Point], *, closed: bool = False) -> str:
    """Write path data through the points in tenths of a unit, by steps, which are shorter."""
    grid = [(round(x * 10), round(y * 10)) for x, y in points]
    if not grid:
        return ""
    (x, y), parts = grid[0], [f"M{tenths(grid[0][0])} {tenths(grid[0][1])}l"]
    steps = []
    for next_x, next_y in grid[1:]:
        if (next_x, next_y) != (x, y):
            steps.append(f"{tenths(next_x - x)} {tenths(next_y - y)}")
            x, y = next_x, next_y
    if not steps:
        return ""
    return parts[0] + " ".join(steps).replace(" -", "-") + ("z" if closed else "")


def tenths(value: int) -> str:
    """Write a number of tenths."""
    whole, rest = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def circle(at: Point, radius: float, look: Mapping[str, Value] | None = None) -> str:
    """Write a circle."""
    x, y = at
    return element("circle", {"cx": x, "cy": y, "r": radius, **(look or {})})


def box(left: float, top: float, width: float, height: float) -> Mapping[str, Value]:
    """Give the attributes that place a rectangle."""
    return {"x": left, "y": top, "width": width, "height": height}
