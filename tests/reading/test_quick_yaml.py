from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading import yaml_text
from generator.reading.quick_yaml import read_quickly
from generator.reading.yaml_text import DEEPEST, read_yaml

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("content", "tests") for path in (ROOT / folder).rglob("*.yaml"))


def carefully(text: str) -> object:
    return yaml_text._read_carefully(text, "x.yaml").value  # noqa: SLF001  the reference


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_both_readings_of_a_file_agree(path: Path) -> None:
    text = path.read_bytes().decode(errors="replace")
    if "\t" in text or text.count("[") > 40:
        return  # refused before either of them looks
    quick = read_quickly(text, DEEPEST)
    assert quick is None or quick == carefully(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: NO\nb: 12:30\nc: 0777\n",
        "a: [1, {b: 2}, []]\nc:\n  - d\n  - e: f\n",
        "a: >-\n  folded\n  text\nb: |\n  kept\n",
        "a: \"quoted\"\nb: 'single'\nc:\n",
        "# a remark above\na: b\n  # and one between\nc: d#e\n",
        "just text",
        "- a\n- b\n",
    ],
)
def test_plain_files_are_read_quickly_and_the_same(text: str) -> None:
    assert read_quickly(text, DEEPEST) == carefully(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: b\na: c\n",
        "a: &x b\n",
        "a: &x [b]\nc: *x\n",
        "a: !!int 1\n",
        "a: ! b\n",
        "a: !!map {}\n",
        "--- a\n--- b\n",
        "%YAML 1.1\n---\na: b\n",
        "a: see #3\n",
        'a: "\\u202e"\n',
        "a: {b, c: d}\n",
        "{[a]: b}\n",
        "[a]: b\n",
        "a: [b\n",
        "a: b: c\n",
        "",
        "# only a remark\n",
        "a: " + "[" * 21 + "]" * 21,
    ],
)
def test_what_is_unusual_is_left_to_the_careful_reading(text: str) -> None:
    assert read_quickly(text, DEEPEST) is None


def test_a_misfit_in_a_file_that_was_read_quickly_is_located() -> None:
    found = read_yaml("people:\n  - id: a\n    name: b\n", "x.yaml")
    assert found.problems == ()
    assert found.spots[("people", 0, "name")].value == (3, 11)
    assert len(found.spots) == len(list(found.spots))
