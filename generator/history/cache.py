"""What was found out about old commits, kept between builds in a cache that the caller gives."""

from __future__ import annotations

import hashlib
from functools import cache as once
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

T = TypeVar("T")

ROOMS = ("history", "model", "reading")
"""Whose code decides what is found out; results of other code are not used."""


class Cache(Protocol):
    """Where results are kept between builds, each verified against its own digest when read."""

    def get(self, kind: str, key: str, /) -> bytes | None:
        """Return the result kept under a key; None where there is none that is whole."""

    def put(self, kind: str, key: str, value: bytes, /) -> None:
        """Keep a result."""


def load(
    cache: Cache | None, kind: str, key: str, decoder: msgspec.msgpack.Decoder[T]
) -> T | None:
    """Return what :func:`save` kept under a key; None where this code kept nothing."""
    found = cache.get(kind, f"{code_digest()} {key}") if cache else None
    if found is None:
        return None
    try:
        return decoder.decode(found)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None  # found out anew


def save(cache: Cache | None, kind: str, key: str, value: object) -> None:
    """Keep a value for the next build."""
    if cache is not None:
        cache.put(kind, f"{code_digest()} {key}", msgspec.msgpack.encode(value))


@once
def code_digest() -> str:
    """Digest the code that results depend on."""
    generator, digest = Path(__file__).parents[1], hashlib.sha256()
    for room in ROOMS:
        for file in sorted((generator / room).rglob("*.py")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
