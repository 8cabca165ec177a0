"""Editors complete, explain and mark what people type: by schemas that agree with the loader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from generator.authoring.schema import FILES, Schema, example, meanings, schema, schemas
from generator.reading.document import read_document

BASE = "https://example.org/schema/"
EXAMPLES = Path(__file__).parents[2] / "generator" / "authoring" / "examples"
PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"
NAMES = list(FILES)


def accepted_by_editor(name: str, text: str) -> list[str]:
    """What an editor that reads YAML 1.2 would mark in a file."""
    value = YAML(typ="safe", pure=True).load(text)
    found = Draft202012Validator(schema(name, BASE)).iter_errors(as_editors_read(value))
    return [f"{error.json_path}: {error.message}" for error in found]


def as_editors_read(value: object) -> object:
    """Leave days as the text they are in YAML 1.2; ruamel makes dates of them."""
    if isinstance(value, dict):
        return {str(key): as_editors_read(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_editors_read(each) for each in value]
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def accepted_by_loader(name: str, text: str) -> list[str]:
    """What the loader says of the shape of a file."""
    problems = read_document(FILES[name], text.encode(), f"{name}.yaml")[1]
    return [f"{problem.location.field}: {problem.message}" for problem in problems]


def fields(made: Schema) -> Iterator[tuple[str, Schema]]:
    """Every field of every part of a schema, as Part.key."""
    for part_name, part in [("", made), *made["$defs"].items()]:
        for key, field in part.get("properties", {}).items():
            yield f"{part_name}.{key}", field


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema(name, BASE))
    assert schema(name, BASE)["$id"] == f"{BASE}{name}.json"


@pytest.mark.parametrize("name", NAMES)
def test_every_field_stands_once_in_the_example(name: str) -> None:
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            found.update(value)
        parts = value.values() if isinstance(value, dict) else value
        for each in parts if not isinstance(parts, str) else ():
            walk(each)

    walk(example(name))
    wanted = {path.rpartition(".")[2] for path, _ in fields(schema(name, BASE))} - {"$schema"}
    missing = wanted - found - ({"earliest", "latest"} if name != "newsroom" else set())
    assert missing == set()


@pytest.mark.parametrize("name", NAMES)
def test_editor_and_loader_accept_the_example(name: str) -> None:
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    assert accepted_by_editor(name, text) == []
    assert accepted_by_loader(name, text) == []


def test_both_accept_the_example_with_an_address_of_its_schema() -> None:
    text = "$schema: ../../schema/incident.json\n" + (EXAMPLES / "incident.yaml").read_text()
    assert accepted_by_editor("incident", text) == []
    assert accepted_by_loader("incident", text) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("standing: confirmed", "standing: certain"),
        ("kind: news-report", "kind: newspaper"),
        ("status: developing", "status: Developing"),
        ("occurred: 2024-03-05", "occurred: 5 March 2024"),
        ("due: 2024-04-05", "due: 2024/04/05"),
        ("minor: yes", "minor: maybe"),
        ("id: gazette\n", "id: The-Gazette\n"),
        ("rests_on: [ferry-struck-pier]", "rests_on: []"),
        ("tags: [port-ellery, ferries]", "tags: ferries"),
        ("headline: Ferry", "hedline: Ferry"),
        ("within: 2 km", "within: about two"),
        ("url: https://gazette.example/ferry", "url: javascript:alert(1)"),
        ("format: 1", "format: 2"),
        ("is: 30-35", "is: thirty"),
        ("precision: neighbourhood", "precision: street"),
        ("lat: 41.46", "lat: north"),
    ],
)
def test_editor_and_loader_refuse_the_same(good: str, bad: str) -> None:
    text = (EXAMPLES / "incident.yaml").read_text(encoding="utf-8")
    assert good in text
    assert accepted_by_editor("incident", text.replace(good, bad, 1))
    assert accepted_by_loader("incident", text.replace(good, bad, 1))


@pytest.mark.parametrize(
    ("good", "also_good"),
    [
        ("fragment: no", "fragment: false"),
        ("format: 1", 'format: "1"'),
        ("locator: fourth paragraph", "locator: 4"),
        ("name: the fog bell", "name: 1999"),
        ("is: 30-35", "is: 17"),
        ("met: not-known", "met: no"),
        ("met: not-known", "met: {as_stated: in spring, earliest: 2024-04}"),
        ("occurred: 2024-03-05", "occurred: 2024"),
        ("lat: 41.46", 'lat: "41.46"'),
    ],
)
def test_text_that_looks_like_something_else_is_text_to_both(good: str, also_good: str) -> None:
    text = (EXAMPLES / "incident.yaml").read_text(encoding="utf-8")
    assert good in text
    assert accepted_by_editor("incident", text.replace(good, also_good, 1)) == []
    assert accepted_by_loader("incident", text.replace(good, also_good, 1)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_field_says_what_it_is(name: str) -> None:
    silent = [path for path, field in fields(schema(name, BASE)) if not field["description"]]
    assert silent == []
    plain = [path for path, field in fields(schema(name, BASE)) if "``" in str(field)]
    assert plain == []


def test_every_word_of_a_closed_list_says_what_it_means() -> None:
    asked: dict[str, set[str]] = {}
    for made, model in zip(schemas(BASE).values(), FILES.values(), strict=True):
        for path, field in fields(made):
            words = {word for word in closed_list(made, field) if isinstance(word, str)}
            if words - {"yes", "no", "not-known"}:
                asked[(model.__name__ if path.startswith(".") else "") + path] = words
    assert asked.pop("Person.naming") == asked["Naming.ground"]  # the ground alone
    assert asked == {path: set(words) for path, words in meanings().items()}


def closed_list(made: Schema, field: Schema) -> list[Any]:
    """The words a field takes, wherever its schema says so."""
    if "$ref" in field:
        part = made["$defs"][field["$ref"].rpartition("/")[2]]
        return [] if "properties" in part else closed_list(made, part)
    inner = [*field.get("anyOf", ()), field.get("items"), field.get("additionalProperties")]
    lists = [closed_list(made, each) for each in inner if each]
    return [*field.get("enum", ()), *(word for words in lists for word in words)]


def test_the_schemas_in_the_repository_are_current(golden: bool) -> None:  # noqa: FBT001 - a fixture
    for name, made in schemas(BASE).items():
        text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
        if golden:
            PUBLISHED.mkdir(parents=True, exist_ok=True)
            (PUBLISHED / f"{name}.json").write_text(text, encoding="utf-8")
        assert (PUBLISHED / f"{name}.json").read_text(encoding="utf-8") == text
