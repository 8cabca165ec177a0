"""``incident.json`` and ``updates.json``: one incident, resolved, with standings and log.

Every moment, age and distance is spelled out. The words of a withdrawn item are in the history and
the old versions, and nowhere else: here stands its id, that it was withdrawn, and why.
"""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from generator.model.base import Model
from generator.model.claim import Claim
from generator.model.dates import dates
from generator.model.figure import Figure, standing_of_figure
from generator.model.incident import Incident
from generator.model.measures import Quantity
from generator.model.moment import Moment
from generator.model.origins import origins
from generator.model.place import Place
from generator.model.record import SECTIONS
from generator.model.series import Series, table_of
from generator.model.update import Update
from generator.site import urls
from generator.site.edition import Edition
from generator.site.exports.common import (
    Data,
    first_id,
    item_of,
    page_of,
    permanent_id,
    stamp,
    utc_instant,
    write_json,
)
from generator.site.extents import extent_of
from generator.site.positions import Position, position_of

SCHEMA_VERSION = 1
"""Raised when a field is renamed, removed or changes its meaning; adding one does not raise it."""


def incident_json(edition: Edition, incident: Incident) -> bytes:
    """Write all that the explainer says, as data; of a withdrawn one only its log."""
    newsroom, status = edition.newsroom, incident.record.status
    data = {
        "$schema": edition.url + "schema/published-incident.json",
        "schema_version": SCHEMA_VERSION,
        "id": incident.id,
        "uri": permanent_id(newsroom, "incident", first_id(edition, incident)),
        "url": page_of(edition, incident),
        "status": status,
        "license": incident.record.license or newsroom.license or "",
        **_dates(incident),
        **({} if status == "withdrawn" else _record(edition, incident)),
        "updates": _log(edition, incident),
        "versions": _versions(edition, incident),
    }
    return write_json(data)


def updates_json(edition: Edition, incident: Incident) -> bytes:
    """Write the log of one incident, newest first."""
    data = {
        "$schema": edition.url + "schema/updates.json",
        "schema_version": SCHEMA_VERSION,
        "incident": incident.id,
        "url": page_of(edition, incident),
        **_dates(incident),
        "updates": _log(edition, incident),
    }
    return write_json(data)


def _dates(incident: Incident) -> Data:
    found = dates(incident)
    return {
        "published": utc_instant(found.published, incident),
        "modified": utc_instant(found.updated, incident),
        "checked": utc_instant(found.checked, incident),
    }


def _record(edition: Edition, incident: Incident) -> Data:
    data = _data(incident.record, incident.zone)
    del data["format"], data["status"]
    data.pop("license", None)  # said above, with the newsroom’s in its place
    data["kind"], data["kinds"] = incident.record.kind[0], list(incident.record.kind)
    data |= {"timezone": incident.timezone, "language": incident.language}
    for section in SECTIONS:
        items = incident.record.section(section)
        for item, written in zip(items, data.get(section, ()), strict=bool(items)):
            written["url"] = item_of(edition, incident, section, item.id)
            if isinstance(item, Figure) and not item.withdrawn:
                written["standing"] = standing_of_figure(item, incident)
            if isinstance(item, Series) and not item.withdrawn:
                _set_rows(incident, item, written)
            if isinstance(item, Claim) and not item.withdrawn:
                written["origins"] = [origin.called for origin in origins(item, incident)]
            if isinstance(item, Place):
                _set_position(edition, incident, item, written)
    return data


def _set_rows(incident: Incident, series: Series, written: Data) -> None:
    """Give what a series says, in place of the file that holds it."""
    table = table_of(series, incident)
    written.pop("file", None)
    written["rows"] = [
        {
            "at": _spelled_out(row.at, incident.zone),
            "qualifier": row.qualifier,
            "values": {
                name: _spelled_out(value, incident.zone)
                for name, value in zip(table.columns, row.values, strict=True)
                if value is not None
            },
        }
        for row in table.rows
    ]


def _set_position(edition: Edition, incident: Incident, place: Place, written: Data) -> None:
    """Give a place’s position as the map does: never finer than record and newsroom allow."""
    for name in ("lat", "lon"):
        written.pop(name, None)
    position = position_of(place, incident, edition.newsroom)
    if isinstance(position, Position):
        written |= {
            "lat": float(position.lat),
            "lon": float(position.lon),
            "precision": position.precision,
            "radius_m": position.radius_m,
        }
    if "area" in written and place.area and place.area.file:
        # the file itself is not published: its shape is, as coarse as the precision asks
        del written["area"]["file"]
        drawn = isinstance(position, Position) and extent_of(incident, place, position)
        written["area"] |= {"geometry": drawn.geometry} if drawn else {}


def _log(edition: Edition, incident: Incident) -> list[Data]:
    return [_update(edition, incident, one) for one in reversed(incident.updates)]


def _update(edition: Edition, incident: Incident, update: Update) -> Data:
    history = edition.ledger.of(incident.id)
    entry = history.entry(update.id)
    first = first_id(edition, incident)
    data = {
        "id": update.id,
        "uri": permanent_id(edition.newsroom, "incident", first, "update", update.id),
        "url": item_of(edition, incident, "updates", update.id),
        "published": utc_instant(update.at, incident),
        **_data(update, incident.zone),
        "significant": update.is_significant,
    }
    if entry:
        data["version"] = entry.version
    data["changes"] = [
        {"item": one.change.item, "field": one.change.field, "version": one.version}
        | ({} if one.change.is_withdrawn else {"says": one.change.says})
        for one in history.of_update(update.id)
    ]
    return data


def _versions(edition: Edition, incident: Incident) -> list[Data]:
    return [
        {
            "number": version.number,
            "commit": version.commit,
            "committed": stamp(version.committed) if version.committed else None,
            "url": edition.url + urls.version(incident.id, version.number),
        }
        for version in edition.ledger.of(incident.id).versions
        if not version.unreadable
    ]


def _data(model: Model, zone: ZoneInfo) -> Data:
    """Write a record or an update as JSON can hold it, without what is not stated.

    Args:
        model: What an editor wrote.
        zone: The incident’s, in which moments are read.
    """
    data: Data = _spelled_out(model.model_dump(by_alias=True, exclude_none=True), zone)
    return data


def _spelled_out(value: Any, zone: ZoneInfo) -> Any:  # noqa: ANN401 - JSON has many types
    match value:
        case Moment():
            return _moment(value, zone)
        case Quantity():
            low, high = (
                int(one) if one == int(one) else float(one) for one in (value.low, value.high)
            )
            return {"low": low, "high": high, "as_stated": value.as_stated}
        case tuple():
            return [_spelled_out(part, zone) for part in value]
        case {"id": item, "withdrawn": why}:
            return {"id": item, "withdrawn": why}
        case dict():
            return {
                key: _spelled_out(part, zone)
                for key, part in value.items()
                if part not in ((), {})
            }
    return value


def _moment(moment: Moment, zone: ZoneInfo) -> Data:
    data: Data = {"value": str(moment)}
    point = moment.first
    if point is not None:
        last = moment.until or moment.latest or point
        data["precision"] = point.grain
        data["about"] = point.about
        data["from"] = stamp(point.instant(zone))
        data["to"] = stamp(last.end(zone))
    if moment.as_stated:
        data["as_stated"] = moment.as_stated
    return data
