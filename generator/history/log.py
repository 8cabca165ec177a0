"""The commit log: what each commit of the built branch did to the incidents' folders."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.history.cache import Cache, decoded, history_key
from generator.history.folders import FolderChange, changed, divide, files_after
from generator.history.git import GitError, Repository, ask

COMMIT = re.compile(rb"\n?([0-9a-f]{40,64}) (\S*)")
RECORD = re.compile(rb"((?:.+/)?)incidents/([^/]+)/incident\.yaml", re.DOTALL)
REGULAR = b"100"  # a plain file's mode begins so; links and submodules are none
MANY = 1_000_000  # more incidents than any newsroom has
LATEST = 253_402_300_799  # the last second of the year 9999


class CommitLog(msgspec.Struct, frozen=True, array_like=True):
    """The log up to one commit.

    Attributes:
        head: The commit up to which it was read; empty where there is none.
        folders: What each commit did to each folder, oldest first.
    """

    head: str = ""
    folders: dict[str, list[FolderChange]] = {}


class Commit(msgspec.Struct, frozen=True):
    """A first-parent commit and the incident files it touched.

    Attributes:
        id: The full id.
        committed: Seconds since 1970; None where git has no usable date.
        folders: By folder, the blob ids of the files it touched, by path within it; empty where
            it deleted them. Against its first parent, so that a merge shows all that it brought.
    """

    id: str
    committed: int | None
    folders: dict[str, dict[str, str]]


def read_log(repository: Repository, cache: Cache | None) -> CommitLog:
    """Read the log up to the commit that is checked out; only what is new is asked for.

    Raises:
        GitError: Git refused.
    """
    key = history_key(os.fsencode(repository.root), repository.prefix)
    log = (decoded(cache.get("commit-log", key), CommitLog) if cache else None) or CommitLog()
    if log.head == repository.head:
        return log
    newer = _newer(repository, log.head) if log.head else None
    commits = list(read_commits(repository, newer)) if newer is not None else []
    if newer is None or any(_went(commit) for commit in commits):  # it may have been moved away
        log, commits = CommitLog(), _with_former_places(repository, _first_parents(repository))
    log = continued(log, repository.head, commits)
    if cache:
        cache.put("commit-log", key, msgspec.msgpack.encode(log))
    return log


def _went(commit: Commit) -> bool:
    """Whether a commit deleted the record of an incident."""
    return any(files.get("incident.yaml") == "" for files in commit.folders.values())


def _with_former_places(repository: Repository, line: Sequence[Sequence[str]]) -> list[Commit]:
    """Read what commits did to incidents, also while the content lay elsewhere in the repository.

    Args:
        repository: Where the content lies at the end of the line.
        line: Commits of the branch, oldest first, each with its first parent, if any.
    """
    commits = list(read_commits(repository, line))
    came = _arrival(commits)
    parents = {one[0]: one[1] for one in line if len(one) > 1}
    before = parents.get(came.id) if came else None
    former = former_prefix(repository, before, came.id, came.folders) if before and came else None
    if came is None or former is None:
        return commits
    elsewhere = msgspec.structs.replace(repository, prefix=former)
    names = [one[0] for one in line]
    earlier = _with_former_places(elsewhere, line[: names.index(came.id)])
    there = continued(CommitLog(), "", earlier).folders
    left = {name: dict.fromkeys(files_after(changes), "") for name, changes in there.items()}
    moved = {
        name: {**left.get(name, {}), **came.folders.get(name, {})}
        for name in {**left, **came.folders}
    }
    return [
        *earlier,
        msgspec.structs.replace(came, folders=moved),
        *commits[commits.index(came) + 1 :],
    ]


def _arrival(commits: Iterable[Commit]) -> Commit | None:
    """The last commit before which no incident lay where the content lies now."""
    came, present = None, dict[str, dict[str, str]]()
    for commit in commits:
        if not any(present.values()):
            came = commit
        for name, touched in commit.folders.items():
            present[name] = changed(present.get(name, {}), touched)
    return came


def former_prefix(
    repository: Repository, commit: str, later: str, ids: Iterable[str]
) -> str | None:
    """Find where the content lay at a commit, before it was moved to where it lies now.

    It is the folder with most of the present incidents, else with most that had other names: they
    may have been renamed on the way. One that is still there is a copy, not where they were.

    Args:
        repository: Where the content lies now.
        commit: A commit in which it does not lie there yet.
        later: One in which it does.
        ids: The incidents of that one.

    Raises:
        GitError: Git refused.
    """
    wanted, found = set(ids), Counter[str]()
    answer = ask(repository.root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    for path in answer.split(b"\0"):
        match = RECORD.fullmatch(path)
        if match:
            same = os.fsdecode(match[2]) in wanted
            found[os.fsdecode(match[1] or b"")] += MANY if same else 1
    for prefix, _ in found.most_common():
        if prefix != repository.prefix and not ask(
            repository.root, "ls-tree", "--full-tree", later, "--", f"{prefix}incidents"
        ):
            return prefix
    return None


def continued(log: CommitLog, head: str, commits: Iterable[Commit]) -> CommitLog:
    """Continue a log by further commits; one that leaves a folder as it was is left out."""
    folders, present = dict(log.folders), dict[str, dict[str, str]]()
    for commit in commits:
        for name, touched in commit.folders.items():
            before = present.get(name)
            if before is None:
                before = files_after(folders.get(name, ()))
            files = {path: blob for path, blob in touched.items() if before.get(path, "") != blob}
            if files:
                change = FolderChange(commit.id, commit.committed, files)
                folders[name] = [*folders.get(name, ()), change]
            present[name] = changed(before, files)
    return CommitLog(head, folders)


def read_commits(repository: Repository, commits: Iterable[Sequence[str]]) -> Iterator[Commit]:
    """Read what commits did to incidents; those that did nothing are left out.

    Args:
        repository: Where to look.
        commits: Commits, each with its first parent, if any.

    Raises:
        GitError: Git refused.
    """
    # each with its first parent alone, so that a merge shows all that it brought; ``git log``
    # would compare every two trees twice, once to find out whether there is anything to show
    answer = ask(
        repository.root,
        *("diff-tree", "--stdin", "-r", "--root", "-z", "--raw", "--no-abbrev", "--no-renames"),
        *("--no-color", "--no-ext-diff", "--format=%H %ct"),
        *("--", f":(top,literal){repository.prefix}incidents"),
        given="".join(f"{' '.join(one)}\n" for one in commits).encode("ascii"),
    )
    return _parsed(answer, repository.prefix)


def _parsed(answer: bytes, prefix: str) -> Iterator[Commit]:
    """Tell commits and touched files apart in the answer's NUL-separated words."""
    commit: Commit | None = None
    words = iter(answer.split(b"\0"))
    for word in words:
        header = COMMIT.fullmatch(word)
        if header:
            if commit:
                yield commit
            commit = Commit(header[1].decode("ascii"), seconds(header[2]), {})
        elif commit and word.lstrip(b"\n").startswith(b":"):
            _, mode, _, blob, kind = word.lstrip(b"\n").split(b" ")
            place = divide(within(next(words, b""), prefix))
            if place:
                gone = kind.startswith(b"D") or not mode.startswith(REGULAR)
                files = commit.folders.setdefault(place[0], {})
                files[place[1]] = "" if gone else blob.decode("ascii")
        elif word.strip():
            raise GitError("git's log reads like nothing known")
    if commit:
        yield commit


