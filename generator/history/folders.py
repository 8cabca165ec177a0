"""Snapshots of every incident's folder, oldest first, as commits left it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from generator.model.files import AREAS, INCIDENTS, TABLES, translation_language
from generator.model.removed_id import is_removed_id, removed_alias


class Snapshot(msgspec.Struct, frozen=True):
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

    @property
    def moment(self) -> datetime | None:
        """When it was committed, in UTC."""
        return None if self.committed is None else datetime.fromtimestamp(self.committed, UTC)


class FolderChange(msgspec.Struct, frozen=True, array_like=True):
    """What one commit did to one folder.

    Attributes:
        commit: Its full id.
        committed: Seconds since 1970; None where there is no usable date.
        files: The blob ids of the files it added or changed, by path within the folder; empty
            where it deleted them.
    """

    commit: str
    committed: int | None
    files: dict[str, str]


class Folders(msgspec.Struct, frozen=True):
    """The folders that there are or ever were.

    A folder that was moved continues under its new name, where the incident names its former id.

    Attributes:
        committed: What each commit did to each folder, oldest first.
        uncommitted: The present snapshots of those that differ from the last commit.
        moved_away: The former folders that an incident names as its aliases.
        former: By incident, the former folders whose snapshots come before its own, oldest first.
    """

    committed: Mapping[str, Sequence[FolderChange]] = {}
    uncommitted: Mapping[str, Snapshot] = {}
    moved_away: frozenset[str] = frozenset()
    former: Mapping[str, tuple[str, ...]] = {}

    def with_aliases(self, aliases: Mapping[str, Sequence[str]]) -> Folders:
        """Let moved folders continue under their present names.

        Args:
            aliases: Each present incident's former ids, or the digests of ids that had to go.
        """
        names = (*self.committed, *self.uncommitted)
        asked = {alias for olds in aliases.values() for alias in olds if is_removed_id(alias)}
        by_digest = {removed_alias(name): name for name in names} if asked else {}
        renamed_to = {
            old: new
            for new, olds in aliases.items()
            for alias in olds
            if self._is_gone(old := by_digest.get(alias, alias))
        }
        former: dict[str, tuple[str, ...]] = {}
        for old, new in renamed_to.items():
            here = (new in self.committed or new in self.uncommitted) and new not in renamed_to
            began_now = new not in self.committed
            if here and (began_now or _ended_before(self._own(old)[-1], self._own(new)[0])):
                former[new] = (*former.get(new, ()), old)
        came = {name: place for place, name in enumerate((*self.committed, *self.uncommitted))}
        in_order = {
            new: tuple(sorted(olds, key=lambda old: came[old])) for new, olds in former.items()
        }
        return Folders(self.committed, self.uncommitted, frozenset(renamed_to), in_order)

    def names(self) -> Iterator[str]:
        """All folders, in the order they came; a folder that was moved only by its new name."""
        yield from (name for name in self.committed if name not in self.moved_away)
        yield from (name for name in self.uncommitted if name not in self.committed)

    def __contains__(self, name: str) -> bool:
        """Whether there is or was such a folder, and no incident names it as an alias."""
        is_there = name in self.committed or name in self.uncommitted
        return is_there and name not in self.moved_away

    def snapshots(self, name: str) -> tuple[Snapshot, ...]:
        """Give all snapshots of a folder, oldest first, those under former names included."""
        former = (one for old in self.former.get(name, ()) for one in self._own(old)[:-1])
        return (*former, *self._own(name))

    def digest(self, name: str) -> str:
        """Digest the commits of a folder, and what of it is not committed."""
        digest = hashlib.sha256()
        for folder in (*self.former.get(name, ()), name):
            for change in self.committed.get(folder, ()):
                digest.update(change.commit.encode())
            if folder in self.uncommitted:
                digest.update(msgspec.msgpack.encode(self.uncommitted[folder]))
            digest.update(b"\0")
        return digest.hexdigest()

    def gone(self) -> tuple[Snapshot, ...]:
        """Give the last snapshot of each folder that is gone and that no alias accounts for."""
        return tuple(self.snapshots(name)[-2] for name in self.names() if self._is_gone(name))

    def _own(self, name: str) -> tuple[Snapshot, ...]:
        committed = _snapshots(name, self.committed.get(name, ()))
        present = self.uncommitted.get(name)
        return (*committed, present) if present else tuple(committed)

    def _is_gone(self, name: str) -> bool:
        if name in self.uncommitted:
            return name in self.committed and not self.uncommitted[name].files
        return name in self.committed and not files_after(self.committed[name])


def _snapshots(name: str, changes: Iterable[FolderChange]) -> Iterator[Snapshot]:
    """Give the snapshots that changes lead to, one by one."""
    files: dict[str, str] = {}
    for change in changes:
        files = changed(files, change.files)
        yield Snapshot(change.commit, change.committed, name, tuple(sorted(files.items())))


def files_after(changes: Iterable[FolderChange]) -> dict[str, str]:
    """Give the blob ids of the files that changes lead to, by path within the folder."""
    files: dict[str, str] = {}
    for change in changes:
        files = changed(files, change.files)
    return files


def changed(files: Mapping[str, str], change: Mapping[str, str]) -> dict[str, str]:
    """Apply a change to files, by path within the folder; an empty blob id deletes."""
    return {path: blob for path, blob in {**files, **change}.items() if blob}


def divide(path: str) -> tuple[str, str] | None:
    """Divide ``incidents/<id>/<path>``; None for what no page of an incident is made from."""
    folder, _, inner = path.removeprefix(INCIDENTS).partition("/")
    return (folder, inner) if path.startswith(INCIDENTS) and _belongs(inner) else None


def _belongs(path: str) -> bool:
    """Whether a path within an incident's folder is one that pages are made from."""
    if path in {"incident.yaml", "narrative.md"} or path.endswith((AREAS.ending, TABLES.ending)):
        return "/" not in path
    if translation_language(path):
        return True
    place, _, name = path.partition("/")
    if "/" in name or not name:
        return False
    return place == "media" or (place == "updates" and name.endswith(".yaml"))


def _ended_before(end: Snapshot, beginning: Snapshot) -> bool:
    """Whether a folder went in the commit in which another came, or earlier.

    A folder that existed before the other one went has a past of its own; the other was merged
    into it, and only its address lives on.
    """
    if end.commit == beginning.commit:
        return True
    return bool(end.commit) and (end.committed or 0) <= (beginning.committed or 0)
