"""A folder's states become steps: what it was, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.history.differences import differences
from generator.history.folders import Snapshot
from generator.history.kept import Step, key
from generator.history.old import Give, Shelf, read_state

DRAFT = "draft"


@dataclass(slots=True)
class Walk:
    """Going from state to state: the base is what the next one is compared with."""

    base: Snapshot | None = None

    def take(self, snapshot: Snapshot, step: Step) -> None:
        """Go one step on; what is unreadable, or a draft before publication, is no base."""
        if step.status and (self.base or step.status != DRAFT):
            self.base = snapshot


def find_steps(
    life: Sequence[Snapshot], known: Mapping[str, Step], give: Give, shelf: Shelf
) -> list[tuple[str, Step]]:
    """Find the steps of one folder with their keys, reading only states that are not known yet.

    Args:
        life: The folder's states, oldest first.
        known: What was found out before, by its keys.
        give: Fetches blobs.
        shelf: What is at hand of the folder.
    """
    walk = Walk()
    told: list[tuple[str, Step]] = []
    for place, snapshot in enumerate(life):
        name = key(walk.base, snapshot)
        if name not in known:
            return [*told, *_read_on(walk, life[place:], give, shelf)]
        walk.take(snapshot, known[name])
        told.append((name, known[name]))
    return told


def _read_on(
    walk: Walk, rest: Sequence[Snapshot], give: Give, shelf: Shelf
) -> Iterator[tuple[str, Step]]:
    """Read the states and compare each with the last readable published one."""
    shelf.fetch([*([walk.base] if walk.base else []), *rest], give)
    for snapshot in rest:
        step = _read(walk.base, snapshot, shelf)
        yield key(walk.base, snapshot), step
        walk.take(snapshot, step)


def _read(base: Snapshot | None, snapshot: Snapshot, shelf: Shelf) -> Step:
    state = read_state(snapshot, shelf)
    if isinstance(state, str):
        return Step("", state)
    former = read_state(base, shelf) if base else ""
    changes = () if isinstance(former, str) else differences(former, state)
    return Step(state.record.status, state.refused, changes)
