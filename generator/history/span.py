"""One span of history as a single step: what a branch would publish, against where it began."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.history import git
from generator.history.books import OpenBooks, closed_books
from generator.history.folders import Snapshot, divide
from generator.history.git import GitError, Repository
from generator.history.kept import Archive, Keeper
from generator.history.ledger import Books, aliases, no_books, settle
from generator.history.lives import Lives, pack
from generator.history.log import REGULAR, seconds, within
from generator.history.worktree import read_worktree
from generator.model.incident import Incident


class NoRevisionError(ValueError):
    """The revision names no commit of this repository."""


def open_span(content: Path, since: str, keeper: Keeper | None = None) -> OpenBooks:
    """Open the books of what a branch would publish, from where it began to the present.

    The span begins at the merge base of the revision and the present commit, so that what others
    did meanwhile is not laid at this branch's door; what happened within it, uncommitted changes
    too, is judged as one step. Only incidents in ``changed`` have anything to tell.

    Raises:
        NoRevisionError: The revision names no commit.
    """
    repository = git.find(content)
    if not isinstance(repository, Repository):
        return closed_books(repository)
    began = _began(repository, since)
    try:
        former = read_tree(repository, began.commit)
        present = read_tree(repository, repository.head)
        heads = {folder: (_state(folder, files),) for folder, files in present.items()}
        worktree = read_worktree(repository, content, heads)
    except GitError as error:
        return closed_books(git.broken(error))
    first = {
        folder: replace(began, folder=folder, files=_sorted(files))
        for folder, files in former.items()
    }
    # what is not committed takes the place of the last commit: the span is one step
    last = {folder: state for folder, (state,) in heads.items()}
    last |= {state.folder: state for state in worktree.snapshots}
    archive = Archive(repository, keeper, writes=False)  # a span's few steps replace no others
    return OpenBooks.of(archive, _lives(first, last), worktree)


def read_span(
    content: Path, incidents: Iterable[Incident], since: str, keeper: Keeper | None = None
) -> Books:
    """Read what changed of all incidents in a span, as ``open_span`` has it.

    Raises:
        NoRevisionError: The revision names no commit.
    """
    incidents = tuple(incidents)
    books = open_span(content, since, keeper).joined(aliases(incidents))
    try:
        return settle(books, (one for one in incidents if one.id in books.changed))
    except GitError as error:
        return no_books(git.broken(error))


def _lives(first: Mapping[str, Snapshot], last: Mapping[str, Snapshot]) -> Lives:
    """Lives of one step: from where the span began to the present, where that differs."""
    kept, now = {}, {}
    for folder in sorted({*first, *last}):
        began, state = first.get(folder), last.get(folder) or _state(folder, {})
        if state.files != (began.files if began else ()):
            now[folder] = state
        kept[folder] = pack([began] if began else [])
    return Lives(kept, now=now)


def read_tree(repository: Repository, commit: str) -> dict[str, dict[str, str]]:
    """The files of every incident's folder at one commit: folder, path within it, blob id.

    Raises:
        GitError: Git refused.
    """
    place = f"{repository.prefix}incidents/"
    answer = git.ask(repository.root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", place)
    folders: dict[str, dict[str, str]] = {}
    for entry in answer.split(b"\0"):
        facts, _, path = entry.partition(b"\t")
        mode, _, blob = (*facts.split(b" "), b"", b"")[:3]
        found = divide(within(path, repository.prefix))
        if found and mode.startswith(REGULAR):
            folder, inner = found
            folders.setdefault(folder, {})[inner] = blob.decode("ascii")
    return folders


def _began(repository: Repository, since: str) -> Snapshot:
    """The commit where the span began, with its date."""
    revision = f"{since}^{{commit}}"
    try:
        found = git.ask(
            repository.root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision
        )
        commit = found.decode().split()[-1]
        base = git.ask(repository.root, "merge-base", commit, repository.head, empty_is=1)
        commit = base.decode().strip() or commit
        date = git.ask(repository.root, "show", "--no-patch", "--format=%ct", commit)
    except (GitError, IndexError) as error:
        raise NoRevisionError(f"“{since}” names no commit here.") from error
    return Snapshot(commit, seconds(date.strip()), "", ())


def _state(folder: str, files: Mapping[str, str]) -> Snapshot:
    """The present state of a folder, whatever is committed of it."""
    return Snapshot("", None, folder, _sorted(files))


def _sorted(files: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(files.items()))
