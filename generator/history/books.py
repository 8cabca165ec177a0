"""The books of a site: what git knows, opened without its incidents and told for one at a time.

    books = open_books(content, keeper, looked)  # only what is new in the log is read
    books = books.joined(aliases)  # of all incidents that have any
    books.head, books.absent, books.problems  # of git itself
    books.key(id)  # differs wherever the history of that incident may
    history, idle = books.history(incident)  # in this process or in a forked worker
    judge_incident(incident, history, idle, today); unexplained(…)  # in history/judge.py
    judge_gone(books, present)  # once for the site

Where a repository lacks an object, ``history`` and ``gone`` raise GitError: then git can prove
nothing of the whole site, and ``closed_books(broken(error))`` stand for these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.history import git
from generator.history.chains import Chained, chain
from generator.history.conversation import Conversation
from generator.history.disk import Looked, doubtful
from generator.history.entries import Idle, tell
from generator.history.folders import Snapshot
from generator.history.git import GitError, Repository
from generator.history.kept import Archive, Keeper, Step
from generator.history.lives import Lives
from generator.history.log import Commit, first_parents, read_log
from generator.history.old import Shelf
from generator.history.steps import DRAFT, find_steps
from generator.history.worktree import Worktree, read_worktree
from generator.model.incident import Incident
from generator.model.ledger import History, Version
from generator.problems import Problem
from generator.reading.former import Now

NO_REPOSITORY = (
    "This copy of the site was made without the repository it is kept in, so its history is not"
    " available here."
)
NOT_READ = "The history could not be read when this copy of the site was made."


@dataclass(frozen=True, slots=True)
class OpenBooks:
    """What git knows of a site.

    Attributes:
        repository: Where it comes from; None without one.
        lives: The states of each incident, oldest first.
        texts: The contents that are in no commit yet, by blob id.
        problems: Why git cannot prove anything, or not everything.
        absent: Why there is no history, in a sentence for readers; empty where there is one.
        archive: What was found out before.
        conversation: Where old contents are read.
    """

    repository: Repository | None = None
    lives: Chained = field(default_factory=Chained)
    texts: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    absent: str = ""
    archive: Archive | None = None
    conversation: Conversation | None = None

    @classmethod
    def of(cls, archive: Archive, lives: Lives, worktree: Worktree) -> OpenBooks:
        """The books of a repository: what is committed of it, and what is not."""
        return cls(
            archive.repository,
            Chained(lives),
            worktree.texts,
            worktree.problems,
            archive=archive,
            conversation=Conversation(archive.repository),
        )

    @property
    def head(self) -> str:
        """The commit the site is built from; empty without git."""
        return self.repository.head if self.repository else ""

    @property
    def changed(self) -> Collection[str]:
        """The folders with something that is not committed; in a span, all that it changed."""
        return self.lives.lives.now.keys()

    def joined(self, aliases: Mapping[str, Sequence[str]]) -> OpenBooks:
        """The same books, where folders that were moved keep their past.

        Args:
            aliases: The former ids of each present incident that has any.
        """
        return replace(self, lives=chain(self.lives.lives, aliases))

    def key(self, incident: str) -> str:
        """A fingerprint of all that git knows of an incident, and of what is not committed."""
        return self.lives.digest(incident) if incident in self.lives else self.absent

    def shelf(self, now: Now) -> Shelf:
        """What is at hand of an incident that was just read, and in which nothing is wrong."""
        return Shelf.of(now, partial(git.name_of, self.head))

    def history(self, incident: Incident, shelf: Shelf | None = None) -> tuple[History, Idle]:
        """Tell an incident's history, and which updates cover what did not change.

        Args:
            incident: The incident.
            shelf: What is at hand of it; what is read is put there too.

        Raises:
            GitError: Git refused.
        """
        if incident.id not in self.lives:
            return History(incident.id), ()
        return tell(incident, self._versions(incident.id, shelf or Shelf()))

    def gone(self) -> tuple[Snapshot, ...]:
        """The last states of published folders that are gone, and that no alias accounts for.

        Raises:
            GitError: Git refused.
        """
        return tuple(one for one in self.lives.gone() if self._versions(one.folder, Shelf()))

    def _versions(self, folder: str, shelf: Shelf) -> tuple[Version, ...]:
        life = self.lives[folder]
        return number(life, self._steps(folder, life, shelf))

    def _steps(self, folder: str, life: Sequence[Snapshot], shelf: Shelf) -> Sequence[Step]:
        """The steps of a life, from what was kept or from git; what is new is kept."""
        assert self.archive is not None  # noqa: S101  where there is a life, there is git
        known = self.archive.steps(folder)
        found = find_steps(life, known, self._give, shelf)
        if dict.fromkeys(name for name, _ in found) != dict.fromkeys(known):
            self.archive.keep_steps(folder, dict(found))
        return [step for _, step in found]

    def _give(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Blobs from the repository, and what is in none yet from the working tree."""
        assert self.conversation is not None  # noqa: S101  as above
        wanted = [blob for blob in ids if blob not in self.texts]
        found = self.conversation.blobs(wanted)
        return {**self.texts, **{blob: data for blob, data in found if data is not None}}


