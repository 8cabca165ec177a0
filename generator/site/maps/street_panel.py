"""The street panel: numbered places on the streets around them, whose names follow them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import shapely
import shapely.affinity
from msgspec import Struct

from generator.model.globe import METRES_PER_DEGREE
from generator.site.maps import words as map_words
from generator.site.maps.frame import (
    HEIGHT,
    WIDTH,
    close_overlay,
    credit,
    haloed,
    hidden,
    north,
    scale_bar,
)
from generator.site.maps.geodesy import Box, MercatorWindow, ordinate, surrounding
from generator.site.maps.layout import Rect, text_width
from generator.site.maps.markers import place_markers
from generator.site.maps.model import GroundKind, GroundPlan, MapPlace, MapRequest, Panel, cell_of
from generator.site.maps.palette import LIGHT
from generator.site.maps.svg import Point, Value, element, number, text
from generator.site.maps.tile_archive import TileArchive
from generator.site.maps.tiles import Road, read_roads
from generator.site.words import Words

COVERED = 0.95
CLOSEST_M, FARTHEST_M = 2.0, 22.0  # metres per unit
STEP = 2 ** (1 / 2)
EDGE, FOOT = 22.0, 46.0
FINE_ZOOM = 13


def draw_streets(request: MapRequest, archive: TileArchive, words: Words) -> Panel | None:
    """Draw the streets around the places; None where the archive does not cover them.

    Raises:
        BrokenTileError: Where a tile cannot be read.
    """
    window = _shown(request.places, archive)
    if window is None:
        return None
    pieces = [
        scale_bar(window.metres_per_unit, words),
        north(words),
        credit(archive.attribution),
    ]
    markers = place_markers(request.places, window, [piece.rect for piece in pieces], words)
    taken = [*(piece.rect for piece in pieces), *markers.rects]
    frame = Rect(4, 4, WIDTH - 4, HEIGHT - 4)
    names = place_street_names(read_roads(archive, window), frame, taken)
    return Panel(
        kind="streets",
        title=words.gettext(map_words.TITLES["streets"]),
        overlay=close_overlay(
            hidden(street_names_svg(names), *(piece.svg for piece in pieces)),
            markers.svg,
        ),
        ground=_plan(request.places, archive, window),
        layer=words.gettext(map_words.LAYERS[GroundKind.STREETS]),
        attribution=archive.attribution,
        notes=markers.notes,
    )


def street_plan(places: Sequence[MapPlace], archive: TileArchive) -> GroundPlan | None:
    """Plan the streets around the places; None where the archive does not cover them.

    Raises:
        BrokenTileError: Where a tile cannot be read.
    """
    window = _shown(places, archive)
    if window is None:
        return None
    read_roads(archive, window)
    return _plan(places, archive, window)


def _plan(places: Sequence[MapPlace], archive: TileArchive, window: MercatorWindow) -> GroundPlan:
    view = (window.west, window.top, window.units_per_degree)
    return GroundPlan(
        cell_of([(place.lon, place.lat) for place in places]),
        GroundKind.STREETS,
        archive.sha256,
        view,
    )


def _shown(places: Sequence[MapPlace], archive: TileArchive) -> MercatorWindow | None:
    window = street_window(places)
    if window is None or archive.most_zoom < FINE_ZOOM or not _covers(archive, window):
        return None
    return window


def street_window(places: Sequence[MapPlace]) -> MercatorWindow | None:
    """Find the closest of a few fixed scales, on a grid, that shows all places and circles.

    Scales and grid are fixed so that incidents in one part of a town share one ground. None
    where the places lie too far apart to show streets.
    """
    bounds = surrounding([(place.lon, place.lat) for place in places])
    lon, lat = bounds.centre
    up = ordinate(lat)
    metres = CLOSEST_M
    while metres <= FARTHEST_M:
        units = METRES_PER_DEGREE * math.cos(math.radians(round(lat))) / metres
        across, down = WIDTH / units, HEIGHT / units
        west = round((lon - across / 2) / across * 6) * across / 6
        top = round((up + down / 2) / down * 6) * down / 6
        window = MercatorWindow(west, top, units, WIDTH, HEIGHT)
        if all(_fits(place, window) for place in places):
            return window
        metres *= STEP
    return None


def _fits(place: MapPlace, window: MercatorWindow) -> bool:
    x, y = window.point(place.lon, place.lat)
    radius = place.reach_m / window.metres_per_unit + 4
    around, foot = max(radius, EDGE), max(radius, FOOT)
    return around <= x <= WIDTH - around and around <= y <= HEIGHT - foot


def _covers(archive: TileArchive, window: MercatorWindow) -> bool:
    """Tell whether one part of the archive has nearly all of what the window shows."""
    return any(_is_in(window.box, box) for box in archive.boxes)


def _is_in(seen: Box, has: Box) -> bool:
    shift = 360 * round((seen.centre[0] - has.centre[0]) / 360)
    wide = min(seen.east, has.east + shift) - max(seen.west, has.west + shift)
    high = min(seen.north, has.north) - max(seen.south, has.south)
    if wide <= 0 or high <= 0:
        return False
    return wide * high >= COVERED * (seen.east - seen.west) * (seen.north - seen.south)


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
        candidate = next(
            (
                candidate
                for candidate in _candidates(name, lines)
                if edge.contains(candidate.outline)
                and not any(candidate.outline.intersects(other) for other in full)
            ),
            None,
        )
        if candidate:
            placed.append(candidate)
            full.append(candidate.outline.buffer(CLEAR))
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


def _candidates(name: str, lines: list[shapely.LineString]) -> Iterator[StreetName]:
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
