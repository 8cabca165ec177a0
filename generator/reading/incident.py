"""The files of one incident become an Incident, or located problems."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol

from generator.model.base import Model
from generator.model.incident import Incident
from generator.model.media import MediaFile
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.record import Record
from generator.model.update import Update, UpdateText
from generator.problems import Location, Problem
from generator.reading.characters import read_text
from generator.reading.folder import UPDATE_NAME
from generator.reading.in_part import beside, shape_in_part
from generator.reading.limits import LARGEST_NARRATIVE, LARGEST_YAML
from generator.reading.narrative import read_narrative
from generator.reading.shape import M, known_keys, read_shape
from generator.reading.yaml_text import Value, read_yaml

RECORD, NARRATIVE = "incident.yaml", "narrative.md"

READ_AT_ONCE = 32
"""Files that a process remembers as read; a record takes some 150 kB."""


class Reader(Protocol):
    """Reads the bytes of a YAML file into a model: ``read_document`` or ``read_in_part``."""

    def __call__(
        self, model: type[M], data: bytes, file: str
    ) -> tuple[M | None, tuple[Problem, ...]]:
        """Read the bytes of the file."""


def read_document(model: type[M], data: bytes, file: str) -> tuple[M | None, tuple[Problem, ...]]:
    """Read the bytes of a YAML file into a model.

    Args:
        model: What the file should be.
        data: Its bytes.
        file: Its path relative to the content folder.
    """
    return _read_once(model, data, file)[:2]


def value_of(model: type[Model], data: bytes, file: str) -> dict[str, Any]:
    """Give the keys and values that a model was read from; the arguments are those it was read by.

    Args:
        model: What the file is.
        data: Its bytes, in which nothing is wrong.
        file: Its path relative to the content folder.
    """
    value: dict[str, Any] = _read_once(model, data, file)[2]
    return known_keys(value)


@lru_cache(maxsize=READ_AT_ONCE)
def _read_once(model: type[M], data: bytes, file: str) -> tuple[Any, tuple[Problem, ...], Value]:
    """Read a file; its last committed version is the same, and is asked for next."""
    text, problems = read_text(data, file, LARGEST_YAML)
    if text is None:
        return None, problems, None
    yaml = read_yaml(text, file)
    return *read_shape(model, yaml, file), yaml.value


def read_in_part(model: type[M], data: bytes, file: str) -> tuple[M | None, tuple[Problem, ...]]:
    """Read the bytes of a YAML file into a model, without what does not fit it.

    Args:
        model: What the file should be.
        data: Its bytes.
        file: Its path relative to the content folder.

    Returns:
        The model, whole where there are no problems, in part where there are, or None where too
        little is left.
    """
    whole, problems = read_document(model, data, file)
    text = None if whole is not None else read_text(data, file, LARGEST_YAML)[0]
    if text is None:
        return whole, problems
    return shape_in_part(model, read_yaml(text, file).value), problems


def read_incident(
    incident_id: str,
    texts: Mapping[str, bytes],
    media: Mapping[str, MediaFile],
    newsroom: Newsroom,
    *,
    in_part: bool = False,
) -> tuple[Incident | None, tuple[Problem, ...]]:
    """Read one incident from its files: their shape only, no reference is followed yet.

    Args:
        incident_id: The name of its folder.
        texts: The bytes of ``incident.yaml``, ``narrative.md`` and ``updates/*.yaml`` by name.
        media: The files in ``media/`` by name.
        newsroom: Where language and zone come from when the record names none.
        in_part: Whether to read what fits of files with misfits, so that it can be judged.

    Returns:
        The incident, or None where its record or narrative cannot be read, with all problems.
    """
    folder = f"incidents/{incident_id}"
    read = read_in_part if in_part else read_document
    record, record_problems = _read_record(texts, folder, read)
    narrative, narrative_problems = read_story(texts, folder)
    updates, update_problems = read_updates(texts, folder, read)
    problems = (*record_problems, *narrative_problems, *update_problems)
    if record is None or narrative is None:
        return None, problems
    digest = digest_of(texts, media)
    return Incident.of(incident_id, record, narrative, updates, media, newsroom, digest), problems


def digest_of(texts: Mapping[str, bytes], media: Mapping[str, MediaFile]) -> str:
    """Give what differs where any of an incident’s files differs."""
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(f"{name}:{len(texts[name])}:".encode())
        digest.update(texts[name])
    for name in sorted(media):
        digest.update(f"{name}:{media[name].sha256}".encode())
    return digest.hexdigest()


def _read_record(
    texts: Mapping[str, bytes], folder: str, read: Reader
) -> tuple[Record | None, tuple[Problem, ...]]:
    file = f"{folder}/{RECORD}"
    if RECORD not in texts:
        hint = "Run explainer new, or copy another incident’s."
        return None, (Problem(Location(file), "folder.no-record", "The record is missing.", hint),)
    return read(Record, texts[RECORD], file)


def read_story(
    texts: Mapping[str, bytes], folder: str
) -> tuple[Narrative | None, tuple[Problem, ...]]:
    """Read the narrative among an incident’s files."""
    file = f"{folder}/{NARRATIVE}"
    if NARRATIVE not in texts:
        message, hint = "The narrative is missing.", "Write the story in narrative.md."
        return None, (Problem(Location(file), "folder.no-narrative", message, hint),)
    text, problems = read_text(texts[NARRATIVE], file, LARGEST_NARRATIVE)
    if text is None:
        return None, problems
    narrative, found = read_narrative(text, file)
    return narrative, tuple(found)


def read_updates(
    texts: Mapping[str, bytes], folder: str, read: Reader
) -> tuple[tuple[Update, ...], tuple[Problem, ...]]:
    """Read the updates among an incident’s files."""
    updates: list[Update] = []
    problems: list[Problem] = []
    for name in sorted(texts):
        if not name.startswith("updates/"):
            continue
        file = f"{folder}/{name}"
        written, found = read(UpdateText, texts[name], file)
        problems += found
        if written is not None:
            stem = name.removeprefix("updates/").removesuffix(".yaml")
            updates.append(Update(id=stem, **vars(written)))
            problems += beside(_name_against_moment(updates[-1], name, file), found)
    return tuple(updates), tuple(problems)


def _name_against_moment(update: Update, name: str, file: str) -> list[Problem]:
    match, day = UPDATE_NAME.fullmatch(name), update.at.day
    if match is None or day is None or match["day"] == day.isoformat():
        return []
    message = f"The file is named for {match['day']}, but the update is of {day.isoformat()}."
    hint = "Make the two agree; once published, the name stays and “at” is what to mend."
    return [Problem(Location(file, field="at"), "update.bad-name", message, hint)]
