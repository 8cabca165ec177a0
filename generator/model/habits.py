"""Days and times as people are used to writing them, and how a record writes the same."""

from __future__ import annotations

import re

_SLASHES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_TWELVE = re.compile(r"(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\.?", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
MONTHS = 12
NOON = 12


def habit_hint(text: str) -> str:
    """Say how a record writes a day or a time of another habit; empty where it is none known.

    ``3/5/2024`` is a day in March to some and in May to others, so both are named.
    """
    if match := _SLASHES.fullmatch(text):
        return _day(int(match[1]), int(match[2]), match[3])
    if match := _TWELVE.fullmatch(text):
        hour = int(match[1]) % NOON + (NOON if match[3].lower() == "p" else 0)
        return _time(hour, match[2] or "00")
    if match := _CLOCK.fullmatch(text):
        return _time(int(match[1]), match[2])
    return ""


def _day(first: int, second: int, year: str) -> str:
    readings = [(first, second), (second, first)]
    days = [f"{year}-{month:02d}-{day:02d}" for month, day in readings if month <= MONTHS]
    return "Write " + " or ".join(dict.fromkeys(days)) + ": year, month, day." if days else ""


def _time(hour: int, minute: str) -> str:
    return f"Write the day before it, and 24 hours: 2023-10-16 {hour:02d}:{minute}."
