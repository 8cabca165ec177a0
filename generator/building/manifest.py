"""What a published site consists of.

``site-manifest.json`` stands at the root of the site, for everyone: the commit built from, and
the SHA-256 of each file. Beside the output, out of readers' sight, lies which target made which
files under which key, named by the manifest it belongs to, so that the two are never mistaken
for each other's after an interrupted build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

_BETWEEN = b",\n"
_NO_ROWS = msgspec.msgpack.encode([])
_OPENING = b'{"format":1,"commit":%s,"files":{\n'
_CLOSING = b"\n}}\n"


class Manifest(msgspec.Struct, frozen=True):
    """The public list of a site's files.

    Attributes:
        format: The version of the manifest's own layout.
        commit: The commit built from; None outside git.
        files: The SHA-256 of each file, in hexadecimal, by its path in the site.
    """

    format: int
    commit: str | None
    files: dict[str, str]


class Made(NamedTuple):
    """What one target or bundle made.

    Attributes:
        key: The key under which it was made.
        lines: Its lines of the manifest, joined by a comma and a line break, which is how they
            are compared and written without being taken apart.
        inner: Of a bundle, what each of its targets made: a table of path, key and length of
            lines that is only read where the bundle is stale. None of a target.
        parts: How many targets it is: of a bundle, how many it has.
    """

    key: str
    lines: bytes
    inner: bytes | None = None
    parts: int = 1

    @property
    def is_bundle(self) -> bool:
        """Whether a bundle made it, not a target."""
        return self.inner is not None

    @property
    def files(self) -> dict[str, str]:
        """The SHA-256 of each file by its path."""
        return msgspec.json.decode(b"{%s}" % self.lines, type=dict[str, str])

    def within(self, folder: str) -> dict[str, Made]:
        """What the targets of a bundle made, by their paths; nothing of what is no bundle."""
        found, at = {}, 0
        rows = msgspec.msgpack.decode(self.inner or _NO_ROWS, type=list[tuple[str, str, int]])
        for name, key, length in rows:
            found[folder + name] = Made(key, self.lines[at : at + length])
            at += length + len(_BETWEEN) if length else 0
        return found


def bundled(folder: str, key: str, made: Mapping[str, Made]) -> Made:
    """What a bundle made, from what its targets made."""
    inside = sorted(made.items())
    rows = [(path.removeprefix(folder), one.key, len(one.lines)) for path, one in inside]
    lines = _BETWEEN.join(one.lines for _, one in inside if one.lines)
    return Made(key, lines, msgspec.msgpack.encode(rows), len(rows))


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole site, by its targets and bundles: what is, was or will be published."""

    commit: str | None
    made: Mapping[str, Made]

    def manifest(self) -> bytes:
        """The bytes of ``site-manifest.json``; the same for the same site."""
        lines = _BETWEEN.join(made.lines for _, made in sorted(self.made.items()) if made.lines)
        return _OPENING % msgspec.json.encode(self.commit) + lines + _CLOSING

    def kept(self) -> bytes:
        """The bytes to keep beside the output, to know next time what is still fresh."""
        return msgspec.msgpack.encode((self.commit, self.made))

    @classmethod
    def of(cls, kept: bytes) -> Edition | None:
        """Read what was kept, or None where it is damaged."""
        try:
            commit, made = msgspec.msgpack.decode(kept, type=tuple[str | None, dict[str, Made]])
        except msgspec.DecodeError:
            return None
        return cls(commit, made)


def lines_of(hashes: Iterable[tuple[str, str]]) -> bytes:
    """The manifest's lines for paths and the SHA-256 of their contents."""
    encode = msgspec.json.encode
    return _BETWEEN.join(encode(path) + b":" + encode(digest) for path, digest in sorted(hashes))


def sha256(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(content: bytes) -> Manifest | None:
    """Read ``site-manifest.json``, or None where the bytes are no manifest of ours."""
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except msgspec.DecodeError:
        return None
    return manifest if manifest.format == 1 else None
