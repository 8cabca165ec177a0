"""The shapes of a region: land on water, the areas that hold the places, borders, an inset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
import shapely
from msgspec import Struct

from generator.site.maps.frame import HEIGHT, WIDTH, ground_file, line
from generator.site.maps.geodesy import MercatorWindow
from generator.site.maps.installed import InstalledOutlines
from generator.site.maps.model import (
    INSET_HEIGHT,
    INSET_WIDTH,
    GroundFiles,
    GroundKind,
    GroundPlan,
)
from generator.site.maps.outlines import (
    SMALLEST,
    UNITED_STATES,
    OutlineLayer,
    bounds,
    countries,
    disputed,
    scaled_for,
    states,
)
from generator.site.maps.palette import DARK, LIGHT, Palette
from generator.site.maps.region import MapRegion, region_of, states_of
from generator.site.maps.shapes import SEEN, Shapes, path_data, path_of, project
from generator.site.maps.svg import Value, box, element, path

WIDE, COARSE, WORLDWIDE = 0.8, 1.6, 8.0  # units, units, units per degree
NONE: Shapes = np.array([], dtype=object)
INSET_PAD, NAME_ROOM = 6, 12
INSET_SEEN, LEAST_AREA, LEAST_MARK = 0.3, 0.3, 4.0
APART = 1.6  # units, by which the outlines of two sources may differ
_DOTS: Mapping[str, Value] = {"stroke-dasharray": "0 4", "stroke-linecap": "round"}
"""How a disputed border is told from every other, which has dashes or none."""
COUNTIES_UP_TO = 900.0  # metres per unit; beyond that they are a net


def paint_region(plan: GroundPlan, installed: Sequence[InstalledOutlines]) -> GroundFiles:
    """Draw a region's shapes once, and paint them twice."""
    region = region_of(plan, installed)
    paths = (_wide_paths if plan.is_wide else _paths)(region, plan.window)
    inset = inset_paths(region) if plan.corner else None
    light, dark = (
        ground_file(
            *(WIDTH, HEIGHT, colours),
            *_painted(paths, colours),
            *_inset(plan, inset, colours),
        )
        for colours in (LIGHT, DARK)
    )
    return GroundFiles(light, dark)


class _Paths(Struct, frozen=True):
    """Path data of what lies beneath a panel, the lowest first."""

    neighbours: str
    land: str
    areas: str
    fine: str
    bold: str
    disputed: str


def _paths(region: MapRegion, window: MercatorWindow) -> _Paths:
    """Write what is near, as fine as can be seen."""
    least = SEEN * SEEN * SMALLEST
    layer = disputed()
    dotted = [_edges(layer.areas_in(window.bled)[1]), _joined(layer.borders_in(window.bled))]
    *found, lines = (
        project(shapes, window) for shapes in (*_near(region, window), np.concatenate(dotted))
    )
    contested = _once(lines)
    shown = (*_solid(found, contested), contested)
    return _Paths(*(path_data(shapes, SEEN, least) for shapes in shown))


def _once(lines: Shapes) -> Shapes:
    """Leave out of each line what an earlier one drew: two dotted lines would be a solid one."""
    drawn: list[shapely.Geometry] = []
    for each in lines:
        taken = shapely.buffer(shapely.union_all(drawn), APART)
        drawn.append(shapely.difference(each, taken) if drawn else each)
    return np.array(drawn, dtype=object)


def _solid(found: Sequence[Shapes], contested: Shapes) -> tuple[Shapes, ...]:
    """Leave out of the borders what is disputed: a dotted line over a solid one would be solid."""
    if not len(contested):
        return tuple(found)
    *areas, fine, bold = found
    taken = shapely.buffer(shapely.union_all(contested), APART)
    return (*areas, shapely.difference(fine, taken), shapely.difference(bold, taken))


def _wide_paths(region: MapRegion, window: MercatorWindow) -> _Paths:
    """Write what was simplified at about the scale of the window, cut to it."""
    seen = WIDE if window.units_per_degree >= WORLDWIDE else COARSE
    found = (_abroad if region.kind is GroundKind.COUNTRY else _at_home)(region, window, seen)
    layer = scaled_for(disputed(), window, seen)
    dotted = [_edges(layer.areas.seen_in(window)[0]), layer.borders.seen_in(window)[0]]
    contested = _once(np.concatenate(dotted))
    shown = (*_solid(found, contested), contested)
    return _Paths(*(path_of(shapes, seen * seen * SMALLEST) for shapes in shown))


def _edges(shapes: Shapes) -> Shapes:
    """Give the outlines of areas as lines."""
    around: Shapes = shapely.boundary(shapes)
    return around


_Found = tuple[Shapes, Shapes, Shapes, Shapes, Shapes]
"""The shapes of what :class:`_Paths` holds."""


def _abroad(region: MapRegion, window: MercatorWindow, seen: float) -> _Found:
    world = scaled_for(countries(), window, seen)
    areas, owners = world.areas.seen_in(window)
    borders, _ = world.borders.seen_in(window)
    if not region.areas:
        return NONE, areas, NONE, borders, NONE
    own = np.isin(owners, _numbers(countries(), region.ids))
    contested, numbers = scaled_for(disputed(), window, seen).areas.seen_in(window)
    held = contested[np.isin(numbers, _numbers(disputed(), region.ids))]
    return NONE, areas[~own], np.concatenate([areas[own], held]), borders, NONE


