"""Puts the YAML files of the content into their usual order and layout, meaning untouched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.authoring.layout import laid_out
from generator.model.base import Model
from generator.model.newsroom import Newsroom
from generator.model.record import Record
from generator.model.update import UpdateText
from generator.problems import Location, Problem
from generator.reading.incident import read_document
from generator.reading.yaml_text import read_yaml


class Formatted(Struct, frozen=True):
    """A file and its usual layout.

    Attributes:
        path: The file.
        before: Its text as found; empty where it cannot be read.
        after: Its text in the usual layout; the same where nothing is to do.
        problems: Why it was left alone.
    """

    path: Path
    before: str
    after: str
    problems: tuple[Problem, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the layout is not yet the usual one."""
        return self.before != self.after


def formatted(content: Path, paths: tuple[Path, ...]) -> Iterator[Formatted]:
    """Lay out the files of a content folder, without writing them.

    Args:
        content: The content folder.
        paths: Files or folders to keep to; all where none is named.
    """
    wanted = [path.resolve() for path in paths] or [content.resolve()]
    for path, model in _files(content):
        if any(path.resolve().is_relative_to(each) for each in wanted):
            yield _formatted(path, model, path.relative_to(content).as_posix())


def _files(content: Path) -> Iterator[tuple[Path, type[Model]]]:
    if (content / "newsroom.yaml").is_file():
        yield content / "newsroom.yaml", Newsroom
    for path in sorted(content.glob("incidents/*/incident.yaml")):
        yield path, Record
        yield from ((each, UpdateText) for each in sorted(path.parent.glob("updates/*.yaml")))


def _formatted(path: Path, model: type[Model], name: str) -> Formatted:
    data = path.read_bytes()
    problems = read_document(model, data, name)[1]
    if problems:
        return Formatted(path, "", "", problems)
    before = data.decode("utf-8")
    after = laid_out(before, model)
    if read_yaml(after, name).value == read_yaml(before, name).value:
        return Formatted(path, before, after)
    message = "The file is written in a way that cannot be laid out without changing it."
    hint = "Write one key on each line, and “- ” before the first key of an entry."
    return Formatted(
        path, before, before, (Problem(Location(name), "fmt.unusual", message, hint),)
    )
