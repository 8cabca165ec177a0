"""What pictures show, found once and kept between builds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.history.cache import cached
from generator.incremental.fingerprints import code_fingerprint
from generator.incremental.store import Store
from generator.output import fingerprint

if TYPE_CHECKING:
    from generator.reading.pictures import PictureFacts


def cached_facts(store: Store, digest: str, data: bytes) -> PictureFacts:
    """Inspect a picture once: a process for each is dear, and what it finds does not change."""
    # loaded where there is a picture to read
    from generator.reading.pictures import PictureFacts, inspect  # noqa: PLC0415

    key = fingerprint(code_fingerprint(), digest)
    return cached(store, "picture", key, PictureFacts, partial(inspect, digest, data))
