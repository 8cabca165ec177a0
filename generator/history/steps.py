"""A folder's states become steps: what it was, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.history.differences import differences
from generator.history.folders import Snapshot
from generator.history.kept import Step, key
from generator.history.old import Shelf, read_state

DRAFT = "draft"

Give = Callable[[Iterable[str]], Mapping[str, bytes]]
"""Fetches many blobs at once: ids to bytes, without those that cannot be had."""


@dataclass(slots=True)
class Walk:
    """Going from state to state: the base is what the next one is compared with."""

    base: Snapshot | None = None

    def take(self, snapshot: Snapshot, step: Step) -> None:
        """Go one step on; what is unreadable, or a draft before publication, is no base."""
        if step.status and (self.base or step.status != DRAFT):
            self.base = snapshot


def find_steps(
    life: Sequence[Snapshot], known: Mapping[str, Step], give: Give
) -> list[tuple[str, Step]]:
    """Find the steps of one folder with their keys, reading only states that are not known yet.

    Args:
        life: The folder's states, oldest first.
        known: What was found out before, by its keys.
        give: Fetches blobs.
    """
    walk = Walk()
    told: list[tuple[str, Step]] = []
    for place, snapshot in enumerate(life):
        name = key(walk.base, snapshot)
        if name not in known:
            return [*told, *_read_on(walk, life[place:], give)]
        walk.take(snapshot, known[name])
        told.append((name, known[name]))
    return told


def _read_on(walk: Walk, rest: Sequence[Snapshot], give: Give) -> Iterator[tuple[str, Step]]:
    """Read the states and compare each with the last readable published one."""
    states = [*([walk.base] if walk.base else []), *rest]
    texts = give(blob for state in states for blob in _blobs(state))
    shelf = Shelf()
    for snapshot in rest:
        step = _read(walk.base, snapshot, texts, shelf)
        yield key(walk.base, snapshot), step
        walk.take(snapshot, step)


def _blobs(state: Snapshot) -> Iterator[str]:
    """The files to fetch for a state; of media only the ids matter."""
    return (blob for path, blob in state.files if not path.startswith("media/"))


def _read(
    base: Snapshot | None, snapshot: Snapshot, texts: Mapping[str, bytes], shelf: Shelf
) -> Step:
    state = read_state(snapshot, texts.get, shelf)
    if isinstance(state, str):
        return Step("", state)
    former = read_state(base, texts.get, shelf) if base else ""
    changes = () if isinstance(former, str) else differences(former, state)
    return Step(state.record.status, state.refused, changes)
