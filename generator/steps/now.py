"""Which moment a build takes for now."""

from __future__ import annotations

from datetime import UTC, datetime

from generator.history.git import head_moment
from generator.history.now import asked_moment, latest_of
from generator.incremental.request import Request
from generator.incremental.summaries import Incidents


def moment_of_build(request: Request, incidents: Incidents) -> datetime:
    """As asked for, else the later of HEAD and the newest update, as far as these can be true."""
    asked = asked_moment(request.now)
    if asked is not None:
        return asked
    repository, today = incidents.history.repository, clock()
    committed = head_moment(repository) if repository else None
    return latest_of((committed, incidents.newest(today)), today)


def clock() -> datetime:
    """What the clock of this machine says; it refuses, and never reaches a page."""
    return datetime.now(UTC)
