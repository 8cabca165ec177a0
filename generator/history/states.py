"""What an incident's folder said at one commit, read by the rules of shape alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

import msgspec

from generator.history.folders import FOLDER, Snapshot
from generator.model.area import AreaShape
from generator.model.base import Model
from generator.model.record import Record
from generator.model.series import SeriesTable
from generator.model.update import UpdateText
from generator.problems import Problem
from generator.reading.characters import read_text
from generator.reading.incident import (
    NARRATIVE,
    RECORD,
    read_areas,
    read_document,
    read_tables,
)
from generator.reading.limits import LARGEST_NARRATIVE

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
        refused: Why today's rules would refuse it; empty where they would not.
    """

    record: Record
    narrative: str = ""
    updates: Mapping[str, UpdateText | None] = {}
    media: Mapping[str, str] = {}
    areas: Mapping[str, AreaShape | None] = {}
    tables: Mapping[str, SeriesTable | None] = {}
    refused: str = ""


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

    def updates(files: Mapping[str, str], folder: str) -> dict[str, UpdateText | None]:
        return {
            name.removeprefix("updates/").removesuffix(".yaml"): document(
                UpdateText, blob, f"{folder}/{name}"
            )[0]
            for name, blob in sorted(files.items())
            if name.startswith("updates/")
        }

    @cache
    def read(snapshot: Snapshot) -> FolderState | str:
        files, folder = snapshot.blobs, f"{FOLDER}{snapshot.folder}"
        if files.get(RECORD, "") not in texts:
            return "its record is missing"
        record, problems = document(Record, files[RECORD], f"{folder}/{RECORD}")
        if record is None:
            return _first(problems) or "its record is missing"
        narrative = texts.get(files.get(NARRATIVE, ""), b"")
        text, _ = read_text(narrative, NARRATIVE, LARGEST_NARRATIVE)
        media = {
            name.removeprefix("media/"): blob
            for name, blob in files.items()
            if name.startswith("media/")
        }
        refused = "" if text else "its narrative cannot be read"
        drawn = {name: texts.get(blob, b"") for name, blob in files.items()}
        areas, _ = read_areas(drawn, folder)
        tables, _ = read_tables(drawn, folder)
        log = updates(files, folder)
        return FolderState(record, text or "", log, media, areas, tables, refused)

    return read


def _first(problems: tuple[Problem, ...]) -> str:
    """The first problem in a clause for readers."""
    if not problems:
        return ""
    line = problems[0].location.line
    return f"{problems[0].message} (line {line})" if line else problems[0].message
