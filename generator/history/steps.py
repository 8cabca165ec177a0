"""Each folder's states become steps: what it was, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.history.differences import differences
from generator.history.folders import Snapshot
from generator.history.kept import Kept, Step, key
from generator.history.old import Shelf, read_state
from generator.model.many import Many, one_by_one

DRAFT = "draft"

Give = Callable[[Sequence[str]], Mapping[str, bytes]]
"""Fetches many blobs at once: ids to bytes, without those that cannot be had."""


@dataclass(frozen=True, slots=True)
class Task:
    """The states of one folder that nobody has read yet.

    Attributes:
        folder: The incident.
        base: The last readable published state before them; None where there is none.
        snapshots: The states to read, oldest first.
    """

    folder: str
    base: Snapshot | None
    snapshots: tuple[Snapshot, ...]

    @property
    def blobs(self) -> tuple[str, ...]:
        """The files to fetch for it; of media only the ids matter."""
        states = [*([self.base] if self.base else []), *self.snapshots]
        return tuple(
            blob for state in states for path, blob in state.files if not path.startswith("media/")
        )


@dataclass(slots=True)
class Walk:
    """Going from state to state: the base is what the next one is compared with."""

    base: Snapshot | None = None

    def take(self, snapshot: Snapshot, step: Step) -> None:
        """Go one step on; what is unreadable, or a draft before publication, is no base."""
        if step.status and (self.base or step.status != DRAFT):
            self.base = snapshot


def find_steps(
    lives: Mapping[str, Sequence[Snapshot]], known: Kept, give: Give, many: Many = one_by_one
) -> dict[str, tuple[Step, ...]]:
    """Find the steps of every folder, reading only states that are not known yet.

    Args:
        lives: Each incident's states, oldest first.
        known: What was found out before; afterwards, what these lives need and no more.
        give: Fetches blobs.
        many: How to go through the incidents: one by one, or on all cores.
    """
    steps = dict(known.steps)
    tasks = [task for folder, life in lives.items() if (task := _unknown(folder, life, steps))]
    if tasks:
        texts = give([blob for task in tasks for blob in task.blobs])
        for found in many(partial(read_task, texts=texts), tasks):
            steps.update(found)
    walked = {folder: _walk(life, steps) for folder, life in lives.items()}
    known.steps = {key: step for walk in walked.values() for key, step in walk}
    return {folder: tuple(step for _, step in walk) for folder, walk in walked.items()}


def _unknown(folder: str, life: Sequence[Snapshot], known: Mapping[str, Step]) -> Task | None:
    """What has to be read of a folder; None where all is known."""
    walk = Walk()
    for place, snapshot in enumerate(life):
        step = known.get(key(walk.base, snapshot))
        if step is None:
            return Task(folder, walk.base, tuple(life[place:]))
        walk.take(snapshot, step)
    return None


def _walk(life: Sequence[Snapshot], steps: Mapping[str, Step]) -> list[tuple[str, Step]]:
    """The steps of a life with their keys."""
    walk, told = Walk(), []
    for snapshot in life:
        name = key(walk.base, snapshot)
        walk.take(snapshot, steps[name])
        told.append((name, steps[name]))
    return told


def read_task(task: Task, texts: Mapping[str, bytes]) -> dict[str, Step]:
    """Read a folder's states and compare each with the last readable published one."""
    shelf, walk, found = Shelf(), Walk(base=task.base), {}
    for snapshot in task.snapshots:
        step = _read(walk.base, snapshot, texts, shelf)
        found[key(walk.base, snapshot)] = step
        walk.take(snapshot, step)
    return found


def _read(
    base: Snapshot | None, snapshot: Snapshot, texts: Mapping[str, bytes], shelf: Shelf
) -> Step:
    state = read_state(snapshot.blobs, texts.get, shelf)
    if isinstance(state, str):
        return Step("", state)
    former = read_state(base.blobs, texts.get, shelf) if base else ""
    changes = () if isinstance(former, str) else differences(former, state)
    return Step(state.record.status, state.refused, changes)
