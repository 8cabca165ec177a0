"""The record reference says what the model reads, and nothing else."""

from __future__ import annotations

from pathlib import Path

from generator.authoring.reference import record_reference
from generator.authoring.schema import schemas

PAGE = Path(__file__).parents[2] / "docs" / "record-reference.md"


def test_the_reference_in_the_repository_is_current(golden: bool) -> None:  # noqa: FBT001 - a fixture
    text = record_reference()
    if golden:
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text


def test_every_key_has_its_row() -> None:
    text = record_reference()
    assert "| `headline` |" in text
    for made in schemas("").values():
        for part in (made, *made["$defs"].values()):
            missing = [key for key in part.get("properties", {}) if f"| `{key}` |" not in text]
            assert set(missing) <= {"$schema"}
