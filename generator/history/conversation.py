"""Reading files' contents from git in one long conversation."""

from __future__ import annotations

import os
import subprocess
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import IO

from generator.history.git import GitError, Repository, command, environment

LARGEST = 1_000_000  # bytes; what is larger was never a record, and is not read
AT_ONCE = 200  # questions before their answers are read: more would not fit into every pipe


@dataclass(slots=True, weakref_slot=True)
class Conversation:
    """One ``git cat-file`` for as long as a process has questions; it is started by the first.

    A forked worker may use what it inherited: it starts a conversation of its own.

    Attributes:
        repository: Where the contents lie.
    """

    repository: Repository
    _git: subprocess.Popen[bytes] | None = field(default=None, repr=False, compare=False)
    _owner: int = field(default=0, repr=False, compare=False)

    def blobs(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """Read many files' contents.

        Args:
            ids: Blob ids, each read once, in this order.

        Yields:
            The id and the bytes; None for what is no file, or larger than a record may be.

        Raises:
            GitError: There is no git, it broke off, or the repository lacks an object.
        """
        wanted = iter(dict.fromkeys(ids))
        while batch := list(islice(wanted, AT_ONCE)):
            yield from zip(batch, self._answers(batch), strict=True)

    def _answers(self, batch: list[str]) -> list[bytes | None]:
        questions, answers = self._open()
        try:
            questions.write("".join(f"{blob}\n" for blob in batch).encode())
            questions.flush()
            return [_answer(answers) for _ in batch]
        except OSError as error:
            self.close()
            raise GitError("git broke off while its objects were read") from error
        except GitError:
            self.close()  # it may have more to say, which nobody will hear
            raise

    def close(self) -> None:
        """End the conversation; another question begins a new one."""
        if self._git is not None and self._owner == os.getpid():
            _end(self._git, self._owner)
        self._git = None

    def _open(self) -> tuple[IO[bytes], IO[bytes]]:
        """The two ends of this process's own conversation."""
        if self._git is None or self._owner != os.getpid():
            self._git = _start(self.repository)
            self._owner = os.getpid()
            weakref.finalize(self, _end, self._git, self._owner)
        assert self._git.stdin is not None  # noqa: S101  opened as pipes
        assert self._git.stdout is not None  # noqa: S101
        return self._git.stdin, self._git.stdout


def _start(repository: Repository) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603  our own fixed words
            command(repository.root, "cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from error


def _end(git: subprocess.Popen[bytes], owner: int) -> None:
    """Let git go; only who started it waits for its end."""
    if owner != os.getpid() or git.stdin is None or git.stdout is None:
        return
    git.stdout.close()  # first, so that git is not kept writing what nobody reads
    with suppress(OSError):  # questions it never heard
        git.stdin.close()
    git.wait()


def _answer(answers: IO[bytes]) -> bytes | None:
    """Read one answer: a line ``id type size``, the bytes, a newline."""
    line = answers.readline()
    words = line.split()
    if not line:
        raise GitError("git broke off while its objects were read")
    if len(words) != 3 or not words[2].isdigit():  # noqa: PLR2004  "<id> missing"
        raise GitError(
            f"the repository is not complete: {line.decode('ascii', 'replace').strip()}"
        )
    size = int(words[2])
    if size > LARGEST or words[1] != b"blob":
        for start in range(0, size + 1, LARGEST):
            answers.read(min(LARGEST, size + 1 - start))
        return None
    return answers.read(size + 1)[:-1]
