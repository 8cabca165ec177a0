"""The calendar is read back with its text unchanged, however long and in whatever script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.site.exports.conftest import RECORD, read_edition, write_incident
from tests.site.exports.test_exports import files_of

STEP = "The engineers' report, in full"
LONG = [
    "An inspection of every cable, bearing and bolt of the bridge, " * 4,
    "Звіт інженерів про тріщину в опорі старого мосту; " * 4,
    "橋" * 120,
    "👩‍🚒" * 40,
    "back\\slash, comma; semicolon: colon",
]


def published(content: Path, text: str) -> bytes:
    record = RECORD.replace(json.dumps(STEP), json.dumps(text, ensure_ascii=False))
    write_incident(content, "long", record)
    return files_of(read_edition(content))["incidents/long/expected.ics"]


@pytest.mark.parametrize("text", LONG)
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(content: Path, text: str) -> None:
    lines = published(content, text).split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    for line in lines:
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize("text", LONG)
def test_a_long_text_comes_back_unchanged(content: Path, text: str) -> None:
    calendar = Calendar.from_ical(published(content, text))
    (event,) = calendar.walk("VEVENT")
    assert event["SUMMARY"] == f"Expected: {text.strip()}"
    assert event["DESCRIPTION"].startswith("Footbridge closed. ")
    assert event["UID"] == "long.report@example.org"
    assert event["URL"] == "https://example.org/site/incidents/long/#expected-report"


def test_a_day_is_a_whole_day_and_a_clock_time_an_instant(content: Path) -> None:
    day = published(content, STEP)
    assert b"DTSTART;VALUE=DATE:20240520\r\nDTEND;VALUE=DATE:20240521\r\n" in day
    record = RECORD.replace("due: 2024-05-20", "due: 2024-05-20 10:00")
    write_incident(content, "hour", record)
    hour = files_of(read_edition(content))["incidents/hour/expected.ics"]
    assert b"DTSTART:20240520T140000Z\r\n" in hour
    assert b"DTEND" not in hour


def test_what_has_no_day_or_is_withdrawn_is_in_no_calendar(content: Path) -> None:
    write_incident(content, "vague", RECORD.replace("due: 2024-05-20", "due: 2024-05"))
    write_incident(content, "off", RECORD.replace("due: 2024", "withdrawn: Off., due: 2024"))
    files = files_of(read_edition(content))
    assert "incidents/vague/expected.ics" not in files
    assert "incidents/off/expected.ics" not in files


@pytest.mark.parametrize(
    ("due", "start", "end"),
    [
        ("2024-05-20/2024-05-22", "VALUE=DATE:20240520", "VALUE=DATE:20240523"),
        ("2024-05-20/2024-06", "VALUE=DATE:20240520", "VALUE=DATE:20240701"),
        ("2024-05-20/2024-05-21 12:00", "VALUE=DATE:20240520", "VALUE=DATE:20240522"),
        (
            "{earliest: 2024-05-20, latest: 2024-05-24}",
            "VALUE=DATE:20240520",
            "VALUE=DATE:20240525",
        ),
        ("2024-05-20 10:00/2024-05-20 12:00", "20240520T140000Z", "20240520T160000Z"),
        ("2024-05-20 10:00/2024-05-21", "20240520T140000Z", "20240522T040000Z"),
    ],
)
def test_an_entry_lasts_as_long_as_what_is_expected(
    content: Path, due: str, start: str, end: str
) -> None:
    write_incident(content, "long", RECORD.replace("due: 2024-05-20", f"due: {due}"))
    lines = files_of(read_edition(content))["incidents/long/expected.ics"].decode().split("\r\n")
    (begins,) = [one for one in lines if one.startswith("DTSTART")]
    (ends,) = [one for one in lines if one.startswith("DTEND")]
    assert (begins[8:], ends[6:]) == (start, end)
