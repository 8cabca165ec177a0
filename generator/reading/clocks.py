"""Clock times that daylight saving makes ambiguous, or skips, must say their offset."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.problems import Location, Problem


def check_clocks(incident: Incident) -> tuple[Problem, ...]:
    """Find clock times in the incident’s zone that happened twice or never."""
    problems = [
        problem
        for field, moment in _moments(incident.record, "")
        for problem in _faults(incident, moment, Location(incident.record_file, field=field))
    ]
    for update in incident.updates:
        where = Location(incident.update_file(update), field="at")
        problems += _faults(incident, update.at, where)
    return tuple(problems)


def _faults(incident: Incident, moment: Moment, where: Location) -> Iterator[Problem]:
    for point in moment.points:
        fault = point.clock_fault(incident.zone) if point.grain.is_clock else None
        if fault == "ambiguous":
            message = f"{point} happened twice in {incident.timezone}: clocks were set back."
            hint = "Add the offset from UTC, such as 01:30-04:00."
            yield Problem(where, "moment.ambiguous", message, hint)
        elif fault == "missing":
            message = f"{point} never happened in {incident.timezone}: clocks were set forward."
            yield Problem(where, "moment.skipped", message, "Look the time up again.")


def _names_moments(annotation: Any) -> bool:  # noqa: ANN401 - an annotation can be anything
    """Whether a moment can be found in a field so annotated."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return any(_names_moments(f.annotation) for f in annotation.model_fields.values())
    return annotation is Moment or any(_names_moments(part) for part in get_args(annotation))


@cache
def _fields_with_moments(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(
        name for name, info in model.model_fields.items() if _names_moments(info.annotation)
    )


def _moments(part: Any, place: str) -> Iterator[tuple[str, Moment]]:  # noqa: ANN401 - a record’s parts have many types
    if isinstance(part, Moment):
        yield place.lstrip("/"), part
    elif isinstance(part, tuple):
        for position, one in enumerate(part):
            yield from _moments(one, f"{place}/{getattr(one, 'id', position)}")
    elif isinstance(part, BaseModel):
        for name in _fields_with_moments(type(part)):
            yield from _moments(getattr(part, name), f"{place}/{name}")
