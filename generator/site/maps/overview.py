"""The map of all incidents: one disc for each area, with how many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.model.globe import distance_m
from generator.site import marked
from generator.site.maps import naming
from generator.site.maps import words as map_words
from generator.site.maps.counted import CountedDisc, draw_counted, incidents_in, is_too_many
from generator.site.maps.model import GroundPlan, Panel
from generator.site.maps.steps import slug, steps_to
from generator.site.maps.where import AreaKey, Sited, Where
from generator.site.words import ENGLISH, Words

MOST_COUNTIES = 40


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
    positions: tuple[Sited, ...]


def gather(positions: Sequence[Sited], words: Words) -> tuple[Area, ...]:
    """Gather incidents by county, or by state where counties are too many; else by country.

    What is not sure at that level is counted at the next that is, or under all that are possible.
    """
    wheres = {position.where for position in positions}
    fine = {where: _counted(where) for where in wheres}
    coarse = {where: _counted(_of_states(where)) for where in wheres}
    chosen = fine if len(set(fine.values())) <= MOST_COUNTIES else coarse
    together: dict[Where, list[Sited]] = {}
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


def _area(where: Where, nations: set[str], positions: Sequence[Sited], words: Words) -> Area:
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
        middle=middle_of(positions),
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
        name = marked.join_texts(", ", (name, naming.nation(sure.nation, words)))
    return name, naming.inside(name, words)


def _short(where: Where, name: str, words: Words) -> str:
    """Leave the states away, which the map shows."""
    if where.said or not where.areas:
        return where.said or name
    return naming.short_of(where, words)


def fingerprint_of_areas(areas: Sequence[Area]) -> str:
    """Differs where what a page says of areas differs, without the positions in them."""
    return repr(
        [
            (area.path, area.slug, area.name, area.phrase, area.short, area.count, area.middle)
            for area in areas
        ]
    )


def middle_of(positions: Sequence[Sited]) -> tuple[float, float]:
    """Give the longitude and latitude of the incident that is nearest to the mean of them all."""
    first = positions[0].lon
    near = [position.lon + 360 * round((first - position.lon) / 360) for position in positions]
    lon = (sum(near) / len(near) + 180) % 360 - 180
    lat = sum(position.lat for position in positions) / len(positions)
    # the mean may lie in another area; an incident does not
    nearest = min(positions, key=lambda one: (distance_m(lon, lat, one.lon, one.lat), one.id))
    return (nearest.lon, nearest.lat)


CELL = "overview"


def draw_overview(
    areas: Sequence[Area],
    href: Callable[[Area], str],
    words: Words,
    plan: GroundPlan | None = None,
    *,
    is_filtered: bool = False,
) -> Panel | None:
    """Draw how many incidents there are in each area; None where there are none.

    Args:
        areas: With their incidents.
        href: Where the list of an area stands, from the page that shows the map.
        words: The words of the page.
        plan: What :func:`plan_overview` gave for the areas; looked up where it is None.
        is_filtered: Whether a script may count anew.
    """
    if not areas:
        return None
    plan = plan or plan_overview(sited_of(areas))
    counted = [
        replace(_counted_in(area, href(area), words), area=area.name if is_filtered else "")
        for area in areas
    ]
    return Panel(
        kind="overview",
        title=words.gettext(map_words.TITLES["overview"]),
        overlay=draw_counted(counted, plan.window, words.gettext(map_words.BOTH_IN_SHORT), words),
        ground=plan,
        layer=words.gettext(map_words.OUTLINES),
        attribution=map_words.public_domain(map_words.BOTH, words),
        notes=(words.gettext(map_words.LARGEST),) if is_too_many(counted) else (),
    )


def _counted_in(area: Area, href: str, words: Words) -> CountedDisc:
    name = incidents_in(area.name, area.count, words)
    return CountedDisc(area.middle, area.count, href, name, area.short)


def sited_of(areas: Sequence[Area]) -> tuple[Sited, ...]:
    """Give all that the shapes beneath the overview depend on."""
    return tuple(Sited(area.slug, *area.middle, 0.0, area.where) for area in areas)


@lru_cache(maxsize=4)
def plan_overview(areas: tuple[Sited, ...]) -> GroundPlan:
    """Plan the shapes beneath the overview, at least one area."""
    # the overview is looked up once, and what draws it after that can do without shapely
    from generator.site.maps.region import find_region  # noqa: PLC0415

    return find_region(areas).plan(CELL)
