"""Clock times that daylight saving makes ambiguous, or skips, must say their offset."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.model.base import Item
from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.problems import Location, Problem


def check_clocks(incident: Incident) -> tuple[Problem, ...]:
    """Find clock times in the incident’s zone that happened twice or never."""
    problems = [
        Problem(Location(incident.record_file, field=field), *fault)
        for field, moment in (_moments(incident.record) if _any_faults(incident) else ())
        for fault in _faults(incident, moment)
    ]
    problems += [
        Problem(Location(incident.update_file(update), field="at"), *fault)
        for update in incident.updates
        for fault in _faults(incident, update.at)
    ]
    return tuple(problems)


def _any_faults(incident: Incident) -> bool:
    """Whether anything is wrong in the record; where not, nobody need know where moments stand."""
    found: list[Moment] = []
    gather_moments(incident.record, found)
    zone = incident.zone
    return any(point.clock_fault(zone) for moment in found for point in moment.points)


def _faults(incident: Incident, moment: Moment) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a moment’s clock times: code, message and hint of each problem."""
    for point in moment.points:
        if not point.grain.is_clock:
            continue
        fault = point.clock_fault(incident.zone)
        if fault == "ambiguous":
            message = f"{point} happened twice in {incident.timezone}: clocks were set back."
            hint = "Add the offset from UTC, such as 01:30-04:00."
            yield "moment.ambiguous", message, hint
        elif fault == "missing":
            message = f"{point} never happened in {incident.timezone}: clocks were set forward."
            yield "moment.skipped", message, "Look the time up again."


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


def gather_moments(part: BaseModel, found: list[Moment]) -> None:
    """Gather every moment in a part of a record."""
    for name in _fields_with_moments(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        if isinstance(value, Moment):
            found.append(value)
        elif isinstance(value, tuple):
            for one in value:
                gather_moments(one, found)
        elif isinstance(value, BaseModel):
            gather_moments(value, found)


def _moments(part: BaseModel, place: str = "") -> list[tuple[str, Moment]]:
    """The same moments, each with its field; slower. ``place`` is empty or ends in /."""
    found: list[tuple[str, Moment]] = []
    for name in _fields_with_moments(type(part)):
        value = getattr(part, name)
        if isinstance(value, Moment):
            found.append((place + name, value))
        elif isinstance(value, BaseModel):
            found += _moments(value, f"{place}{name}/")
        elif isinstance(value, tuple):
            for position, one in enumerate(value):
                step = one.id if isinstance(one, Item) else position
                found += _moments(one, f"{place}{name}/{step}/")
    return found
