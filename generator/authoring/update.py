"""The next file of an incident's log: its name, its text, and where it is written."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.model.incident import Incident
from generator.model.moment import Moment, Point
from generator.model.moment_text import read_moment
from generator.model.update import UpdateText
from generator.problems import Problem
from generator.reading.incident import read_document

LONGEST_SLUG = 48


def moment_now(now: datetime, zone: ZoneInfo) -> str:
    """Write an instant as an update's ``at``: to the minute, in the incident's zone.

    The offset is written only where daylight saving makes the clock time ambiguous.
    """
    local = now.astimezone(zone)
    text = f"{local:%Y-%m-%d %H:%M}"
    point = read_moment(text).at
    if isinstance(point, Point) and point.clock_fault(zone):
        minutes = int((local.utcoffset() or now - now).total_seconds()) // 60
        sign = "-" if minutes < 0 else "+"
        text += f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    return text


def file_name(at: str, headline: str) -> str:
    """Name an update's file by its moment and what it says; the stem becomes its permanent id."""
    moment: Moment = read_moment(at)
    point = moment.first
    day = moment.day
    if point is None or day is None:
        raise ValueError(f"“{at}” names no day")
    clock = f"-{point.start:%H%M}" if point.grain.is_clock else ""
    return f"{day.isoformat()}{clock}-{_slug(headline)}.yaml"


def write_update(folder: Path, incident: Incident, name: str, text: str) -> Path:
    """Write a new update file; one that is there already keeps its name and gets a neighbour.

    Args:
        folder: The incident's folder.
        incident: The incident; the ids of its log are taken.
        name: The file's name.
        text: What it says.
    """
    stem = name.removesuffix(".yaml")
    taken = {update.id for update in incident.updates}
    number = 2
    chosen = stem
    while chosen in taken or (folder / "updates" / f"{chosen}.yaml").exists():
        chosen = f"{stem}-{number}"
        number += 1
    path = folder / "updates" / f"{chosen}.yaml"
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def faults(text: str, file: str) -> tuple[Problem, ...]:
    """What is wrong with an update's text by itself."""
    return read_document(UpdateText, text.encode(), file)[1]


def _slug(words: str) -> str:
    """A few small letters, digits and hyphens that recall the words."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0]
    return slug or "update"
