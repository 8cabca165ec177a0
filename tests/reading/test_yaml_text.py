"""Every scalar is what it looks like; what could mislead is refused where it stands."""

from __future__ import annotations

import pytest

from generator.reading.yaml_text import read_yaml


@pytest.mark.parametrize(
    "text", ["NO", "12:30", "0777", "null", "~", "1e3", "yes", "2023-10-16", ".inf", "1_000"]
)
def test_a_scalar_is_the_text_it_looks_like(text: str) -> None:
    assert read_yaml(f"key: {text}\n", "a.yaml").value == {"key": text}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml.duplicate-key", 3, 1),
        ("a: &x 1\n", "yaml.anchor", 1, 4),
        ("a: &x 1\nb: *x\n", "yaml.alias", 2, 4),
        ("a: !!str 1\n", "yaml.tag", 1, 4),
        ("a: 1\n---\nb: 2\n", "yaml.second-document", 2, 1),
        ("a: {b: 1, c}\n", "yaml.empty-in-braces", 1, 11),
        ("a:\n\tb: 1\n", "yaml.tab", 2, 1),
        ("%YAML 1.2\n---\na: 1\n", "yaml.directive", 1, 1),
        ("? [a]\n: b\n", "yaml.key", 1, 3),
        ("a: b: c\n", "yaml.syntax", 1, 5),
        ('a: "b\n', "yaml.syntax", 1, 4),
        ("a: " + "[" * 30 + "]" * 30, "yaml.too-deep", 1, 23),
        ("a: " + "[" * 100_000, "yaml.too-deep", 1, 64),
        ("", "file.empty", 1, 1),
        ("# only a comment\n", "file.empty", 1, 1),
        ('a: "\\0"\n', "file.character", 1, 4),
        ('a: "\\u202e"\n', "file.character", 1, 4),
    ],
)
def test_what_could_mislead_is_refused_where_it_stands(
    text: str, code: str, line: int, column: int
) -> None:
    problems = {problem.code: problem for problem in read_yaml(text, "a.yaml").problems}
    assert code in problems
    where = problems[code].location
    assert (where.file, where.line, where.column) == ("a.yaml", line, column)
    assert problems[code].hint


def test_every_value_knows_where_its_key_and_itself_stand() -> None:
    yaml = read_yaml("people:\n  - id: mayor\n    name: Luke\n", "a.yaml")
    position = yaml.positions["people", 0, "name"]
    assert (position.key, position.value) == ((3, 5), (3, 11))


def test_a_comment_behind_a_value_is_remembered() -> None:
    yaml = read_yaml('a: see #3\nb: see # three\nc: "see" # three\n', "a.yaml")
    assert yaml.commented == (("a",), ("b",))


def test_columns_count_characters_not_bytes() -> None:
    yaml = read_yaml("{ä: ö, k: [x, x], k: y}\n", "a.yaml")
    assert [p.location.column for p in yaml.problems] == [19]


def test_the_first_of_two_values_is_kept() -> None:
    assert read_yaml("a: 1\na: 2\n", "a.yaml").value == {"a": "1"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "a: [1, {b: 2}, []]\nc:\n  - d\n  - e: f\n",
            {"a": ["1", {"b": "2"}, []], "c": ["d", {"e": "f"}]},
        ),
        ("a: >-\n  folded\n  text\nb: |\n  kept\n", {"a": "folded text", "b": "kept\n"}),
        ("a: \"quoted\"\nb: 'it''s'\nc:\n", {"a": "quoted", "b": "it's", "c": ""}),
        ("# a remark\na: b\n  # and one between\nc: d#e\n", {"a": "b", "c": "d#e"}),
        ("just text", "just text"),
        ("- a\n- b\n", ["a", "b"]),
    ],
)
def test_lists_mappings_and_long_texts_are_read_as_written(text: str, value: object) -> None:
    read = read_yaml(text, "a.yaml")
    assert (read.value, read.problems) == (value, ())
