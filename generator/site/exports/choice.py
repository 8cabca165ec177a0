"""Which entries a feed holds: all of the last thirty days, and at least twenty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from generator.model.incident import Incident
from generator.model.update import Update
from generator.site.edition import Edition
from generator.site.gist import Gist, Logged

CORRECTING = frozenset({"correction", "retraction"})
"""The kinds of updates that say something was wrong."""

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


def size(gist: Gist, now: datetime) -> str:
    """How many entries the feed of an incident holds, where that depends on the moment."""
    if len(gist.log) <= AT_LEAST:
        return ""
    entries = [(datetime.fromtimestamp(one.at, UTC), one) for one in reversed(gist.log)]
    return str(len(recent(entries, now)))


def recent_updates(
    edition: Edition, kinds: frozenset[str] = frozenset()
) -> list[tuple[Gist, Logged]]:
    """Choose from all incidents’ updates, newest first; of some kinds where any are named."""
    rows = [
        (one, update)
        for one in edition.archive.gists.values()
        for update in one.log
        if not kinds or kinds & set(update.kinds)
    ]
    rows.sort(key=lambda row: (row[1].at, row[1].id, row[0].id), reverse=True)
    dated = [(datetime.fromtimestamp(row[1].at, UTC), row) for row in rows]
    return recent(dated, edition.now)


def opened(
    edition: Edition, rows: Sequence[tuple[Gist, Logged]]
) -> Iterator[tuple[Incident, Update]]:
    """Open the incidents of some updates."""
    for gist, logged in rows:
        incident = edition.archive.open(gist.id)
        yield incident, next(one for one in incident.updates if one.id == logged.id)
