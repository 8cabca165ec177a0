"""What an incident's folder said at one commit, read by the rules of shape alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Protocol, TypeVar

import msgspec

from generator.history.folders import Snapshot
from generator.model.area import AreaShape
from generator.model.base import Model
from generator.model.files import (
    AREAS,
    INCIDENTS,
    TABLES,
    translation_languages,
    translation_names,
)
from generator.model.record import Record
from generator.model.series import SeriesTable
from generator.model.translation import Translation
from generator.model.translation_file import translation_file, translation_of
from generator.model.update import UpdateText
from generator.problems import Problem
from generator.reading.area_file import read_area
from generator.reading.characters import read_text
from generator.reading.document import read_document
from generator.reading.incident import NARRATIVE, RECORD, read_each
from generator.reading.limits import LARGEST_NARRATIVE
from generator.reading.series_file import read_series

M = TypeVar("M", bound=Model)


class FolderState(msgspec.Struct, frozen=True):
    """A folder as it was read.

    Attributes:
        record: What ``incident.yaml`` said.
        narrative: What ``narrative.md`` said.
        updates: The update files by id; None for one that could not be read.
        media: The ids of the files' contents, by file name.
        areas: The shapes that GeoJSON files drew, by file name.
        tables: What CSV files said, by file name.
        translations: The texts in other languages, by language, without their stories.
        stories: What ``narrative.<language>.md`` said, by language.
        refused: Why today's rules would refuse it; empty where they would not.
    """

    record: Record
    narrative: str = ""
    updates: Mapping[str, UpdateText | None] = {}
    media: Mapping[str, str] = {}
    areas: Mapping[str, AreaShape | None] = {}
    tables: Mapping[str, SeriesTable | None] = {}
    translations: Mapping[str, Translation] = {}
    stories: Mapping[str, str] = {}
    refused: str = ""


class ReadDocument(Protocol):
    """Reads a file by its blob id, each once; gives what it says, and what is wrong with it."""

    def __call__(
        self, model: type[M], blob: str, file: str
    ) -> tuple[M | None, tuple[Problem, ...]]:
        """Read a file as a model."""


def state_reader(texts: Mapping[str, bytes]) -> Callable[[Snapshot], FolderState | str]:
    """Give what reads the states of one folder, each once, and files that they share once.

    Args:
        texts: The bytes of their files by blob id, without media.

    Returns:
        A function from a snapshot to its state; where that cannot be read, to why.
    """

    @cache
    def document(model: type[M], blob: str, file: str) -> tuple[M | None, tuple[Problem, ...]]:
        return read_document(model, texts.get(blob, b""), file)

    @cache
    def read(snapshot: Snapshot) -> FolderState | str:
        return _read(snapshot, texts, document)

    return read


def _read(
    snapshot: Snapshot, texts: Mapping[str, bytes], document: ReadDocument
) -> FolderState | str:
    """What a folder said at a snapshot; where its record cannot be read, why."""
    files, folder = snapshot.blobs, f"{INCIDENTS}{snapshot.folder}"
    if files.get(RECORD, "") not in texts:
        return "its record is missing"
    record, problems = document(Record, files[RECORD], f"{folder}/{RECORD}")
    if record is None:
        return _first(problems) or "its record is missing"
    narrative = texts.get(files.get(NARRATIVE, ""), b"")
    text, _ = read_text(narrative, NARRATIVE, LARGEST_NARRATIVE)
    others = {name: texts.get(blob, b"") for name, blob in files.items()}
    return FolderState(
        record=record,
        narrative=text or "",
        updates=_updates(files, folder, document),
        media={
            name.removeprefix("media/"): blob
            for name, blob in files.items()
            if name.startswith("media/")
        },
        areas=read_each(read_area, AREAS.ending, others, folder)[0],
        tables=read_each(read_series, TABLES.ending, others, folder)[0],
        translations=_translations(files, folder, document),
        stories={
            language: others.get(story, b"").decode(errors="replace")
            for language, _, story in _languages(files)
        },
        refused="" if text else "its narrative cannot be read",
    )


def _updates(
    files: Mapping[str, str], folder: str, document: ReadDocument
) -> dict[str, UpdateText | None]:
    return {
        name.removeprefix("updates/").removesuffix(".yaml"): document(
            UpdateText, blob, f"{folder}/{name}"
        )[0]
        for name, blob in sorted(files.items())
        if name.startswith("updates/")
    }


def _translations(
    files: Mapping[str, str], folder: str, document: ReadDocument
) -> dict[str, Translation]:
    found: dict[str, Translation] = {}
    for language, name, _ in _languages(files):
        shape = translation_file()
        file = document(shape, files[name], f"{folder}/{name}")[0] if name in files else None
        if file is not None:
            found[language] = translation_of(language, file, None)
    return found


def _languages(files: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each other language of a folder, with the names of its texts and its story."""
    for language in translation_languages(files):
        yield (language, *translation_names(language))


def _first(problems: tuple[Problem, ...]) -> str:
    """The first problem in a clause for readers."""
    if not problems:
        return ""
    line = problems[0].location.line
    return f"{problems[0].message} (line {line})" if line else problems[0].message
