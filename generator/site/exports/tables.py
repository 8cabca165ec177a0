"""All incidents together: ``/data/incidents.json``, ``.csv`` and ``.geojson``.

An incident’s rows are written when it is summarised, and joined here: an edit of one costs no
look at the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict

from generator.model.dates import dates
from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.place import Place
from generator.site.edition import Edition
from generator.site.exports.common import (
    Data,
    csv_line,
    first_id,
    item_of,
    machine_time,
    page_of,
    permanent_id,
    utc_instant,
    write_json,
)
from generator.site.extents import extent_of
from generator.site.positions import NoPosition, position_of


class IncidentRow(BaseModel):
    """One incident in one row of ``incidents.csv`` and ``incidents.json``."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    id: str
    """The incident’s permanent id, which is also in its address."""
    uri: str
    """The permanent id that feeds use."""
    url: str
    """The address of the explainer."""
    headline: str
    """The headline."""
    kind: str
    """What kind of incident it is, a word of this newsroom’s; several separated by spaces."""
    facets: str
    """What it is sorted by, such as severity=major cause=rain; separated by spaces."""
    ids: str
    """Its ids in the numberings of others, such as cve=CVE-2024-1; separated by spaces."""
    figures: str
    """Its figures, such as injured=12-14; separated by spaces."""
    status: str
    """developing: facts still come in; ongoing: an inquiry is open; closed."""
    occurred: str
    """When it happened, as precisely as known, in local time; ~ is about; or not-known."""
    occurred_from: str
    """The earliest instant which that can mean, in UTC; empty where nobody knows."""
    timezone: str
    """The zone of local times, as the IANA database names it."""
    language: str
    """The language of the text (BCP 47)."""
    tags: str
    """Its tags, separated by spaces."""
    locality: str
    """The town and state or country of its first place that names one; may be empty."""
    published: str
    """When the explainer was first published, in UTC."""
    modified: str
    """When it was last updated significantly, in UTC."""
    checked: str
    """When somebody last looked into it, in UTC."""
    updates: int
    """How many entries its log has."""
    corrections: int
    """How many of them are corrections."""
    claims: int
    """How many claims it makes that are not withdrawn."""
    claims_confirmed: int
    """How many of them are confirmed."""
    claims_disputed: int
    """How many of them are disputed."""
    questions_open: int
    """How many questions are open."""
    reconstructed: bool
    """Whether it was written after the fact, with the dates of the reporting."""


def row_of(edition: Edition, incident: Incident) -> IncidentRow:
    """Sum an incident up in one row."""
    record, found = incident.record, dates(incident)
    standings = [claim.standing for claim in record.claims if not claim.withdrawn]
    questions = [question for question in record.questions if not question.withdrawn]
    return IncidentRow(
        id=incident.id,
        uri=permanent_id(edition.newsroom, "incident", first_id(edition, incident)),
        url=page_of(edition, incident),
        headline=record.headline,
        kind=" ".join(record.kind),
        facets=_pairs((name, one.word) for name, some in record.facets.items() for one in some),
        ids=_pairs((name, one) for name, some in record.ids.items() for one in some),
        figures=_pairs(
            (one.kind, one.value.as_stated.replace(" ", ""))
            for one in record.figures
            if not one.withdrawn
        ),
        status=record.status,
        occurred=str(record.occurred),
        occurred_from=utc_instant(record.occurred, incident) if record.occurred.first else "",
        timezone=incident.timezone,
        language=incident.language,
        tags=" ".join(record.tags),
        locality=first_locality(incident),
        published=utc_instant(found.published, incident),
        modified=utc_instant(found.updated, incident),
        checked=utc_instant(found.checked, incident),
        updates=len(incident.updates),
        corrections=sum("correction" in update.kind for update in incident.updates),
        claims=len(standings),
        claims_confirmed=standings.count("confirmed"),
        claims_disputed=standings.count("disputed"),
        questions_open=sum(question.answer is None for question in questions),
        reconstructed=record.reconstructed,
    )


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{name}={value.replace(' ', '_')}" for name, value in pairs)


