"""Reading a folder as some commit left it, by the rules of shape alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from generator.history.folders import FOLDER, Snapshot
from generator.history.state import State
from generator.model.record import Record
from generator.model.update import UpdateText
from generator.problems import Problem
from generator.reading.characters import read_text
from generator.reading.former import FormerRecord, Now, read_former_record
from generator.reading.incident import NARRATIVE, RECORD, read_document
from generator.reading.limits import LARGEST_NARRATIVE

Give = Callable[[Iterable[str]], Mapping[str, bytes]]
"""Fetches many blobs at once: ids to bytes, without those that cannot be had."""


@dataclass(slots=True)
class Shelf:
    """What is at hand of one folder, by blob id: most commits leave most files alone.

    Attributes:
        now: The incident as it is now, where it is known and nothing is wrong with it.
        texts: The bytes of files; what is not here is fetched.
        records: Records that were read.
        updates: Updates that were read; None for one that could not be.
    """

    now: Now | None = None
    texts: dict[str, bytes] = field(default_factory=dict)
    records: dict[str, FormerRecord] = field(default_factory=dict)
    updates: dict[str, UpdateText | None] = field(default_factory=dict)

    @classmethod
    def of(cls, now: Now, name_of: Callable[[bytes], str]) -> Shelf:
        """What is at hand of an incident that was just read.

        Args:
            now: The incident.
            name_of: Names a file by its bytes, as git does.
        """
        names = {file: name_of(data) for file, data in now.texts.items()}
        texts = {name: now.texts[file] for file, name in names.items()}
        record = FormerRecord(now.incident.record, (), now.value)
        return cls(now, texts, {names[RECORD]: record})

    def fetch(self, states: Iterable[Snapshot], give: Give) -> None:
        """Fetch the files of states, those that are not here; of media only the ids matter."""
        blobs = (blob for state in states for path, blob in state.files if not _is_medium(path))
        missing = [blob for blob in blobs if blob not in self.texts]
        if missing:
            self.texts.update(give(missing))


def read_state(snapshot: Snapshot, shelf: Shelf) -> State | str:
    """Read a folder's state; where that is impossible, say why.

    Args:
        snapshot: Its files.
        shelf: Where their bytes are; what is read is put there too.
    """
    files, folder = snapshot.blobs, f"{FOLDER}{snapshot.folder}"
    record = read_record(files.get(RECORD, ""), f"{folder}/{RECORD}", shelf)
    if record.record is None:
        return _first(record.problems) or "its record is missing"
    narrative = shelf.texts.get(files.get(NARRATIVE, ""), b"")
    text, _ = read_text(narrative, NARRATIVE, LARGEST_NARRATIVE)
    return State(
        record.record,
        text or "",
        _updates(files, folder, shelf),
        {name.removeprefix("media/"): b for name, b in files.items() if _is_medium(name)},
        "" if text else "its narrative cannot be read",
    )


def read_record(blob: str, file: str, shelf: Shelf) -> FormerRecord:
    """Read a record; where there are none of its bytes, it is as if there were no record."""
    if blob not in shelf.records:
        shelf.records[blob] = _record(shelf.texts.get(blob), file, shelf.now)
    return shelf.records[blob]


def _record(data: bytes | None, file: str, now: Now | None) -> FormerRecord:
    if data is None:
        return FormerRecord(None, (), None)
    if now is not None:
        return read_former_record(data, file, now)
    return FormerRecord(*read_document(Record, data, file), None)


def _is_medium(path: str) -> bool:
    return path.startswith("media/")


def _updates(files: Mapping[str, str], folder: str, shelf: Shelf) -> dict[str, UpdateText | None]:
    found = {}
    for name, blob in sorted(files.items()):
        if not name.startswith("updates/"):
            continue
        if blob not in shelf.updates:
            text = shelf.texts.get(blob, b"")
            shelf.updates[blob] = read_document(UpdateText, text, f"{folder}/{name}")[0]
        found[name.removeprefix("updates/").removesuffix(".yaml")] = shelf.updates[blob]
    return found


def _first(problems: tuple[Problem, ...]) -> str:
    """The first problem in a clause for readers."""
    if not problems:
        return ""
    line = problems[0].location.line
    return f"{problems[0].message} (line {line})" if line else problems[0].message
