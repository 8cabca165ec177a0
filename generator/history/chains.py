"""Folders that were moved keep their past, where the incident names its former id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.history.folders import Lives, Snapshot


@dataclass(frozen=True, slots=True)
class Chained:
    """Every incident's whole life.

    Attributes:
        lives: By present folder, with the states under former names in front; and the lives of
            folders that are gone.
        gone: The last state of each folder that is gone and that no incident names as an alias.
    """

    lives: dict[str, list[Snapshot]]
    gone: tuple[Snapshot, ...]


def chain(lives: Lives, aliases: Mapping[str, Sequence[str]]) -> Chained:
    """Join the lives of folders that were moved.

    Args:
        lives: The states of each folder, oldest first.
        aliases: Each present incident's former ids.
    """
    claimed = {old: new for new, olds in aliases.items() for old in olds if _is_gone(lives, old)}
    joined: dict[str, list[Snapshot]] = {}
    for folder, life in lives.items():
        if folder not in claimed:
            joined[folder] = [*_former(folder, claimed, lives, life), *life]
    gone = tuple(life[-2] for folder, life in joined.items() if _is_gone(lives, folder))
    return Chained(joined, gone)


def _is_gone(lives: Lives, folder: str) -> bool:
    life = lives.get(folder, ())
    return len(life) > 1 and not life[-1].files


def _former(
    folder: str, claimed: Mapping[str, str], lives: Lives, life: Sequence[Snapshot]
) -> list[Snapshot]:
    """The states under former names that ended where this folder began.

    A folder that existed before the other one went has a past of its own; the other was merged
    into it, and only its address lives on.
    """
    former: list[Snapshot] = []
    for old, new in claimed.items():
        if new == folder and _ended_before(lives[old][-1], life[0]):
            former += lives[old][:-1]
    return former


def _ended_before(end: Snapshot, beginning: Snapshot) -> bool:
    """Whether a folder went in the commit in which another came, or earlier."""
    if end.commit == beginning.commit or not beginning.commit:
        return True
    return bool(end.commit) and (end.committed or 0) <= (beginning.committed or 0)
