"""``expected.ics``: what should come next, as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from zoneinfo import ZoneInfo

from generator.model.dates import dates
from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.question import Expected
from generator.site.dates import time
from generator.site.edition import Edition
from generator.site.exports.common import first_id, item_of
from generator.site.words import N_, Words

_MET = {"no": N_("It did not come."), "not-known": N_("Whether it came is not known here.")}


def expected_calendar(edition: Edition, incident: Incident) -> bytes | None:
    """Write one entry for each expected step that has a due day; None where none has."""
    due = [one for one in incident.record.expected if one.due and one.due.day]
    due = [one for one in due if not one.withdrawn]
    if not due:
        return None
    # icalendar takes as long to load as a small build takes; few incidents expect anything
    from icalendar import Calendar, Event  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Incident Explainer//EN")
    words = edition.words(incident.language)
    for expected in due:
        event = Event()
        for name, value in _properties(edition, incident, expected, words):
            event.add(name, value)
        calendar.add_component(event)
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _properties(
    edition: Edition, incident: Incident, expected: Expected, words: Words
) -> Iterator[tuple[str, object]]:
    yield (
        "uid",
        f"{first_id(edition, incident)}.{expected.id}@{edition.newsroom.url.split('/')[2]}",
    )
    yield "dtstamp", dates(incident).updated.instant(incident.zone).astimezone(UTC)
    if expected.due:
        yield from _span(expected.due, incident.zone)
    yield "summary", words.gettext("Expected: %(text)s", text=expected.text)
    yield "description", " ".join(_description(incident, expected, words))
    yield "url", item_of(edition, incident, "expected", expected.id)
    yield "transp", "TRANSPARENT"


def _span(due: Moment, zone: ZoneInfo) -> Iterator[tuple[str, object]]:
    """From the first instant it may mean to the last; whole days where no clock time begins it.

    A day's end is the next day (RFC 5545, section 3.6.1).
    """
    first = due.first
    last = due.until or (due.latest if due.at is None else None) or first
    if first is None or last is None:
        return
    if first.grain.is_clock:
        yield "dtstart", first.instant(zone)
        if last is not first:
            yield "dtend", last.instant(zone) if last.grain.is_clock else last.end(zone)
    else:
        yield "dtstart", first.start.date()
        yield "dtend", last.next_day


def _description(incident: Incident, expected: Expected, words: Words) -> Iterator[str]:
    yield words.gettext("%(sentence)s.", sentence=incident.record.headline)
    if expected.rule:
        yield expected.rule
    met = expected.met
    if isinstance(met, str):
        yield words.gettext(_MET[met])
    else:
        yield words.gettext("It came: %(moment)s.", moment=time(met, incident.zone, words).text)
