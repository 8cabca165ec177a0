"""The shapes of a region: land on water, the areas that hold the places, borders, an inset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import shapely

from generator.publishing.maps.drawn import Painted
from generator.publishing.maps.furniture import line
from generator.publishing.maps.geodesy import Box
from generator.publishing.maps.inset import INSET_PAD, corner_rect
from generator.publishing.maps.inset_ground import InsetPaths, inset_paths
from generator.publishing.maps.installed import InstalledOutlines
from generator.publishing.maps.outlines import OutlineLayer, countries, united_states
from generator.publishing.maps.palette import DARK, LIGHT, Palette
from generator.publishing.maps.panel import HEIGHT, WIDTH, ground_file
from generator.publishing.maps.plan import GroundPlan, Kind
from generator.publishing.maps.region import UNITED_STATES, Region, region_of
from generator.publishing.maps.shapes import SEEN, path_data, project
from generator.publishing.maps.svg import Value, box, element
from generator.publishing.maps.window import MercatorWindow

WIDE, COARSE, WORLDWIDE = 0.8, 1.6, 8.0  # units, units, units per degree
COUNTIES_UP_TO = 900.0  # metres per unit; beyond that they are a net


def paint_region(plan: GroundPlan, installed: Sequence[InstalledOutlines]) -> Painted:
    """Draw a region's shapes once, and paint them twice."""
    region = region_of(plan, installed)
    paths = _paths(region, region.window)
    inset = inset_paths(region) if plan.corner else None
    light, dark = (
        ground_file(
            WIDTH, HEIGHT, colours, *_painted(paths, colours), *_inset(plan, inset, colours)
        )
        for colours in (LIGHT, DARK)
    )
    return Painted(light, dark)


@dataclass(frozen=True, slots=True)
class _Paths:
    neighbours: str
    land: str
    areas: str
    fine: str
    bold: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What paths are written for: a window, and how fine they need to be."""

    window: MercatorWindow
    seen: Box
    fine: float

    def areas(self, layer: OutlineLayer, wanted: Callable[[str], bool]) -> str:
        """Write the wanted areas of a layer."""
        shapes = (
            project(shape, self.window)
            for area, shape in layer.areas_in(self.seen)
            if wanted(area.id)
        )
        return path_data(shapes, self.fine, self.fine * self.fine * 6)

    def lines(self, lines: Iterable[shapely.Geometry]) -> str:
        """Write lines, joined end to end."""
        return path_data((project(line, self.window) for line in _merged(lines)), self.fine)

    def borders(self, layer: OutlineLayer) -> str:
        """Write the borders of a layer."""
        return self.lines(layer.borders_in(self.seen))


def _paths(region: Region, window: MercatorWindow) -> _Paths:
    fine = SEEN if region.kind in {Kind.COUNTY, Kind.INSTALLED} else WIDE
    if window.units_per_degree < WORLDWIDE:
        fine = COARSE
    sheet = _Sheet(window, window.bled, fine)
    held = {area.id for area in region.areas}
    world = countries()
    if region.kind is Kind.COUNTRY:
        others = sheet.areas(world, lambda id_: id_ not in held)
        own = sheet.areas(world, held.__contains__)
        return _Paths("", others, own, sheet.borders(world), "")
    nation = united_states()
    return _Paths(
        neighbours=sheet.areas(world, UNITED_STATES.__ne__),
        land=sheet.areas(nation.states, _every)
        + (sheet.areas(region.layer, _every) if region.kind is Kind.INSTALLED else ""),
        areas=sheet.areas(region.layer, held.__contains__),
        fine=_fine_borders(region, sheet),
        bold=sheet.borders(nation.states) + sheet.borders(world),
    )


def _every(_: str) -> bool:
    return True


def _fine_borders(region: Region, sheet: _Sheet) -> str:
    """Write the borders between areas; those of installed outlines are found by joining them."""
    if region.kind is Kind.COUNTY and sheet.window.metres_per_unit <= COUNTIES_UP_TO:
        return sheet.borders(region.layer)
    if region.kind is Kind.INSTALLED:
        around = [shapely.boundary(shape) for _, shape in region.layer.areas_in(sheet.seen)]
        return sheet.lines([shapely.union_all(around)])
    return ""


def _merged(lines: Iterable[shapely.Geometry]) -> list[shapely.Geometry]:
    """Join borders end to end, so that they are simplified as one line."""
    parts = [part for line in lines for part in shapely.get_parts(line)]
    strings = [part for part in parts if isinstance(part, shapely.LineString)]
    return [shapely.line_merge(shapely.MultiLineString(strings))] if strings else []


def _painted(paths: _Paths, colours: Palette) -> list[str]:
    return [
        element("path", {"d": data, **look})
        for data, look in (
            (paths.neighbours, {"fill": colours.neighbour}),
            (paths.land, {"fill": colours.land}),
            (paths.areas, {"fill": colours.area}),
            (paths.fine, line(colours.border, 0.8)),
            (paths.bold, {**line(colours.border_major, 1.3), "stroke-dasharray": "6 2 1.5 2"}),
        )
        if data
    ]


def _inset(plan: GroundPlan, inset: InsetPaths | None, colours: Palette) -> Iterator[str]:
    if plan.corner is None or inset is None:
        return
    rect = corner_rect(plan.corner)
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
