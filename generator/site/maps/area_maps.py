"""The maps of countries and states: what is in each, as a step between all and one incident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.site.maps.model import GroundKind, GroundPlan
from generator.site.maps.overview import IncidentPosition, middle_of
from generator.site.maps.steps import Step, steps_to
from generator.site.words import Words

LEVELS = (GroundKind.COUNTRY, GroundKind.STATE)
"""What has a map: counties are listed alone."""


class Spot(Struct, frozen=True):
    """What a disc on the map of an area stands for: a finer area, or incidents of one town.

    Attributes:
        step: The finer area; None for a town, which has no list of its own.
        town: The town with its state or country, as records name it; may be empty.
        incidents: The ids of what lies there.
        middle: The longitude and latitude of the incident nearest to the mean of them all.
    """

    step: Step | None
    town: str
    incidents: tuple[str, ...]
    middle: tuple[float, float]


class AreaOnMap(Struct, frozen=True, array_like=True):
    """What the shapes of an area's map depend on.

    Attributes:
        kind: Whether it is a country or a state.
        ids: Its ids in the outlines: those of disputed areas, too, that are counted in it.
        points: The longitudes and latitudes of what lies in it.
    """

    kind: GroundKind
    ids: tuple[str, ...]
    points: tuple[tuple[float, float], ...]


class AreaGround(Struct, frozen=True, array_like=True):
    """What lies beneath an area's map.

    Attributes:
        plan: What its shapes are painted from.
        dotted: Whether a disputed border is in view.
    """

    plan: GroundPlan
    dotted: bool = False


class AreaMap(Struct, frozen=True):
    """A country or a state with what is in it.

    Attributes:
        step: The area.
        shown: What its shapes depend on.
        spots: Its discs, by name.
    """

    step: Step
    shown: AreaOnMap
    spots: tuple[Spot, ...]


def area_maps(positions: Sequence[IncidentPosition], words: Words) -> tuple[AreaMap, ...]:
    """Gather incidents for the map of every country and state that surely holds them."""
    found: dict[str, list[IncidentPosition]] = {}
    levels: dict[str, tuple[Step, GroundKind]] = {}
    steps = {where: steps_to(where, words) for where in {one.where for one in positions}}
    for position in positions:
        if position.where.sure is None:
            continue
        for step, kind in zip(steps[position.where], LEVELS, strict=False):
            levels[step.path] = (step, kind)
            found.setdefault(step.path, []).append(position)
    return tuple(
        AreaMap(
            step,
            _shown(kind, found[path]),
            tuple(_spots(found[path], LEVELS.index(kind) + 1, words)),
        )
        for path, (step, kind) in sorted(levels.items())
    )


def _shown(kind: GroundKind, positions: Sequence[IncidentPosition]) -> AreaOnMap:
    level = LEVELS.index(kind)
    ids = {sure.ids[level] for one in positions if (sure := one.where.sure)}
    points = {(one.lon, one.lat) for one in positions}
    return AreaOnMap(kind, tuple(sorted(ids)), tuple(sorted(points)))


def _spots(positions: Sequence[IncidentPosition], depth: int, words: Words) -> Iterator[Spot]:
    """Gather what lies in an area by the finer area that surely holds it, else by town."""
    together: dict[tuple[str, str], list[IncidentPosition]] = {}
    finer: dict[str, Step] = {}
    for one in positions:
        way = steps_to(one.where, words)
        if len(way) > depth:
            finer[way[depth].path] = way[depth]
            together.setdefault((way[depth].path, ""), []).append(one)
        else:
            town = one.locality or f"{one.lon} {one.lat}"
            together.setdefault(("", town), []).append(one)
    for (path, _), some in sorted(together.items()):
        step, town = finer.get(path), some[0].locality
        yield Spot(step, town, tuple(one.incident for one in some), middle_of(some))


def plan_areas(areas: tuple[AreaOnMap, ...]) -> tuple[AreaGround, ...]:
    """Plan the shapes beneath the maps of areas, in their order."""
    # these are looked up once, and what draws on them after that can do without shapely
    from generator.site.maps.area_ground import plan_area  # noqa: PLC0415

    return tuple(map(plan_area, areas))
