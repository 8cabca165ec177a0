"""JSON Schemas (draft 2020-12) of what is published, made from the model and its own words.

A schema’s version is in its ``$id``; renaming or removing a field, or changing what it means,
takes a new one and an entry in the changelog. ``tests/golden`` holds the last.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from generator.model.figure import Qualifier
from generator.model.measures import Age, Distance, Quantity
from generator.model.moment import Grain, Moment
from generator.model.record import SECTIONS, Record
from generator.model.update import Update
from generator.site.exports.common import Data
from generator.site.exports.incident_json import SCHEMA_VERSION
from generator.site.exports.tables import IncidentRow

_TEXT: Data = {"type": "string"}
_INTEGER: Data = {"type": "integer"}
_NUMBER: Data = {"type": "number"}
_BOOLEAN: Data = {"type": "boolean"}
_INSTANT: Data = {"type": "string", "format": "date-time"}
_ADDRESS: Data = {"type": "string", "format": "uri"}
_SIMPLE: dict[object, Data] = {
    str: _TEXT,
    int: _INTEGER,
    float: _NUMBER,
    bool: _BOOLEAN,
    Decimal: _NUMBER,
    Moment: {"$ref": "#/$defs/moment"},
    Distance: {"$ref": "#/$defs/distance"},
    Age: {"$ref": "#/$defs/age"},
    Quantity: {"$ref": "#/$defs/quantity"},
}


def _explained(schema: Data, description: str) -> Data:
    return {**schema, "description": description}


_PERMANENT = _explained(_TEXT, "The permanent id that feeds use.")
_DEFS: Data = {
    "moment": {
        "type": "object",
        "description": "A time with its precision.",
        "required": ["value"],
        "additionalProperties": False,
        "properties": {
            "value": _explained(_TEXT, "As the record has it, in local time."),
            "precision": {"enum": [*Grain]},
            "about": _explained(_BOOLEAN, "Whether it was stated as approximate."),
            "from": _explained(_INSTANT, "The earliest instant it can mean, in UTC."),
            "to": _explained(_INSTANT, "The first instant after all it can mean, in UTC."),
            "as_stated": _explained(_TEXT, "The words it was stated in."),
        },
    },
    "distance": {"type": "object", "properties": {"metres": _NUMBER, "as_stated": _TEXT}},
    "age": {
        "type": "object",
        "description": "An age in years, from low to high.",
        "properties": {"low": _INTEGER, "high": _INTEGER, "as_stated": _TEXT},
    },
    "quantity": {
        "type": "object",
        "description": "A number, from low to high.",
        "properties": {"low": _NUMBER, "high": _NUMBER, "as_stated": _TEXT},
    },
}
_COMMON: Data = {
    "$schema": _ADDRESS,
    "schema_version": {**_INTEGER, "const": SCHEMA_VERSION},
    "id": _explained(_TEXT, "Permanent; also in the address."),
    "uri": _PERMANENT,
    "url": _explained(_ADDRESS, "The explainer."),
    "status": _explained(_TEXT, "As in the record; also withdrawn."),
    "license": _explained(_TEXT, "Of text and data."),
    "published": _explained(_INSTANT, "First published, in UTC."),
    "modified": _explained(_INSTANT, "Last significant update, in UTC."),
    "checked": _explained(_INSTANT, "Last looked into, in UTC."),
}
"""What every file says of its incident."""

_ADDED_TO_ITEMS: Data = {"url": _explained(_ADDRESS, "Where the explainer shows it.")}
_ORIGINS = "Its independent origins; outlets that quote one person are one."
_ADDED: dict[str, Data] = {
    "claims": {"origins": _explained({"type": "array", "items": _TEXT}, _ORIGINS)},
    "places": {"radius_m": _explained(_NUMBER, "How far off it may be, in metres.")},
}
_ROWS = _explained(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["at", "qualifier", "values"],
            "properties": {
                "at": {"type": "object", "description": "When it stood so, as every moment."},
                "qualifier": _explained(
                    {"enum": [*get_args(Qualifier)]},
                    "Whether its numbers are exact, about, the lowest or the highest.",
                ),
                "values": {
                    "type": "object",
                    "description": "By column, as every number; left out where nobody says one.",
                },
            },
        },
    },
    "What it says, in the order of time.",
)
_GEOMETRY = _explained(
    {
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {
            "type": {"enum": ["MultiPolygon", "MultiLineString"]},
            "coordinates": {"type": "array"},
        },
    },
    "What a file draws, as GeoJSON, no finer than the precision of the place.",
)
_CHANGE: Data = {
    "type": "object",
    "properties": {"item": _TEXT, "field": _TEXT, "version": _INTEGER, "says": _TEXT},
}
_ADDED_TO_UPDATES: Data = {
    "uri": _PERMANENT,
    "url": _explained(_ADDRESS, "Its entry in the log."),
    "published": _explained(_INSTANT, "When it was published, in UTC."),
    "significant": _explained(_BOOLEAN, "Whether it moves “modified”."),
    "version": _explained(_INTEGER, "The version it came with."),
    "changes": {
        "type": "array",
        "description": "What git says it explains.",
        "items": _CHANGE,
    },
}
_VERSION: Data = {
    "type": "object",
    "properties": {
        "number": _INTEGER,
        "commit": _TEXT,
        "committed": {"type": ["string", "null"], "format": "date-time"},
        "url": _ADDRESS,
    },
}
_VERSIONS: Data = {
    "type": "array",
    "description": "Every published state, oldest first.",
    "items": _VERSION,
}


def export_schemas(base: str) -> dict[str, Data]:
    """Make the schemas of all published data, by file name.

    Args:
        base: The address of the folder they are published in, with a slash at its end.
    """
    return {
        "published-incident.json": _published_incident(base),
        "updates.json": _updates(base),
        "incidents.json": _table(base),
    }


def explained_fields(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Every field of a model by its key, with the sentence that explains it."""
    for name, field in model.model_fields.items():
        yield field.alias or name, " ".join((field.description or "").split())


