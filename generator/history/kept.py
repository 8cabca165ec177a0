"""What was found out about old commits, kept between builds and verified when read again.

The log is kept in one piece, the steps of each folder in a piece of its own, so that a build reads
those of the incidents that it looks into and no others.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from generator.history.folders import Snapshot
from generator.history.git import Repository
from generator.history.lives import Lives
from generator.model.ledger import Change, History

FINDINGS = ("history", "model", "reading")  # whose code decides what steps are
LOG = tuple(f"history/{name}.py" for name in ("folders", "git", "kept", "lives", "log"))
COMPARED = tuple(f"history/{name}.py" for name in ("disk", "folders", "lives", "worktree"))

_HISTORY = msgspec.msgpack.Decoder(History)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """What one state of a folder was, and how it differed from the one before.

    Attributes:
        status: The incident's status; empty where the record could not be read.
        refused: Why today's rules refuse it; empty where they do not.
        changes: Against the last readable published state.
    """

    status: str
    refused: str = ""
    changes: tuple[Change, ...] = ()


def pack_history(history: History) -> bytes:
    """Write down one incident's history, to be read again as it was."""
    return msgspec.msgpack.encode(history)


def unpack_history(packed: bytes) -> History | None:
    """Read a history that was written down; None where other code wrote it."""
    try:
        return _HISTORY.decode(packed)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def key(base: Snapshot | None, snapshot: Snapshot) -> str:
    """Name a step by the contents of both states, so that it holds in any clone."""
    states = (base.files if base else (), snapshot.files)
    return hashlib.sha256(msgspec.msgpack.encode(states)).hexdigest()[:32]


class Keeper(Protocol):
    """Where results are kept between builds, each verified against its own digest when read."""

    def get(self, kind: str, key: str) -> bytes | None:
        """The result kept under a key; None where there is none that is whole."""

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep a result."""


class Log(msgspec.Struct, frozen=True, array_like=True):
    """The log as last read.

    Attributes:
        head: The commit up to which it was read.
        lives: The packed traces of each folder.
        ended: The folders that are gone in that commit.
    """

    head: str = ""
    lives: dict[str, msgspec.Raw] = {}
    ended: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Archive:
    """What is kept of one repository.

    Attributes:
        repository: The repository.
        keeper: Where it is kept; None to keep nothing.
        writes: Whether what is found is kept, too.
    """

    repository: Repository
    keeper: Keeper | None = None
    writes: bool = True

    def log(self) -> tuple[str, Lives]:
        """The commit up to which the log was read, and the lives until then."""
        log = self._get("log", code(*LOG), Log) or Log()
        return log.head, Lives(log.lives, log.ended)

    def keep_log(self, head: str, lives: Lives) -> None:
        """Keep the log for the next build."""
        self._put("log", code(*LOG), Log(head, dict(lives.kept), lives.ended))

    def compared(self) -> dict[str, bytes]:
        """The folders found to hold what was committed, with names of both."""
        return self._get("compared", code(*COMPARED), dict[str, bytes]) or {}

    def keep_compared(self, folders: Mapping[str, bytes]) -> None:
        """Keep what was compared, and nothing else."""
        self._put("compared", code(*COMPARED), dict(folders))

    def steps(self, folder: str) -> dict[str, Step]:
        """The steps of a folder by their keys; none that other code found out."""
        return self._get("steps", f"{code(*FINDINGS)} {folder}", dict[str, Step]) or {}

    def keep_steps(self, folder: str, steps: Mapping[str, Step]) -> None:
        """Keep the steps of a folder, and no others."""
        self._put("steps", f"{code(*FINDINGS)} {folder}", dict(steps))

    def _get(self, kind: str, name: str, form: type[T]) -> T | None:
        found = self.keeper.get(kind, self._name(name)) if self.keeper else None
        if found is None:
            return None
        try:
            return msgspec.msgpack.decode(found, type=form)
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None  # found out anew

    def _put(self, kind: str, name: str, content: object) -> None:
        if self.keeper is not None and self.writes:
            self.keeper.put(kind, self._name(name), msgspec.msgpack.encode(content))

    def _name(self, name: str) -> str:
        """The key of something kept: its name, and the content's place."""
        return f"{name} {os.fsencode(self.repository.root).hex()} {self.repository.prefix}"


@cache
def code(*parts: str) -> str:
    """The digest of the code whose findings are kept: rooms, or single files."""
    generator = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for part in parts:
        path = generator / part
        for file in sorted(path.rglob("*.py")) if path.is_dir() else (path,):
            digest.update(os.fsencode(file.name) + b"\0" + file.read_bytes())
    return digest.hexdigest()
