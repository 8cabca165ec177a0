"""What is published keeps to its schemas, and the schemas change only on purpose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.site.edition import Edition
from generator.site.exports.schemas import export_schemas
from tests.site.exports.test_exports import files_of

BASE = "https://example.org/schema/"
GOLDEN = Path("tests/golden/export-schemas.json")


@pytest.mark.parametrize("name", sorted(export_schemas(BASE)))
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(export_schemas(BASE)[name])


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("incidents/footbridge/incident.json", "published-incident.json"),
        ("incidents/gone/incident.json", "published-incident.json"),
        ("incidents/footbridge/updates.json", "updates.json"),
        ("data/incidents.json", "incidents.json"),
    ],
)
def test_published_data_keeps_to_its_schema(edition: Edition, path: str, schema: str) -> None:
    data = json.loads(files_of(edition)[path])
    faults = Draft202012Validator(export_schemas(BASE)[schema]).iter_errors(data)
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


def test_the_schemas_change_only_on_purpose(golden: bool) -> None:  # noqa: FBT001 - pytest’s way
    text = json.dumps(export_schemas(BASE), ensure_ascii=False, indent=2) + "\n"
    if golden:
        GOLDEN.write_text(text)
    assert GOLDEN.read_text() == text, "a field changed: raise SCHEMA_VERSION where it breaks"
