"""What each commit of the built branch did to the incidents' files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.history.git import GitError, Repository, ask

COMMIT = re.compile(rb"\n?([0-9a-f]{40,64}) (\S*)")
REGULAR = b"100"  # a plain file's mode begins so; links and submodules are none
LATEST = 253_402_300_799  # the last second of the year 9999


@dataclass(frozen=True, slots=True)
class Touch:
    """A file as a commit left it.

    Attributes:
        path: Relative to the content folder.
        blob: The id of its content; empty where the commit deleted it.
    """

    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A first-parent commit and the incident files it touched.

    Attributes:
        id: The full id.
        committed: Seconds since 1970; None where git has no usable date.
        touches: Against its first parent, so that a merge shows all that it brought.
    """

    id: str
    committed: int | None
    touches: tuple[Touch, ...]

    @property
    def moment(self) -> datetime | None:
        """When it was committed, in UTC."""
        return None if self.committed is None else datetime.fromtimestamp(self.committed, UTC)


def first_parents(repository: Repository, after: str = "") -> list[list[str]]:
    """Name the commits of the built branch, oldest first, each with its first parent, if any.

    Args:
        repository: Where to look.
        after: A commit; only what came later is named.

    Raises:
        GitError: Git refused, as where there is no such commit.
    """
    if not repository.head:
        return []
    span = f"{after}..{repository.head}" if after else repository.head
    words = ("rev-list", "--first-parent", "--parents", "--reverse", "--end-of-options", span)
    answer = ask(repository.root, *words).decode("ascii")
    return [line.split()[:2] for line in answer.splitlines()]


def read_log(
    repository: Repository, commits: Iterable[Sequence[str]] | None = None
) -> tuple[Commit, ...]:
    """Read what commits did to incidents; those that did nothing are left out.

    Args:
        repository: Where to look.
        commits: Commits as ``first_parents`` names them; None for the whole branch.

    Raises:
        GitError: Git refused.
    """
    # each with its first parent alone, so that a merge shows all that it brought; ``git log``
    # would compare every two trees twice, once to find out whether there is anything to show
    named = first_parents(repository) if commits is None else commits
    questions = "".join(f"{' '.join(one)}\n" for one in named)
    answer = ask(
        repository.root,
        *("diff-tree", "--stdin", "-r", "--root", "-z", "--raw", "--no-abbrev", "--no-renames"),
        *("--no-color", "--no-ext-diff", "--format=%H %ct"),
        *("--", f":(top,literal){repository.prefix}incidents"),
        given=questions.encode("ascii"),
    )
    return tuple(_commits(answer, repository.prefix))


def _commits(answer: bytes, prefix: str) -> list[Commit]:
    """Tell commits and touched files apart in the log's NUL-separated words."""
    found: list[tuple[re.Match[bytes], list[Touch]]] = []
    words = iter(answer.split(b"\0"))
    for word in words:
        header = COMMIT.fullmatch(word)
        if header:
            found.append((header, []))
        elif found and word.lstrip(b"\n").startswith(b":"):
            _, mode, _, blob, kind = word.lstrip(b"\n").split(b" ")
            found[-1][1].append(_touch(next(words, b""), mode, blob, kind, prefix))
        elif word.strip():
            raise GitError("git's log reads like nothing known")
    return [
        Commit(header[1].decode("ascii"), seconds(header[2]), tuple(touches))
        for header, touches in found
    ]


def within(path: bytes, prefix: str) -> str:
    """A path relative to the content folder; bytes that are no UTF-8 are spelled out."""
    return path.removeprefix(os.fsencode(prefix)).decode("utf-8", "backslashreplace")


def _touch(path: bytes, mode: bytes, blob: bytes, kind: bytes, prefix: str) -> Touch:
    name = within(path, prefix)
    gone = kind.startswith(b"D") or not mode.startswith(REGULAR)
    return Touch(name, "" if gone else blob.decode("ascii"))


def seconds(word: bytes) -> int | None:
    """A commit's date, which anyone may have set to anything."""
    if not word.isdigit() or int(word) > LATEST:
        return None
    return int(word)
