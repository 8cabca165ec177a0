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
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG

import msgspec

from generator.incremental.store import Store
from generator.output.fingerprint import fingerprint

_TOO_FRESH = 2_000_000_000  # nanoseconds; the coarsest clock of a file system in use (FAT)


class IndexEntry(msgspec.Struct, frozen=True, array_like=True):
    """What is known of one part.

    Attributes:
        digest: The SHA-256 over the names and contents of all that is in it.
        below: The names of all files and folders in it, from the part on, joined by NUL.
        hint: Their sizes, times and inodes, those of the part itself first; empty where they
            say nothing.
        newest: The latest of their times, in nanoseconds since 1970.
    """

    digest: str
    below: bytes
    hint: bytes
    newest: int


class FileIndex(msgspec.Struct, frozen=True, array_like=True):
    """What is known of all parts of a tree.

    Attributes:
        taken: When it was taken, in nanoseconds since 1970.
        entries: What is known of each part.
    """

    taken: int
    entries: dict[str, IndexEntry]

    def digest(self) -> str:
        """The fingerprint of all parts, by name and content."""
        digests = (f"{name}\0{entry.digest}" for name, entry in sorted(self.entries.items()))
        return hashlib.sha256(os.fsencode("\0".join(digests))).hexdigest()

    def packed(self) -> bytes:
        """The bytes to keep for the next time."""
        try:
            return msgspec.msgpack.encode(self)
        except UnicodeEncodeError:  # a part whose name is no text is read again every time
            named = {name: entry for name, entry in self.entries.items() if _is_text(name)}
            return msgspec.msgpack.encode(FileIndex(self.taken, named))

    @classmethod
    def of(cls, kept: bytes | None) -> FileIndex:
        """Read what was kept; an index of nothing where that is damaged or not there."""
        try:
            return msgspec.msgpack.decode(kept or b"", type=cls)
        except msgspec.DecodeError:
            return cls(0, {})


def take_index(
    root: Path, parts: Iterable[str], before: FileIndex, touched: frozenset[str] | None = None
) -> FileIndex:
    """Take the index of a tree's parts.

    Args:
        root: The tree.
        parts: Its parts, relative to the tree; one that does not exist is a part of its own kind.
        before: The index taken before, whose hints are used.
        touched: Those parts that alone may have changed since; None where nobody knows. The others
            are taken for what they were, so the index is no younger than the one before.
    """
    taken = time.time_ns() if touched is None else before.taken
    known, trusted = before.entries, before.taken - _TOO_FRESH
    return FileIndex(
        taken,
        {
            name: known[name]
            if touched is not None and name in known and name not in touched
            else _entry_of(f"{root}/", name, known, trusted)
            for name in parts
        },
    )


def known_index(store: Store, folder: Path) -> FileIndex:
    """The index of a folder that was taken last; one of nothing where none was."""
    return FileIndex.of(store.get("index", fingerprint(str(folder.resolve()))))


def keep_index(store: Store, folder: Path, index: FileIndex) -> None:
    """Keep the index of a folder for the next time."""
    store.put("index", fingerprint(str(folder.resolve())), index.packed())


def is_unchanged(root: Path, name: str, index: FileIndex) -> bool:
    """Whether a part has not been touched since the index was taken."""
    entry = index.entries[name]
    try:
        return _hint(_stamps(f"{root}/{name}", entry.below)) == entry.hint
    except OSError:
        return False


def _entry_of(root: str, name: str, known: Mapping[str, IndexEntry], trusted: int) -> IndexEntry:
    entry = known.get(name)
    if entry is not None and entry.hint and entry.newest < trusted:
        try:
            if _hint(_stamps(root + name, entry.below)) == entry.hint:
                return entry
        except OSError:
            pass  # something of it is gone
    return _read(root, name)


def _stamps(place: str, below: bytes) -> list[tuple[int, int, int, int, int]]:
    """The times, size, kind and inode of a part and of all that is in it."""
    start = os.fsencode(place)
    paths = [start, *(b"%s/%s" % (start, name) for name in below.split(b"\0") if name)]
    return [
        (one.st_mtime_ns, one.st_ctime_ns, one.st_size, one.st_mode, one.st_ino)
        for one in map(os.lstat, paths)
    ]


def _hint(stamps: Sequence[tuple[int, ...]]) -> bytes:
    return msgspec.msgpack.encode(stamps)


def _read(root: str, name: str) -> IndexEntry:
    paths = sorted(_paths(root, name))
    below = b"\0".join(os.fsencode(path[len(name) + 1 :]) for path in paths[1:])
    try:
        stamps = _stamps(root + name, below)
        hint, newest = _hint(stamps), max(max(one[:2]) for one in stamps)
    except (
        OSError,
        OverflowError,
    ):  # it changes while it is looked at, or has no date a disk can have
        hint, newest = b"", 0  # so that it is read again
    digest = hashlib.sha256()
    for path in paths:
        content, called = _content(root + path), os.fsencode(path)
        digest.update(b"%d:%s%d:" % (len(called), called, len(content)))
        digest.update(content)
    return IndexEntry(digest.hexdigest(), below, hint, newest)


def _paths(root: str, name: str) -> list[str]:
    """A part's path and all below it; links are not followed."""
    if not os.path.lexists(root + name):
        return []
    found = [name]
    waiting = [name] if _is_folder(root + name) else []
    while waiting:
        path = waiting.pop()
        for inner, is_folder in _inside(root + path):
            if inner != "__pycache__":
                found.append(f"{path}/{inner}")
                waiting += found[-1:] if is_folder else ()
    return found


def _is_folder(path: str) -> bool:
    try:
        return S_ISDIR(os.lstat(path).st_mode)
    except OSError:  # it went while it was looked at
        return False


def _inside(folder: str) -> list[tuple[str, bool]]:
    """What stands in a folder, and whether that is a folder; nothing where it may not be read.

    Reading it will tell that.
    """
    try:
        with os.scandir(folder) as entries:
            return [(one.name, one.is_dir(follow_symlinks=False)) for one in entries]
    except OSError:
        return []


def _content(path: str) -> bytes:
    """What stands for a path's content: its kind, and what is in it."""
    try:
        mode = os.lstat(path).st_mode
        if S_ISREG(mode):
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123  a Path takes as long again
                return b"file" + file.readall()
        if S_ISDIR(mode):
            return b"folder"
        return b"other" + (os.fsencode(os.readlink(path)) if Path(path).is_symlink() else b"")  # noqa: PTH115  as bytes
    except OSError as error:
        return b"unreadable%d" % (error.errno or 0)


def _is_text(name: str) -> bool:
    return name.encode("utf-8", "replace").decode() == name
