"""The map of all incidents: one disc for each area, with how many there are."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct

from generator.model.globe import distance_m
from generator.site.maps import naming
from generator.site.maps import words as phrases
from generator.site.maps.areas import AreaKey, Sited, Where
from generator.site.maps.frame import (
    HEIGHT,
    WIDTH,
    Furniture,
    close_overlay,
    credit,
    haloed,
    hidden,
    scale_bar,
)
from generator.site.maps.geodesy import MercatorWindow
from generator.site.maps.layout import (
    DISC_RADIUS,
    LABEL_SIZE,
    Label,
    Rect,
    place_discs,
    place_labels,
)
from generator.site.maps.markers import DiscLink, draw_discs, draw_leaders, label_texts
from generator.site.maps.model import GroundPlan, Panel
from generator.site.maps.palette import LIGHT
from generator.site.maps.steps import slug, steps_to
from generator.site.maps.svg import Point, Value
from generator.site.words import ENGLISH, Words

MOST_COUNTIES = 40


class IncidentPosition(Struct, frozen=True):
    """Where an incident stands on the overview: its published position, and no finer.

    Attributes:
        incident: Its id.
        lon: Degrees east.
        lat: Degrees north.
        where: The areas that hold its circle.
    """

    incident: str
    lon: float
    lat: float
    where: Where


class Area(Struct, frozen=True):
    """An area with incidents, or several where it is not sure which.

    Attributes:
        slug: Its part of the address that it had before areas stood in a tree.
        path: Its part of an address.
        name: In full, such as "Hartford County, Connecticut".
        short: For the map, such as "Hartford County".
        phrase: What its list is headed with, such as "In Hartford County, Connecticut".
        count: How many incidents it has.
        middle: The longitude and latitude of the incident nearest to the mean of them all.
        where: The area as it is drawn, from the same answer as it is counted.
        positions: Its incidents, in the order given.
    """

    slug: str
    path: str
    name: str
    short: str
    phrase: str
    count: int
    middle: tuple[float, float]
    where: Where
    positions: tuple[IncidentPosition, ...]


def gather(positions: Sequence[IncidentPosition], words: Words) -> tuple[Area, ...]:
    """Gather incidents by county, or by state where counties are too many; else by country.

    What is not sure at that level is counted at the next that is, or under all that are possible.
    """
    wheres = {position.where for position in positions}
    fine = {where: _counted(where) for where in wheres}
    coarse = {where: _counted(_of_states(where)) for where in wheres}
    chosen = fine if len(set(fine.values())) <= MOST_COUNTIES else coarse
    together: dict[Where, list[IncidentPosition]] = {}
    for position in positions:
        together.setdefault(chosen[position.where], []).append(position)
    nations = {where.areas[0].nation for where in together if _is_nation(where)}
    areas = (_area(where, nations, some, words) for where, some in together.items())
    return tuple(sorted(areas, key=lambda area: area.name))


def _counted(where: Where) -> Where:
    """Give the finest area that is sure, else all that are possible."""
    sure = where.sure
    return Where((sure,)) if sure else Where(where.areas, where.is_offshore, where.said)


def _of_states(where: Where) -> Where:
    """Leave counties away."""
    wider = (
        AreaKey(one.nation, one.state, "", (*one.ids[:2], ""), one.note) for one in where.areas
    )
    return Where(tuple(dict.fromkeys(wider)), where.is_offshore, where.said)


def _is_nation(where: Where) -> bool:
    return where.sure is not None and not where.areas[0].state


def _area(
    where: Where, nations: set[str], positions: Sequence[IncidentPosition], words: Words
) -> Area:
    name, phrase = _called(where, nations, words)
    # only counties are told with their states, as a rule
    short = name.partition(", ")[0] if where.sure else _short(where, name, words)
    return Area(
        # addresses are the same in every language
        slug=slug(_called(where, nations, ENGLISH)[0]),
        path=steps_to(where, words)[-1].path,
        name=name,
        short=short,
        phrase=phrase,
        count=len(positions),
        middle=_middle(positions),
        where=where,
        positions=tuple(positions),
    )


def _called(where: Where, nations: set[str], words: Words) -> tuple[str, str]:
    """Call an area, and head its list."""
    sure = where.sure
    if sure is None:
        phrase = naming.whereabouts_of(where, words)
        return phrase, phrase
    name = naming.area_name(sure, words)
    if sure.state and sure.name in nations:
        # Georgia is told with its nation where the other Georgia stands beside it
        name = f"{name}, {naming.nation(sure.nation, words)}"
    return name, naming.inside(name, words)


def _short(where: Where, name: str, words: Words) -> str:
    """Leave the states away, which the map shows."""
    if where.said or not where.areas:
        return where.said or name
    return naming.short_of(where, words)


def fingerprint(areas: Sequence[Area]) -> str:
    """Differs where what a page says of areas differs, without the positions in them."""
    return repr(
        [
            (area.path, area.slug, area.name, area.phrase, area.short, area.count, area.middle)
            for area in areas
        ]
    )


def _middle(positions: Sequence[IncidentPosition]) -> tuple[float, float]:
    first = positions[0].lon
    near = [position.lon + 360 * round((first - position.lon) / 360) for position in positions]
    lon = (sum(near) / len(near) + 180) % 360 - 180
    lat = sum(position.lat for position in positions) / len(positions)
    # the mean may lie in another area; an incident does not
    nearest = min(
        positions, key=lambda one: (distance_m(lon, lat, one.lon, one.lat), one.incident)
    )
    return (nearest.lon, nearest.lat)


CELL = "overview"
MOST_DISCS = 60
LEAST_RADIUS, MOST_RADIUS = 9.0, 14.5
"""Of discs: the largest still stand clear of each other."""

SCALED_UP_TO_M = 6_000.0  # metres per unit; beyond that the scale changes across the panel


def draw_overview(
    areas: Sequence[Area],
    href: Callable[[Area], str],
    words: Words,
    plan: GroundPlan | None = None,
) -> Panel | None:
    """Draw how many incidents there are in each area; None where there are none.

    Args:
        areas: With their incidents.
        href: Where the list of an area stands, from the page that shows the map.
        words: The words of the page.
        plan: What :func:`plan_overview` gave for the areas; looked up where it is None.
    """
    if not areas:
        return None
    largest = sorted(areas, key=lambda area: (-area.count, area.name))[:MOST_DISCS]
    plan = plan or plan_overview(sited_of(areas))
    window = plan.window
    anchors = [window.point(*area.middle) for area in largest]
    pieces = _furniture(window, anchors, words)
    return Panel(
        kind="overview",
        title=words.gettext(phrases.TITLES["overview"]),
        overlay=close_overlay(
            hidden(*(piece.svg for piece in pieces)),
            _discs(largest, pieces, anchors, href, words),
        ),
        ground=plan,
        layer=words.gettext(phrases.OUTLINES),
        attribution=phrases.public_domain(phrases.BOTH, words),
    )


def sited_of(areas: Sequence[Area]) -> tuple[Sited, ...]:
    """Give all that the shapes beneath the overview depend on."""
    return tuple(Sited(area.slug, *area.middle, 0.0, area.where) for area in areas)


@lru_cache(maxsize=4)
def plan_overview(areas: tuple[Sited, ...]) -> GroundPlan:
    """Plan the shapes beneath the overview, at least one area."""
    # the overview is looked up once, and what draws it after that can do without shapely
    from generator.site.maps.region import find_region  # noqa: PLC0415

    return find_region(areas).plan(CELL)


def _furniture(window: MercatorWindow, anchors: Sequence[Point], words: Words) -> list[Furniture]:
    positions = [Rect.around(anchor, 4, 4) for anchor in anchors]
    pieces = [credit(phrases.outlines_credit(words.gettext(phrases.BOTH_IN_SHORT), words))]
    if window.metres_per_unit <= SCALED_UP_TO_M:
        pieces.append(scale_bar(window.metres_per_unit, words, positions))
    return pieces


def _discs(
    areas: Sequence[Area],
    pieces: Sequence[Furniture],
    anchors: Sequence[Point],
    href: Callable[[Area], str],
    words: Words,
) -> str:
    frame = Rect(3, 3, WIDTH - 3, HEIGHT - 3)
    taken = [piece.rect for piece in pieces]
    discs = place_discs(anchors, frame, taken)
    names = [area.short for area in areas]
    sizes = radii([area.count for area in areas])
    labels = place_labels(names, discs, [radius + 4 for radius in sizes], frame, taken)
    links = [
        _link(area, disc, href(area), radius, words)
        for area, disc, radius in zip(areas, discs, sizes, strict=True)
    ]
    return hidden(draw_leaders(anchors, discs), _names(labels)) + draw_discs(links, {})


def _names(labels: Sequence[Label | None]) -> str:
    look: dict[str, Value] = {"font-size": LABEL_SIZE, "class": "map-name"}
    return label_texts(labels, {**look, **haloed(LIGHT.word)})


def radii(counts: Sequence[int]) -> list[float]:
    """Size discs so that their areas tell numbers apart, between what is read and what fits.

    Where all are alike they have the size of any disc.
    """
    most = max(counts, default=0)
    if most == min(counts, default=0):
        return [DISC_RADIUS] * len(counts)
    least, room = LEAST_RADIUS**2, MOST_RADIUS**2 - LEAST_RADIUS**2
    return [round(math.sqrt(least + room * count / most), 1) for count in counts]


def _link(area: Area, disc: Point, href: str, radius: float, words: Words) -> DiscLink:
    """Make a disc with a count, smaller the more digits it has, so that it stays within."""
    count = f"{area.count}"
    size = LABEL_SIZE if len(count) < 3 else 24 / len(count)  # noqa: PLR2004 - two digits fit
    name = phrases.incidents_in(area.name, area.count, words)
    return DiscLink(disc, count, href, name, size, radius)
