"""``expected.ics``: what should come next, as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from generator.model.dates import dates
from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.question import Expected
from generator.site.edition import Edition
from generator.site.exports.identity import page_of

_LONGEST_LINE = 75  # octets, without the line's end (RFC 5545, section 3.1)
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def has_calendar(incident: Incident) -> bool:
    """Whether anything is expected with a known day."""
    return any(_is_due(item) for item in incident.record.expected)


def calendar(edition: Edition, incident: Incident) -> bytes:
    """Write one entry for each expected step that has a due day."""
    stamp = dates(incident).updated.instant(incident.zone)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Incident Explainer//EN"]
    for item in incident.record.expected:
        if _is_due(item) and item.due is not None:
            lines += _event(edition, incident, item, item.due, stamp)
    lines.append("END:VCALENDAR")
    return "".join(folded for line in lines for folded in _fold(line)).encode()


def _is_due(item: Expected) -> bool:
    return item.due is not None and item.due.day is not None and not item.withdrawn


def _event(
    edition: Edition, incident: Incident, item: Expected, due: Moment, stamp: datetime
) -> Iterator[str]:
    host = edition.site.newsroom.url.split("/")[2]
    yield "BEGIN:VEVENT"
    yield f"UID:{incident.id}.{item.id}@{host}"
    yield f"DTSTAMP:{_utc(stamp)}"
    if due.has_clock:
        yield f"DTSTART:{_utc(due.instant(incident.zone))}"
    elif due.day is not None:
        yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{due.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(f'Expected: {item.text}')}"
    yield f"DESCRIPTION:{_escape(_description(incident, item))}"
    yield f"URL:{page_of(edition, incident)}#expected-{item.id}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(incident: Incident, item: Expected) -> str:
    met = {"no": "It did not come.", "not-known": "Whether it came is not known here."}
    told = met.get(item.met, "") if isinstance(item.met, str) else f"It came: {item.met}."
    return " ".join(
        part for part in (incident.record.headline + ".", item.rule or "", told) if part
    )


def _utc(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escape(text: str) -> str:
    return "".join(_ESCAPED.get(char, char) for char in text)


def _fold(line: str) -> Iterator[str]:
    """Break a line so that none is longer than 75 octets; no character is cut in two."""
    if len(line.encode()) <= _LONGEST_LINE:
        yield f"{line}\r\n"
        return
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LONGEST_LINE:
            yield f"{piece}\r\n"
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield f"{piece}\r\n"
