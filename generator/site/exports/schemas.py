"""JSON Schemas (draft 2020-12) of what is published, made from the model and ``schemas.json``.

A schema’s version is in its ``$id``; renaming or removing a field, or changing what it means,
takes a new one and an entry in the changelog. ``tests/golden`` holds the last.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from importlib.resources import files
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct
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

_SIMPLE: dict[object, Data] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    Moment: {"$ref": "#/$defs/moment"},
    Distance: {"$ref": "#/$defs/distance"},
    Age: {"$ref": "#/$defs/age"},
    Quantity: {"$ref": "#/$defs/quantity"},
}


class WrittenSchemas(Struct, frozen=True, forbid_unknown_fields=True):
    """What ``schemas.json`` says of published data beside what follows from the model.

    Its parts are completed and given away, so each use reads it anew. An empty schema keeps the
    place of one that follows from the model.

    Attributes:
        files: How the schema of each file begins.
        common: What every file says of its incident.
        record: Fields of the record that are published otherwise than they are written.
        item: What is added to every item of a record.
        items: What is added to the items of a section beside that.
        area: What is added to the area of a place.
        update: What is added to an entry of the log.
        versions: All versions of an incident.
        definitions: Values with parts that many fields have.
    """

    files: dict[str, Data]
    common: Data
    record: Data
    item: Data
    items: dict[str, Data]
    area: Data
    update: Data
    versions: Data
    definitions: Data

    @classmethod
    def read(cls) -> WrittenSchemas:
        """Read the file, and add the words and numbers that our own code knows."""
        path = files("generator.site.exports").joinpath("schemas.json")
        written = msgspec.json.decode(path.read_bytes(), type=cls)
        written.common["schema_version"]["const"] = SCHEMA_VERSION
        written.definitions["moment"]["properties"]["precision"] = _schema_of(Grain)
        row = written.items["series"]["rows"]["items"]
        row["properties"]["qualifier"]["enum"] = [*get_args(Qualifier)]
        return written


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


def _begun(written: WrittenSchemas, base: str, name: str) -> Data:
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"{base}{name}?version={SCHEMA_VERSION}",
    }
    return head | written.files[name]


def _published_incident(base: str) -> Data:
    written = WrittenSchemas.read()
    record = _properties(Record)
    waive = record.pop("waive")
    del record["format"], waive["description"], record["license"]
    record |= written.record
    for section in SECTIONS:
        fields = record[section]["items"]["properties"]
        fields |= written.item | written.items.get(section, {})
    # a file is published as what it draws and what it counts
    del record["series"]["items"]["properties"]["file"]
    area = record["places"]["items"]["properties"]["area"]["properties"]
    del area["file"]
    area |= written.area
    made = {"updates": _log(written), "versions": written.versions, "waive": waive}
    return {
        **_begun(written, base, "published-incident.json"),
        "properties": written.common | record | made,
        "$defs": written.definitions,
    }


def _updates(base: str) -> Data:
    written = WrittenSchemas.read()
    begun = _begun(written, base, "updates.json")
    common = {name: each for name, each in written.common.items() if name in begun["required"]}
    made = {"incident": _schema_of(str), "updates": _log(written)}
    return {**begun, "properties": common | made, "$defs": written.definitions}


def _table(base: str) -> Data:
    begun = _begun(WrittenSchemas.read(), base, "incidents.json")
    begun["items"]["required"] = list(IncidentRow.model_fields)
    begun["items"]["properties"] = _properties(IncidentRow)
    return begun


def _log(written: WrittenSchemas) -> Data:
    item = _schema_of(Update)
    item["properties"] |= written.update
    item["required"] = ["id", "uri", "url", "published", "significant", "changes"]
    return {"type": "array", "description": "The log, newest first.", "items": item}


def _properties(model: type[BaseModel]) -> Data:
    explained = zip(model.model_fields.values(), explained_fields(model), strict=True)
    return {
        name: {**_schema_of(field.annotation), "description": description}
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
