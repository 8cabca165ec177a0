"""Which parts of a content tree changed, at the price of looking at their dates.

A part is a file, or a folder with all below it but what Python compiled. Its digest says what it
holds. Size, times and inode are a hint that it need not be read again; wherever they differ, or
are too fresh to tell two changes apart, its content is read and decides (as git does with its
index). The time of the last change of the inode counts too, so that an edit with an old date is
seen.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

import msgspec

_TOO_FRESH = 2_000_000_000  # nanoseconds; the coarsest clock of a file system in use (FAT)


class Part(NamedTuple):
    """What is known of one part.

    Attributes:
        digest: The SHA-256 over the names and contents of all that is in it.
        paths: All files and folders in it, relative to the tree, itself first.
        hint: A digest over their sizes, times and inodes.
        newest: The latest of their times, in nanoseconds since 1970.
    """

    digest: str
    paths: list[str]
    hint: bytes
    newest: int


class Index(msgspec.Struct, frozen=True):
    """What is known of all parts of a tree.

    Attributes:
        taken: When it was taken, in nanoseconds since 1970.
        parts: What is known of each part.
    """

    taken: int
    parts: dict[str, Part]

    def kept(self) -> bytes:
        """The bytes to keep for the next time."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def of(cls, kept: bytes | None) -> Index:
        """Read what was kept; an index of nothing where that is damaged or not there."""
        try:
            return msgspec.msgpack.decode(kept or b"", type=cls)
        except msgspec.DecodeError:
            return cls(0, {})

    def changed_since(self, before: Index) -> list[str]:
        """The parts that are new or hold something else than before."""
        known = before.parts
        return [
            name
            for name, part in self.parts.items()
            if name not in known or known[name].digest != part.digest
        ]


def look(root: Path, parts: Iterable[str], before: Index) -> Index:
    """Take the index of a tree's parts.

    Args:
        root: The tree.
        parts: Its parts, relative to the tree; one that does not exist is a part of its own kind.
        before: The index taken before, whose hints are used.
    """
    taken = time.time_ns()
    trusted = before.taken - _TOO_FRESH
    return Index(taken, {name: _look(f"{root}/", name, before.parts, trusted) for name in parts})


def _look(root: str, name: str, known: Mapping[str, Part], trusted: int) -> Part:
    part = known.get(name)
    if part is not None and part.paths and part.newest < trusted:
        try:
            if _hint(root, part.paths)[0] == part.hint:
                return part
        except OSError:
            pass  # something of it is gone
    return _read(root, name)


def _hint(root: str, paths: Iterable[str]) -> tuple[bytes, int]:
    """The hint of some paths, and the latest of their times."""
    numbers: list[int] = []
    newest = 0
    for path in paths:
        status = os.stat(root + path, follow_symlinks=False)  # noqa: PTH116  for each of 100,000
        changed = status.st_ctime_ns
        numbers += (status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, changed)
        newest = max(newest, changed, status.st_mtime_ns)
    return hashlib.blake2b(repr(numbers).encode(), digest_size=16).digest(), newest


def _read(root: str, name: str) -> Part:
    paths = sorted(_paths(root, name))
    try:
        hint, newest = _hint(root, paths)
    except OSError:  # it changes while we look, so the hint must not be trusted
        hint, newest = b"", time.time_ns()
    digest = hashlib.sha256()
    for path in paths:
        content = _content(root + path)
        digest.update(b"%d:%s%d:" % (len(path.encode()), path.encode(), len(content)))
        digest.update(content)
    return Part(digest.hexdigest(), paths, hint, newest)


def _paths(root: str, name: str) -> list[str]:
    """A part's path and all below it; links are not followed."""
    if not os.path.lexists(root + name):
        return []
    found, at = [name], 0
    while at < len(found):
        path = found[at]
        if _is_folder(root + path):
            found += (f"{path}/{name}" for name in _names(root + path) if name != "__pycache__")
        at += 1
    return found


def _is_folder(path: str) -> bool:
    try:
        return S_ISDIR(os.lstat(path).st_mode)
    except OSError:  # it went while we looked
        return False


def _names(folder: str) -> list[str]:
    """What stands in a folder; nothing where it may not be read, which reading it will tell."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208  for each of 100,000
    except OSError:
        return []


def _content(path: str) -> bytes:
    """What stands for a path's content: its kind, and what is in it."""
    try:
        mode = os.lstat(path).st_mode
        if S_ISREG(mode):
            return b"file" + Path(path).read_bytes()
        if S_ISDIR(mode):
            return b"folder"
        return b"other" + (os.fsencode(os.readlink(path)) if Path(path).is_symlink() else b"")  # noqa: PTH115  as bytes
    except OSError as error:
        return b"unreadable%d" % (error.errno or 0)
