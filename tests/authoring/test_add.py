"""``explainer add``: a well-formed item, and the rest of the record as it was."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.authoring.add import KINDS
from generator.commands.cli import main
from generator.model.record import Record
from generator.reading.incident import read_document

EXAMPLE = Path(__file__).parents[2] / "generator" / "authoring" / "examples" / "incident.yaml"


@pytest.fixture
def record(content: Path) -> Path:
    """The record of an incident in which every key stands."""
    path = content / "incidents" / "marigold" / "incident.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(EXAMPLE.read_bytes())
    return path


def add(record: Path, kind: str, *fields: str) -> Result:
    """Add an item to the record."""
    content = record.parents[2]
    given = [part for field in fields for part in ("--set", field)]
    return CliRunner().invoke(main, ["add", kind, "marigold", "--content", str(content), *given])


def new_lines(record: Path) -> list[str]:
    """The lines that the record has and the example has not; none may be lost."""
    before = EXAMPLE.read_text(encoding="utf-8").splitlines()
    changes = list(difflib.ndiff(before, record.read_text(encoding="utf-8").splitlines()))
    assert [line for line in changes if line.startswith("- ")] == []
    return [line[2:] for line in changes if line.startswith("+ ")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_item_takes_the_shape_of_the_model(record: Path, kind: str) -> None:
    assert "added" in add(record, kind).stdout
    found, problems = read_document(Record, record.read_bytes(), "incident.yaml")
    assert problems == ()
    assert found is not None
    assert new_lines(record)


def test_what_is_known_is_written_and_the_id_is_made_of_it(record: Path) -> None:
    add(record, "claim", "text=The bell rang twice.", "said_by=gazette", "about=bell")
    assert new_lines(record) == [
        "  - id: the-bell-rang-twice",
        "    text: The bell rang twice.",
        "    said_by:",
        "      - source: gazette",
        "    about: [bell]",
    ]


def test_an_id_that_is_taken_gets_a_number(record: Path) -> None:
    add(record, "agency", "name=Gazette")
    assert new_lines(record) == ["  - id: gazette-2", "    name: Gazette"]


def test_a_section_that_is_not_there_is_made_in_its_place(record: Path) -> None:
    text = record.read_text()
    start, end = text.index("things:"), text.index("places:")
    record.write_text(text[:start] + text[end:])
    add(record, "thing", "name=a red buoy")
    text = record.read_text()
    assert text.index("agencies:") < text.index("things:") < text.index("places:")


@pytest.mark.parametrize(
    ("kind", "field", "said"),
    [
        ("claim", "txet=A", "“txet” is no field of it. Did you mean text?"),
        ("claim", "text", "is not KEY=VALUE"),
        ("claim", "id=gazette", "There is an item gazette already."),
    ],
)
def test_a_wrong_field_is_refused_and_nothing_changes(
    record: Path, kind: str, field: str, said: str
) -> None:
    made = add(record, kind, field)
    assert made.exit_code == 2
    assert said in made.stderr
    assert new_lines(record) == []


def test_an_incident_that_is_not_there_is_wrong_use(content: Path) -> None:
    made = CliRunner().invoke(main, ["add", "claim", "nowhere", "--content", str(content)])
    assert made.exit_code == 2
