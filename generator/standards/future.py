"""Moments that lie in the future although something is said to have happened then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from generator.model.base import Item, Model
from generator.model.incident import Incident
from generator.model.moment import Moment, Point
from generator.problems import Location, Problem
from generator.standards.rule import at, at_update

PLANNED = frozenset({"due", "when", "until", "from_"})
"""Fields of moments that may lie in the future; every other one says what has been."""


def latest_stated(incident: Incident) -> float:
    """The latest moment at which something is said to have been, in seconds since 1970."""
    moments = (point.instant(incident.zone) for _, point in _stated(incident))
    return max((one.timestamp() for one in moments), default=0.0)


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
    for field, point in _points(incident.record, ""):
        yield at(incident, field), point
    for update in incident.updates:
        for field, point in _points(update, ""):
            yield at_update(incident, update, field), point
    for name, table in incident.tables.items():
        for row in table.rows if table else ():
            if row.at.at is not None:
                yield Location(f"{incident.folder}/{name}", row.line), row.at.at


def _points(value: object, field: str) -> Iterator[tuple[str, Point]]:
    """The surely reached points of all moments in a value, by their path in the record."""
    if isinstance(value, Moment):
        # what is only known to have been earlier than some day in the future may be true
        points = (value.at, value.until, value.earliest)
        yield from ((field, point) for point in points if point is not None)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            within = getattr(value, name)
            if name not in PLANNED and isinstance(within, Moment | Model | tuple):
                yield from _points(within, f"{field}/{name}".strip("/"))
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            inner = one.id if isinstance(one, Item) else place
            yield from _points(one, f"{field}/{inner}")
