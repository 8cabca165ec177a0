"""What a build knows of a site that stands in a tree.

Beside the output, out of readers' sight, lies which target made which files under which key. It
is named by the manifest it belongs to, so that the two are never mistaken for each other's after
an interrupted build, and it repeats nothing of the manifest: the lines of a target are read there,
and only where they are needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

import msgspec

from generator.output.manifest import BETWEEN, files_in, opening, sha256

_HASH = 32  # bytes of a SHA-256
_MOST = 2**18  # bytes of a manifest that are given at once


class TargetRecord(msgspec.Struct, frozen=True, array_like=True):
    """What a target or bundle made.

    Attributes:
        key: The key under which it was made.
        length: The length of its lines of the manifest.
        digest: Of its lines.
        inside: Of a bundle, the name, key and length of lines of each of its targets. It stays
            packed, since it is read only where the bundle is stale. None of a target.
        count: How many targets it is.
    """

    key: str
    length: int
    digest: bytes
    inside: bytes | None = None
    count: int = 1

    @property
    def is_bundle(self) -> bool:
        """Whether a bundle made it, not a target."""
        return self.inside is not None


class InnerRecord(msgspec.Struct, frozen=True):
    """What one target of a bundle made.

    Attributes:
        key: The key under which it was made, in the short form that is kept.
        lines: Its lines of the manifest.
    """

    key: bytes
    lines: bytes


def short(key: str) -> bytes:
    """A key as it is kept of the targets of bundles, of which there are many."""
    return _digest(key.encode())


def record_of_target(key: str, lines: bytes) -> TargetRecord:
    """What is kept of a target that is not in a bundle."""
    return TargetRecord(key, len(lines), _digest(lines))


def record_of_bundle(
    folder: str, key: str, inside: Mapping[str, InnerRecord]
) -> tuple[TargetRecord, bytes]:
    """What is kept of a bundle, and its lines of the manifest, from what its targets made."""
    in_order = sorted(inside.items())
    lines = BETWEEN.join(one.lines for _, one in in_order if one.lines)
    rows = [(path.removeprefix(folder), one.key, len(one.lines)) for path, one in in_order]
    packed = msgspec.msgpack.encode(rows)
    return TargetRecord(key, len(lines), _digest(lines), packed, len(rows)), lines


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


class BuildRecord(msgspec.Struct, frozen=True, array_like=True):
    """A whole site, by its targets and bundles in the order of their paths."""

    commit: str | None
    targets: dict[str, TargetRecord]

    def packed(self) -> bytes:
        """The bytes to keep beside the output, to know next time what is still fresh."""
        content = msgspec.msgpack.encode(self)
        return hashlib.sha256(content).digest() + content

    @classmethod
    def of(cls, kept: bytes) -> BuildRecord | None:
        """Read what was kept, or None where it is damaged."""
        content = memoryview(kept)[_HASH:]
        if hashlib.sha256(content).digest() != kept[:_HASH]:
            return None
        try:
            return msgspec.msgpack.decode(content, type=cls)
        except msgspec.DecodeError:
            return None


class KnownTree(msgspec.Struct, frozen=True):
    """A tree in which a whole site stands.

    Attributes:
        record: Which target made what of it.
        manifest: Its manifest.
        digest: The SHA-256 of that, which names the record.
        starts: Where the lines of each target or bundle start in the manifest.
    """

    record: BuildRecord
    manifest: bytes
    digest: str
    starts: Mapping[str, int]

    @classmethod
    def of(cls, record: BuildRecord, manifest: bytes) -> KnownTree:
        """Find out where the lines of the manifest lie."""
        lengths = (one.length + len(BETWEEN) * (one.length > 0) for one in record.targets.values())
        starts = accumulate(lengths, initial=len(opening(record.commit)))
        return cls(
            record, manifest, sha256(manifest), dict(zip(record.targets, starts, strict=False))
        )

    @property
    def targets(self) -> Mapping[str, TargetRecord]:
        """What each target or bundle made."""
        return self.record.targets

    def lines(self, path: str) -> bytes:
        """The manifest's lines of a target or bundle; none of what is not there."""
        if path not in self.targets:
            return b""
        start = self.starts[path]
        return self.manifest[start : start + self.targets[path].length]

    def lines_in_order(self, paths: Iterable[str]) -> Iterator[bytes]:
        """The manifest's lines of targets and bundles, in as few pieces as they lie in there."""
        start = end = 0
        for path in paths:
            length, at = self.targets[path].length, self.starts[path]
            if length and (at != end + len(BETWEEN) or at + length - start > _MOST):
                yield self.manifest[start:end]
                start = at
            end = at + length if length else end
        yield self.manifest[start:end]

    def files(self, path: str) -> dict[str, str]:
        """The SHA-256 of each file of a target or bundle, by its path."""
        return files_in(self.lines(path))

    def inside(self, folder: str) -> dict[str, InnerRecord]:
        """What the targets of a bundle made, by their paths; nothing of what is no bundle."""
        one = self.targets.get(folder)
        found: dict[str, InnerRecord] = {}
        if one is None or one.inside is None:
            return found
        lines, at = self.lines(folder), 0
        rows = msgspec.msgpack.decode(one.inside, type=list[tuple[str, bytes, int]])
        for name, key, length in rows:
            found[folder + name] = InnerRecord(key, lines[at : at + length])
            at += length + len(BETWEEN) if length else 0
        return found

    def at_the_top(self) -> set[str]:
        """The names of all files and folders at the root of the tree."""
        names: set[str] = set()
        for path, one in self.targets.items():
            folder, slash, _ = path.partition("/")
            if not slash:
                names |= self.files(path).keys()
            elif one.length:
                names.add(folder)
        return names
