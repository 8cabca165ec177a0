"""Git becomes the Ledger: the books opened, and every incident's history told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.history import git
from generator.history.books import OpenBooks, closed_books, open_books
from generator.history.chains import Chained
from generator.history.entries import Idle
from generator.history.folders import Snapshot
from generator.history.git import GitError, Repository
from generator.history.kept import Keeper
from generator.model.incident import Incident
from generator.model.ledger import Ledger
from generator.model.many import Many, one_by_one
from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Books:
    """The ledger, and what it was made from.

    Attributes:
        ledger: Every incident's history.
        repository: Where it comes from; None without one.
        lives: The states of each incident, oldest first, moved folders joined.
        gone: The last states of folders that are no longer there, and that no alias accounts for.
        idle: By incident: updates and what they cover without a change to explain.
        problems: Why git cannot prove anything, or not everything.
    """

    ledger: Ledger
    repository: Repository | None = None
    lives: Chained = field(default_factory=Chained)
    gone: tuple[Snapshot, ...] = ()
    idle: Mapping[str, Idle] = field(default_factory=dict)
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
    incidents = tuple(incidents)
    books = open_books(content, keeper).joined(aliases(incidents))
    try:
        return settle(books, incidents, many)
    except GitError as error:
        return no_books(git.broken(error))


def aliases(incidents: Iterable[Incident]) -> dict[str, tuple[str, ...]]:
    """The former ids of incidents, by their present ones."""
    return {incident.id: incident.record.aliases for incident in incidents}


def no_books(problem: Problem | None) -> Books:
    """Books without a history, and why: a problem, or no repository at all."""
    return settle(closed_books(problem), ())


def settle(books: OpenBooks, incidents: Iterable[Incident], many: Many = one_by_one) -> Books:
    """Tell the histories of incidents.

    Args:
        books: What git knows.
        incidents: The incidents as they are now.
        many: How to go through the incidents: one by one, or on all cores.

    Raises:
        GitError: Git refused.
    """
    known = {one.id: one for one in incidents if one.id in books.lives}
    names = sorted(known)
    told = many(books.history, [known[name] for name in names])
    both = dict(zip(names, told, strict=True))
    histories = {name: history for name, (history, _) in both.items()}
    idle = {name: idle for name, (_, idle) in both.items()}
    ledger = Ledger(histories, books.head, books.absent)
    return Books(ledger, books.repository, books.lives, books.gone(), idle, books.problems)
