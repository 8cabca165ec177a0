"""A class name stands once in the house: a word that means two things is two words."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

GENERATOR = Path(__file__).parents[2] / "generator"


def classes(source: str) -> list[str]:
    """The names of all classes of a module."""
    return [one.name for one in ast.walk(ast.parse(source)) if isinstance(one, ast.ClassDef)]


def test_every_class_name_stands_once() -> None:
    places = defaultdict(list)
    for path in sorted(GENERATOR.rglob("*.py")):
        for name in classes(path.read_text(encoding="utf-8")):
            places[name].append(path.relative_to(GENERATOR).as_posix())
    assert len(places) > 300
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
