"""Results kept for the next build, by what they were made from.

A result is bytes under a kind (``picture``, ``record``) and a key, the fingerprint of everything
that went into it. It is checked against its own hash when it is read: what is cut short or
flipped is made anew, never used. Nothing in it is ever run, and a build without it gives the same
site. Whoever may write here may choose what is published, as with the output itself: a build of
strangers' changes must not share its store with the build that publishes.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the store holds of one kind: how many results, and their size in bytes."""

    kind: str
    results: int
    size: int


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of results, which may be deleted at any time.

    Attributes:
        root: The folder; it need not exist. None keeps nothing and finds nothing.
    """

    root: Path | None

    def get(self, kind: str, key: str) -> bytes | None:
        """The result kept under a key, or None where there is none, or none that is whole."""
        if self.root is None:
            return None
        path = self._path(kind, key)
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123  a Path takes as long again
                kept, kept_at = file.readall(), os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        digest, content = kept[:32], kept[32:]
        if digest != _digest(kind, key, content):
            Path(path).unlink(missing_ok=True)
            return None
        if time.time() - kept_at > _DAY:
            with suppress(OSError):  # a store that may only be read is a store all the same
                os.utime(path)
        return content

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep a result. A store that cannot be written to keeps nothing and stops nothing."""
        if self.root is None:
            return
        path = self._path(kind, key)
        beside = f"{path}.{os.getpid()}"
        try:
            try:
                file = open(beside, "wb")  # noqa: PTH123, SIM115  likewise
            except FileNotFoundError:  # the first of its folder
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                file = open(beside, "wb")  # noqa: PTH123, SIM115  likewise
            with file:
                file.write(_digest(kind, key, content))
                file.write(content)
            os.replace(beside, path)  # noqa: PTH105  likewise
        except OSError:
            with suppress(OSError):
                Path(beside).unlink(missing_ok=True)

    def shelves(self) -> list[Shelf]:
        """What is kept, kind by kind."""
        found: dict[str, list[int]] = {}
        for path in self._results():
            found.setdefault(path.parent.parent.name, []).append(path.stat().st_size)
        return [Shelf(kind, len(sizes), sum(sizes)) for kind, sizes in sorted(found.items())]

    def prune(self, *, unused_for_days: int) -> Shelf:
        """Remove what no build has used for some days, and say how much that was."""
        oldest = time.time() - unused_for_days * _DAY
        results = size = 0
        for path in self._results():
            status = path.stat()
            if status.st_mtime <= oldest:
                path.unlink(missing_ok=True)
                results, size = results + 1, size + status.st_size
        return Shelf("", results, size)

    def _results(self) -> Iterator[Path]:
        if self.root is not None:
            yield from (path for path in sorted(self.root.glob("*/??/*")) if path.is_file())

    def _path(self, kind: str, key: str) -> str:
        name = hashlib.sha256(key.encode()).hexdigest()
        assert self.root is not None  # noqa: S101  the two callers have looked
        return f"{self.root}/{kind}/{name[:2]}/{name}"


def _digest(kind: str, key: str, content: bytes) -> bytes:
    digest = hashlib.sha256(b"%s\0%s\0" % (kind.encode(), key.encode()))
    digest.update(content)
    return digest.digest()
