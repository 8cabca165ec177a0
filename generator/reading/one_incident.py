"""One incident is read from its folder, whatever the others say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.incident import Incident
from generator.model.media import MediaFile
from generator.model.newsroom import Newsroom
from generator.model.record import Record
from generator.problems import Problem
from generator.reading.clocks import check_clocks
from generator.reading.document import read_document
from generator.reading.folder import (
    folder_name_problem,
    read_folder,
)
from generator.reading.in_part import without_consequences
from generator.reading.incident import read_incident
from generator.reading.limits import LARGEST_YAML
from generator.reading.plain_files import read_bytes
from generator.reading.references import follow

if TYPE_CHECKING:
    from generator.reading.pictures import Inspect


class Reading(Struct, frozen=True):
    """What reading one incident’s folder gave.

    Attributes:
        incident: The incident; None where too little of it can be read.
        problems: What is wrong with its files.
        texts: The bytes of record, narrative, translations, updates, areas and series, by name in
            the folder.
        media: The files in ``media/``, by name.
    """

    incident: Incident | None
    problems: tuple[Problem, ...]
    texts: Mapping[str, bytes] = {}
    media: Mapping[str, MediaFile] = {}


def read_one(
    folder: Path, newsroom: Newsroom, *, in_part: bool = False
) -> tuple[Incident | None, tuple[Problem, ...]]:
    """Read one incident’s folder and follow every reference within it."""
    reading = read_alone(folder, newsroom, in_part=in_part)
    return reading.incident, followed(reading)


def read_alone(
    folder: Path, newsroom: Newsroom, *, in_part: bool = False, inspect: Inspect | None = None
) -> Reading:
    """Read one incident’s folder; no reference is followed yet.

    Args:
        folder: The folder.
        newsroom: Where language and zone come from when the record names none.
        in_part: Whether to read what fits of files with misfits.
        inspect: Says what a picture shows; None to decode each.
    """
    refused = folder_name_problem(folder.name)
    if refused is not None:
        return Reading(None, (refused,))
    found = read_folder(folder, inspect)
    if not found.is_whole:  # what may not be read would look missing
        return Reading(None, found.problems, found.texts, found.media)
    incident, problems = read_incident(
        found.id, found.texts, found.media, newsroom, in_part=in_part
    )
    return Reading(incident, (*found.problems, *problems), found.texts, found.media)


def followed(reading: Reading) -> tuple[Problem, ...]:
    """Add what following the references within an incident finds to what reading it found."""
    incident, problems = reading.incident, reading.problems
    if incident is None:
        return problems
    return (
        *problems,
        *without_consequences((*follow(incident), *check_clocks(incident)), problems),
    )


def aliases_of(folder: Path) -> tuple[str, ...]:
    """Read the ids that an incident had before, and nothing else of it; none where it cannot be.

    What is wrong with them is found where the incident is read.
    """
    path = folder / "incident.yaml"
    try:
        data = read_bytes(path, LARGEST_YAML + 1)
    except OSError:
        return ()
    if b"aliases" not in data:
        return ()
    record, _ = read_document(Record, data, path.name, in_part=True)
    return record.aliases if record else ()
