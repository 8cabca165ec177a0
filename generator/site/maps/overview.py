"""The map of all incidents: one disc for each area, with how many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from generator.site.maps.areas import Area
from generator.site.maps.drawn import Panel
from generator.site.maps.furniture import Furniture, credit, haloed, line, scale_bar
from generator.site.maps.layout import (
    DISC_APART,
    DISC_RADIUS,
    LABEL_SIZE,
    Label,
    place_discs,
    place_labels,
)
from generator.site.maps.lettering import Rect
from generator.site.maps.markers import label_texts
from generator.site.maps.palette import LIGHT
from generator.site.maps.panel import HEIGHT, WIDTH, close_overlay, hidden
from generator.site.maps.plan import GroundPlan
from generator.site.maps.svg import Point, Value, element, path, text
from generator.site.maps.window import MercatorWindow

CELL = "overview"
MOST_DISCS = 60
SCALED_UP_TO_M = 6_000.0  # metres per unit; beyond that the scale changes across the panel


def draw_overview(
    areas: Sequence[Area],
    href: Callable[[Area], str],
    plan: GroundPlan | None = None,
) -> Panel | None:
    """Draw how many incidents there are in each area; None where there are none.

    Args:
        areas: With their incidents.
        href: Where the list of an area stands, from the page that shows the map.
        plan: What :func:`plan_overview` gave for the middles of the areas; looked up where it
            is None.
    """
    if not areas:
        return None
    largest = sorted(areas, key=lambda area: (-area.count, area.name))[:MOST_DISCS]
    plan = plan or plan_overview(middles_of(areas))
    window = plan.window
    anchors = [window.point(*area.middle) for area in largest]
    pieces = _furniture(window, anchors)
    return Panel(
        kind="overview",
        title="All incidents, by area",
        overlay=close_overlay(
            hidden(*(piece.svg for piece in pieces)),
            _discs(largest, anchors, pieces, href),
        ),
        ground=plan,
        width=WIDTH,
        height=HEIGHT,
        layer="outlines",
        attribution="U.S. Census Bureau and Natural Earth (public domain)",
    )


def middles_of(areas: Sequence[Area]) -> tuple[Point, ...]:
    """Give all that the shapes beneath the overview depend on."""
    return tuple(area.middle for area in areas)


@lru_cache(maxsize=4)
def plan_overview(middles: tuple[Point, ...]) -> GroundPlan:
    """Plan the shapes beneath the overview, from the middles of its areas, at least one."""
    # the overview is looked up once, and what draws it after that can do without shapely
    from generator.site.maps.region import find_region  # noqa: PLC0415

    return find_region(middles).plan(CELL)


def _furniture(window: MercatorWindow, anchors: Sequence[Point]) -> list[Furniture]:
    spots = [Rect.around(anchor, 4, 4) for anchor in anchors]
    pieces = [credit("Outlines: Census Bureau, Natural Earth")]
    if window.metres_per_unit <= SCALED_UP_TO_M:
        pieces.append(scale_bar(window.metres_per_unit, spots))
    return pieces


def _discs(
    areas: Sequence[Area],
    anchors: Sequence[Point],
    pieces: Sequence[Furniture],
    href: Callable[[Area], str],
) -> str:
    frame = Rect(3, 3, WIDTH - 3, HEIGHT - 3)
    taken = [piece.rect for piece in pieces]
    discs = place_discs(anchors, frame, taken)
    names = [area.short for area in areas]
    labels = place_labels(names, discs, [DISC_RADIUS + 4] * len(discs), frame, taken)
    links = [_link(area, disc, href(area)) for area, disc in zip(areas, discs, strict=True)]
    look: dict[str, Value] = {
        "class": "map-disc",
        "fill": LIGHT.accent,
        "stroke": LIGHT.plate,
        "stroke-width": 2,
        "font-weight": "700",
        "text-anchor": "middle",
    }
    return hidden(_leaders(anchors, discs), _words(labels)) + element("g", look, *links)


def _leaders(anchors: Sequence[Point], discs: Sequence[Point]) -> str:
    ties = "".join(
        path((disc, anchor)) for anchor, disc in zip(anchors, discs, strict=True) if anchor != disc
    )
    look = {"class": "map-leader", **line(LIGHT.accent, 1.2)}
    return element("path", {"d": ties, **look}) if ties else ""


def _words(labels: Sequence[Label | None]) -> str:
    look: dict[str, Value] = {"font-size": LABEL_SIZE, "class": "map-name"}
    return label_texts(labels, {**look, **haloed(LIGHT.word)})


def _link(area: Area, disc: Point, href: str) -> str:
    """Draw a count, smaller the more digits it has, so that it stays within its disc."""
    x, y = disc
    count = f"{area.count}"
    size = LABEL_SIZE if len(count) < 3 else 24 / len(count)  # noqa: PLR2004 - two digits fit
    said = f"{area.name}: {count} {'incident' if count == '1' else 'incidents'}"
    return element(
        "a",
        {"href": href, "aria-label": said},
        element(
            "circle",
            {"cx": x, "cy": y, "r": DISC_APART / 2, "fill-opacity": "0", "stroke": "none"},
        ),
        element("circle", {"cx": x, "cy": y, "r": DISC_RADIUS}),
        text(
            count,
            {
                "x": x,
                "y": y + size * 0.35,
                "font-size": size,
                "fill": LIGHT.on_accent,
                "stroke": "none",
            },
        ),
    )
