"""Numbered markers: circles of precision, discs that link to their places, names beside them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.model.place import Precision
from generator.site.extents import Extent
from generator.site.maps import words as map_words
from generator.site.maps.extent_words import areas_around
from generator.site.maps.frame import HEIGHT, WIDTH, haloed, hidden, line
from generator.site.maps.geodesy import Window
from generator.site.maps.layout import (
    DISC_APART,
    DISC_RADIUS,
    LABEL_SIZE,
    LINE_HEIGHT,
    Label,
    Rect,
    place_discs,
    place_labels,
)
from generator.site.maps.model import MapPlace
from generator.site.maps.palette import LIGHT
from generator.site.maps.svg import Point, Value, circle, element, path, text
from generator.site.words import Words

ROUTE = "route"
LARGE = 60.0
EXTENT_SEEN = 0.4  # units


class Markers(Struct, frozen=True):
    """Placed markers.

    Attributes:
        svg: The markup, circles first and discs last.
        rects: The room that discs and names take.
        discs: Where the discs stand, in the order of the places.
        labels: The names that found room, in the order of the places.
        notes: What a reader should know about them.
    """

    svg: str
    rects: tuple[Rect, ...]
    discs: tuple[Point, ...]
    labels: tuple[Label | None, ...]
    notes: tuple[str, ...]


def place_markers(
    places: Sequence[MapPlace], window: Window, taken: Sequence[Rect], words: Words
) -> Markers:
    """Draw every place in a window, with room left for what is taken already."""
    frame = Rect(3, 3, WIDTH - 3, HEIGHT - 3)
    anchors = [window.point(place.lon, place.lat) for place in places]
    discs = place_discs(anchors, frame, taken)
    clear = [
        _clear(place, anchor, disc, window)
        for place, anchor, disc in zip(places, anchors, discs, strict=True)
    ]
    moved = [Rect.around(anchor, 4, 4) for anchor in anchors if anchor not in discs]
    labels = place_labels([p.name for p in places], discs, clear, frame, [*taken, *moved])
    route = _route(places, anchors)
    links = [
        DiscLink(disc, str(p.number), p.href or f"#place-{p.id}", map_words.marker_name(p, words))
        for p, disc in zip(places, discs, strict=True)
    ]
    svg = "".join(
        (
            hidden(
                _areas(places, anchors, window),
                _circles(places, anchors, window),
                route,
                draw_leaders(anchors, discs),
                _dots(places, anchors, discs),
                _names(labels),
            ),
            draw_discs(links, {"font-size": LABEL_SIZE}),
        )
    )
    rects = [Rect.around(disc, DISC_RADIUS + 2, DISC_RADIUS + 2) for disc in discs]
    rects += [label.rect for label in labels if label]
    notes = (
        *((words.gettext(map_words.ROUTE_NOTE),) if route else ()),
        *areas_around(places, words),
    )
    return Markers(svg, tuple(rects), tuple(discs), tuple(labels), notes)


def _is_point(place: MapPlace) -> bool:
    return place.precision is Precision.EXACT and place.radius_m <= 25  # noqa: PLR2004 - metres


def _radius(place: MapPlace, window: Window) -> float:
    """Give the radius of a place's circle: to scale, but never hidden under its disc."""
    return max(place.radius_m / window.metres_per_unit, DISC_RADIUS + 4)


def _clear(place: MapPlace, anchor: Point, disc: Point, window: Window) -> float:
    """Keep a name out of its place's circle, unless the circle is large."""
    least = DISC_RADIUS + 4
    if _is_point(place) or disc != anchor:
        return least
    radius = _radius(place, window) + 3
    return radius if radius <= LARGE else least


def _areas(places: Sequence[MapPlace], anchors: Sequence[Point], window: Window) -> str:
    """Draw what extends around places, with solid lines, to scale."""
    drawn = [
        extent_path(place.area.extent, window)
        if place.area.extent
        else circle(anchor, place.area.radius_m / window.metres_per_unit)
        for place, anchor in zip(places, anchors, strict=True)
        if place.area
    ]
    look: dict[str, Value] = {
        "class": "map-area",
        "fill": LIGHT.word,
        "fill-opacity": "0.07",
        "stroke": LIGHT.word,
        "stroke-width": 2,
    }
    return element("g", look, *drawn) if drawn else ""


def extent_path(extent: Extent, window: Window) -> str:
    """Draw what a file draws: polygons filled, lines twice as bold as their rims."""
    # few incidents have such a file, and the others need not wait for shapely
    import shapely  # noqa: PLC0415

    lines = [
        shapely.LineString([window.point(*point) for point in line])
        for part in extent.parts
        for line in part
    ]
    seen = shapely.get_parts(shapely.simplify(lines, EXTENT_SEEN, preserve_topology=True))
    drawn = "".join(
        path(points if extent.is_line else points[:-1], closed=not extent.is_line)
        for line in seen
        if (points := shapely.get_coordinates(line).tolist())
    )
    if not extent.is_line:
        return element("path", {"d": drawn, "fill-rule": "evenodd"})
    return element("path", {"d": drawn, "fill": "none", "stroke-width": 4})


