"""What a published site consists of, as everyone may read it.

``site-manifest.json`` stands at the root of the site: the commit built from, and the SHA-256 of
each file. Its lines are made where the files are made, and never taken apart where they stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

BETWEEN = b",\n"
CLOSING = b"\n}}\n"
_OPENING = b'{"format":1,"commit":'
_AT_ONCE = 2**18  # bytes of lines that are joined into one block


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


def opening(commit: str | None) -> bytes:
    """What stands before the lines."""
    return _OPENING + msgspec.json.encode(commit) + b',"files":{\n'


def blocks(commit: str | None, lines: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of ``site-manifest.json``, block by block, from its lines in order."""
    between, held, size = opening(commit), [], 0
    for piece in filter(None, lines):
        held.append(piece)
        size += len(piece)
        if size > _AT_ONCE:
            yield between + BETWEEN.join(held)
            between, held, size = BETWEEN, [], 0
    if held:
        yield between + BETWEEN.join(held)
        between = BETWEEN
    yield (b"" if between is BETWEEN else between) + CLOSING


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
