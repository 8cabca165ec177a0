"""Folders that hold on disk what the last commit holds, so that git need not be asked about them.

Asking git about a whole site costs a look at each of its files, and whoever builds has looked
already. A folder that was once compared with the last commit, byte by byte, is the same as long as
neither its digest nor its life changes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from generator.history.folders import FOLDER, belongs, divide
from generator.history.git import Repository, ask
from generator.history.kept import Archive
from generator.history.lives import Lives
from generator.history.log import within
from generator.history.worktree import blob_id

FRESH = 2_000_000_000  # nanoseconds; the coarsest clock of a file system in use (FAT)
PLACES = (b"", b"updates/", b"media/")


@dataclass(frozen=True, slots=True)
class Looked:
    """What the incidents' folders held when somebody looked.

    Attributes:
        at: When that began, in nanoseconds since 1970.
        folders: By the folder's name, a digest of the files in it.
    """

    at: int = 0
    folders: Mapping[str, str] = field(default_factory=dict)


def doubtful(content: Path, archive: Archive, lives: Lives, looked: Looked) -> frozenset[str]:
    """Find the folders that git has to be asked about.

    Args:
        content: The content folder.
        archive: Where is kept what was compared before.
        lives: The states of each folder, as committed.
        looked: What the folders hold.

    Raises:
        GitError: Git refused.
    """
    known = archive.compared()
    names = {
        folder: blake2b(held.encode() + lives.digest(folder), digest_size=16).digest()
        for folder, held in looked.folders.items()
    }
    asked = {folder for folder in lives.kept if folder not in lives.ended and folder not in names}
    same = {}
    for folder, name in names.items():
        if known.get(folder) == name:
            same[folder] = name
            continue
        found = Found.of(content / FOLDER / folder, archive.repository.head)
        if found.files != (lives[folder][-1].blobs if folder in lives else {}):
            asked.add(folder)
        elif found.newest < looked.at - FRESH:  # the digest is of these very bytes
            same[folder] = name
    if same != known:
        archive.keep_compared(same)
    return frozenset(asked | set(_staged(archive.repository)))


@dataclass(slots=True)
class Found:
    """What a folder holds on disk.

    Attributes:
        files: The blob ids of the files that count, by path within the folder; empty for what is
            no plain file, or cannot be read.
        newest: When something about it changed last, in nanoseconds since 1970.
    """

    files: dict[str, str] = field(default_factory=dict)
    newest: int = 0

    @classmethod
    def of(cls, folder: Path, like: str = "") -> Found:
        """Look at a folder and read its files; their ids are in the digest that ``like`` is in."""
        found, root = cls(), os.fsencode(folder) + b"/"
        for place in PLACES:
            for path in (place, *(place + name for name in _names(root + place))):
                found.take(root + path, path.decode("utf-8", "backslashreplace"), like)
        return found

    def take(self, path: bytes, name: str, like: str) -> None:
        """Take one entry of the folder into account, if it is there."""
        try:
            status = os.lstat(path)
        except OSError:
            return
        self.newest = max(self.newest, status.st_ctime_ns)
        if belongs(name) and not S_ISDIR(status.st_mode):
            self.files[name] = _blob(path, like) if S_ISREG(status.st_mode) else ""


def _names(folder: bytes) -> list[bytes]:
    """What stands in a folder; nothing where it is none, or may not be read."""
    try:
        return os.listdir(folder)  # noqa: PTH208  names as git has them, of 10,000 folders
    except OSError:
        return []


def _blob(path: bytes, like: str) -> str:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  as above
            return blob_id(file.read(), like)
    except OSError:
        return ""


def _staged(repository: Repository) -> Iterator[str]:
    """The folders of which something is staged that is not committed."""
    if not repository.head:
        return
    answer = ask(
        repository.root,
        *("diff-index", "--cached", "--name-only", "--no-renames", "-z", repository.head),
        *("--", f":(top,literal){repository.prefix}incidents"),
    )
    for path in answer.split(b"\0"):
        place = divide(within(path, repository.prefix))
        if place:
            yield place[0]
