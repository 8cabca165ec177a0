"""A field is found where its value stands, or would stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Location, Problem
from generator.reading.line_numbers import field_name, line_and_column, locate
from generator.reading.yaml_text import read_yaml

ROOT = Path(__file__).parents[2]
CONTENT = sorted((ROOT / "content").rglob("*.yaml"))
QUOTED = 'headline: "A \\"quote\\""\nsources:\n  - id: paper\n    title: T\nrests_on: [a, b]\n'
DAMAGED = "headline: x\nheadline: y\nsources:\n  - {id: paper, title: T}\n"


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_field_of_a_newsroom_is_found(path: Path) -> None:
    every_field_is_found(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text", [QUOTED, DAMAGED, "a:\n  - b\n  - id: '0'\n    c: d\n  - id: x\n"]
)
def test_every_field_is_found_where_not_all_is_usual(text: str) -> None:
    every_field_is_found(text)


def every_field_is_found(text: str) -> None:
    yaml = read_yaml(text, "")
    # of fields that are called alike, the last one is meant
    fields = {
        field_name(yaml.value, path): position.value for path, position in yaml.positions.items()
    }
    assert {field: line_and_column(yaml, field) for field in fields} == fields


def test_what_is_not_written_is_placed_where_it_would_stand() -> None:
    yaml = read_yaml("headline: x\nsources:\n  - id: paper\n    title: T\n", "")
    assert line_and_column(yaml, "sources/paper/url") == (3, 5)
    assert line_and_column(yaml, "sources/other/url") == (3, 3)
    assert line_and_column(yaml, "headline/0") == (1, 11)
    assert line_and_column(yaml, "claims") == (1, 1)


def test_a_file_that_cannot_be_read_has_no_places(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: [\n")
    problem = Problem(Location("a.yaml", field="a"), "x.y", "Message.")
    assert locate([problem], tmp_path) == (problem,)
