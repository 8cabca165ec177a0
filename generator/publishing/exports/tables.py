"""All incidents together: ``/data/incidents.json``, ``.csv`` and ``.geojson``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.model.dates import dates
from generator.model.incident import Incident
from generator.publishing import addresses
from generator.publishing.edition import Edition
from generator.publishing.exports.identity import absolute, incident_id, instant, page_of
from generator.publishing.exports.incident_json import write_json
from generator.publishing.exports.plain import Data
from generator.publishing.exports.rows import IncidentRow
from generator.publishing.positions import NoPosition, position_of

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


def rows(edition: Edition) -> tuple[IncidentRow, ...]:
    """All published incidents but the withdrawn, by id."""
    return tuple(
        row_of(edition, one) for one in edition.site.published if one.record.status != "withdrawn"
    )


def incidents_json(edition: Edition) -> bytes:
    """A plain list of rows, as ``sqlite-utils insert`` takes it."""
    return write_json([row.model_dump() for row in rows(edition)])


def incidents_csv(edition: Edition) -> bytes:
    """The same rows; text that a spreadsheet would run as a formula begins with an apostrophe.

    The guard is OWASP’s (“CSV Injection”; ASVS 1.2.10). Numbers stay numbers.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow(IncidentRow.model_fields)
    for row in rows(edition):
        writer.writerow(_cell(value) for value in row.model_dump().values())
    return out.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def incidents_geojson(edition: Edition) -> bytes:
    """Every place that is published with a position (RFC 7946), of all incidents."""
    features = [
        feature
        for one in edition.site.published
        if one.record.status != "withdrawn"
        for feature in _features(edition, one)
    ]
    return write_json({"type": "FeatureCollection", "features": features})


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
                "coordinates": [float(position.lon), float(position.lat)],
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