def _circles(
    places: Sequence[MapPlace],
    anchors: Sequence[Point],
    window: Window,
) -> str:
    """Draw how far off each place may be; one circle for places that share it."""
    drawn = dict.fromkeys(
        circle(anchor, _radius(place, window))
        for place, anchor in zip(places, anchors, strict=True)
        if not _is_point(place)
    )
    look: dict[str, Value] = {
        "class": "map-circle",
        "fill": LIGHT.accent,
        "fill-opacity": "0.14",
        "stroke": LIGHT.accent,
        "stroke-width": 1.4,
        "stroke-dasharray": "4 3",
    }
    return element("g", look, *drawn) if drawn else ""


def _route(places: Sequence[MapPlace], anchors: Sequence[Point]) -> str:
    """Join the places of a route in the order of their numbers."""
    points = [anchor for place, anchor in zip(places, anchors, strict=True) if place.role == ROUTE]
    if len(points) < 2:  # noqa: PLR2004 - a line has two ends
        return ""
    look: dict[str, Value] = {
        **line(LIGHT.accent, 1.8),
        "stroke-dasharray": "1 5",
        "stroke-linecap": "round",
    }
    return element("path", {"d": path(points), "class": "map-route", **look})


def _dots(places: Sequence[MapPlace], anchors: Sequence[Point], discs: Sequence[Point]) -> str:
    """Mark exact positions whose discs had to move away."""
    look: dict[str, Value] = {"fill": LIGHT.accent, "class": "map-dot"}
    return "".join(
        circle(anchor, 2.5, look)
        for place, anchor, disc in zip(places, anchors, discs, strict=True)
        if place.precision is Precision.EXACT and math.dist(anchor, disc) > 0.5  # noqa: PLR2004 - see draw_leaders
    )


def _names(labels: Sequence[Label | None]) -> str:
    look: dict[str, Value] = {"font-size": LABEL_SIZE, "font-weight": "600", "class": "map-name"}
    return label_texts(labels, {**look, **haloed(LIGHT.word)})


def label_texts(labels: Sequence[Label | None], look: Mapping[str, Value]) -> str:
    """Write the names that found room, in one look."""
    drawn = [
        text(
            row_text,
            {"x": label.at[0], "y": label.at[1] + row * LABEL_SIZE * LINE_HEIGHT}
            | ({} if label.anchor == "start" else {"text-anchor": label.anchor}),
        )
        for label in labels
        if label
        for row, row_text in enumerate(label.lines)
    ]
    return element("g", look, *drawn) if drawn else ""


class DiscLink(Struct, frozen=True):
    """A disc that leads somewhere.

    Attributes:
        at: Its middle.
        words: What stands in it: a number.
        href: Where it leads.
        name: For assistive technology.
        size: Of the letters, where they are to be smaller than usual.
        radius: Of the disc.
        area: What it counts, where a script is to count it anew; else empty.
    """

    at: Point
    words: str
    href: str
    name: str
    size: float | None = None
    radius: float = DISC_RADIUS
    area: str = ""


def draw_discs(discs: Sequence[DiscLink], look: Mapping[str, Value]) -> str:
    """Draw discs as links, each inside a clear circle that a finger can hit."""
    clear: dict[str, Value] = {"fill-opacity": "0", "stroke": "none"}
    drawn = []
    for disc in discs:
        x, y = disc.at
        down = 4.4 if disc.size is None else disc.size * 0.35
        sized: dict[str, Value] = {} if disc.size is None else {"font-size": disc.size}
        number: dict[str, Value] = {"fill": LIGHT.on_accent, "stroke": "none"}
        parts = (
            circle(disc.at, DISC_APART / 2, clear),
            circle(disc.at, disc.radius),
            text(disc.words, {"x": x, "y": y + down, **sized, **number}),
        )
        named: dict[str, Value] = {"href": disc.href, "aria-label": disc.name}
        if disc.area:
            named["data-area"] = disc.area
        drawn.append(element("a", named, *parts))
    shared: dict[str, Value] = {
        "class": "map-disc",
        "fill": LIGHT.accent,
        "stroke": LIGHT.plate,
        "stroke-width": 2,
    }
    return element("g", {**shared, **look, "font-weight": "700", "text-anchor": "middle"}, *drawn)


def draw_leaders(anchors: Sequence[Point], discs: Sequence[Point]) -> str:
    """Tie discs that had to move to where they belong."""
    ties = "".join(
        path((disc, anchor))
        for anchor, disc in zip(anchors, discs, strict=True)
        if math.dist(anchor, disc) > 0.5  # noqa: PLR2004 - half a unit cannot be seen
    )
    return (
        element("path", {"d": ties, "class": "map-leader", **line(LIGHT.accent, 1.2)})
        if ties
        else ""
    )