def json_row(row: IncidentRow) -> bytes:
    """Write a row as an object of the list in ``incidents.json``."""
    return _row(row.model_dump())


def csv_row(row: IncidentRow) -> bytes:
    """Write a row as a line."""
    return csv_line(row.model_dump().values())


def geojson_rows(edition: Edition, incident: Incident) -> bytes:
    """Write every place that is published with a position, as features of a collection."""
    return b",\n".join(_row(feature) for feature in _features(edition, incident))


def incidents_json(edition: Edition) -> bytes:
    """A plain list of rows, as ``sqlite-utils insert`` takes it."""
    rows = b",\n".join(one.json for one in edition.catalogue.rows().values() if one.json)
    return b"[\n%s\n]\n" % rows if rows else b"[]\n"


def incidents_csv(edition: Edition) -> bytes:
    """The same rows, below the names of their columns (RFC 4180)."""
    rows = (one.csv for one in edition.catalogue.rows().values())
    return b"".join((csv_line(IncidentRow.model_fields), *rows))


def incidents_geojson(edition: Edition) -> bytes:
    """Every place that is published with a position (RFC 7946), of all incidents."""
    found = [one.geojson for one in edition.catalogue.rows().values() if one.geojson]
    features = b"[\n%s\n]" % b",\n".join(found) if found else b"[]"
    return b'{"type":"FeatureCollection","features":%s}\n' % features


def places_geojson(edition: Edition, incident: Incident) -> bytes | None:
    """The places of one incident that have a position; None where it names no place."""
    if not incident.record.places:
        return None
    is_withdrawn = incident.record.status == "withdrawn"
    features = [] if is_withdrawn else [*_features(edition, incident), *_drawn(edition, incident)]
    return write_json({"type": "FeatureCollection", "features": features})


def first_locality(incident: Incident) -> str:
    """The town of the first place that names one; empty where none does."""
    places = (place for place in incident.record.places if not place.withdrawn)
    return next((place.locality for place in places if place.locality), "")


def _row(data: Data) -> bytes:
    """Write an object as a line of a list, without its end."""
    return write_json(data).rstrip(b"\n")


def _area(place: Place, incident: Incident) -> Data | None:
    """What extends around a place, with its moments as the record states them."""
    area = place.area
    if area is None:
        return None
    return {
        "role": area.role,
        "radius_m": area.radius.metres if area.radius else None,
        "from": _stated(area.from_, incident),
        "until": _stated(area.until, incident),
    }


def _stated(moment: Moment | None, incident: Incident) -> str | None:
    """A moment for machines; None where there is none, or words alone."""
    return machine_time(moment, incident) if moment and moment.first else None


def _features(edition: Edition, incident: Incident) -> Iterator[Data]:
    for place in incident.record.places:
        position = position_of(place, incident, edition.newsroom)
        if isinstance(position, NoPosition):
            continue
        coordinates = [float(position.lon), float(position.lat)]
        yield {
            "type": "Feature",
            "id": f"{incident.id}/{place.id}",
            "geometry": {"type": "Point", "coordinates": coordinates},
            "properties": {
                "incident": incident.id,
                "headline": incident.record.headline,
                "status": incident.record.status,
                "url": item_of(edition, incident, "places", place.id),
                "name": place.name,
                "role": place.role,
                "precision": position.precision,
                "radius_m": position.radius_m,
                "area": _area(place, incident),
                "note": place.note,
            },
        }


def _drawn(edition: Edition, incident: Incident) -> Iterator[Data]:
    """What files draw around places, each as a feature of its own."""
    for place in incident.record.places:
        position = position_of(place, incident, edition.newsroom)
        if isinstance(position, NoPosition):
            continue
        if extent := extent_of(incident, place, position):
            yield {
                "type": "Feature",
                "id": f"{incident.id}/{place.id}/area",
                "geometry": extent.geometry,
                "properties": {
                    "incident": incident.id,
                    "url": item_of(edition, incident, "places", place.id),
                    "place": place.id,
                    "name": place.name,
                    "area": _area(place, incident),
                },
            }
