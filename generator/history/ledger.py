"""Git becomes the Ledger: the log read once, its steps found, each change explained or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.history import git, kept
from generator.history.chains import chain
from generator.history.entries import tell
from generator.history.folders import Lives, Snapshot, follow
from generator.history.git import GitError, Repository, blobs
from generator.history.kept import Keeper, Step
from generator.history.log import Commit, first_parents, read_log
from generator.history.steps import DRAFT, Give, find_steps
from generator.history.worktree import Worktree, read_worktree
from generator.model.incident import Incident
from generator.model.ledger import History, Ledger, Version
from generator.model.many import Many, one_by_one
from generator.problems import Problem

NO_REPOSITORY = (
    "This copy of the site was made without the repository it is kept in, so its history is not"
    " available here."
)
NOT_READ = "The history could not be read when this copy of the site was made."


NOTHING_NEW = Worktree()


@dataclass(frozen=True, slots=True)
class Books:
    """The ledger, and what it was made from.

    Attributes:
        ledger: Every incident's history.
        repository: Where it comes from; None without one.
        lives: The states of each incident, oldest first, moved folders joined.
        gone: The last states of folders that are no longer there, and that no alias accounts for.
        worktree: What is not committed yet.
        idle: By incident: updates and what they cover without a change to explain.
        problems: Why git cannot prove anything, or not everything.
    """

    ledger: Ledger
    repository: Repository | None = None
    lives: Lives | None = None
    gone: tuple[Snapshot, ...] = ()
    worktree: Worktree = NOTHING_NEW
    idle: Mapping[str, tuple[tuple[str, str], ...]] | None = None
    problems: tuple[Problem, ...] = ()


def read_books(
    content: Path,
    incidents: Iterable[Incident],
    keeper: Keeper | None = None,
    many: Many = one_by_one,
) -> Books:
    """Read the history of all incidents from the repository around the content folder.

    Args:
        content: The content folder.
        incidents: The incidents as they are now; what their updates cover today counts.
        keeper: Where to keep what is worth it; None to keep nothing.
        many: How to go through the incidents: one by one, or on all cores.
    """
    repository = git.find(content)
    if not isinstance(repository, Repository):
        return no_books(repository)
    known = kept.load(keeper, repository)
    before = (known.head, set(known.steps))
    try:
        lives = follow(_log(repository, known))
        worktree = read_worktree(repository, content, lives)
        for snapshot in worktree.snapshots:
            lives.setdefault(snapshot.folder, []).append(snapshot)
        books = settle(repository, tuple(incidents), lives, worktree, known, many)
    except GitError as error:
        return no_books(git.broken(error))
    if before != (known.head, set(known.steps)):
        kept.save(keeper, repository, known)
    return books


def no_books(problem: Problem | None) -> Books:
    """Books without a history, and why: a problem, or no repository at all."""
    if problem is None:
        return Books(Ledger(absent=NO_REPOSITORY))
    return Books(Ledger(absent=NOT_READ), problems=(problem,))


def settle(
    repository: Repository,
    incidents: Sequence[Incident],
    lives: Lives,
    worktree: Worktree,
    known: kept.Kept,
    many: Many = one_by_one,
) -> Books:
    """Find what changed along every life, and what explains it.

    Args:
        repository: Where the files' contents are.
        incidents: The incidents as they are now.
        lives: The states of every folder, oldest first, the working tree's last.
        worktree: What is not committed yet.
        known: What was found out before; completed as we go.
        many: How to go through the incidents: one by one, or on all cores.

    Raises:
        GitError: Git refused.
    """
    chained = chain(lives, {incident.id: incident.record.aliases for incident in incidents})
    steps = find_steps(chained.lives, known, _giver(repository, worktree), many)
    present = {incident.id: incident for incident in incidents}
    histories: dict[str, History] = {}
    idle: dict[str, tuple[tuple[str, str], ...]] = {}
    for name in sorted(chained.lives):
        if name in present:
            versions = number(chained.lives[name], steps[name])
            histories[name], idle[name] = tell(present[name], versions)
    gone = tuple(one for one in chained.gone if _was_published(chained.lives, steps, one))
    ledger = Ledger(histories, repository.head)
    return Books(ledger, repository, chained.lives, gone, worktree, idle, worktree.problems)


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


def _was_published(lives: Lives, steps: Mapping[str, Sequence[Step]], snapshot: Snapshot) -> bool:
    return bool(number(lives[snapshot.folder], steps[snapshot.folder]))


def _log(repository: Repository, known: kept.Kept) -> tuple[Commit, ...]:
    """The whole log; only what came since the last build is asked for."""
    if known.head != repository.head:
        reached = known.head in first_parents(repository) if known.head else False
        older = known.commits if reached else ()
        newer = read_log(repository, known.head if reached else "")
        known.commits, known.head = (*older, *newer), repository.head
    return known.commits


def _giver(repository: Repository, worktree: Worktree) -> Give:
    """Blobs from the repository, and what is in none yet from the working tree."""

    def give(ids: Sequence[str]) -> dict[str, bytes]:
        texts = dict(worktree.texts or {})
        wanted = [blob for blob in ids if blob not in texts]
        texts.update((blob, data) for blob, data in blobs(repository, wanted) if data is not None)
        return texts

    return give
