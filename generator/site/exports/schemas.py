"""JSON Schemas (draft 2020-12) of what is published, made from the model and its own words.

A schema’s version is in its ``$id``; renaming or removing a field, or changing what it means,
takes a new one and an entry in the changelog. ``tests/golden`` holds the last.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.field_words import field_words
from generator.model.measures import Age, Distance
from generator.model.moment import Moment
from generator.model.record import SECTIONS, Record
from generator.model.update import Update
from generator.site.exports.common import Data
from generator.site.exports.incident_json import SCHEMA_VERSION
from generator.site.exports.tables import IncidentRow

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_INSTANT = {"type": "string", "format": "date-time"}
_ADDRESS = {"type": "string", "format": "uri"}
_SIMPLE: dict[object, Data] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Moment: {"$ref": "#/$defs/moment"},
    Distance: {"$ref": "#/$defs/distance"},
    Age: {"$ref": "#/$defs/age"},
}

_DEFS: Data = {
    "moment": {
        "type": "object",
        "description": "A time with its precision.",
        "required": ["value"],
        "additionalProperties": False,
        "properties": {
            "value": {"type": "string", "description": "As the record has it, in local time."},
            "precision": {"enum": ["year", "month", "day", "minute", "second"]},
            "about": {"type": "boolean", "description": "Whether it was stated as approximate."},
            "from": {**_INSTANT, "description": "The earliest instant it can mean, in UTC."},
            "to": {**_INSTANT, "description": "The first instant after all it can mean, in UTC."},
            "as_stated": {"type": "string", "description": "The words it was stated in."},
        },
    },
    "distance": {
        "type": "object",
        "properties": {"metres": {"type": "number"}, "as_stated": {"type": "string"}},
    },
    "age": {
        "type": "object",
        "description": "An age in years, from low to high.",
        "properties": {
            "low": {"type": "integer"},
            "high": {"type": "integer"},
            "as_stated": {"type": "string"},
        },
    },
}


_ADDED_TO_ITEMS: Data = {"url": {**_ADDRESS, "description": "Where the explainer shows it."}}
_ADDED: dict[str, Data] = {
    "claims": {
        "origins": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Its independent origins; outlets that quote one person are one.",
        }
    },
    "places": {
        "radius_m": {"type": "number", "description": "How far off it may be, in metres."},
    },
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
    words = field_words(model)
    for name, field in model.model_fields.items():
        yield field.alias or name, " ".join(words[name].split())


def _head(base: str, name: str, title: str) -> Data:
    return {
        "$schema": _DIALECT,
        "$id": f"{base}{name}?version={SCHEMA_VERSION}",
        "title": title,
    }


def _published_incident(base: str) -> Data:
    record = _properties(Record)
    for name in ("format", "waive"):
        record.pop(name)
    properties = {**_common(), **record, "updates": _log(), "versions": _versions()}
    for section in SECTIONS:
        properties[section]["items"]["properties"] |= _ADDED_TO_ITEMS | _ADDED.get(section, {})
    properties["waive"] = _schema_of(Record.model_fields["waive"].annotation)
    return {
        **_head(base, "published-incident.json", "One incident, resolved"),
        "type": "object",
        "required": ["id", "uri", "url", "status", "published", "modified", "checked", "updates"],
        "additionalProperties": False,
        "properties": properties,
        "$defs": _DEFS,
    }


def _updates(base: str) -> Data:
    common = _common()
    properties = {
        name: common[name]
        for name in ("$schema", "schema_version", "url", "published", "modified", "checked")
    }
    return {
        **_head(base, "updates.json", "The log of one incident, newest first"),
        "type": "object",
        "additionalProperties": False,
        "properties": {**properties, "incident": {"type": "string"}, "updates": _log()},
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


def _common() -> Data:
    return {
        "$schema": _ADDRESS,
        "schema_version": {"type": "integer", "const": SCHEMA_VERSION},
        "id": {"type": "string", "description": "Permanent; also in the address."},
        "uri": {"type": "string", "description": "The permanent id that feeds use."},
        "url": {**_ADDRESS, "description": "The explainer."},
        "status": {"type": "string", "description": "As in the record; also withdrawn."},
        "license": {"type": "string", "description": "Of text and data."},
        "published": {**_INSTANT, "description": "First published, in UTC."},
        "modified": {**_INSTANT, "description": "Last significant update, in UTC."},
        "checked": {**_INSTANT, "description": "Last looked into, in UTC."},
    }


def _log() -> Data:
    item = _schema_of(Update)
    item["properties"] |= {
        "uri": {"type": "string", "description": "The permanent id that feeds use."},
        "url": {**_ADDRESS, "description": "Its entry in the log."},
        "published": {**_INSTANT, "description": "When it was published, in UTC."},
        "significant": {"type": "boolean", "description": "Whether it moves “modified”."},
        "version": {"type": "integer", "description": "The version it came with."},
        "changes": {
            "type": "array",
            "description": "What git says it explains.",
            "items": {
                "type": "object",
                "properties": {
                    "item": {"type": "string"},
                    "field": {"type": "string"},
                    "version": {"type": "integer"},
                    "says": {"type": "string"},
                },
            },
        },
    }
    return {"type": "array", "description": "The log, newest first.", "items": item}


def _versions() -> Data:
    return {
        "type": "array",
        "description": "Every published state, oldest first.",
        "items": {
            "type": "object",
            "properties": {
                "number": {"type": "integer"},
                "commit": {"type": "string"},
                "committed": {"type": ["string", "null"], "format": "date-time"},
                "url": _ADDRESS,
            },
        },
    }


def _properties(model: type[BaseModel]) -> Data:
    words = dict(explained_fields(model))
    return {
        field.alias or name: {
            **_schema_of(field.annotation),
            "description": words[field.alias or name],
        }
        for name, field in model.model_fields.items()
    }


def _schema_of(annotation: Any) -> Data:  # noqa: ANN401, PLR0911 - each kind of type its own form
    if annotation in _SIMPLE:
        return dict(_SIMPLE[annotation])
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return {"enum": [*args]}
    if origin in {Union, types.UnionType}:
        found = [_schema_of(arg) for arg in args if arg is not type(None)]
        return found[0] if len(found) == 1 else {"anyOf": found}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(args[0])}
    if hasattr(annotation, "__metadata__"):  # Annotated[…]: what it wraps comes first
        return _schema_of(args[0])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {"enum": [one.value for one in annotation]}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": _properties(annotation),
        }
    return {"type": "number"}
