"""What each commit of the built branch did to the incidents' files."""

from __future__ import annotations

import os
import re
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


def read_log(repository: Repository, after: str = "") -> tuple[Commit, ...]:
    """Read the commits that touched incidents, oldest first, in one pass over the log.

    Args:
        repository: Where to look.
        after: A first-parent commit; only what came later is read.

    Raises:
        GitError: Git refused.
    """
    if not repository.head:
        return ()
    span = f"{after}..{repository.head}" if after else repository.head
    answer = ask(
        repository.root,
        *("log", "--first-parent", "--diff-merges=first-parent", "--reverse"),
        *("-z", "--raw", "--no-abbrev"),
        *("--no-renames", "--no-color", "--no-ext-diff", "--format=%H %ct"),
        *("--end-of-options", span, "--", f":(top,literal){repository.prefix}incidents"),
    )
    return tuple(_commits(answer, repository.prefix))


def follows(repository: Repository, commit: str) -> bool:
    """Whether the built branch goes on from a commit, by first parents alone."""
    since = ("--end-of-options", f"{commit}..{repository.head}")
    try:
        answer = ask(repository.root, "rev-list", "--first-parent", "--parents", *since)
    except GitError:
        return False  # a commit that is gone; where it is more, reading the log will tell
    oldest = answer.decode("ascii").splitlines()[-1:]
    return any(commit in line.split()[1:2] for line in oldest)


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
