"""What a build knows of a site that stands in a tree.

Beside the output, out of readers' sight, lies which target made which files under which key. It
is named by the manifest it belongs to, so that the two are never mistaken for each other's after
an interrupted build, and it holds nothing that the manifest tells: a target's lines are read
there, and only where they are needed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import msgspec

from generator.output.manifest import BETWEEN, files_in, opening

_HASH = 32  # bytes of a SHA-256
_MOST = 2**18  # bytes of a manifest that are read at once


class Made(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is kept of what a target or bundle made.

    Attributes:
        key: The key under which it was made.
        length: The length of its lines of the manifest.
        digest: Tells its lines from others.
        rows: Of a bundle, the name, key and length of lines of each of its targets, to be read
            only where it is stale. None of a target.
        parts: How many targets it is.
    """

    key: str
    length: int
    digest: bytes
    rows: bytes | None = None
    parts: int = 1

    @property
    def is_bundle(self) -> bool:
        """Whether a bundle made it, not a target."""
        return self.rows is not None


class Part(NamedTuple):
    """What one target of a bundle made.

    Attributes:
        key: The key under which it was made, in the short form that is kept.
        lines: Its lines of the manifest.
    """

    key: bytes
    lines: bytes


def short(key: str) -> bytes:
    """A key as it is kept of the targets of bundles, of which there are many."""
    return hashlib.blake2b(key.encode(), digest_size=16).digest()


def made_by_target(key: str, lines: bytes) -> Made:
    """What is kept of a target that is not in a bundle."""
    return Made(key, len(lines), _digest(lines))


def made_by_bundle(folder: str, key: str, parts: Mapping[str, Part]) -> tuple[Made, bytes]:
    """What is kept of a bundle, and its lines of the manifest, from what its targets made."""
    inside = sorted(parts.items())
    lines = BETWEEN.join(part.lines for _, part in inside if part.lines)
    rows = [(path.removeprefix(folder), part.key, len(part.lines)) for path, part in inside]
    return Made(key, len(lines), _digest(lines), msgspec.msgpack.encode(rows), len(rows)), lines


def _digest(lines: bytes) -> bytes:
    return hashlib.blake2b(lines, digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole site, by its targets and bundles in the order of their paths."""

    commit: str | None
    made: Mapping[str, Made]

    def kept(self) -> bytes:
        """The bytes to keep beside the output, to know next time what is still fresh."""
        content = msgspec.msgpack.encode((self.commit, self.made))
        return hashlib.sha256(content).digest() + content

    @classmethod
    def of(cls, kept: bytes) -> Edition | None:
        """Read what was kept, or None where it is damaged."""
        content = memoryview(kept)[_HASH:]
        if hashlib.sha256(content).digest() != kept[:_HASH]:
            return None
        try:
            return cls(*msgspec.msgpack.decode(content, type=tuple[str | None, dict[str, Made]]))
        except msgspec.DecodeError:
            return None


@dataclass(frozen=True)
class Standing:
    """An edition that stands in a tree.

    Its manifest is open, so that lines can be read whatever becomes of the tree, and by forked
    workers too.

    Attributes:
        edition: The edition.
        digest: The SHA-256 of its manifest.
        manifest: The handle of its manifest.
    """

    edition: Edition
    digest: str
    manifest: int

    @property
    def commit(self) -> str | None:
        """The commit it was built from."""
        return self.edition.commit

    @property
    def made(self) -> Mapping[str, Made]:
        """What each target or bundle made."""
        return self.edition.made

    @cached_property
    def _starts(self) -> Mapping[str, int]:
        """Where each one's lines start in the manifest."""
        starts, at = {}, len(opening(self.commit))
        for path, one in self.made.items():
            starts[path] = at
            at += one.length + len(BETWEEN) if one.length else 0
        return starts

    def lines(self, path: str) -> bytes:
        """The manifest's lines of a target or bundle; none of what is not there."""
        one = self.made.get(path)
        return os.pread(self.manifest, one.length, self._starts[path]) if one else b""

    def lines_in_order(self, paths: Iterable[str]) -> Iterator[bytes]:
        """The manifest's lines of targets and bundles, in as few pieces as they lie in there."""
        start = end = 0
        for path in paths:
            length = self.made[path].length
            at = self._starts[path]
            if length and (at != end + len(BETWEEN) or at + length - start > _MOST):
                yield os.pread(self.manifest, end - start, start)
                start = at
            end = at + length if length else end
        yield os.pread(self.manifest, end - start, start)

    def files(self, path: str) -> dict[str, str]:
        """The SHA-256 of each file of a target or bundle, by its path."""
        return files_in(self.lines(path))

    def parts(self, folder: str) -> dict[str, Part]:
        """What the targets of a bundle made, by their paths; nothing of what is no bundle."""
        one = self.made.get(folder)
        found: dict[str, Part] = {}
        if one is None or one.rows is None:
            return found
        lines, at = self.lines(folder), 0
        rows = msgspec.msgpack.decode(one.rows, type=list[tuple[str, bytes, int]])
        for name, key, length in rows:
            found[folder + name] = Part(key, lines[at : at + length])
            at += length + len(BETWEEN) if length else 0
        return found

    def at_the_top(self) -> set[str]:
        """The names of all files and folders at the root of the tree."""
        names: set[str] = set()
        for path, one in self.made.items():
            folder, slash, _ = path.partition("/")
            if not slash:
                names |= self.files(path).keys()
            elif one.length:
                names.add(folder)
        return names