def open_books(
    content: Path, keeper: Keeper | None = None, looked: Looked | None = None
) -> OpenBooks:
    """Open the books of the repository around the content folder.

    Args:
        content: The content folder.
        keeper: Where to keep what is worth it; None to keep nothing.
        looked: What every folder below ``incidents`` holds, where that is known already: git is
            asked only about those that were not compared with it before. None to ask about all.
    """
    repository = git.find(content)
    if not isinstance(repository, Repository):
        return closed_books(repository)
    archive = Archive(repository, keeper)
    try:
        lives = _followed(archive)
        asked = doubtful(content, archive, lives, looked) if looked else None
        worktree = read_worktree(repository, content, lives, asked)
    except GitError as error:
        return closed_books(git.broken(error))
    lives = replace(lives, now={one.folder: one for one in worktree.snapshots})
    return OpenBooks.of(archive, lives, worktree)


def closed_books(problem: Problem | None) -> OpenBooks:
    """Books without a history, and why: a problem, or no repository at all."""
    if problem is None:
        return OpenBooks(absent=NO_REPOSITORY)
    return OpenBooks(problems=(problem,), absent=NOT_READ)


def number(life: Sequence[Snapshot], steps: Sequence[Step]) -> tuple[Version, ...]:
    """Number the versions: the states from the first that is not a draft."""
    versions: list[Version] = []
    seen: set[str] = set()
    for snapshot, step in zip(life, steps, strict=True):
        begins = not versions and step.status not in {"", DRAFT}
        if snapshot.files and (versions or begins):
            names = _update_names(snapshot)
            arrived = tuple(name for name in names if name not in seen)
            seen.update(names)
            versions.append(_version(len(versions) + 1, snapshot, step, arrived))
    return tuple(versions)


def _version(place: int, snapshot: Snapshot, step: Step, arrived: tuple[str, ...]) -> Version:
    return Version(
        place,
        snapshot.commit,
        Commit(snapshot.commit, snapshot.committed, ()).moment,
        snapshot.files,
        snapshot.folder,
        step.changes if place > 1 else (),
        arrived,
        step.refused,
        unreadable=not step.status,
    )


def _update_names(snapshot: Snapshot) -> list[str]:
    return [
        path.removeprefix("updates/").removesuffix(".yaml")
        for path, _ in snapshot.files
        if path.startswith("updates/")
    ]


def _followed(archive: Archive) -> Lives:
    """All lives up to the commit that is checked out; only what is new is asked for."""
    repository = archive.repository
    head, lives = archive.log()
    if head == repository.head:
        return lives
    newer = _newer(repository, head) if head else None
    if newer is None:
        newer, lives = first_parents(repository), Lives()
    lives = lives.continued(read_log(repository, newer))
    archive.keep_log(repository.head, lives)
    return lives


def _newer(repository: Repository, head: str) -> list[list[str]] | None:
    """The commits since the log was last read; None where the branch does not lead from there."""
    try:
        newer = first_parents(repository, head)
    except GitError:
        return None  # the commit is gone; where it is more, reading the log will tell
    return newer if newer and newer[0][1:] == [head] else None
