"""What is read line by line is what the careful reading finds, in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.reading import yaml_text
from generator.reading.line_spots import value_at
from generator.reading.line_yaml import read_lines
from generator.reading.yaml_text import DEEPEST, YamlText

ROOT = Path(__file__).parents[2]
CONTENT = sorted((ROOT / "content").rglob("*.yaml"))
PIECES = (
    *("a:", "b: ", "- ", "a: b", "- a: b", "- b", "c: >-", "- >-", "d: [e, f]", "g: {h: i, j: k}"),
    *("l: [{m: n}, [o, p]]", "{q: [r, s]}", "t", "u v", '"w"', "x: 'y''z'", "# remark", "a #b"),
    *("a: b # c", "---", "...", "- - a", "? a", "a : b", "a: b: c", "a: &b c", "a: *b", "a: !b c"),
    *("%YAML 1.2", "a: -5", "a: -", "a: - b", "a: 10:30", "a: {b: 10:30}", "a: [b,c]", "a: [b, c"),
    *("a: {b c, d: e}", 'a: "b" c', 'a: {b: "c, d"}', "a: [it's, 'e, f']", "a: [-5,g]", "a: |"),
    *(
        "a: https://b.example/c?d=e",
        "a: [https://b.example/c?d, e:?f]",
        "a: [b:, c]",
        "",
        " ",
        "]",
    ),
)


def carefully(text: str) -> YamlText:
    return yaml_text._read_carefully(text, "x.yaml")  # noqa: SLF001  the reference


def agrees(text: str) -> bool:
    value, known = read_lines(text, DEEPEST), carefully(text)
    return value is None or (
        (value == known.value and not known.problems and not known.commented)
        and all(value_at(text, path) == spot.value for path, spot in known.spots.items())
    )


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_newsroom_writes_is_read_so(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_lines(text, DEEPEST) == carefully(text).value
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: NO\nb: 12:30\nc: 0777\nd: it's “so”\n",
        "a: [1, -2, 10:30]\nb: {c: d, e: f g}\nh: []\ni: {}\n",
        "a:\n  - b\n  - c: d\n    e:\n      - f\n  - {g: h}\n",
        "a:\n- b\n- c:\n  - d\ne:\nf: g\n",
        "a: >-\n  folded\n  text: # here\n\nb: c\n",
        "a: \"quoted: #\"\nb: 'it''s'\nc: [\"d, e\", {f: 'g, h'}]\n",
        "# a remark above\na: b\n  # and one between\n\nc: d#e\n",
        "a: b",
    ],
)
def test_the_usual_forms_are_read_and_the_same(text: str) -> None:
    assert read_lines(text, DEEPEST) == carefully(text).value
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: b\na: c\n",
        "a: {b: c, b: d}\n",
        "a: b # c\n",
        "a: b\n  c\n",
        "a: >-\n  b\n\n  c\n",
        "a: >-\n  b\n   c\n",
        "a: >-\nb: c\n",
        "a: [b, c\n",
        "a: [b, c}\n",
        "a\nb: c\n",
        "just text",
        "- a\n",
        "a:\n    b: c\n  d: e\n",
        "",
        "# only a remark\n",
        "a: " + "[" * 21 + "]" * 21,
        "a: >-",
        "a: ",
    ],
)
def test_everything_else_is_left_to_those_who_know_it(text: str) -> None:
    assert read_lines(text, DEEPEST) is None


def test_depth_is_counted_as_elsewhere() -> None:
    assert read_lines("a:\n  b: [c]\n", 3) == {"a": {"b": ["c"]}}
    assert read_lines("a:\n  b: [c]\n", 2) is None


LINES = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(PIECES)), max_size=8)


@given(LINES)
@example([(0, "a:"), (2, "b: c"), (0, "- d")])
def test_whatever_is_read_the_careful_reading_finds_too(lines: list[tuple[int, str]]) -> None:
    assert agrees("\n".join(" " * indent + piece for indent, piece in lines))


@given(st.text(st.sampled_from("ab:,-[]{}'\"#>?&*! \n.5/"), max_size=40))
def test_no_jumble_of_marks_is_read_as_something_else(text: str) -> None:
    assert agrees(text)


@given(st.sampled_from(CONTENT), st.data())
def test_a_damaged_file_is_never_read_as_something_else(path: Path, data: st.DataObject) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    spoiled = data.draw(st.sampled_from(PIECES))
    indent = data.draw(st.integers(0, 6))
    first = max(0, at - 20)
    assert agrees("\n".join([*lines[first:at], " " * indent + spoiled, *lines[at : at + 20]]))
