"""A small world of targets: a recipe is the files it makes, as a mapping from path to text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from generator.output import Bundle, File, Target, fingerprint

Recipe = Mapping[str, str]

ONE = {"index.html": "i", "data.json": "d", "q/index.html": "q"}
"""The pages of a small bundle."""


def target(path: str, files: Recipe | None = None) -> Target[Recipe]:
    recipe = files if files is not None else {path: f"This is {path}."}
    return Target(path, fingerprint(repr(sorted(recipe.items()))), recipe)


def bundle(path: str, *targets: Target[Recipe]) -> Bundle[Recipe]:
    return Bundle(path, fingerprint(*(one.path + one.key for one in targets)), lambda: targets)


def pages(folder: str, texts: Mapping[str, str]) -> Sequence[Target[Recipe]]:
    """A target of one page for each name, below a folder."""
    return [target(folder + name, {folder + name: text}) for name, text in texts.items()]


def make(recipe: Recipe) -> Iterator[File]:
    for path, text in recipe.items():
        yield File(path, text.encode())


def what_stands_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"
