"""What an editor has not committed yet: the next version, judged before it is one."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.history.folders import FOLDER, Snapshot, divide
from generator.history.git import Repository, ask
from generator.history.log import within
from generator.problems import Location, Problem

IGNORED = "!!"
SHA256_LENGTH = 64
MANY = 100  # folders; to ask about more costs more than to ask about all


@dataclass(frozen=True, slots=True)
class Worktree:
    """The folders that differ from the last commit.

    Attributes:
        snapshots: The folders' present states.
        texts: The bytes of the files that are in no commit, by blob id.
        problems: Files that git was told to ignore, so that it can prove nothing about them.
    """

    snapshots: tuple[Snapshot, ...] = ()
    texts: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_worktree(
    repository: Repository,
    content: Path,
    lives: Mapping[str, Sequence[Snapshot]],
    doubtful: Collection[str] | None = None,
) -> Worktree:
    """Read what differs between the folders on disk and the last commit.

    Args:
        repository: The repository.
        content: The content folder.
        lives: The states of each folder, as committed.
        doubtful: The only folders that may differ; None for all.

    Raises:
        GitError: Git refused.
    """
    states = _status(repository, doubtful)
    changed: dict[str, list[str]] = {}
    for path, state in states.items():
        place = divide(path)
        if place and state != IGNORED:
            changed.setdefault(place[0], []).append(place[1])
    texts: dict[str, bytes] = {}
    snapshots = []
    for folder, names in sorted(changed.items()):
        life = lives.get(folder, ())
        committed = life[-1].blobs if life else {}
        found = [(name, _bytes(content / FOLDER / folder / name)) for name in names]
        read = {name: data for name, data in found if data is not None}
        ids = {name: blob_id(data, repository.head) for name, data in read.items()}
        files = {name: blob for name, blob in committed.items() if name not in names} | ids
        if files != committed:  # another mode, or a stage that was left, changes no word
            snapshots.append(Snapshot("", None, folder, tuple(sorted(files.items()))))
            texts |= {ids[name]: data for name, data in read.items()}
    ignored = [path for path, state in states.items() if state == IGNORED and divide(path)]
    return Worktree(tuple(snapshots), texts, tuple(_ignored(path) for path in ignored))


def blob_id(data: bytes, like: str = "") -> str:
    """The id that git gives to a file's content, in the repository's own digest."""
    whole = b"blob %d\0" % len(data) + data
    if len(like) == SHA256_LENGTH:
        return hashlib.sha256(whole).hexdigest()
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest()


def _status(repository: Repository, doubtful: Collection[str] | None) -> dict[str, str]:
    """The two letters of ``git status`` for each path that is not as committed."""
    some = doubtful is not None and len(doubtful) <= MANY
    places = [f"incidents/{one}" for one in sorted(doubtful or ())] if some else ["incidents"]
    if not places:
        return {}
    answer = ask(
        repository.root,
        *("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"),
        *("--ignored=traditional", "--"),
        *(f":(top,literal){repository.prefix}{place}" for place in places),
    )
    states = {}
    for word in answer.split(b"\0"):
        if word:
            states[within(word[3:], repository.prefix)] = word[:2].decode("ascii")
    return states


def _bytes(path: Path) -> bytes | None:
    """A plain file's bytes; None where there is none."""
    if path.is_symlink() or not path.is_file():
        return None
    return path.read_bytes()


def _ignored(path: str) -> Problem:
    return Problem(
        Location(path),
        "history.ignored",
        "Git ignores this file, so its changes would stay silent.",
        "Take it out of .gitignore, or remove it.",
    )
