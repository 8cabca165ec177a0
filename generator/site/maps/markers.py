"""Numbered markers: circles of precision, discs that link to their places, names beside them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.model.place import Precision
from generator.site.maps.furniture import haloed, line
from generator.site.maps.layout import (
    DISC_APART,
    DISC_RADIUS,
    LABEL_SIZE,
    Label,
    place_discs,
    place_labels,
)
from generator.site.maps.lettering import LINE_HEIGHT, Rect
from generator.site.maps.palette import LIGHT
from generator.site.maps.panel import HEIGHT, WIDTH, hidden
from generator.site.maps.request import MapPlace
from generator.site.maps.svg import Point, Value, element, path, text
from generator.site.maps.window import Window
from generator.site.maps.words import marker_name

ROUTE = "route"
ROUTE_NOTE = "The dotted line shows the order of the places, not the way between them."
LARGE = 60.0


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


def place_markers(places: Sequence[MapPlace], window: Window, taken: Sequence[Rect]) -> Markers:
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
    svg = "".join(
        (
            hidden(
                _circles(places, anchors, window),
                route,
                _leaders(places, anchors, discs),
                _names(labels),
            ),
            _discs(places, discs),
        )
    )
    rects = [Rect.around(disc, DISC_RADIUS + 2, DISC_RADIUS + 2) for disc in discs]
    rects += [label.rect for label in labels if label]
    notes = (ROUTE_NOTE,) if route else ()
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


def _circles(
    places: Sequence[MapPlace],
    anchors: Sequence[Point],
    window: Window,
) -> str:
    """Draw how far off each place may be; one circle for places that share it."""
    drawn = dict.fromkeys(
        element("circle", {"cx": x, "cy": y, "r": _radius(place, window)})
        for place, (x, y) in zip(places, anchors, strict=True)
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


def _leaders(places: Sequence[MapPlace], anchors: Sequence[Point], discs: Sequence[Point]) -> str:
    """Tie discs that had to move to where they belong."""
    moved = [
        (place, anchor, disc)
        for place, anchor, disc in zip(places, anchors, discs, strict=True)
        if math.dist(anchor, disc) > 0.5  # noqa: PLR2004 - half a unit cannot be seen
    ]
    if not moved:
        return ""
    ties = "".join(path((disc, anchor)) for _, anchor, disc in moved)
    dots = [
        element(
            "circle",
            {
                "cx": anchor[0],
                "cy": anchor[1],
                "r": 2.5,
                "fill": LIGHT.accent,
                "class": "map-dot",
            },
        )
        for place, anchor, _ in moved
        if place.precision is Precision.EXACT
    ]
    look: dict[str, Value] = {"class": "map-leader", **line(LIGHT.accent, 1.2)}
    return element("path", {"d": ties, **look}) + "".join(dots)


def _names(labels: Sequence[Label | None]) -> str:
    look: dict[str, Value] = {"font-size": LABEL_SIZE, "font-weight": "600", "class": "map-name"}
    return label_texts(labels, {**look, **haloed(LIGHT.word)})


def label_texts(labels: Sequence[Label | None], look: Mapping[str, Value]) -> str:
    """Write the names that found room, in one look."""
    drawn = [
        text(
            words,
            {"x": label.at[0], "y": label.at[1] + row * LABEL_SIZE * LINE_HEIGHT}
            | ({} if label.anchor == "start" else {"text-anchor": label.anchor}),
        )
        for label in labels
        if label
        for row, words in enumerate(label.lines)
    ]
    return element("g", look, *drawn) if drawn else ""


def _discs(places: Sequence[MapPlace], discs: Sequence[Point]) -> str:
    """Draw the discs as links, each inside a clear circle that a finger can hit."""
    drawn = []
    for place, (x, y) in zip(places, discs, strict=True):
        parts = (
            element(
                "circle",
                {"cx": x, "cy": y, "r": DISC_APART / 2, "fill-opacity": "0", "stroke": "none"},
            ),
            element("circle", {"cx": x, "cy": y, "r": DISC_RADIUS}),
            text(
                str(place.number),
                {"x": x, "y": y + 4.4, "fill": LIGHT.on_accent, "stroke": "none"},
            ),
        )
        link = {"href": place.href or f"#place-{place.id}", "aria-label": marker_name(place)}
        drawn.append(element("a", link, *parts))
    look: dict[str, Value] = {
        "class": "map-disc",
        "fill": LIGHT.accent,
        "stroke": LIGHT.plate,
        "stroke-width": 2,
        "font-size": LABEL_SIZE,
        "font-weight": "700",
        "text-anchor": "middle",
    }
    return element("g", look, *drawn)
