"""The history of a site, from the git repository around its content.

    site_history = open_history(content, cache)  # only what is new in the log is read
    site_history = site_history.with_aliases(aliases)  # of all incidents that have any
    site_history.head, site_history.absent, site_history.problems  # of git itself
    site_history.digest(id)  # differs wherever the history of that incident may
    history, covers_nothing = site_history.history(incident)  # in this process or in a worker
    judge_history(incident, history, covers_nothing, today)  # in history/judge.py
    judge_gone(site_history.gone(), site_history.folders, present)  # once for the site

Where a repository lacks an object, ``history``, ``versions`` and ``gone`` raise GitError: then git
can prove nothing of the whole site, and ``no_history(broken(error))`` stands for these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.history import git
from generator.history.cache import Cache
from generator.history.coverage import CoversNothing
from generator.history.entries import history_of
from generator.history.folders import Folders, Snapshot
from generator.history.git import GitError, Repository
from generator.history.log import read_log
from generator.history.old_versions import read_versions
from generator.history.versions import find_versions
from generator.history.worktree import read_worktree
from generator.model.history import History, NoHistory, OldVersion, Version
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.problems import Problem


class SiteHistory(msgspec.Struct, frozen=True):
    """What git knows of a site.

    Attributes:
        repository: Where it comes from; None without one.
        folders: The snapshots of each incident's folder.
        texts: The contents that are in no commit yet, by blob id.
        problems: Why git cannot prove anything, or not everything.
        absent: Why there is no history; empty where there is one.
        cache: Where comparisons of former snapshots are kept; None keeps none.
    """

    repository: Repository | None = None
    folders: Folders = Folders()
    texts: Mapping[str, bytes] = {}
    problems: tuple[Problem, ...] = ()
    absent: NoHistory = ""
    cache: Cache | None = None

    @property
    def head(self) -> str:
        """The commit the site is built from; empty without git."""
        return self.repository.head if self.repository else ""

    @property
    def changed(self) -> Collection[str]:
        """The folders with something that is not committed; in a span, all that it changed."""
        return self.folders.uncommitted.keys()

    def with_aliases(self, aliases: Mapping[str, Sequence[str]]) -> SiteHistory:
        """Give the same history, where folders that were moved keep their past.

        Args:
            aliases: The former ids of each present incident that has any.
        """
        return msgspec.structs.replace(self, folders=self.folders.with_aliases(aliases))

    def digest(self, incident_id: str) -> str:
        """Digest all that git knows of an incident, and what of it is not committed."""
        return self.folders.digest(incident_id) if incident_id in self.folders else self.absent

    def history(self, incident: Incident) -> tuple[History, CoversNothing]:
        """Find an incident's history, and which updates cover what did not change.

        Raises:
            GitError: Git refused.
        """
        if incident.id not in self.folders:
            return History(incident.id), ()
        return history_of(incident, self._versions(incident.id, incident.first_language))

    def versions(
        self, incident: Incident, history: History, newsroom: Newsroom
    ) -> tuple[OldVersion, ...]:
        """Read all committed versions of an incident, oldest first.

        Raises:
            GitError: Git refused.
        """
        if self.repository is None:
            return ()
        return read_versions(self.repository, incident, history, newsroom)

    def committed_texts(self, incident_id: str) -> Iterator[dict[str, bytes]]:
        """Give the texts of an incident's folder as commits left them, the newest first.

        Raises:
            GitError: Git refused.
        """
        snapshots = self.folders.snapshots(incident_id) if incident_id in self.folders else ()
        for snapshot in reversed(snapshots):
            if snapshot.commit:
                ids = {
                    name: blob for name, blob in snapshot.files if not name.startswith("media/")
                }
                texts = self._read_blobs(ids.values())
                yield {name: texts[blob] for name, blob in ids.items() if blob in texts}

    def gone(self) -> tuple[Snapshot, ...]:
        """Give the last snapshots of published folders that are gone, and that no alias names.

        Raises:
            GitError: Git refused.
        """
        return tuple(one for one in self.folders.gone() if self._versions(one.folder))

    def _versions(self, folder: str, language: str = "en") -> tuple[Version, ...]:
        snapshots = self.folders.snapshots(folder)
        return find_versions(snapshots, self._read_blobs, self.cache, language)

    def _read_blobs(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Blobs from the repository, and what is in none yet from the working tree."""
        assert self.repository is not None  # noqa: S101  where there are folders, there is git
        wanted = (blob for blob in ids if blob not in self.texts)
        return {**self.texts, **git.read_blobs(self.repository, wanted)}


def open_history(content: Path, cache: Cache | None) -> SiteHistory:
    """Open the history of the repository around the content folder.

    Args:
        content: The content folder.
        cache: Where to keep what was found out about commits; None keeps nothing.
    """
    repository = git.find(content)
    if not isinstance(repository, Repository):
        return no_history(repository)
    try:
        log = read_log(repository, cache)
        worktree = read_worktree(repository, content, log.folders)
    except GitError as error:
        return no_history(git.broken(error))
    folders = Folders(log.folders, worktree.snapshots)
    return SiteHistory(repository, folders, worktree.texts, worktree.problems, cache=cache)


def no_history(why: Problem | None) -> SiteHistory:
    """Give what is known where git knows nothing: why, a problem or no repository at all."""
    if why is None:
        return SiteHistory(absent="no-repository")
    return SiteHistory(problems=(why,), absent="not-read")
