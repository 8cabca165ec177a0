"""When what people are told to do runs out, read without the rest of an incident."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator.model.newsroom import Newsroom
from generator.model.record import Record
from generator.problems import Problem
from generator.reading.document import read_document
from generator.reading.incident import RECORD
from generator.reading.limits import LARGEST_YAML
from generator.reading.plain_files import read_bytes
from generator.reading.surroundings import incident_names


class AdviceEnd(Struct, frozen=True, order=True):
    """The end of what an incident’s page tells people to do.

    Attributes:
        at: The instant at which it runs out, in the incident’s zone.
        incident: The incident’s id.
    """

    at: datetime
    incident: str


def advice_ends(
    content: Path, newsroom: Newsroom
) -> tuple[tuple[AdviceEnd, ...], tuple[Problem, ...]]:
    """Find the ends of what pages tell people to do, the earliest first.

    Nothing else is judged, and only records that tell anybody what to do are read.

    Args:
        content: The content folder.
        newsroom: Where the zone of an incident comes from that names none.

    Returns:
        The ends, and what keeps one of these records from being read.
    """
    ends: list[AdviceEnd] = []
    problems: list[Problem] = []
    for name in incident_names(content):
        try:
            data = read_bytes(content / "incidents" / name / RECORD, LARGEST_YAML + 1)
        except OSError:  # a check tells of it
            continue
        if b"what_to_do" not in data:
            continue
        record, found = read_document(Record, data, f"incidents/{name}/{RECORD}")
        problems += found
        if record is not None and (end := _end(record, newsroom)) is not None:
            ends.append(AdviceEnd(end, name))
    return tuple(sorted(ends)), tuple(problems)


def _end(record: Record, newsroom: Newsroom) -> datetime | None:
    if record.what_to_do is None or record.status in {"draft", "withdrawn"}:
        return None
    zone = ZoneInfo(record.timezone or newsroom.timezone)
    end = record.what_to_do.end(zone)
    return end.astimezone(zone) if end else None
