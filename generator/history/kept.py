"""What was found out about old commits, kept between builds and verified when read again."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

from generator.history.folders import Snapshot
from generator.history.log import Commit
from generator.model.ledger import Change

ROOMS = ("history", "model", "reading")  # whose code decides what is found out
DIGEST = 32  # bytes of SHA-256 before the payload


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
        code: The digest of the code that found it out.
        place: The content folder's path within its repository.
        head: The commit up to which the log was read.
        commits: The log, oldest first.
        steps: By ``key``.
    """

    code: str
    place: str = ""
    head: str = ""
    commits: tuple[Commit, ...] = ()
    steps: dict[str, Step] = field(default_factory=dict)


def key(base: Snapshot | None, snapshot: Snapshot) -> str:
    """Name a step by the contents of both states, so that it holds in any clone."""
    states = (base.files if base else (), snapshot.files)
    return hashlib.sha256(msgspec.msgpack.encode(states)).hexdigest()[:32]


def load(folder: Path | None, place: str) -> Kept:
    """Read what was kept; nothing, where it is damaged, foreign, or found out by other code."""
    empty = Kept(code(), place)
    if folder is None:
        return empty
    try:
        data = _file(folder).read_bytes()
    except OSError:
        return empty
    digest, payload = data[:DIGEST], data[DIGEST:]
    if hashlib.sha256(payload).digest() != digest:
        return empty
    try:
        kept = msgspec.msgpack.decode(payload, type=Kept)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return empty
    return kept if (kept.code, kept.place) == (empty.code, empty.place) else empty


def save(folder: Path | None, kept: Kept) -> None:
    """Keep it for the next build; written beside and renamed, so that it is whole or absent."""
    if folder is None:
        return
    payload = msgspec.msgpack.encode(kept)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(hashlib.sha256(payload).digest() + payload)
        Path(file.name).replace(_file(folder))
    except OSError:
        return  # a cache that cannot be written costs time, nothing else


@cache
def code() -> str:
    """The digest of the code whose findings are kept."""
    generator = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for room in ROOMS:
        for file in sorted((generator / room).rglob("*.py")):
            digest.update(os.fsencode(file.name) + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _file(folder: Path) -> Path:
    return folder / "ledger.msgpack"
