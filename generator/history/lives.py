"""The life of every folder: its states, oldest first, kept small and unfolded where asked for.

What a commit did to a folder is a trace; a folder's traces are kept packed, some hundred bytes
for an incident, so that the lives of a whole site can be held, named and continued without
unfolding them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import msgspec

from generator.history.folders import Snapshot, divide
from generator.history.log import Commit, Touch


class Trace(msgspec.Struct, frozen=True, array_like=True):
    """What one commit did to one folder.

    Attributes:
        commit: Its id; empty for what is not committed.
        committed: Seconds since 1970; None where there is no usable date.
        files: The blob ids of the files it brought or changed, by path within the folder; empty
            where it deleted them.
    """

    commit: bytes
    committed: int | None
    files: dict[str, bytes]


_TRACES = msgspec.msgpack.Decoder(list[Trace])


@dataclass(frozen=True, slots=True)
class Lives(Mapping[str, tuple[Snapshot, ...]]):
    """The states of each folder, oldest first.

    Attributes:
        kept: What was committed of each folder, as packed traces, in the order they came.
        ended: The folders that the last commit no longer holds.
        now: The states that differ from the last commit.
    """

    kept: Mapping[str, msgspec.Raw] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()
    now: Mapping[str, Snapshot] = field(default_factory=dict)

    def __getitem__(self, folder: str) -> tuple[Snapshot, ...]:
        """The states of one folder."""
        if folder not in self.kept:
            return (self.now[folder],)
        told = tuple(_unfold(folder, _TRACES.decode(self.kept[folder])))
        return (*told, self.now[folder]) if folder in self.now else told

    def __iter__(self) -> Iterator[str]:
        """The folders: those ever committed, then those that are new."""
        yield from self.kept
        yield from (folder for folder in self.now if folder not in self.kept)

    def __len__(self) -> int:
        """How many folders there ever were."""
        return sum(1 for _ in self)

    def __contains__(self, folder: object) -> bool:
        """Whether there ever was such a folder."""
        return folder in self.kept or folder in self.now

    def gone(self) -> list[str]:
        """The folders that are no longer there, in their order."""
        candidates = self.ended | set(self.now)
        return [folder for folder in self if folder in candidates and self.is_gone(folder)]

    def is_gone(self, folder: str) -> bool:
        """Whether a folder was there once and is no longer."""
        if folder in self.now:
            return folder in self.kept and not self.now[folder].files
        return folder in self.ended

    def digest(self, folder: str) -> bytes:
        """Name a folder's life: it differs wherever one of its states does."""
        digest = hashlib.blake2b(self.kept.get(folder, b""), digest_size=16)
        if folder in self.now:
            digest.update(msgspec.msgpack.encode(self.now[folder]))
        return digest.digest()

    def continued(self, commits: Iterable[Commit]) -> Lives:
        """Follow the folders through further commits."""
        folders: dict[str, _Following] = {}
        for commit in commits:
            for folder, touches in _by_folder(commit.touches).items():
                if folder not in folders:
                    folders[folder] = _Following.of(self.kept.get(folder))
                folders[folder].take(commit, touches)
        packed = {name: one.packed() for name, one in folders.items() if one.traces}
        ended = {name for name in packed if not folders[name].present}
        return replace(
            self,
            kept={**self.kept, **packed},
            ended=frozenset((self.ended - set(packed)) | ended),
        )


def pack(snapshots: Iterable[Snapshot]) -> msgspec.Raw:
    """Pack the states of one folder, oldest first."""
    following = _Following([], {})
    for snapshot in snapshots:
        wanted = dict(snapshot.files)
        lost = [Touch(path, "") for path in following.present if path not in wanted]
        kept = [Touch(path, blob) for path, blob in snapshot.files]
        following.take(Commit(snapshot.commit, snapshot.committed, ()), [*lost, *kept])
    return following.packed()


@dataclass(slots=True)
class _Following:
    """A folder on its way through the log."""

    traces: list[Trace]
    present: dict[str, bytes]

    @classmethod
    def of(cls, kept: msgspec.Raw | None) -> _Following:
        traces = _TRACES.decode(kept) if kept is not None else []
        following = cls(traces, {})
        for trace in traces:
            _apply(trace.files, following.present)
        return following

    def take(self, commit: Commit, touches: Iterable[Touch]) -> None:
        """Go one commit on; one that leaves the folder alone leaves no trace."""
        files = {touch.path: bytes.fromhex(touch.blob) for touch in touches}
        changed = {
            path: blob for path, blob in files.items() if self.present.get(path, b"") != blob
        }
        if changed:
            self.traces.append(Trace(bytes.fromhex(commit.id), commit.committed, changed))
            _apply(changed, self.present)

    def packed(self) -> msgspec.Raw:
        return msgspec.Raw(msgspec.msgpack.encode(self.traces))


def _apply(files: Mapping[str, bytes], present: dict[str, bytes]) -> None:
    for path, blob in files.items():
        if blob:
            present[path] = blob
        else:
            present.pop(path, None)


def _unfold(folder: str, traces: Iterable[Trace]) -> Iterator[Snapshot]:
    present: dict[str, bytes] = {}
    for trace in traces:
        _apply(trace.files, present)
        files = tuple((path, blob.hex()) for path, blob in sorted(present.items()))
        yield Snapshot(trace.commit.hex(), trace.committed, folder, files)


def _by_folder(touches: Iterable[Touch]) -> dict[str, list[Touch]]:
    """The touches of incidents' files, by folder, with their paths within it."""
    found: dict[str, list[Touch]] = {}
    for touch in touches:
        place = divide(touch.path)
        if place:
            found.setdefault(place[0], []).append(Touch(place[1], touch.blob))
    return found
