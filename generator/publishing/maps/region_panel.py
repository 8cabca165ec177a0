"""The panel that shows where in the region the places lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import shapely

from generator.model.place import Precision
from generator.publishing.maps.drawn import Panel
from generator.publishing.maps.furniture import Furniture, credit, haloed, north, scale_bar
from generator.publishing.maps.inset import Inset, find_inset
from generator.publishing.maps.installed import InstalledOutlines
from generator.publishing.maps.layout import place_name
from generator.publishing.maps.lettering import Rect, shortened, text_width
from generator.publishing.maps.outlines import county_name, county_with_state
from generator.publishing.maps.palette import LIGHT, Palette
from generator.publishing.maps.panel import HEIGHT, WIDTH, close_overlay, hidden
from generator.publishing.maps.region import Level, Region, find_region
from generator.publishing.maps.region_ground import region_ground
from generator.publishing.maps.request import MapPlace, MapRequest
from generator.publishing.maps.shapes import project
from generator.publishing.maps.svg import Point, Value, box, element, text
from generator.publishing.maps.topojson import Outline
from generator.publishing.maps.window import MercatorWindow

CENSUS, NATURAL_EARTH = "U.S. Census Bureau", "Natural Earth"
LAYERS = {
    Level.COUNTY: "county outlines",
    Level.STATE: "state outlines",
    Level.COUNTRY: "country outlines",
}
NAME_SIZE, FOCUS_SIZE = 10.5, 12.5
LEAST_FOCUS, DOTS_FROM = 8.0, 26.0
LEAST_NAMED = 900.0
MOST_SAID = 4
LARGE_SHARE, LEAST_SPOT = 0.3, 2.0


def draw_region(
    request: MapRequest,
    installed: Sequence[InstalledOutlines] = (),
    colours: Palette = LIGHT,
) -> Panel:
    """Draw the areas around the places, with a box where the places are and no numbers."""
    region = find_region(request.places, installed)
    owner, layer, attribution = _data(region, installed)
    window = region.window(WIDTH, HEIGHT)
    focus = find_focus(request.places, window)
    spots = [_spot(place, window) for place in request.places] if _is_wide(focus) else [focus]
    inset = find_inset(region, WIDTH, spots)
    pieces = [
        scale_bar(window.metres_per_unit, HEIGHT, colours, spots),
        north(WIDTH, HEIGHT, colours),
        credit(f"Outlines: {shortened(owner, 44)}", WIDTH, HEIGHT, colours),
    ]
    if inset:
        pieces.append(_inset_name(inset, colours))
    taken = [*spots, *(piece.rect for piece in pieces)]
    overlay = close_overlay(
        hidden(
            *_names(request.locality, region, focus, taken, colours),
            _focus(request.places, window, focus, colours),
            *(piece.svg for piece in pieces),
        )
    )
    return Panel(
        kind="region",
        title="Where in the region",
        overlay=overlay,
        ground=region_ground(region, WIDTH, HEIGHT, inset),
        width=WIDTH,
        height=HEIGHT,
        layer=layer,
        attribution=attribution,
        notes=_said(region),
    )


def _said(region: Region) -> tuple[str, ...]:
    """Name in words the areas that the panel highlights."""
    named = county_with_state if region.level is Level.COUNTY else _plain
    names = [named(area) for area in region.areas[:MOST_SAID]]
    if not names or len(region.areas) > MOST_SAID:
        return ()
    return (f"Highlighted in the region: {'; '.join(names)}.",)


def _plain(area: Outline) -> str:
    return area.name


def _data(region: Region, installed: Sequence[InstalledOutlines]) -> tuple[str, str, str]:
    """Say whose outlines are drawn, what they are, and how that is credited."""
    if region.level is Level.INSTALLED:
        own = next(outlines for outlines in installed if outlines.layer is region.layer)
        return own.attribution, f"outlines “{own.name}”", own.attribution
    owner = NATURAL_EARTH if region.level is Level.COUNTRY else CENSUS
    return owner, LAYERS[region.level], f"{owner} (public domain)"


def _spot(place: MapPlace, window: MercatorWindow) -> Rect:
    radius = max(place.radius_m / window.metres_per_unit, LEAST_SPOT)
    return Rect.around(window.point(place.lon, place.lat), radius, radius)


def _is_wide(focus: Rect) -> bool:
    """Tell whether the places fill the panel, so that a box around them would say nothing."""
    return (focus.right - focus.left) * (focus.bottom - focus.top) > WIDTH * HEIGHT * LARGE_SHARE


def find_focus(places: Sequence[MapPlace], window: MercatorWindow) -> Rect:
    """Find the rectangle that holds every circle, never too small to see."""
    rects = [_spot(place, window) for place in places]
    around = Rect(
        min(rect.left for rect in rects),
        min(rect.top for rect in rects),
        max(rect.right for rect in rects),
        max(rect.bottom for rect in rects),
    ).grown(3)
    more_x = max(0.0, LEAST_FOCUS - (around.right - around.left) / 2)
    more_y = max(0.0, LEAST_FOCUS - (around.bottom - around.top) / 2)
    return Rect(
        around.left - more_x, around.top - more_y, around.right + more_x, around.bottom + more_y
    )


def _focus(
    places: Sequence[MapPlace], window: MercatorWindow, focus: Rect, colours: Palette
) -> str:
    """Draw a box where the places are; the places themselves where they fill the panel."""
    width, height = focus.right - focus.left, focus.bottom - focus.top
    wide = _is_wide(focus)
    frame = element(
        "rect",
        {
            **box(focus.left, focus.top, width, height),
            "rx": 3,
            "class": "map-focus",
            "fill": colours.accent,
            "fill-opacity": "0.16",
            "stroke": colours.accent,
            "stroke-width": 2,
        },
    )
    if not wide and (max(width, height) < DOTS_FROM or len(places) == 1):
        return frame
    spots = _spots(places, window, colours)
    return spots if wide else frame + spots


def _spots(places: Sequence[MapPlace], window: MercatorWindow, colours: Palette) -> str:
    """Draw exact places as dots and the others as circles, both to scale where that is larger."""
    dots: list[str] = []
    circles: list[str] = []
    for place in places:
        x, y = window.point(place.lon, place.lat)
        exact = place.precision is Precision.EXACT
        radius = max(place.radius_m / window.metres_per_unit, 2 if exact else 3)
        (dots if exact else circles).append(element("circle", {"cx": x, "cy": y, "r": radius}))
    look: dict[str, Value] = {
        "class": "map-circle",
        "fill": colours.accent,
        "fill-opacity": "0.2",
        "stroke": colours.accent,
        "stroke-width": 1.2,
    }
    drawn = element("g", {"class": "map-dot", "fill": colours.accent}, *dots) if dots else ""
    return drawn + (element("g", look, *circles) if circles else "")


def _names(
    locality: str,
    region: Region,
    focus: Rect,
    taken: Sequence[Rect],
    colours: Palette,
) -> Iterator[str]:
    """Name what is in the focus, then the areas, where there is room."""
    frame = Rect(4, 4, WIDTH - 4, HEIGHT - 4)
    full = list(taken)
    below = ((focus.left + focus.right) / 2, focus.bottom + FOCUS_SIZE * 0.8)
    wanted = [(locality, below, FOCUS_SIZE)] if locality and not _is_wide(focus) else []
    wanted += [
        (name, at, NAME_SIZE)
        for name, at in _area_names(region)
        # the locality is named already
        if name != locality.partition(",")[0]
    ]
    for name, at, size in wanted:
        rect = place_name(name, at, size, frame, full)
        if rect:
            full.append(rect)
            yield _name(name, rect, size, colours)


@lru_cache(maxsize=512)
def _area_names(region: Region) -> tuple[tuple[str, Point], ...]:
    """Give the areas in view, those of the region first, then the largest, and their middles."""
    window = region.window(WIDTH, HEIGHT)
    held = {area.id for area in region.areas}
    seen = [(area, project(shape, window)) for area, shape in region.layer.areas_in(window.box)]
    seen.sort(key=lambda pair: (pair[0].id not in held, -shapely.area(pair[1]), pair[0].id))
    return tuple(
        (county_name(area) if region.level is Level.COUNTY else area.name, _middle(shape))
        for area, shape in seen
        if shapely.area(shape) >= LEAST_NAMED
    )


def _middle(shape: shapely.Geometry) -> Point:
    """Find the centre of the largest circle that fits into a shape."""
    largest = max(shapely.get_parts(shapely.simplify(shape, 2)), key=lambda part: float(part.area))
    x, y = shapely.maximum_inscribed_circle(largest, tolerance=4).coords[0]
    return (x, y)


def _name(name: str, rect: Rect, size: float, colours: Palette) -> str:
    main = size == FOCUS_SIZE
    return text(
        name,
        {
            "x": (rect.left + rect.right) / 2,
            "y": rect.bottom - size * 0.3,
            "font-size": size,
            "text-anchor": "middle",
            "class": "map-name" if main else "map-word-quiet",
            "font-weight": "700" if main else "400",
            **haloed(colours.word if main else colours.word_quiet, colours.halo),
        },
    )


def _inset_name(inset: Inset, colours: Palette) -> Furniture:
    size = min(9.0, 9.0 * (inset.rect.right - inset.rect.left - 6) / text_width(inset.name, 9))
    at = {"x": (inset.rect.left + inset.rect.right) / 2, "y": inset.rect.bottom - 6}
    look: dict[str, Value] = {"font-size": size, "font-weight": "700", "text-anchor": "middle"}
    svg = text(inset.name, {**at, **look, "fill": colours.word, "class": "map-word"})
    return Furniture(svg, inset.rect)
