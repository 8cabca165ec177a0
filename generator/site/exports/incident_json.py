"""``incident.json`` and ``updates.json``: one incident, resolved, with standings and log."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.model.claim import Claim
from generator.model.dates import dates
from generator.model.incident import Incident
from generator.model.ledger import Coverage, History
from generator.model.origins import origins
from generator.model.place import Place
from generator.model.record import SECTIONS
from generator.model.update import Update
from generator.site import urls as addresses
from generator.site.edition import Edition
from generator.site.exports.identity import (
    absolute,
    entry_of,
    incident_id,
    instant,
    page_of,
    stamp,
    update_id,
)
from generator.site.exports.plain import Data, degrees, plain
from generator.site.positions import Position, position_of

SCHEMA_VERSION = 1
"""Raised when a field is renamed, removed or changes its meaning; adding one does not raise it."""


def incident_json(edition: Edition, incident: Incident, log: Sequence[Data]) -> bytes:
    """Write all that the explainer tells, as data.

    Args:
        edition: What is published.
        incident: The incident.
        log: What :func:`updates_data` gives of it.
    """
    record = incident.record
    data = {
        "$schema": absolute(edition, "schema/published-incident.json"),
        "schema_version": SCHEMA_VERSION,
        "id": incident.id,
        "uri": incident_id(edition.site.newsroom, incident),
        "url": page_of(edition, incident),
        "status": record.status,
        "license": edition.site.newsroom.license or "",
        **_dates(incident),
    }
    if record.status != "withdrawn":
        data |= _told(edition, incident)
    data["updates"] = log
    data["versions"] = _versions(edition, incident)
    return write_json(data)


def updates_json(edition: Edition, incident: Incident, log: Sequence[Data]) -> bytes:
    """Write the log of one incident, newest first; the arguments are those of incident.json."""
    data = {
        "$schema": absolute(edition, "schema/updates.json"),
        "schema_version": SCHEMA_VERSION,
        "incident": incident.id,
        "url": page_of(edition, incident),
        **_dates(incident),
        "updates": log,
    }
    return write_json(data)


def updates_data(edition: Edition, incident: Incident) -> list[Data]:
    """The log as data, newest first."""
    history = edition.ledger.of(incident.id)
    return [_update(edition, incident, one, history) for one in reversed(incident.updates)]


def write_json(data: object) -> bytes:
    """Write JSON for people too: indented, letters of all languages as they are."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"


def _dates(incident: Incident) -> Data:
    found = dates(incident)
    return {
        "published": instant(found.published, incident),
        "modified": instant(found.updated, incident),
        "checked": instant(found.checked, incident),
    }


def _told(edition: Edition, incident: Incident) -> Data:
    told: Data = plain(incident.record, incident)
    for name in ("format", "status"):
        told.pop(name, None)
    told["timezone"], told["language"] = incident.timezone, incident.language
    page = page_of(edition, incident)
    for section in SECTIONS:
        for item, data in zip(
            incident.record.section(section), told.get(section, []), strict=False
        ):
            data["url"] = f"{page}#{addresses.anchor(section, item.id)}"
            if isinstance(item, Claim) and not item.withdrawn:
                found = origins(item, incident)
                data["origins"] = [origin.called for origin in found]
            if isinstance(item, Place):
                _place(edition, incident, item, data)
    return told


def _place(edition: Edition, incident: Incident, place: Place, data: Data) -> None:
    """Tell a place’s position as the map does: never finer than record and newsroom allow."""
    for name in ("lat", "lon"):
        data.pop(name, None)
    position = position_of(place, incident, edition.site.newsroom)
    if isinstance(position, Position):
        data |= {
            "lat": degrees(position.lat),
            "lon": degrees(position.lon),
            "precision": position.precision.value,
            "radius_m": position.radius_m,
        }


def _update(edition: Edition, incident: Incident, update: Update, history: History) -> Data:
    data: Data = plain(update, incident)
    entry = history.entry(update.id)
    return {
        "id": update.id,
        "uri": update_id(edition.site.newsroom, incident, update),
        "url": entry_of(edition, incident, update),
        "published": instant(update.at, incident),
        **{name: part for name, part in data.items() if name != "id"},
        "significant": update.is_significant,
        **({"version": entry.version} if entry else {}),
        "changes": [_change(covered) for covered in history.of_update(update.id)],
    }


def _change(covered: Coverage) -> Data:
    change = covered.change
    return {"item": change.item, "field": change.field, "version": covered.version} | (
        {} if change.hushed else {"says": change.says}
    )


def _versions(edition: Edition, incident: Incident) -> list[Data]:
    return [
        {
            "number": version.number,
            "commit": version.commit,
            "committed": stamp(version.committed) if version.committed else None,
            "url": absolute(
                edition, f"{addresses.incident(incident.id)}versions/{version.number}/"
            ),
        }
        for version in edition.ledger.of(incident.id).versions
        if not version.unreadable
    ]
