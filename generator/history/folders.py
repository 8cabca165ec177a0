"""The log becomes, for each incident's folder, the states it went through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.history.log import Commit, Touch

FOLDER = "incidents/"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A folder as one commit left it.

    Attributes:
        commit: The full id; empty for what is not committed yet.
        committed: Seconds since 1970; None where there is no usable date.
        folder: The folder's name.
        files: Path within the folder and blob id, sorted; empty where the folder is gone.
    """

    commit: str
    committed: int | None
    folder: str
    files: tuple[tuple[str, str], ...]

    @property
    def blobs(self) -> dict[str, str]:
        """The blob id of each file."""
        return dict(self.files)


Lives = Mapping[str, Sequence[Snapshot]]
"""The states of each folder, oldest first."""


def follow(commits: Iterable[Commit]) -> dict[str, list[Snapshot]]:
    """Follow every folder through the log; a commit that leaves a folder alone adds nothing."""
    lives: dict[str, list[Snapshot]] = {}
    present: dict[str, dict[str, str]] = {}
    for commit in commits:
        for folder in _apply(commit.touches, present):
            files = tuple(sorted(present[folder].items()))
            snapshot = Snapshot(commit.id, commit.committed, folder, files)
            life = lives.setdefault(folder, [])
            if (life[-1].files if life else ()) != files:
                life.append(snapshot)
    return lives


def belongs(path: str) -> bool:
    """Whether a path within an incident's folder is one that pages are made from."""
    if path in {"incident.yaml", "narrative.md"}:
        return True
    place, _, name = path.partition("/")
    if "/" in name or not name:
        return False
    return place == "media" or (place == "updates" and name.endswith(".yaml"))


def divide(path: str) -> tuple[str, str] | None:
    """Divide ``incidents/<id>/<path>``; None for what lies in no incident, or belongs to none."""
    folder, _, inner = path.removeprefix(FOLDER).partition("/")
    return (folder, inner) if path.startswith(FOLDER) and belongs(inner) else None


def _apply(touches: Iterable[Touch], present: dict[str, dict[str, str]]) -> list[str]:
    """Bring the folders' files up to date and name the folders that were touched."""
    touched: dict[str, None] = {}
    for touch in touches:
        place = divide(touch.path)
        if place is None:
            continue
        folder, inner = place
        files = present.setdefault(folder, {})
        if touch.blob:
            files[inner] = touch.blob
        else:
            files.pop(inner, None)
        touched[folder] = None
    return list(touched)
