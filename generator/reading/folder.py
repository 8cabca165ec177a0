"""What an incident’s folder may hold: plain files, with names that every system can have."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.files import (
    AREAS,
    MEDIA,
    TABLES,
    FileKind,
    incident_id_fault,
    is_reserved,
    translation_language,
)
from generator.model.media import MediaFile
from generator.problems import Location, Problem
from generator.reading.limits import LARGEST_MEDIUM, LARGEST_YAML, MOST_FILES
from generator.reading.plain_files import read_bytes, unreadable_place

if TYPE_CHECKING:
    from generator.reading.pictures import Inspect

UPDATE_NAME = re.compile(
    r"updates/(?P<day>\d{4}-\d{2}-\d{2})(?:-(?P<clock>\d{4}))?-[a-z0-9]+(?:-[a-z0-9]+)*\.yaml",
    re.ASCII,
)


class Folder(Struct, frozen=True):
    """An incident’s folder as found.

    Attributes:
        id: Its name.
        texts: The bytes of record, narrative, translations, updates, areas and series, by name in
            the folder.
        media: The files in ``media/``, by name.
        problems: What should not be there.
        is_whole: Whether all that is there could be read.
    """

    id: str
    texts: Mapping[str, bytes]
    media: Mapping[str, MediaFile]
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True


def read_folder(path: Path, inspect: Inspect | None = None) -> Folder:
    """Read an incident’s folder from disk, following no links and reading nothing unexpected.

    Args:
        path: The folder.
        inspect: Says what a picture shows; None to decode each.
    """
    problems: list[Problem] = []
    refused: list[Problem] = []
    texts: dict[str, bytes] = {}
    media: dict[str, MediaFile] = {}
    place = f"incidents/{path.name}"
    names = _list(path, "", place, problems, refused)
    problems += twins(names, place)
    for name in names[:MOST_FILES]:
        if (misnamed := _refuse_name(name, place)) is not None:
            problems.append(misnamed)
            continue
        try:
            if name.startswith("media/"):
                medium = _medium(path / name, place, inspect, problems)
                media |= {medium.name: medium} if medium else {}
            else:
                # one byte beyond the limit shows that it is too large
                texts[name] = read_bytes(path / name, LARGEST_YAML + 1)
        except OSError as error:
            refused.append(unreadable_place(error, f"{place}/{name}"))
    if len(names) > MOST_FILES:
        message = f"The folder holds {len(names)} files; {MOST_FILES} is the most."
        problems.append(Problem(Location(place), "folder.too-many-files", message))
    return Folder(path.name, texts, media, (*problems, *refused), not refused)


def folder_name_problem(name: str) -> Problem | None:
    """Refuse a folder whose name cannot be an incident’s id."""
    reason = incident_id_fault(name)
    if reason is None:
        return None
    hint = "Write it like bridge-collapse-2024: it becomes the page’s permanent address."
    shown = name.encode(errors="backslashreplace").decode()
    message = f"The folder’s name “{shown[:80]}” {reason}."
    return Problem(Location(f"incidents/{shown}"), "folder.bad-name", message, hint)


def _list(
    path: Path, inside: str, place: str, problems: list[Problem], refused: list[Problem]
) -> list[str]:
    names: list[str] = []
    try:
        entries = sorted(os.scandir(f"{path}/{inside}"), key=lambda one: one.name)
    except OSError as error:
        refused.append(unreadable_place(error, f"{place}/{inside}".rstrip("/")))
        return names
    for entry in entries:
        name = f"{inside}{entry.name}"
        if not is_utf8(entry.name):
            problems.append(_refuse_bytes(f"{place}/{name}"))
        elif entry.is_file(follow_symlinks=False):
            names.append(name)
        elif inside == "" and entry.name in {"updates", "media"} and _is_folder(entry):
            names += _list(path, f"{entry.name}/", place, problems, refused)
        else:
            problems.append(refused_entry(path / name, f"{place}/{name}"))
    return names


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _refuse_bytes(name: str) -> Problem:
    hint = "Rename it with small letters and digits."
    where = Location(name.encode(errors="backslashreplace").decode())
    return Problem(where, "folder.unexpected", "Its name is no UTF-8.", hint)


def refused_entry(path: Path, place: str) -> Problem:
    """Refuse what is no plain file where one should be.

    Args:
        path: What it is.
        place: How it is called in the content folder.
    """
    where = Location(place)
    if path.is_symlink():
        hint = "Put the file itself here."
        return Problem(where, "folder.link", "This is a link, not a file.", hint)
    if path.is_dir():
        hint = "An incident’s folder has only updates/ and media/ in it."
        message = "This folder does not belong here."
        return Problem(where, "folder.unexpected", message, hint)
    message = "This is neither a file nor a folder."
    return Problem(where, "folder.unexpected", message, "Remove it.")


def is_utf8(name: str) -> bool:
    """Whether a name on disk can be written down; other bytes stand in it as lone surrogates."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refuse_name(name: str, place: str) -> Problem | None:
    if name in {"incident.yaml", "narrative.md"} or translation_language(name):
        return None
    where = Location(f"{place}/{name}")
    for kind in (AREAS, TABLES):
        if name.endswith(kind.ending) and "/" not in name:
            return _refuse_for(kind, name, where)
    if name.startswith("media/"):
        return _refuse_for(MEDIA, name.removeprefix("media/"), where)
    if name.startswith("updates/"):
        if UPDATE_NAME.fullmatch(name) and not is_reserved(name.removeprefix("updates/")):
            return None
        hint = "Name it by its day and what it says, such as 2023-10-17-age-and-wording.yaml."
        return Problem(where, "update.bad-name", "This is no name for an update.", hint)
    hint = "A folder holds incident.yaml, narrative.md, *.geojson, *.csv, updates/*.yaml, media/."
    return Problem(where, "folder.unexpected", "This file does not belong here.", hint)


def _refuse_for(kind: FileKind, name: str, where: Location) -> Problem | None:
    """Refuse a name that no file of a kind can have."""
    reason = kind.name_fault(name)
    if reason is None:
        return None
    hint = f"Rename it, such as {kind.such_as}."
    return Problem(where, kind.code, f"“{name[:80]}” {reason}.", hint)


def twins(names: Iterable[str], place: str) -> list[Problem]:
    """Refuse names that differ only in capitals: Windows and macOS keep one of them."""
    seen: dict[str, str] = {}
    problems = []
    for name in names:
        twin = seen.setdefault(name.lower(), name)
        if twin != name:
            message = f"It differs from {twin} only in capital letters."
            where = Location(f"{place}/{name}")
            problems.append(Problem(where, "folder.case-twin", message, "Rename one of the two."))
    return problems


def _medium(
    path: Path, place: str, inspect: Inspect | None, problems: list[Problem]
) -> MediaFile | None:
    size, name = path.stat().st_size, path.name
    if size > LARGEST_MEDIUM:
        message = f"The file has {size:,} bytes; {LARGEST_MEDIUM:,} is the most."
        where = Location(f"{place}/media/{name}")
        problems.append(Problem(where, "media.too-large", message, "Save it smaller."))
        return None
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    # loaded where there is a picture to read
    from generator.reading import pictures  # noqa: PLC0415

    facts = (inspect or pictures.inspect)(digest, data)
    problems += pictures.problems_of(facts, f"{place}/media/{name}")
    return MediaFile(name, digest, size, facts.picture)
