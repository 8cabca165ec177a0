"""The JSON Schemas of the files that people write, made from the model that reads them.

An editor with YAML support completes keys and words, explains each field as it is typed, and
marks what the loader would refuse. The loader takes every scalar as text; an editor reads YAML
1.2, in which ``17`` is a number, so text is allowed to look like one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from generator.authoring.examples import example, meanings
from generator.authoring.json_schema import AsWritten
from generator.model.base import Model
from generator.model.newsroom import Newsroom
from generator.model.record import Record
from generator.model.update import UpdateText

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, as JSON has it."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES: Mapping[str, type[Model]] = {
    "incident": Record,
    "update": UpdateText,
    "newsroom": Newsroom,
}
"""The files that have a schema, and the model of each."""

TITLES = {
    "incident": "An incident’s record, incident.yaml",
    "update": "An update, updates/<day>-<what>.yaml",
    "newsroom": "The newsroom, newsroom.yaml",
}


def schemas(base: str) -> dict[str, Schema]:
    """Make every schema, by name.

    Args:
        base: The address under which they are published, ending in a slash.
    """
    return {name: schema(name, base) for name in FILES}


def schema(name: str, base: str) -> Schema:
    """Make the schema of one kind of file: ``incident``, ``update`` or ``newsroom``."""
    model = FILES[name]
    made = model.model_json_schema(schema_generator=AsWritten)
    parts: dict[str, Schema] = made.pop("$defs", {})
    parts[model.__name__] = made
    _give_examples(made, example(name), model.__name__, parts)
    for part_name, part in parts.items():
        _explain(part_name, part)
    del parts[model.__name__]
    made["properties"] = {"$schema": _SELF, **made["properties"]}
    made["title"] = TITLES[name]
    heading = {"$schema": DIALECT, "$id": f"{base}{name}.json"}
    return {**heading, **made, "$defs": dict(sorted(parts.items()))}


_SELF = {
    "type": "string",
    "description": "Where this file’s schema is, for editors; it means nothing to the page.",
}


def _give_examples(node: Schema, value: Any, owner: str, parts: dict[str, Schema]) -> None:  # noqa: ANN401 - a value read from YAML
    """Walk an example beside its schema; each field takes the value it meets."""
    if "$ref" in node:
        owner = node["$ref"].rpartition("/")[2]
        node = parts[owner]
    if isinstance(value, list):
        for each in value:
            _give_examples(node.get("items", {}), each, owner, parts)
    if not isinstance(value, dict) or "properties" not in node:
        return
    for key, inner in value.items():
        field = node["properties"][key]
        _give_examples(field, inner, owner, parts)
        if _is_short(inner) and "examples" not in field:
            field["examples"] = [inner]


def _is_short(value: Any) -> bool:  # noqa: ANN401 - a value read from YAML
    """Whether a value shows on one line what a field takes: lists of items do not."""
    parts = value.values() if isinstance(value, dict) else value
    return isinstance(value, str) or all(isinstance(each, str) for each in parts)


def _explain(owner: str, part: Schema) -> None:
    """Say of each field, in Markdown, what it is, which words it takes and what they mean."""
    part["description"] = part.get("description", "").replace("``", "")
    for key, field in part.get("properties", {}).items():
        field.pop("minLength", None)  # pydantic counts the entries of a list or word as letters
        said = field.get("description", "")
        field["description"] = said.replace("``", "")
        known = meanings().get(f"{owner}.{key}", {})
        text = [said.replace("``", "`")]
        text += ["\n".join(f"- `{word}`: {meaning}" for word, meaning in known.items())]
        field.setdefault("examples", SHARED_EXAMPLES.get(key, []))
        text += [f"Example: `{key}: {written(each)}`" for each in field["examples"][:1]]
        field["markdownDescription"] = "\n\n".join(filter(None, text))
        if not field["examples"]:
            del field["examples"]


SHARED_EXAMPLES = {
    "note": ["Placed by hand from the harbour office’s description."],
    "withdrawn": ["The Gazette took this version back the same day."],
}
"""For the fields that every item has, where the example record has none for one kind of item."""


def written(value: Any, inside: bool = False) -> str:  # noqa: ANN401, FBT001, FBT002 - a value read from YAML
    """Write a short value as a record would, quoted where brackets around it ask for that."""
    if isinstance(value, list):
        return "[" + ", ".join(written(each, inside=True) for each in value) + "]"
    if isinstance(value, dict):
        parts = (f"{key}: {written(each, inside=True)}" for key, each in value.items())
        return "{" + ", ".join(parts) + "}"
    text = str(value)
    return f'"{text}"' if inside and re.search(r"[,:\[\]{}#]", text) else text
