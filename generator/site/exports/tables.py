"""All incidents together: ``/data/incidents.json``, ``.csv`` and ``.geojson``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from generator.model.dates import dates
from generator.model.incident import Incident
from generator.site import urls as addresses
from generator.site.edition import Edition
from generator.site.exports.identity import absolute, incident_id, instant, page_of
from generator.site.exports.incident_json import write_json
from generator.site.exports.plain import Data, degrees
from generator.site.exports.rows import IncidentRow
from generator.site.positions import NoPosition, position_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def row_of(edition: Edition, incident: Incident) -> IncidentRow:
    """Sum an incident up in one row."""
    record, found = incident.record, dates(incident)
    standings = [claim.standing for claim in record.claims if not claim.withdrawn]
    return IncidentRow(
        id=incident.id,
        uri=incident_id(edition.site.newsroom, incident),
        url=page_of(edition, incident),
        headline=record.headline,
        kind=record.kind,
        status=record.status,
        occurred=str(record.occurred),
        occurred_from=instant(record.occurred, incident),
        timezone=incident.timezone,
        language=incident.language,
        tags=" ".join(record.tags),
        locality=next((p.locality for p in record.places if p.locality and not p.withdrawn), ""),
        published=instant(found.published, incident),
        modified=instant(found.updated, incident),
        checked=instant(found.checked, incident),
        updates=len(incident.updates),
        corrections=sum("correction" in update.kind for update in incident.updates),
        claims=len(standings),
        claims_confirmed=standings.count("confirmed"),
        claims_disputed=standings.count("disputed"),
        questions_open=sum(
            question.answer is None and not question.withdrawn for question in record.questions
        ),
        reconstructed=record.reconstructed,
    )


def as_json(row: IncidentRow) -> bytes:
    """Write a row as an object of the list in ``incidents.json``."""
    return _inset(row.model_dump(), 1)


def as_csv(row: IncidentRow) -> bytes:
    """Write a row as a line; text that a spreadsheet would run as a formula gets an apostrophe.

    The guard is OWASP’s (“CSV Injection”; ASVS 1.2.10). Numbers stay numbers.
    """
    return _line(_cell(value) for value in row.model_dump().values())


def as_geojson(edition: Edition, incident: Incident) -> bytes:
    """Write every place that is published with a position, as features of a collection."""
    return b",\n".join(_inset(feature, 2) for feature in _features(edition, incident))


def incidents_json(edition: Edition) -> bytes:
    """A plain list of rows, as ``sqlite-utils insert`` takes it."""
    rows = b",\n".join(one.rows.json for one in edition.archive.gists.values() if one.is_listed)
    return b"[\n%s\n]\n" % rows if rows else b"[]\n"


def incidents_csv(edition: Edition) -> bytes:
    """The same rows, below the names of their columns (RFC 4180)."""
    rows = (one.rows.csv for one in edition.archive.gists.values())
    return b"".join((_line(IncidentRow.model_fields), *rows))


def incidents_geojson(edition: Edition) -> bytes:
    """Every place that is published with a position (RFC 7946), of all incidents."""
    found = [one.rows.geojson for one in edition.archive.gists.values() if one.rows.geojson]
    features = b"[\n%s\n  ]" % b",\n".join(found) if found else b"[]"
    return b'{\n  "type": "FeatureCollection",\n  "features": %s\n}\n' % features


def _inset(data: Data, depth: int) -> bytes:
    """Write an object as :func:`write_json` does it so many levels down."""
    lines = write_json(data).decode().removesuffix("\n").split("\n")
    return "\n".join("  " * depth + line for line in lines).encode()


def _line(cells: Iterable[object]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def places_geojson(edition: Edition, incident: Incident) -> bytes:
    """The places of one incident that have a position."""
    features = [] if incident.record.status == "withdrawn" else list(_features(edition, incident))
    return write_json({"type": "FeatureCollection", "features": features})


def _features(edition: Edition, incident: Incident) -> Iterator[Data]:
    page = absolute(edition, addresses.incident(incident.id))
    for place in incident.record.places:
        position = position_of(place, incident, edition.site.newsroom)
        if isinstance(position, NoPosition):
            continue
        yield {
            "type": "Feature",
            "id": f"{incident.id}/{place.id}",
            "geometry": {
                "type": "Point",
                "coordinates": [degrees(position.lon), degrees(position.lat)],
            },
            "properties": {
                "incident": incident.id,
                "headline": incident.record.headline,
                "status": incident.record.status,
                "url": f"{page}#{addresses.anchor('places', place.id)}",
                "name": place.name,
                "role": place.role,
                "precision": position.precision.value,
                "radius_m": position.radius_m,
                "note": place.note,
            },
        }
