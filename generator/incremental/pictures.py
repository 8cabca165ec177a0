"""What pictures show, looked at once and kept between builds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.history.cache import cached
from generator.incremental.fingerprints import code_fingerprint
from generator.incremental.store import Store
from generator.output import fingerprint

if TYPE_CHECKING:
    from generator.reading.pictures import Look


def cached_look(store: Store, digest: str, data: bytes) -> Look:
    """Look at a picture once: a process for each is dear, and what it saw does not change."""
    # loaded where there is a picture to read
    from generator.reading.pictures import Look, look_at  # noqa: PLC0415

    key = fingerprint(code_fingerprint(), digest)
    return cached(store, "picture", key, Look, partial(look_at, digest, data))
