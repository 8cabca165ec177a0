"""What the map of a country or a state shows: the area with all that is near its largest part."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from generator.model.globe import METRES_PER_DEGREE
from generator.site.maps.area_maps import AreaGround, AreaOnMap
from generator.site.maps.atlas import AreaOutline
from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.geodesy import Box, MercatorWindow, surrounding
from generator.site.maps.model import BUILT_IN, GroundKind, GroundPlan
from generator.site.maps.outlines import UNITED_STATES, bounds
from generator.site.maps.region import grown, is_dotted, outlines_of, part_at, parts_of

LEAST_M = 70_000.0  # smaller areas are shown with what is around them
LARGE_SHARE = 0.01  # of the largest part of a country: such islands are shown with it
NEAR_M = 600_000.0  # from it, or from one of those islands to the next


def plan_area(area: AreaOnMap) -> AreaGround:
    """Plan the shapes beneath the map of an area: it is highlighted, with all its incidents."""
    box = surrounding(area.points)
    for outline in outlines_of(area.kind, set(area.ids)):
        for part in _shown_parts(area.kind, outline):
            box = box.joined(part)
        if area.kind is GroundKind.COUNTRY:
            for point in area.points:
                box = box.joined(part_at(outline, point, whole=False))
    box = grown(box, LEAST_M)
    view = (box.west, box.south, box.east, box.north)
    cell = f"area-{'-'.join(area.ids).lower()}"
    plan = GroundPlan(cell, area.kind, BUILT_IN, view, area.ids)
    if area.ids == (UNITED_STATES,):
        # their states are what is counted in them
        plan = GroundPlan(cell, GroundKind.STATE, BUILT_IN, view)
    return AreaGround(plan, is_dotted(MercatorWindow.around(box, WIDTH, HEIGHT).box))


def _shown_parts(kind: GroundKind, outline: AreaOutline) -> Iterator[Box]:
    """Give the boxes of what is always shown of an area: overseas parts only if asked for."""
    if kind is GroundKind.STATE:
        yield bounds(outline)
        return
    parts, boxes = parts_of(outline)
    sizes = shapely.area(parts)
    main = int(np.argmax(sizes))
    yield boxes[main]
    if outline.id == UNITED_STATES:
        # Alaska is large and near; with it the other states would be too small to be told apart
        return
    left = np.flatnonzero(sizes >= sizes[main] * LARGE_SHARE)
    reached, left = parts[[main]], left[left != main]
    while len(reached) and len(left):
        away = np.min([shapely.distance(parts[left], one) for one in reached], axis=0)
        near = left[away * METRES_PER_DEGREE <= NEAR_M]
        yield from (boxes[number] for number in near)
        reached, left = parts[near], np.setdiff1d(left, near)
