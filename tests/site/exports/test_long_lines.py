"""Long lines of calendars are folded as RFC 5545 asks, in section 3.1."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar

from tests.small_site import ID, RECORD, small_site

LONGEST = 75  # octets, without the line's end
LONG = (
    "The engineers find out what happened, when; and why: " * 6,
    "Größere Übungsflächen für Feuerwehrmänner; " * 6,
    "消防署は火災の原因を調べている。" * 12,
    "🚒🔥🧯" * 30,
    "x" * 400,
)
"""Texts longer than a line: of one to four octets a letter, and with no place to break."""


def test_long_lines_are_folded_between_letters(tmp_path: Path) -> None:
    # begun so that the end of a line meets each octet of a letter
    told = ["." * shift + text.strip() for text in LONG for shift in range(4)]
    steps = [
        f'  - {{id: step-{number}, text: "{text}", rule: "{text}", due: 2021-06-30}}\n'
        for number, text in enumerate(told)
    ]
    site = small_site(
        tmp_path, RECORD.partition("expected:\n")[0] + "expected:\n" + "".join(steps)
    )
    site.build()
    written = (tmp_path / f"output/incidents/{ID}/expected.ics").read_bytes()
    lines = written.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= LONGEST
    for line in lines:
        line.decode()  # no letter is cut in two
    events = Calendar.from_ical(written).walk("VEVENT")
    assert [event["SUMMARY"] for event in events] == [f"Expected: {text}" for text in told]
    described = zip(told, (event["DESCRIPTION"] for event in events), strict=True)
    assert [text for text, description in described if text not in description] == []
