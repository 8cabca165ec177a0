"""What was found out about old commits, kept between builds and verified when read again."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol

import msgspec

from generator.history.folders import Snapshot
from generator.history.git import Repository
from generator.history.log import Commit
from generator.model.ledger import Change

ROOMS = ("history", "model", "reading")  # whose code decides what is found out
KIND = "ledger"


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


@dataclass(slots=True)
class Kept:
    """The log as last read, and the steps by their keys.

    Attributes:
        head: The commit up to which the log was read.
        commits: The log, oldest first.
        steps: By ``key``.
    """

    head: str = ""
    commits: tuple[Commit, ...] = ()
    steps: dict[str, Step] = field(default_factory=dict)


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


def load(keeper: Keeper | None, repository: Repository) -> Kept:
    """Read what was kept; nothing, where there is nothing, or it was found out by other code."""
    found = keeper.get(KIND, _name(repository)) if keeper else None
    if found is not None:
        try:
            return msgspec.msgpack.decode(found, type=Kept)
        except (msgspec.DecodeError, msgspec.ValidationError):
            pass  # found out anew
    return Kept()


def save(keeper: Keeper | None, repository: Repository, kept: Kept) -> None:
    """Keep it for the next build."""
    if keeper is not None:
        keeper.put(KIND, _name(repository), msgspec.msgpack.encode(kept))


def _name(repository: Repository) -> str:
    """The key of all that is kept: the code that found it out, and the content's place."""
    place = os.fsencode(f"{repository.root}\0{repository.prefix}")
    return hashlib.sha256(code().encode() + place).hexdigest()


@cache
def code() -> str:
    """The digest of the code whose findings are kept."""
    generator = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for room in ROOMS:
        for file in sorted((generator / room).rglob("*.py")):
            digest.update(os.fsencode(file.name) + b"\0" + file.read_bytes())
    return digest.hexdigest()