def _head(base: str, name: str, title: str) -> Data:
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"{base}{name}?version={SCHEMA_VERSION}",
        "title": title,
    }


def _published_incident(base: str) -> Data:
    record = _properties(Record)
    waive = record.pop("waive")
    del record["format"], waive["description"], record["license"]
    record["kind"] = _explained(_TEXT, "What kind of incident it is; the main one.")
    record["kinds"] = _explained({"type": "array", "items": _TEXT}, "All kinds that it is of.")
    for section in SECTIONS:
        record[section]["items"]["properties"] |= _ADDED_TO_ITEMS | _ADDED.get(section, {})
    area = record["places"]["items"]["properties"]["area"]["properties"]
    del area["file"]
    area["geometry"] = _GEOMETRY
    series = record["series"]["items"]["properties"]
    del series["file"]
    series["rows"] = _ROWS
    return {
        **_head(base, "published-incident.json", "One incident, resolved"),
        "type": "object",
        "required": ["id", "uri", "url", "status", "published", "modified", "checked", "updates"],
        "additionalProperties": False,
        "properties": {
            **_COMMON,
            **record,
            "updates": _log(),
            "versions": _VERSIONS,
            "waive": waive,
        },
        "$defs": _DEFS,
    }


def _updates(base: str) -> Data:
    own = ("$schema", "schema_version", "url", "published", "modified", "checked")
    common = {name: _COMMON[name] for name in own}
    return {
        **_head(base, "updates.json", "The log of one incident, newest first"),
        "type": "object",
        "required": [*own, "incident", "updates"],
        "additionalProperties": False,
        "properties": {**common, "incident": _TEXT, "updates": _log()},
        "$defs": _DEFS,
    }


def _table(base: str) -> Data:
    return {
        **_head(base, "incidents.json", "All incidents, one row each"),
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": list(IncidentRow.model_fields),
            "properties": _properties(IncidentRow),
        },
    }


def _log() -> Data:
    item = _schema_of(Update)
    item["properties"] |= _ADDED_TO_UPDATES
    item["required"] = ["id", "uri", "url", "published", "significant", "changes"]
    return {"type": "array", "description": "The log, newest first.", "items": item}


def _properties(model: type[BaseModel]) -> Data:
    explained = zip(model.model_fields.values(), explained_fields(model), strict=True)
    return {
        name: _explained(_schema_of(field.annotation), description)
        for field, (name, description) in explained
    }


def _schema_of(annotation: Any) -> Data:  # noqa: ANN401, PLR0911 - each kind of type has its own form
    """Write the schema of a type of the model, as ``incident.json`` spells its values out."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        found = [_schema_of(arg) for arg in args if arg is not type(None)]
        return found[0] if len(found) == 1 else {"anyOf": found}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema_of(args[1])}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(args[0])}
    if origin is Annotated:
        return _schema_of(args[0])
    if origin is Literal:
        return {"enum": [*args]}
    if issubclass(annotation, Enum):
        return {"enum": [one.value for one in annotation]}
    if issubclass(annotation, BaseModel):
        properties = _properties(annotation)
        return {"type": "object", "additionalProperties": False, "properties": properties}
    return dict(_SIMPLE[annotation])
