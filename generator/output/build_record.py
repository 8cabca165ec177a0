"""What a build knows of a site that stands in a tree.

Beside the output, out of readers' sight, lies which target made which files under which key. It
is named by the manifest it belongs to, so that the two are never mistaken for each other's after
an interrupted build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from generator.output.manifest import BETWEEN, files_in

_HASH = 32  # bytes of a SHA-256


class TargetRecord(msgspec.Struct, frozen=True, array_like=True):
    """What a target or bundle made.

    Attributes:
        key: The key under which it was made.
        lines: Its lines of the manifest.
        inside: Of a bundle, the name, key and length of lines of each of its targets. It stays
            packed, since it is read only where the bundle is stale. None of a target.
        count: How many targets it is.
    """

    key: str
    lines: bytes
    inside: bytes | None = None
    count: int = 1

    @property
    def is_bundle(self) -> bool:
        """Whether a bundle made it, not a target."""
        return self.inside is not None

    @property
    def files(self) -> dict[str, str]:
        """The SHA-256 of each of its files, by its path."""
        return files_in(self.lines)


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
    return hashlib.blake2b(key.encode(), digest_size=16).digest()


def record_of_bundle(folder: str, key: str, inside: Mapping[str, InnerRecord]) -> TargetRecord:
    """What is kept of a bundle, from what its targets made."""
    in_order = sorted(inside.items())
    lines = BETWEEN.join(one.lines for _, one in in_order if one.lines)
    rows = [(path.removeprefix(folder), one.key, len(one.lines)) for path, one in in_order]
    return TargetRecord(key, lines, msgspec.msgpack.encode(rows), len(rows))


class BuildRecord(msgspec.Struct, frozen=True, array_like=True):
    """A whole site, as it stands in a tree.

    Attributes:
        commit: The commit that it was built from.
        manifest: The SHA-256 of its manifest.
        targets: What each target or bundle made, in the order of their paths.
    """

    commit: str | None
    manifest: str
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

    def files(self, path: str) -> dict[str, str]:
        """The SHA-256 of each file of a target or bundle; none of what is not there."""
        return self.targets[path].files if path in self.targets else {}

    def inside(self, folder: str) -> dict[str, InnerRecord]:
        """What the targets of a bundle made, by their paths; nothing of what is no bundle."""
        one = self.targets.get(folder)
        found: dict[str, InnerRecord] = {}
        if one is None or one.inside is None:
            return found
        at = 0
        rows = msgspec.msgpack.decode(one.inside, type=list[tuple[str, bytes, int]])
        for name, key, length in rows:
            found[folder + name] = InnerRecord(key, one.lines[at : at + length])
            at += length + len(BETWEEN) if length else 0
        return found

    def at_the_top(self) -> set[str]:
        """The names of all files and folders at the root of the tree."""
        names: set[str] = set()
        for path, one in self.targets.items():
            folder, slash, _ = path.partition("/")
            if not slash:
                names |= one.files.keys()
            elif one.lines:
                names.add(folder)
        return names
