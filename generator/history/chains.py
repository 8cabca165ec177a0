"""Folders that were moved keep their past, where the incident names its former id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.history.folders import Snapshot
from generator.history.lives import Lives


@dataclass(frozen=True, slots=True)
class Chained(Mapping[str, tuple[Snapshot, ...]]):
    """Every incident's whole life: by present folder, with the states under former names in front.

    Lives of folders that are gone are here too, unless an incident names them as its own.

    Attributes:
        lives: The states of each folder.
        claimed: The former folders that an incident names as an alias, with its id.
        former: Those whose states go in front of an incident's own, by its id.
    """

    lives: Lives = field(default_factory=Lives)
    claimed: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __getitem__(self, folder: str) -> tuple[Snapshot, ...]:
        """The whole life of one folder."""
        if folder in self.claimed:
            raise KeyError(folder)
        own = self.lives[folder]
        former = self.former.get(folder, ())
        return (*(state for old in former for state in self.lives[old][:-1]), *own)

    def __iter__(self) -> Iterator[str]:
        """All folders that stand for themselves."""
        return (folder for folder in self.lives if folder not in self.claimed)

    def __len__(self) -> int:
        """How many folders stand for themselves."""
        return len(self.lives) - len(self.claimed)

    def __contains__(self, folder: object) -> bool:
        """Whether a folder stands for itself."""
        return folder in self.lives and folder not in self.claimed

    def gone(self) -> tuple[Snapshot, ...]:
        """The last state of each folder that is gone and that no incident names as an alias."""
        return tuple(self[folder][-2] for folder in self.lives.gone() if folder in self)

    def digest(self, folder: str) -> str:
        """Name a whole life: it differs wherever one of its states does."""
        parts = [self.lives.digest(one) for one in (*self.former.get(folder, ()), folder)]
        if len(parts) == 1:
            return parts[0].hex()
        return hashlib.blake2b(b"".join(parts), digest_size=16).hexdigest()


def chain(lives: Lives, aliases: Mapping[str, Sequence[str]]) -> Chained:
    """Join the lives of folders that were moved.

    Args:
        lives: The states of each folder, oldest first.
        aliases: Each present incident's former ids.
    """
    claimed = {old: new for new, olds in aliases.items() for old in olds if lives.is_gone(old)}
    former: dict[str, list[str]] = {}
    for old, new in claimed.items():
        if new in lives and new not in claimed and _ended_before(lives[old][-1], lives[new][0]):
            former.setdefault(new, []).append(old)
    return Chained(lives, claimed, {new: tuple(olds) for new, olds in former.items()})


def _ended_before(end: Snapshot, beginning: Snapshot) -> bool:
    """Whether a folder went in the commit in which another came, or earlier.

    A folder that existed before the other one went has a past of its own; the other was merged
    into it, and only its address lives on.
    """
    if end.commit == beginning.commit or not beginning.commit:
        return True
    return bool(end.commit) and (end.committed or 0) <= (beginning.committed or 0)
