"""Which entries a feed holds: all of the last thirty days, and at least twenty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

AGE = timedelta(days=30)
AT_LEAST = 20

T = TypeVar("T")


def recent(entries: Sequence[tuple[datetime, T]], now: datetime) -> list[T]:
    """Choose from entries that are sorted newest first, each with its moment."""
    return [
        entry
        for position, (when, entry) in enumerate(entries)
        if position < AT_LEAST or now - when <= AGE
    ]
