"""One span of history as a single step: what a branch would publish, against where it began."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.history import git
from generator.history.cache import Cache
from generator.history.folders import FolderChange, Folders, Snapshot, divide
from generator.history.git import GitError, Repository
from generator.history.log import REGULAR, former_prefix, seconds, within
from generator.history.repository import SiteHistory, no_history
from generator.history.worktree import read_worktree
from generator.model.files import INCIDENTS
from generator.model.incident import Incident


class NoRevisionError(ValueError):
    """The revision names no commit of this repository."""


def read_span(
    content: Path, incidents: Iterable[Incident], since: str, cache: Cache | None = None
) -> SiteHistory:
    """Read what a branch would publish, from where it began to the present.

    The span begins at the merge base of the revision and the present commit, so that what others
    did meanwhile is not laid at this branch's door; what happened within it, uncommitted changes
    too, is judged as one step. Only incidents in ``changed`` have changes.

    Raises:
        NoRevisionError: The revision names no commit.
    """
    repository = git.find(content)
    if not isinstance(repository, Repository):
        return no_history(repository)
    commit, committed = _began(repository, since)
    try:
        present = _read_tree(repository, repository.head)
        former = _read_tree(repository, commit)
        moved = None if former else former_prefix(repository, commit, repository.head, present)
        if moved is not None:  # the content lay elsewhere when the span began
            former = _read_tree(msgspec.structs.replace(repository, prefix=moved), commit)
        heads = {name: [FolderChange("", None, files)] for name, files in present.items()}
        worktree = read_worktree(repository, content, heads)
    except GitError as error:
        return no_history(git.broken(error))
    # what is not committed takes the place of the last commit: the span is one step
    now = {**present, **{name: one.blobs for name, one in worktree.snapshots.items()}}
    folders = Folders(
        {name: [FolderChange(commit, committed, files)] for name, files in former.items()},
        {
            name: Snapshot(
                "" if name in worktree.snapshots else repository.head,
                None,
                name,
                tuple(sorted(now.get(name, {}).items())),
            )
            for name in sorted({*former, *now})
            if now.get(name, {}) != former.get(name, {})
        },
    )
    aliases = {one.id: one.aliases for one in incidents if one.aliases}
    found = SiteHistory(repository, folders, worktree.texts, worktree.problems, cache=cache)
    return found.with_aliases(aliases)


def _read_tree(repository: Repository, commit: str) -> dict[str, dict[str, str]]:
    """The files of every incident's folder at one commit: folder, path within it, blob id."""
    place = f"{repository.prefix}{INCIDENTS}"
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


def _began(repository: Repository, since: str) -> tuple[str, int | None]:
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
        raise NoRevisionError(
            f"“{since}” names no commit here. Name a branch or commit, such as origin/main."
        ) from error
    return commit, seconds(date.strip())
