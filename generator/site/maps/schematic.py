"""Panels without streets: distances on an empty grid, or numbers on outlines a continent apart."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.globe import distance_m
from generator.site.maps import words as map_words
from generator.site.maps.frame import (
    HEIGHT,
    WIDTH,
    Furniture,
    close_overlay,
    credit,
    hidden,
    line,
    north,
    round_length,
    scale_bar,
)
from generator.site.maps.geodesy import MERCATOR_LIMIT, Box, DistanceWindow, surrounding
from generator.site.maps.markers import place_markers
from generator.site.maps.model import (
    BUILT_IN,
    GroundKind,
    GroundPlan,
    MapPlace,
    MapRequest,
    Panel,
    cell_of,
)
from generator.site.maps.naming import NATURAL_EARTH
from generator.site.maps.palette import LIGHT
from generator.site.maps.svg import Value, element, number
from generator.site.words import Words

ROOM = 1.4
LEAST_M = 120.0
POLAR = 85.0


def draw_distances(places: Sequence[MapPlace], why: str, words: Words) -> Panel:
    """Draw distances and directions from the middle of the places, on an empty grid.

    Args:
        places: At least one.
        why: Says that no streets are drawn, and why: a message.
        words: The words of the page.
    """
    window = _window(places)
    polar = any(abs(place.lat) > POLAR for place in places)
    pieces = _furniture(window, words, with_north=not polar)
    markers = place_markers(places, window, [piece.rect for piece in pieces], words)
    overlay = close_overlay(_grid(window), "".join(piece.svg for piece in pieces), markers.svg)
    title = (
        map_words.TITLES["distances"]
        if len({(p.lon, p.lat) for p in places}) > 1
        else map_words.ONE_POSITION
    )
    said = map(words.gettext, (why, map_words.NORTH_DIFFERS) if polar else (why,))
    notes = (*said, *markers.notes)
    layer = words.gettext(map_words.NO_LAYER)
    return Panel("distances", words.gettext(title), overlay, None, layer, "", notes)


def _window(places: Sequence[MapPlace]) -> DistanceWindow:
    bounds: Box = surrounding([(place.lon, place.lat) for place in places])
    lon, lat = bounds.centre
    reach = max(
        LEAST_M,
        *(distance_m(lon, lat, place.lon, place.lat) + place.reach_m for place in places),
    )
    return DistanceWindow(lon, lat, reach * ROOM * 2 / HEIGHT)


def _furniture(window: DistanceWindow, words: Words, *, with_north: bool) -> list[Furniture]:
    pieces = [
        scale_bar(window.metres_per_unit, words),
        credit(words.gettext(map_words.SCHEMATIC)),
    ]
    return [*pieces, north(words)] if with_north else pieces


def _grid(window: DistanceWindow) -> str:
    """Rule the ground with squares of a round length."""
    step = round_length(window.metres_per_unit * 100) / window.metres_per_unit
    across, down = WIDTH / 2 % step, HEIGHT / 2 % step
    ruled = "".join(
        f"M{number(across + i * step)} 0v{HEIGHT}" for i in range(int((WIDTH - across) / step) + 1)
    ) + "".join(
        f"M0 {number(down + i * step)}h{WIDTH}" for i in range(int((HEIGHT - down) / step) + 1)
    )
    whole: dict[str, Value] = {"width": WIDTH, "height": HEIGHT}
    return hidden(
        element("rect", {**whole, "fill": LIGHT.land, "class": "map-land"}),
        element(
            "path",
            {
                "d": ruled,
                "class": "map-grid",
                **line(LIGHT.border, 0.5),
                "stroke-opacity": "0.6",
            },
        ),
    )


MARGIN = 0.15


def draw_numbered(request: MapRequest, words: Words) -> Panel:
    """Draw all places with their numbers on the outlines of countries."""
    ground = numbered_plan(request.places)
    window = ground.window
    owner = credit(map_words.outlines_credit(words.gettext(NATURAL_EARTH), words))
    markers = place_markers(request.places, window, [owner.rect], words)
    return Panel(
        kind="numbered",
        title=words.gettext(map_words.TITLES["numbered"]),
        overlay=close_overlay(hidden(owner.svg), markers.svg),
        ground=ground,
        layer=words.gettext(map_words.LAYERS[GroundKind.COUNTRY]),
        attribution=map_words.public_domain(NATURAL_EARTH, words),
        notes=(words.gettext(map_words.SCALE_CHANGES), *markers.notes),
    )


def numbered_plan(places: Sequence[MapPlace]) -> GroundPlan:
    """Plan the shapes beneath places a continent apart."""
    view = _roomy(surrounding([(place.lon, place.lat) for place in places]))
    return GroundPlan(
        cell_of([(place.lon, place.lat) for place in places]), GroundKind.COUNTRY, BUILT_IN, view
    )


def _roomy(bounds: Box) -> tuple[float, float, float, float]:
    """Leave room for names around the outermost places."""
    across = max(bounds.east - bounds.west, 10) * MARGIN
    down = max(bounds.north - bounds.south, 10) * MARGIN
    return (
        bounds.west - across,
        max(bounds.south - down, -MERCATOR_LIMIT),
        bounds.east + across,
        min(bounds.north + down, MERCATOR_LIMIT),
    )
