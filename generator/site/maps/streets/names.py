"""Street names that follow their street, clear of markers, of each other and of the edge."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import shapely
import shapely.affinity
from msgspec import Struct

from generator.site.maps.furniture import haloed
from generator.site.maps.lettering import Rect, text_width
from generator.site.maps.palette import LIGHT
from generator.site.maps.streets.reading import Road
from generator.site.maps.svg import Point, Value, element, number, text

SIZE = 9.0
MOST = 22
STRAIGHT, WANDER, LEAST, TRIES = 1.2, 2.4, 6.0, 8
RANK = {"highway": 0, "major": 1, "minor": 2, "small": 3, "path": 4}
ROOM, CLEAR = 6.0, 3.0


class StreetName(Struct, frozen=True):
    """A placed name.

    Attributes:
        name: The street's name.
        at: The middle of the name.
        turn: Degrees clockwise.
        outline: The room it takes: a rectangle, turned.
    """

    name: str
    at: Point
    turn: float
    outline: shapely.Polygon


def place_street_names(
    roads: Sequence[Road], frame: Rect, taken: Sequence[Rect]
) -> list[StreetName]:
    """Name streets, large ones first, each once, where a straight stretch has room."""
    edge = shapely.box(frame.left, frame.top, frame.right, frame.bottom)
    full: list[shapely.Geometry] = [
        shapely.box(rect.left, rect.top, rect.right, rect.bottom) for rect in taken
    ]
    placed: list[StreetName] = []
    for name, lines in _by_name(roads, edge):
        spot = next(
            (
                spot
                for spot in _spots(name, lines)
                if edge.contains(spot.outline)
                and not any(spot.outline.intersects(other) for other in full)
            ),
            None,
        )
        if spot:
            placed.append(spot)
            full.append(spot.outline.buffer(CLEAR))
        if len(placed) == MOST:
            break
    return placed


def _by_name(
    roads: Sequence[Road], edge: shapely.Polygon
) -> Iterator[tuple[str, list[shapely.LineString]]]:
    """Gather the stretches of each street; higher classes and longer streets come first."""
    named: dict[str, list[Road]] = {}
    for road in roads:
        if road.name and road.drawn_as in RANK:
            named.setdefault(road.name, []).append(road)
    ranked = []
    for name, stretches in named.items():
        rank = min(RANK[road.drawn_as] for road in stretches)
        best = [road.line for road in stretches if RANK[road.drawn_as] == rank]
        cut = shapely.get_parts(shapely.intersection(np.array(best), edge))
        lines = [part for part in cut if isinstance(part, shapely.LineString) and part.length]
        ranked.append((rank, -round(sum(line.length for line in lines), 3), name, lines))
    for _, _, name, lines in sorted(ranked, key=lambda one: one[:3]):
        if lines:
            yield name, lines


def _spots(name: str, lines: list[shapely.LineString]) -> Iterator[StreetName]:
    """Try the longest straight stretches, in the middle and to either side.

    A name may run over the joints of its street, as long as it stays upon it: real streets come
    in many pieces, and in two where they have two carriageways.
    """
    width = text_width(name, SIZE)
    together = shapely.MultiLineString(lines)
    if together.length < width:
        return
    corridor = together.buffer(WANDER, quad_segs=2)
    shapely.prepare(corridor)
    for start, end in _stretches(together)[:TRIES]:
        length = math.dist(start, end)
        step_x, step_y = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        half = (width + ROOM) / 2
        middle_x, middle_y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        for away in (0, -0.3 * length, 0.3 * length, -half, half):
            x, y = middle_x + step_x * away, middle_y + step_y * away
            baseline = shapely.LineString(
                [(x - step_x * half, y - step_y * half), (x + step_x * half, y + step_y * half)]
            )
            if corridor.covers(baseline):
                yield _turned(name, (x, y), start, end, width)


def _stretches(lines: shapely.MultiLineString) -> list[tuple[Point, Point]]:
    """Cut a street into straight stretches, the longest first."""
    merged = shapely.simplify(shapely.line_merge(lines), STRAIGHT)
    ends = [
        pair
        for part in shapely.get_parts(merged)
        if isinstance(part, shapely.LineString)
        for pair in pairwise(shapely.get_coordinates(part).tolist())
        if math.dist(*pair) >= LEAST
    ]
    return sorted(ends, key=lambda pair: (-round(math.dist(*pair), 3), pair))


def _turned(name: str, at: Point, start: Point, end: Point, width: float) -> StreetName:
    """Turn a name along its street, never upside down."""
    turn = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    turn = (turn + 90) % 180 - 90
    flat = shapely.box(-width / 2, -SIZE * 0.6, width / 2, SIZE * 0.6)
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    outline = shapely.affinity.affine_transform(flat, [cosine, -sine, sine, cosine, *at])
    return StreetName(name, at, turn, outline)


def street_names_svg(names: Sequence[StreetName]) -> str:
    """Write placed names, with a halo."""
    if not names:
        return ""
    drawn = [
        text(
            one.name,
            {
                "transform": f"translate({number(one.at[0])} {number(one.at[1])})"
                f"rotate({number(one.turn)})",
                "y": SIZE * 0.35,
            },
        )
        for one in names
    ]
    look: dict[str, Value] = {
        "font-size": SIZE,
        "text-anchor": "middle",
        "class": "map-word-quiet",
    }
    return element("g", {**look, **haloed(LIGHT.word_quiet)}, *drawn)
