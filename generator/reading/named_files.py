"""The files that a record names are in its folder, and the record names all that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from generator.model.incident import Incident
from generator.model.series import Series, SeriesTable
from generator.problems import Location, Problem, nearest


def no_such(where: Location, target: str, known: Iterable[str], kind: str) -> Problem:
    """Refuse a name that leads nowhere, with the nearest that does.

    Args:
        where: Where it stands.
        target: What it names.
        known: What there is.
        kind: Where that is, or incident.
    """
    near = nearest(target, known)
    hint = f"Did you mean {near}?" if near else f"Add it to {kind}, or mend the id."
    message = f"There is no “{target}” in {kind}."
    if kind == "incident":
        message = f"There is no incident “{target}”."
        hint = f"Did you mean {near}?" if near else "Write the name of its folder."
    return Problem(where, "reference.missing", message, hint)


def in_record(incident_id: str, field: str) -> Location:
    """Where a field of an incident’s record stands."""
    return Location(f"incidents/{incident_id}/incident.yaml", field=field)


def check_files(incident: Incident) -> Iterator[Problem]:
    """Hold the files that the record names against those that are there, both ways."""
    record = incident.record
    yield from _both_ways(
        incident,
        [(f"media/{one.id}/file", one.file) for one in record.media],
        ("media/", incident.files),
        "No item under media: shows this file.",
        "Add it to the record, with alt, credit and rights, or remove the file.",
    )
    yield from _both_ways(
        incident,
        [(f"places/{one.id}/area/file", one.area.file) for one in record.places if one.area],
        ("", incident.areas),
        "No place has this file as its area.",
        "Name it under area: of a place, with its role, or remove the file.",
    )
    yield from _both_ways(
        incident,
        [(f"series/{one.id}/file", one.file) for one in record.series],
        ("", incident.tables),
        "No item under series: shows this file.",
        "Add it to the record, with title, columns and said_by, or remove the file.",
    )
    for series in record.series:
        if series.file and (table := incident.tables.get(series.file)) is not None:
            yield from _columns(incident, series, table)
            yield from _order(incident, series.file, table)


def _both_ways(
    incident: Incident,
    named: Sequence[tuple[str, str | None]],
    there: tuple[str, Collection[str]],
    message: str,
    hint: str,
) -> Iterator[Problem]:
    """Refuse files that are not there, and those that the record names nowhere.

    The latter would be public and on no page.

    Args:
        incident: The incident.
        named: The files that the record names, each after its field.
        there: The files that are there, after their folder within the incident’s.
        message: What is said of a file that is named nowhere.
        hint: What to do with it.
    """
    folder, names = there
    for field, name in named:
        if name is not None and name not in names:
            yield no_such(in_record(incident.id, field), name, names, folder or "the folder")
    used = {name for _, name in named}
    for name in names:
        if name not in used:
            where = Location(f"{incident.folder}/{folder}{name}")
            yield Problem(where, "reference.unused-file", message, hint)


def _order(incident: Incident, name: str, table: SeriesTable) -> Iterator[Problem]:
    """Refuse rows out of the order of time: a chart would go back, or hide one of two."""
    for before, row in pairwise(table.rows):
        if row.at.instant(incident.zone) <= before.at.instant(incident.zone):
            where = Location(f"{incident.folder}/{name}", row.line)
            message = f"{row.at} does not come after {before.at}, the row before."
            hint = "Put the rows in the order of time, each time once."
            yield Problem(where, "series.order", message, hint)


def _columns(incident: Incident, series: Series, table: SeriesTable) -> Iterator[Problem]:
    """Every column of a file has its words in the record, and every word its column."""
    field = f"series/{series.id}/columns"
    for name in table.columns:
        if name not in series.columns:
            message = f"The record does not say what “{name}” of {series.file} is."
            hint = f"Write under columns: {name}: what readers see of it."
            yield Problem(in_record(incident.id, field), "series.no-column", message, hint)
    for name in series.columns:
        if name not in table.columns:
            message = f"{series.file} has no column “{name}”."
            hint = f"Its first line has: {', '.join(table.columns)}."
            where = in_record(incident.id, f"{field}/{name}")
            yield Problem(where, "series.no-column", message, hint)
