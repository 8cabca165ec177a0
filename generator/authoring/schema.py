"""The JSON Schemas of the files that people write, made from the model that reads them.

An editor with YAML support completes keys and words, explains each field as it is typed, and
marks what the loader would refuse. The loader takes every scalar as text; an editor reads YAML
1.2, in which ``17`` is a number, so text is allowed to look like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, TypeAlias, get_args

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.model.base import ID, LONGEST_ID, Model, none_said, one_or_more
from generator.model.facet import facet_word, one_or_more_values, word_alone
from generator.model.newsroom import Newsroom
from generator.model.person import NamingGround, ground_alone
from generator.model.record import Record
from generator.model.short import long_form
from generator.model.translation_file import translation_file
from generator.model.update import UpdateText
from generator.reading.yaml_text import read_yaml

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, as JSON has it."""

FILES: Mapping[str, type[Model]] = {
    "incident": Record,
    "update": UpdateText,
    "newsroom": Newsroom,
    "translation": translation_file(),
}
"""The files that have a schema, and the model of each."""

PATHS = {
    "incident": "incident.yaml",
    "update": "updates/<day>-<what>.yaml",
    "newsroom": "newsroom.yaml",
    "translation": "incident.<language>.yaml",
}
"""Where each file stands in its folder."""

_TITLES = {
    "incident": "An incident’s record",
    "update": "An update",
    "newsroom": "The newsroom",
    "translation": "An incident’s texts in another language",
}
_SELF = {
    "type": "string",
    "description": "Where this file’s schema is, for editors; it means nothing to the page.",
}
_SHARED_EXAMPLES = {
    "file": ["evacuation-zone.geojson"],
    "note": ["Placed by hand from the harbour office’s description."],
    "withdrawn": ["The Gazette took this version back the same day."],
}
"""For the fields that every item has, where the example record has none for one kind."""


def example_text(name: str) -> str:
    """Read the text of one of the example files, such as ``incident``."""
    return (files("generator.authoring") / "examples" / f"{name}.yaml").read_text("utf-8")


@cache
def example(name: str) -> dict[str, Any]:
    """Read a fictional file in which every field stands once; every scalar is text."""
    read = read_yaml(example_text(name), f"{name}.yaml")
    if read.problems:
        raise ValueError(read.problems)
    value: dict[str, Any] = read.value
    return value


def meanings() -> dict[str, dict[str, str]]:
    """What the words of each closed list mean, by field, such as ``Claim.standing``."""
    return example("meanings")


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
    made["title"] = f"{_TITLES[name]}, {PATHS[name]}"
    heading = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"{base}{name}.json"}
    return {**heading, **made, "$defs": dict(sorted(parts.items()))}


def _give_examples(node: Schema, value: Any, owner: str, parts: dict[str, Schema]) -> None:  # noqa: ANN401 - a value read from YAML
    """Walk an example and its schema in parallel; each field takes the value it meets."""
    if "$ref" in node:
        owner = node["$ref"].rpartition("/")[2]
        node = parts[owner]
    for branch in node.get("anyOf", ()):
        _give_examples(branch, value, owner, parts)
    if isinstance(value, list):
        for each in value:
            _give_examples(node.get("items", {}), each, owner, parts)
    for each, inner in _inside(node, value):
        _give_examples(each, inner, owner, parts)
    if not isinstance(value, dict) or "properties" not in node:
        return
    for key, inner in value.items():
        field = node["properties"][key]
        _give_examples(field, inner, owner, parts)
        if _is_short(inner) and "examples" not in field:
            field["examples"] = [inner]


def _inside(node: Schema, value: Any) -> Iterator[tuple[Schema, Any]]:  # noqa: ANN401 - a value read from YAML
    """The schemas of what stands under keys that an editor chooses, or of one of two forms."""
    if isinstance(value, dict):
        yield from product(node.get("patternProperties", {}).values(), value.values())
    for each in node.get("anyOf", ()):
        if isinstance(value, dict) == ("$ref" in each):
            yield each, value


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
        field.setdefault("examples", _SHARED_EXAMPLES.get(key, []))
        text += [f"Example: `{key}: {written(each)}`" for each in field["examples"][:1]]
        field["markdownDescription"] = "\n\n".join(filter(None, text))
        if not field["examples"]:
            del field["examples"]


def written(value: Any, inside: bool = False) -> str:  # noqa: ANN401, FBT001, FBT002 - a value read from YAML
    """Write a short value as a record would, quoted where brackets around it ask for that."""
    if isinstance(value, list):
        return "[" + ", ".join(written(each, inside=True) for each in value) + "]"
    if isinstance(value, dict):
        parts = (f"{key}: {written(each, inside=True)}" for key, each in value.items())
        return "{" + ", ".join(parts) + "}"
    text = str(value)
    return f'"{text}"' if inside and re.search(r"[,:\[\]{}#]", text) else text


# An editor reads 17 as a number and 1.10 too; the record takes both for the text they are.
TEXT = ["string", "number", "boolean"]


class AsWritten(GenerateJsonSchema):
    """Tells a model’s schema as a record is written.

    No field may be left empty, so none is null; a list of one may be a single word; yes and no are
    words; text may look like a number.
    """

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave null out: an absent field is left out, not empty."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Tell a default as a record would write it, and none where there is nothing to write."""
        made = self.generate_inner(schema["schema"])
        default = schema.get("default")
        if isinstance(default, bool):
            return {**made, "default": "yes" if default else "no"}
        is_written = isinstance(default, (str, int)) and default != ""
        return {**made, "default": default} if is_written else made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text may look like a number or like yes."""
        return {**super().str_schema(schema), "type": TEXT}

    def bool_schema(self, _: core_schema.BoolSchema) -> JsonSchemaValue:
        """Yes and no are words; some editors read true and false."""
        return {"enum": ["yes", "no", True, False]}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """A word of a closed list; one that is a digit may be read as a number."""
        words = [str(word) for word in schema["expected"]]
        return {"enum": [*words, *(int(word) for word in words if word.isdigit())]}

    def function_after_schema(
        self, schema: core_schema.AfterValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """An id has its form, text at least one character that is seen."""
        made = super().function_after_schema(schema)
        return {**made, **_CHECKED.get(_name(schema["function"]), {})}

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A list of one may be written as a single word, and some values in short."""
        made = super().function_before_schema(schema)
        name = _name(schema["function"])
        if name in {one_or_more.__name__, one_or_more_values.__name__}:
            return {"anyOf": [made["items"], {**made, "minItems": 1}]}
        return {"anyOf": [_SHORT[name], made]} if name in _SHORT else made

    def get_title_from_name(self, name: str) -> str:
        """Give a field no title: its key is what people write."""
        return name

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's signature
        """Give a field no title."""
        return False


_SHORT: Mapping[str, JsonSchemaValue] = {
    facet_word.__name__: {"type": "string", "pattern": f"^{ID.pattern}$"},
    ground_alone.__name__: {"enum": list(get_args(NamingGround))},
    long_form.__name__: {"type": "string", "pattern": r"^\s*\S+(\s+in\s+\S+)?\s*$"},
    none_said.__name__: {"const": "none"},
    word_alone.__name__: {"type": TEXT, "pattern": r"\S"},
}
"""What a value may be in short, by the validator that takes it so."""

_CHECKED: dict[str, JsonSchemaValue] = {
    "_check_id": {"pattern": f"^{ID.pattern}$", "maxLength": LONGEST_ID},
    "_check_text": {"pattern": r"\S"},
}


def _name(function: Any) -> str:  # noqa: ANN401 - pydantic's validators are mappings
    return getattr(function.get("function"), "__name__", "")
