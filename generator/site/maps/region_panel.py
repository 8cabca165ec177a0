"""The panel that shows where in the region the places lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from generator.model.place import Precision
from generator.site.maps import naming
from generator.site.maps import words as map_words
from generator.site.maps.frame import (
    HEIGHT,
    WIDTH,
    Furniture,
    close_overlay,
    credit,
    haloed,
    hidden,
    north,
    scale_bar,
)
from generator.site.maps.geodesy import MercatorWindow
from generator.site.maps.layout import Rect, place_name, shortened, text_width
from generator.site.maps.model import Corner, GroundKind, MapPlace, MapRequest, Panel, Survey
from generator.site.maps.palette import LIGHT
from generator.site.maps.svg import Value, box, circle, element, text
from generator.site.maps.where import Where
from generator.site.words import Words

if TYPE_CHECKING:
    from generator.site.maps.installed import InstalledOutlines


class Circle(Protocol):
    """What is asked of a place, however it is kept."""

    @property
    def lon(self) -> float:
        """Of its middle."""

    @property
    def lat(self) -> float:
        """Of its middle."""

    @property
    def radius_m(self) -> float:
        """In metres."""


NAME_SIZE, FOCUS_SIZE = 10.5, 12.5
LEAST_FOCUS, DOTS_FROM, TOWN_DOT = 8.0, 26.0, 1.6
LARGE_SHARE, LEAST_MARK = 0.3, 2.0


def draw_region(
    request: MapRequest,
    survey: Survey,
    words: Words,
    installed: Sequence[InstalledOutlines] = (),
) -> Panel:
    """Draw the areas around the places, with a box where the places are and no numbers."""
    owner, layer, attribution = _data(survey, installed, words)
    ground = survey.ground
    window = ground.window
    focus = find_focus(request.places, window)
    marks = _marks_of(request.places, window, focus)
    pieces = [
        scale_bar(window.metres_per_unit, words, marks),
        north(words),
        credit(map_words.outlines_credit(shortened(owner, 44), words)),
    ]
    if ground.corner:
        pieces.append(_inset_name(survey.state, ground.corner.rect))
    taken = [*marks, *(piece.rect for piece in pieces)]
    overlay = close_overlay(
        hidden(
            *_names(request, _said(survey, words), focus, taken),
            _focus(request.places, window, focus),
            *(piece.svg for piece in pieces),
        )
    )
    return Panel(
        kind="region",
        title=words.gettext(map_words.TITLES["region"]),
        overlay=overlay,
        ground=ground,
        layer=layer,
        attribution=map_words.with_towns(attribution, words) if survey.towns else attribution,
        notes=_notes(request, survey, words),
    )


def _said(survey: Survey, words: Words) -> Survey:
    """Call the areas of a survey in the language of the page: countries alone have such names."""
    if survey.ground.kind is not GroundKind.COUNTRY:
        return survey
    return msgspec.structs.replace(
        survey,
        names=tuple((naming.nation(name, words), x, y) for name, x, y in survey.names),
        held=tuple(naming.nation(name, words) for name in survey.held),
    )


def _data(
    survey: Survey, installed: Sequence[InstalledOutlines], words: Words
) -> tuple[str, str, str]:
    """Say whose outlines are drawn, what they are, and how that is credited."""
    if survey.ground.kind is GroundKind.INSTALLED:
        own = next(outlines for outlines in installed if outlines.sha256 == survey.ground.source)
        layer = words.gettext("outlines “%(name)s”", name=own.name)
        return own.attribution, layer, own.attribution
    owner = naming.NATURAL_EARTH if survey.ground.kind is GroundKind.COUNTRY else map_words.CENSUS
    layer = words.gettext(map_words.LAYERS[survey.ground.kind])
    return words.gettext(owner), layer, map_words.public_domain(owner, words)


def _notes(request: MapRequest, survey: Survey, words: Words) -> tuple[str, ...]:
    """Say where the places lie, and what dashes are, unless a place lies in what is disputed."""
    wheres = _in_order(request, survey)
    has_note = any(area.note for where in wheres for area in where.areas)
    dotted = (words.gettext(map_words.DOTTED),) if survey.dotted and not has_note else ()
    held = _said(survey, words).held
    return (*naming.whereabouts(held, wheres, words), *dotted)


def _in_order(request: MapRequest, survey: Survey) -> list[Where]:
    """Give where places lie in the order of their numbers, which no survey knows."""
    return [survey.wheres[place.id] for place in request.places]


def free_corner(places: Sequence[Circle], window: MercatorWindow) -> Corner:
    """Take the upper right corner, else the upper left, unless the places leave neither free."""
    marks = _marks_of(places, window, find_focus(places, window))
    free = (
        corner for corner in Corner if not any(corner.rect.meets(mark.grown(8)) for mark in marks)
    )
    return next(free, Corner.RIGHT)


def _marks_of(places: Sequence[Circle], window: MercatorWindow, focus: Rect) -> list[Rect]:
    """Give what is to be left free: the focus, or each place where the focus is most of it."""
    return [_mark(place, window) for place in places] if _is_wide(focus) else [focus]


def _mark(place: Circle, window: MercatorWindow) -> Rect:
    radius = max(place.radius_m / window.metres_per_unit, LEAST_MARK)
    return Rect.around(window.point(place.lon, place.lat), radius, radius)


def _is_wide(focus: Rect) -> bool:
    """Tell whether the places fill the panel, so that a box around them would say nothing."""
    return (focus.right - focus.left) * (focus.bottom - focus.top) > WIDTH * HEIGHT * LARGE_SHARE


def find_focus(places: Sequence[Circle], window: MercatorWindow) -> Rect:
    """Find the rectangle that holds every circle, never too small to see."""
    rects = [_mark(place, window) for place in places]
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


def _focus(places: Sequence[MapPlace], window: MercatorWindow, focus: Rect) -> str:
    """Draw a box where the places are; the places themselves where they fill the panel."""
    width, height = focus.right - focus.left, focus.bottom - focus.top
    wide = _is_wide(focus)
    frame = element(
        "rect",
        {
            **box(focus.left, focus.top, width, height),
            "rx": 3,
            "class": "map-focus",
            "fill": LIGHT.accent,
            "fill-opacity": "0.16",
            "stroke": LIGHT.accent,
            "stroke-width": 2,
        },
    )
    if not wide and (max(width, height) < DOTS_FROM or len(places) == 1):
        return frame
    marks = _draw_marks(places, window)
    return marks if wide else frame + marks


def _draw_marks(places: Sequence[MapPlace], window: MercatorWindow) -> str:
    """Draw exact places as dots and the others as circles, both to scale where that is larger."""
    dots: list[str] = []
    circles: list[str] = []
    for place in places:
        at = window.point(place.lon, place.lat)
        exact = place.precision is Precision.EXACT
        radius = max(place.radius_m / window.metres_per_unit, 2 if exact else 3)
        (dots if exact else circles).append(circle(at, radius))
    look: dict[str, Value] = {
        "class": "map-circle",
        "fill": LIGHT.accent,
        "fill-opacity": "0.2",
        "stroke": LIGHT.accent,
        "stroke-width": 1.2,
    }
    drawn = element("g", {"class": "map-dot", "fill": LIGHT.accent}, *dots) if dots else ""
    return drawn + (element("g", look, *circles) if circles else "")


def _names(
    request: MapRequest,
    survey: Survey,
    focus: Rect,
    taken: Sequence[Rect],
) -> Iterator[str]:
    """Name what is in the focus, then towns, then areas, where there is room."""
    locality = request.locality
    town_named = locality.partition(",")[0]
    frame = Rect(4, 4, WIDTH - 4, HEIGHT - 4)
    full = list(taken)
    below = ((focus.left + focus.right) / 2, focus.bottom + FOCUS_SIZE * 0.8)
    wanted = [(locality, below, FOCUS_SIZE, "")] if locality and not _is_wide(focus) else []
    dots = {town: Rect.around(town[1:], TOWN_DOT, TOWN_DOT) for town in survey.towns}
    wanted += [
        (name, (x, y - NAME_SIZE * 0.8), NAME_SIZE, circle((x, y), TOWN_DOT))
        for (name, x, y), dot in dots.items()
        if name != town_named and not any(dot.meets(other) for other in taken)
    ]
    wanted += [
        # a dot in the box would look like a place
        (name, below, NAME_SIZE, "")
        for (name, _, _), dot in dots.items()
        if name != town_named and dot.meets(focus.grown(4)) and not locality
    ]
    wanted += [
        (name, (x, y), NAME_SIZE, "")
        for name, x, y in survey.names
        # the locality is named already
        if name != town_named
    ]
    rows: dict[float, list[str]] = {}
    for name, at, size, dot in wanted:
        rect = place_name(name, at, size, frame, full)
        if rect:
            full.append(rect)
            middle = {"x": (rect.left + rect.right) / 2, "y": rect.bottom - size * 0.3}
            rows.setdefault(size, []).append(dot + text(name, middle))
    for size, texts in rows.items():
        yield _in_one_look(texts, size)


def _in_one_look(texts: Sequence[str], size: float) -> str:
    """Write what names have in common once for all of them."""
    look: dict[str, Value] = {"font-size": size, "text-anchor": "middle"}
    if size == FOCUS_SIZE:
        look |= {"font-weight": "700", "class": "map-name"}
        return element("g", {**look, **haloed(LIGHT.word)}, *texts)
    look["class"] = "map-word-quiet"
    return element("g", {**look, **haloed(LIGHT.word_quiet)}, *texts)


def _inset_name(name: str, rect: Rect) -> Furniture:
    size = min(9.0, 9.0 * (rect.right - rect.left - 6) / text_width(name, 9))
    at = {"x": (rect.left + rect.right) / 2, "y": rect.bottom - 6}
    look: dict[str, Value] = {"font-size": size, "font-weight": "700", "text-anchor": "middle"}
    svg = text(name, {**at, **look, "fill": LIGHT.word, "class": "map-word"})
    return Furniture(svg, rect)
