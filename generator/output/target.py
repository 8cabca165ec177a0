"""What is to be made, what it is made into, and why it could not be.

Where a build fails nothing is published: the last good site still stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec


class File(msgspec.Struct, frozen=True):
    """One file of the output.

    Attributes:
        path: Relative to the output folder, with forward slashes.
        content: Its bytes.
    """

    path: str
    content: bytes


class Target(msgspec.Struct, frozen=True):
    """A part of the output that is made in one go.

    Attributes:
        path: The part it owns: one file (``index.html``), or a folder and all in it
            (``incidents/hartford/``, with the slash). No two targets own the same part.
        key: The fingerprint of everything that can change the result. While it stays the same,
            the files published before are carried over and nothing is made.
        make: Makes its files; the same key always gives the same files. It is called in a forked
            worker, so that what it holds is never copied.
        owner: Who publishes it, in words for a clash; may be empty.
    """

    path: str
    key: str
    make: Callable[[], Iterable[File]]
    owner: str = ""


class Bundle(msgspec.Struct, frozen=True):
    """Targets that share a folder and mostly stay as they are together.

    Where its key stays the same, nobody asks which targets it has, so that a site of many
    bundles costs no more than those that changed.

    Attributes:
        path: The folder it owns, with the slash (``incidents/hartford/``).
        key: The fingerprint of everything that can change one of its targets, or which there are.
        targets: Gives its targets, all of them below its folder. It is called where its targets
            are made, in a worker, and only where the key is not that of the build before.
    """

    path: str
    key: str
    targets: Callable[[], Iterable[Target]]


AnyTarget = Target | Bundle
"""What a site consists of, for those who do not care which of the two it is."""


class BuildError(Exception):
    """A build that could not be finished; the message is a sentence for an editor."""


class OutputRefusedError(BuildError):
    """The output folder is not ours to replace."""


class TargetError(BuildError):
    """A target could not be made: our bug, with the trace of it in ``trace``."""

    def __init__(self, path: str, trace: str) -> None:
        super().__init__(f"{path or 'the site'} could not be made")
        self.path = path
        self.trace = trace

    def __reduce__(self) -> tuple[type[TargetError], tuple[str, str]]:
        return TargetError, (self.path, self.trace)
