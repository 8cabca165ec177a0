"""What is found out once and kept for the next build, in a cache that the caller gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from generator.output import fingerprint, fingerprint_of_code

T = TypeVar("T")

_ROOMS = tuple(Path(__file__).parents[1] / name for name in ("history", "model", "reading"))
"""Whose code decides what is found out about commits."""


class Cache(Protocol):
    """Where results are kept between builds, each verified against its own digest when read."""

    def get(self, kind: str, key: str, /) -> bytes | None:
        """Return the result kept under a key; None where there is none that is whole."""

    def put(self, kind: str, key: str, content: bytes, /) -> None:
        """Keep a result."""


def cached(cache: Cache | None, kind: str, key: str, form: type[T], make: Callable[[], T]) -> T:
    """Give what is kept under a key, or make and keep it.

    Args:
        cache: Where it is kept, as msgpack; None keeps nothing.
        kind: Its kind.
        key: The fingerprint of all that it depends on.
        form: Its type.
        make: Makes it.
    """
    known = decoded(cache.get(kind, key), form) if cache else None
    if known is None:
        known = make()
        if cache:
            cache.put(kind, key, msgspec.msgpack.encode(known))
    return known


def decoded(content: bytes | None, form: type[T]) -> T | None:
    """Read what was kept as msgpack; None where nothing was, or where it has another form."""
    try:
        return msgspec.msgpack.decode(content, type=form) if content is not None else None
    except msgspec.DecodeError:
        return None


def history_key(*parts: str | bytes) -> str:
    """Name what is found out about commits: by what it depends on, and by the code that finds it.

    Only code that decides it counts, so that a change of any other compares no history anew.
    """
    return fingerprint(fingerprint_of_code(*_ROOMS), *parts)
