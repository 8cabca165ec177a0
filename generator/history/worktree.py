"""What an editor has not committed yet: the next version, judged before it is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from generator.history.folders import FolderChange, Snapshot, divide, files_after
from generator.history.git import Repository, ask, blob_id
from generator.history.log import within
from generator.model.files import INCIDENTS
from generator.problems import Location, Problem

IGNORED = "!!"


class Worktree(msgspec.Struct, frozen=True):
    """The folders that differ from the last commit.

    Attributes:
        snapshots: Their present snapshots, by name.
        texts: The bytes of the files that are in no commit, by blob id.
        problems: Files that git was told to ignore, so that it can prove nothing about them.
    """

    snapshots: Mapping[str, Snapshot] = {}
    texts: Mapping[str, bytes] = {}
    problems: tuple[Problem, ...] = ()


def read_worktree(
    repository: Repository, content: Path, committed: Mapping[str, Sequence[FolderChange]]
) -> Worktree:
    """Read what differs between the folders on disk and the last commit.

    Args:
        repository: The repository.
        content: The content folder.
        committed: What each commit did to each folder, up to the last.

    Raises:
        GitError: Git refused.
    """
    status = _status(repository)
    differing: dict[str, list[str]] = {}
    for path, state in status.items():
        place = divide(path)
        if place and state != IGNORED:
            differing.setdefault(place[0], []).append(place[1])
    snapshots, texts = {}, dict[str, bytes]()
    for folder, names in sorted(differing.items()):
        before = files_after(committed.get(folder, ()))
        found = [(name, _bytes(content / INCIDENTS / folder / name)) for name in names]
        read = {name: data for name, data in found if data is not None}
        ids = {name: blob_id(data, repository.head) for name, data in read.items()}
        files = {name: blob for name, blob in before.items() if name not in names} | ids
        if files != before:  # another mode, or a stage that was left, changes no word
            snapshots[folder] = Snapshot("", None, folder, tuple(sorted(files.items())))
            texts |= {ids[name]: data for name, data in read.items()}
    ignored = [path for path, state in status.items() if state == IGNORED and divide(path)]
    return Worktree(snapshots, texts, tuple(_ignored(path) for path in ignored))


def _status(repository: Repository) -> dict[str, str]:
    """The two letters of ``git status`` for each path that is not as committed."""
    answer = ask(
        repository.root,
        *("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"),
        *("--ignored=traditional", "--", f":(top,literal){repository.prefix}incidents"),
    )
    return {
        within(entry[3:], repository.prefix): entry[:2].decode("ascii")
        for entry in answer.split(b"\0")
        if entry
    }


def _bytes(path: Path) -> bytes | None:
    """A plain file's bytes; None where there is none that may be read, as its reader will say."""
    try:
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None
    except OSError:
        return None


def _ignored(path: str) -> Problem:
    return Problem(
        Location(path),
        "history.ignored",
        "Git ignores this file, so its changes would stay silent.",
        "Take it out of .gitignore, or remove it.",
    )