def _at_home(region: MapRegion, window: MercatorWindow, seen: float) -> _Found:
    world, home = (scaled_for(of, window, seen) for of in (countries(), states()))
    abroad, owners = world.areas.seen_in(window)
    neighbours = abroad[~np.isin(owners, _numbers(countries(), (UNITED_STATES,)))]
    land, of = home.areas.seen_in(window)
    borders = np.concatenate([scaled.borders.seen_in(window)[0] for scaled in (home, world)])
    return neighbours, land, land[np.isin(of, _numbers(states(), region.ids))], NONE, borders


@lru_cache(maxsize=256)
def _numbers(layer: OutlineLayer, ids: tuple[str, ...]) -> list[int]:
    """Find areas among those of their layer."""
    return [number for number, area in enumerate(layer.areas) if area.id in ids]


def _near(region: MapRegion, window: MercatorWindow) -> _Found:
    seen, held, layer = window.bled, set(region.ids), region.layer
    land = [states().areas_in(seen)[1]]
    if region.kind is GroundKind.INSTALLED:
        land.append(layer.areas_in(seen)[1])
    return (
        countries().shapes_in(seen, lambda area: area.id != UNITED_STATES),
        np.concatenate(land),
        layer.shapes_in(seen, lambda area: area.id in held),
        _fine_borders(region, window),
        np.concatenate([_joined(of.borders_in(seen)) for of in (states(), countries())]),
    )


def _fine_borders(region: MapRegion, window: MercatorWindow) -> Shapes:
    """Find the borders between areas; those of installed outlines are found by joining them."""
    if region.kind is GroundKind.COUNTY and window.metres_per_unit <= COUNTIES_UP_TO:
        return _joined(region.layer.borders_in(window.bled))
    if region.kind is GroundKind.INSTALLED:
        around = shapely.boundary(region.layer.areas_in(window.bled)[1])
        return _joined(np.array([shapely.union_all(around)]))
    return NONE


def _joined(lines: Shapes) -> Shapes:
    """Join borders end to end, so that they are simplified as one line."""
    parts = shapely.get_parts(lines)
    strings = parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING]
    if not len(strings):
        return NONE
    return np.array([shapely.line_merge(shapely.multilinestrings(strings))])


def _painted(paths: _Paths, colours: Palette) -> list[str]:
    bold = {**line(colours.border_major, 1.3), "stroke-dasharray": "6 2 1.5 2"}
    looks: tuple[tuple[str, Mapping[str, Value]], ...] = (
        (paths.neighbours, {"fill": colours.neighbour}),
        (paths.land, {"fill": colours.land}),
        (paths.areas, {"fill": colours.area}),
        (paths.fine, line(colours.border, 0.8)),
        (paths.bold, bold),
        (paths.disputed, {**line(colours.border_major, 1.8), **_DOTS}),
    )
    return [element("path", {"d": data, **look}) for data, look in looks if data]


def _inset(plan: GroundPlan, inset: InsetPaths | None, colours: Palette) -> Iterator[str]:
    if plan.corner is None or inset is None:
        return
    rect = plan.corner.rect
    plate = box(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top)
    rim: dict[str, Value] = {
        "rx": 4,
        "fill": colours.plate,
        "stroke": colours.border,
        "stroke-width": 0.8,
    }
    moved = f"translate({rect.left + INSET_PAD:.0f} {rect.top + INSET_PAD:.0f})"
    yield element(
        "g",
        {},
        element("rect", {**plate, **rim}),
        element(
            "g",
            {"transform": moved},
            element("path", {"d": inset.land, "fill": colours.border}),
            element("path", {"d": inset.areas, "fill": colours.accent}),
        ),
    )


class InsetPaths(Struct, frozen=True):
    """Path data of a small map: the state, and the region's areas on it."""

    land: str
    areas: str


@lru_cache(maxsize=512)
def inset_paths(region: MapRegion) -> InsetPaths:
    """Write a region within its one state."""
    (state,) = states_of(region)
    window = MercatorWindow.around(
        bounds(state), INSET_WIDTH - 2 * INSET_PAD, INSET_HEIGHT - 2 * INSET_PAD - NAME_ROOM
    )
    held = set(region.ids)
    whole, parts = (
        path_data(project(of.shapes_in(window.bled, wanted), window), INSET_SEEN, least)
        for of, wanted, least in (
            (states(), lambda area: area.id == state.id, LEAST_AREA),
            (region.layer, lambda area: area.id in held, LEAST_MARK),
        )
    )
    return InsetPaths(whole, parts or _dot(region, window))


def _dot(region: MapRegion, window: MercatorWindow) -> str:
    """Mark areas too small to be seen with a diamond."""
    x, y = window.point(*region.box.centre)
    return path(((x, y - 3), (x + 3, y), (x, y + 3), (x - 3, y)), closed=True)
