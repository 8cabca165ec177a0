"""Places as a tree: countries, their states, their counties, as far as these are sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.site.maps.steps import Step, steps_to
from generator.site.maps.where import Sited
from generator.site.words import Words


class AreaNode(Struct, frozen=True):
    """An area of the tree.

    Attributes:
        step: What it is called, and its address.
        above: The areas around it, the widest first.
        within: The paths of the areas in it, by name.
        incidents: The ids of all that lie in it, in the order given.
    """

    step: Step
    above: tuple[Step, ...]
    within: tuple[str, ...]
    incidents: tuple[str, ...]


def tree_of(positions: Sequence[Sited], words: Words) -> dict[str, AreaNode]:
    """Gather incidents by every area that surely holds them, by path."""
    steps: dict[str, tuple[Step, ...]] = {}
    incidents: dict[str, list[str]] = {}
    known = {where: steps_to(where, words) for where in {one.where for one in positions}}
    for one in positions:
        way = known[one.where]
        for depth, step in enumerate(way):
            steps.setdefault(step.path, way[: depth + 1])
            incidents.setdefault(step.path, []).append(one.id)
    within: dict[str, list[Step]] = {}
    for way in steps.values():
        if len(way) > 1:
            within.setdefault(way[-2].path, []).append(way[-1])
    return {
        path: AreaNode(
            step=steps[path][-1],
            above=steps[path][:-1],
            within=tuple(one.path for one in _by_name(within.get(path, ()))),
            incidents=tuple(incidents[path]),
        )
        for path in sorted(steps)
    }


def _by_name(steps: Sequence[Step]) -> Iterator[Step]:
    yield from sorted(steps, key=lambda one: (one.name, one.path))
