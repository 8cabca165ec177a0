"""A small world of targets: of each it is said which files it makes, as a text by its path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest

from generator.output import Bundle, File, Target, fingerprint

Texts = Mapping[str, str]
Make = Callable[[Texts], Iterable[File]]

ONE = {"index.html": "i", "data.json": "d", "q/index.html": "q"}
"""The pages of a small bundle."""


def files_of(texts: Texts) -> Iterator[File]:
    for path, text in texts.items():
        yield File(path, text.encode())


def target(path: str, texts: Texts | None = None, make: Make = files_of) -> Target:
    if texts is None:
        texts = {path: f"This is {path}."}
    return Target(path, fingerprint(repr(sorted(texts.items()))), partial(make, texts))


def bundle(path: str, *targets: Target) -> Bundle:
    return Bundle(path, fingerprint(*(one.path + one.key for one in targets)), lambda: targets)


def pages(folder: str, texts: Texts, make: Make = files_of) -> Sequence[Target]:
    """A target of one page for each name, below a folder."""
    return [target(folder + name, {folder + name: text}, make) for name, text in texts.items()]


def what_stands_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"
