"""What a published site consists of, as everyone may read it.

``site-manifest.json`` stands at the root of the site: the commit built from, the SHA-256 of each
file, and digests of all that was ever published under a number. Its lines of files are made where
the files are made, and never taken apart where they stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

BETWEEN = b",\n"
_CLOSING = b"\n}"
_OPENING = b'{"format":1,"commit":'
_AT_ONCE = 2**18  # bytes of lines that are joined into one block

Numbered = Mapping[str, Sequence[str]]
"""Digests of the states in which something was published, from number 1 on, by its name."""


class Manifest(msgspec.Struct, frozen=True):
    """The public list of a site's files.

    Attributes:
        format: The version of the manifest's own layout.
        commit: The commit built from; None outside git.
        files: The SHA-256 of each file, in hexadecimal, by its path in the site.
        versions: Digests of all published versions, from number 1 on, by what they are of.
    """

    format: int
    commit: str | None
    files: dict[str, str]
    versions: dict[str, list[str]] = {}


def _opening(commit: str | None) -> bytes:
    """What stands before the lines."""
    return _OPENING + msgspec.json.encode(commit) + b',"files":{\n'


def blocks(
    commit: str | None, lines: Iterable[bytes], versions: Numbered | None = None
) -> Iterator[bytes]:
    """The bytes of ``site-manifest.json``, block by block, from its lines in order."""
    between, held, size = _opening(commit), [], 0
    for piece in filter(None, lines):
        held.append(piece)
        size += len(piece)
        if size > _AT_ONCE:
            yield between + BETWEEN.join(held)
            between, held, size = BETWEEN, [], 0
    if held:
        yield between + BETWEEN.join(held)
        between = BETWEEN
    yield (b"" if between is BETWEEN else between) + _closing(versions or {})


def _closing(versions: Numbered) -> bytes:
    """What stands behind the lines of files: the versions, one line for each thing."""
    encode = msgspec.json.encode
    lines = [encode(name) + b":" + encode(versions[name]) for name in sorted(versions)]
    listed = b',"versions":{\n%s\n}' % BETWEEN.join(lines) if lines else b""
    return _CLOSING + listed + b"}\n"


def lines_of(hashes: Iterable[tuple[str, str]]) -> bytes:
    """The manifest's lines for paths and the SHA-256 of their contents."""
    encode = msgspec.json.encode
    return BETWEEN.join(encode(path) + b":" + encode(digest) for path, digest in sorted(hashes))


def files_in(lines: bytes) -> dict[str, str]:
    """The SHA-256 of each file by its path, from lines of the manifest."""
    return msgspec.json.decode(b"{%s}" % lines, type=dict[str, str])


def sha256(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def looks_like_ours(content: bytes) -> bool:
    """Whether a file that begins so may be a manifest of ours; nothing else begins so."""
    return content.startswith(_OPENING)


def read_manifest(content: bytes) -> Manifest | None:
    """Read ``site-manifest.json``, or None where the bytes are no manifest of ours."""
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except msgspec.DecodeError:
        return None
    return manifest if manifest.format == 1 else None
