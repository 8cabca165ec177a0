"""The maps of countries and states: which areas have one, and what lies beneath it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.site.maps.model import GroundKind, GroundPlan
from generator.site.maps.tree import AreaNode
from generator.site.maps.where import Sited

LEVELS = (GroundKind.COUNTRY, GroundKind.STATE)
"""What has a map: counties are listed alone."""


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


def shown_of(node: AreaNode, positions: Sequence[Sited]) -> AreaOnMap | None:
    """Say what the shapes of an area's map depend on; None where it has no map.

    Args:
        node: The area.
        positions: Where its incidents lie. None of them is sure where the area is not.
    """
    level = len(node.above)
    sure = [one.where.sure for one in positions]
    ids = {area.ids[level] for area in sure if area}
    if level >= len(LEVELS) or not ids:
        return None
    points = {(one.lon, one.lat) for one in positions}
    return AreaOnMap(LEVELS[level], tuple(sorted(ids)), tuple(sorted(points)))


def plan_areas(areas: tuple[AreaOnMap, ...]) -> tuple[AreaGround, ...]:
    """Plan the shapes beneath the maps of areas, in their order."""
    # these are looked up once, and what draws on them after that can do without shapely
    from generator.site.maps.area_ground import plan_area  # noqa: PLC0415

    return tuple(map(plan_area, areas))
