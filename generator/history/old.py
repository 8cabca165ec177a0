"""Reading a folder as some commit left it, by the rules of shape alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.history.folders import FOLDER, Snapshot
from generator.history.state import State
from generator.model.record import Record
from generator.model.update import UpdateText
from generator.problems import Problem
from generator.reading.characters import read_text
from generator.reading.incident import read_document
from generator.reading.limits import LARGEST_NARRATIVE

Bytes = Callable[[str], bytes | None]
"""Gives a blob's bytes by its id; None where they cannot be had."""


@dataclass(slots=True)
class Shelf:
    """What was read before, by blob id: most commits leave most files alone."""

    records: dict[str, tuple[Record | None, str]] = field(default_factory=dict)
    updates: dict[str, UpdateText | None] = field(default_factory=dict)


def read_state(snapshot: Snapshot, give: Bytes, shelf: Shelf) -> State | str:
    """Read a folder's state; where that is impossible, say why.

    Args:
        snapshot: Its files.
        give: Where the bytes come from.
        shelf: Read before; filled as we go.
    """
    files, folder = snapshot.blobs, f"{FOLDER}{snapshot.folder}"
    blob = files.get("incident.yaml", "")
    if blob not in shelf.records:
        shelf.records[blob] = _record(give(blob) if blob else None, f"{folder}/incident.yaml")
    record, why = shelf.records[blob]
    if record is None:
        return why
    narrative = give(files["narrative.md"]) if "narrative.md" in files else b""
    text, _ = read_text(narrative or b"", "narrative.md", LARGEST_NARRATIVE)
    return State(
        record,
        text or "",
        _updates(files, folder, give, shelf),
        {name.removeprefix("media/"): b for name, b in files.items() if name.startswith("media/")},
        "" if text else "its narrative cannot be read",
    )


def _record(data: bytes | None, file: str) -> tuple[Record | None, str]:
    if data is None:
        return None, "its record is missing"
    record, problems = read_document(Record, data, file)
    return record, _first(problems)


def _updates(
    files: Mapping[str, str], folder: str, give: Bytes, shelf: Shelf
) -> dict[str, UpdateText | None]:
    found = {}
    for name, blob in sorted(files.items()):
        if not name.startswith("updates/"):
            continue
        if blob not in shelf.updates:
            text = give(blob) or b""
            shelf.updates[blob] = read_document(UpdateText, text, f"{folder}/{name}")[0]
        found[name.removeprefix("updates/").removesuffix(".yaml")] = shelf.updates[blob]
    return found


def _first(problems: tuple[Problem, ...]) -> str:
    """The first problem in a clause for readers."""
    if not problems:
        return ""
    line = problems[0].location.line
    return f"{problems[0].message} (line {line})" if line else problems[0].message
