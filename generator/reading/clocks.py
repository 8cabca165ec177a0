"""The moments of an incident, by the clock of its zone, which is set back and forward."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.fields import leaves
from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.problems import Location, Problem


def check_clocks(incident: Incident) -> tuple[Problem, ...]:
    """Find clock times in the incident’s zone that happened twice or never."""
    return tuple(
        Problem(where, *fault)
        for where, moment in moments(incident)
        for fault in _faults(incident, moment)
    )


def moments(incident: Incident) -> Iterator[tuple[Location, Moment]]:
    """Every moment of the incident’s files, after where it stands."""
    for file, part in incident.documents:
        for leaf in leaves(part):
            if isinstance(leaf.value, Moment):
                yield Location(file, field=leaf.field), leaf.value
    for name, table in incident.tables.items():
        for row in table.rows if table else ():
            yield Location(f"{incident.folder}/{name}", row.line), row.at


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