def within(path: bytes, prefix: str) -> str:
    """Give a path relative to the content folder; bytes that are no UTF-8 are spelled out."""
    return path.removeprefix(os.fsencode(prefix)).decode("utf-8", "backslashreplace")


def seconds(word: bytes) -> int | None:
    """Read a commit's date, which anyone may have set to anything."""
    if not word.isdigit() or int(word) > LATEST:
        return None
    return int(word)


def _first_parents(repository: Repository, after: str = "") -> list[list[str]]:
    """Name the commits of the built branch, oldest first, each with its first parent, if any.

    Args:
        repository: Where to look.
        after: A commit; only what came later is named.
    """
    if not repository.head:
        return []
    span = f"{after}..{repository.head}" if after else repository.head
    words = ("rev-list", "--first-parent", "--parents", "--reverse", "--end-of-options", span)
    answer = ask(repository.root, *words).decode("ascii")
    return [line.split()[:2] for line in answer.splitlines()]


def _newer(repository: Repository, head: str) -> list[list[str]] | None:
    """Name the commits since the log was read; None where the branch does not lead from there."""
    try:
        newer = _first_parents(repository, head)
    except GitError:
        return None  # the commit is gone; where it is more, reading the log will tell
    return newer if newer and newer[0][1:] == [head] else None
