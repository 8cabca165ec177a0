"""Moments that lie in the future although something is said to have happened then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from generator.model.incident import Incident
from generator.model.moment import Point
from generator.problems import Location, Problem
from generator.reading.clocks import moments

PLANNED = frozenset({"due", "when", "until", "from"})
"""Fields of moments that may lie in the future; every other one says what has been."""


def latest_stated(incident: Incident) -> float:
    """The latest moment at which something is said to have been, in seconds since 1970."""
    stated = (point.instant(incident.zone) for _, point in _stated(incident))
    return max((one.timestamp() for one in stated), default=0.0)


def future_moments(incident: Incident, limit: datetime) -> Iterator[Problem]:
    """Refuse what is said to have been after a moment.

    Args:
        incident: The incident.
        limit: The latest moment that can be true.
    """
    for where, point in _stated(incident):
        if point.instant(incident.zone) > limit:
            message = f"{point} lies in the future, and this says what has been."
            hint = "Look the day and the year up again; what is still to come is expected: due."
            yield Problem(where, "moment.future", message, hint)


def _stated(incident: Incident) -> Iterator[tuple[Location, Point]]:
    """Every point at which something is said to have been, with where it stands."""
    for where, moment in moments(incident):
        if (where.field or "").rpartition("/")[2] not in PLANNED:
            # what is only known to have been earlier than some day in the future may be true
            points = (moment.at, moment.until, moment.earliest)
            yield from ((where, point) for point in points if point is not None)
