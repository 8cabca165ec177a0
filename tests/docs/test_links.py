"""The documentation leads where it says."""

from __future__ import annotations

import re

import pytest

from tests.docs.documents import ROOT

DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    *(f"docs/{one.name}" for one in (ROOT / "docs").glob("*.md")),
]
_LINK = re.compile(r"\]\((?![a-z]+:)([^)#\s]+)")
_PATH = re.compile(r"`((?:generator|theme|content|docs|tests)/[\w./-]+)`")


@pytest.mark.parametrize("document", sorted(DOCUMENTS))
def test_every_link_of_the_documentation_leads_to_a_file(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    folder = (ROOT / document).parent
    assert [link for link in _LINK.findall(text) if not (folder / link).exists()] == []


def test_every_path_that_the_developers_guide_names_exists() -> None:
    text = (ROOT / "docs" / "developing.md").read_text(encoding="utf-8")
    named = set(_PATH.findall(text))
    assert named
    assert sorted(path for path in named if not (ROOT / path).exists()) == []
