"""Every code is explained, and docs/problems.md says what the code says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.commands.explanations import (
    explain,
    explanations,
    problems_page,
    written_explanations,
)
from generator.standards import RULES

ROOT = Path(__file__).parents[2]
CODE = re.compile(
    r"(?:address|area|basemap|card|file|fmt|folder|font|history|issue|media|moment|narrative|newsroom|page"
    r"|person|place"
    r"|record|reference|series|site|translation|update|words|yaml)\.[a-z0-9]+(?:-[a-z0-9]+)*"
)
FILE_NAMES = re.compile(r".*\.(?:yaml|md|json|png|css|csv|pmtiles)")
TEMPLATES = {path.name for path in (ROOT / "theme" / "templates").glob("*.html")}


def used() -> Iterator[str]:
    """Every text in the code that is a code."""
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if not CODE.fullmatch(text) or text in TEMPLATES:
                    continue
                if not FILE_NAMES.fullmatch(text):
                    yield text


def test_every_code_is_explained_and_every_explanation_is_of_a_code() -> None:
    assert set(used()) - set(RULES) == set(written_explanations())


def test_a_code_is_explained_once_and_stands_where_the_alphabet_has_it() -> None:
    path = ROOT / "generator/commands/explanations.md"
    headings = re.findall(r"^#{2,} *(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == sorted(set(headings)) == list(written_explanations())


def test_the_page_of_all_problems_says_what_the_code_says(golden: bool) -> None:  # noqa: FBT001
    path = ROOT / "docs" / "problems.md"
    if golden:
        path.write_text(problems_page(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == problems_page()


@pytest.mark.parametrize("code", explanations())
def test_an_explanation_begins_with_what_it_is(code: str) -> None:
    first, _, rest = (explain(code) or "").partition("\n")
    assert first.strip()
    assert not rest or rest.startswith("\n") or first.startswith(("Error", "Advice")), code


def test_a_code_is_explained_on_the_command_line() -> None:
    told = CliRunner().invoke(main, ["check", "--explain", "standards.house-style"])
    assert told.exit_code == 0
    assert told.output.startswith("Advice, can be waived. The page keeps to")


def test_a_misspelt_code_is_wrong_use_and_its_nearest_is_named() -> None:
    told = CliRunner().invoke(main, ["check", "--explain", "standards.house-stile"])
    assert told.exit_code == 2
    assert "Did you mean standards.house-style?" in told.output
