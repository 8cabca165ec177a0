"""The files that a record names are in its folder, and the record names all that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
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
    """Hold the record’s media against the files in ``media/``, both ways."""
    used: set[str] = set()
    for medium in incident.record.media:
        if medium.file is None:
            continue
        used.add(medium.file)
        if medium.file not in incident.files:
            where = in_record(incident.id, f"media/{medium.id}/file")
            yield no_such(where, medium.file, incident.files, "media/")
    yield from _areas(incident)
    yield from _tables(incident)
    message = "No item under media: shows this file."
    hint = "Add it to the record, with alt, credit and rights, or remove the file."
    yield from _unused(f"{incident.folder}/media", incident.files, used, message, hint)


def _unused(
    folder: str, files: Iterable[str], used: AbstractSet[str], message: str, hint: str
) -> Iterator[Problem]:
    """Refuse files that the record names nowhere: they would be public and on no page."""
    for name in files:
        if name not in used:
            where = Location(f"{folder}/{name}")
            yield Problem(where, "reference.unused-file", message, hint)


def _areas(incident: Incident) -> Iterator[Problem]:
    """Hold the areas that places name against the GeoJSON files of the folder, both ways."""
    used: set[str] = set()
    for place in incident.record.places:
        if place.area and place.area.file:
            used.add(place.area.file)
            if place.area.file not in incident.areas:
                where = in_record(incident.id, f"places/{place.id}/area/file")
                yield no_such(where, place.area.file, incident.areas, "the folder")
    message = "No place has this file as its area."
    hint = "Name it under area: of a place, with its role, or remove the file."
    yield from _unused(incident.folder, incident.areas, used, message, hint)


def _tables(incident: Incident) -> Iterator[Problem]:
    """Hold the series of the record against the CSV files of the folder, both ways."""
    used: set[str] = set()
    for series in incident.record.series:
        if series.file is None:
            continue
        used.add(series.file)
        table = incident.tables.get(series.file)
        if series.file not in incident.tables:
            where = in_record(incident.id, f"series/{series.id}/file")
            yield no_such(where, series.file, incident.tables, "the folder")
        elif table is not None:
            yield from _columns(incident, series, table)
            yield from _order(incident, series.file, table)
    message = "No item under series: shows this file."
    hint = "Add it to the record, with title, columns and said_by, or remove the file."
    yield from _unused(incident.folder, incident.tables, used, message, hint)


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
