"""How a record writes a moment: its grammar, and hints for other habits of writing a time."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.base import fault
from generator.model.moment import YEARS, Grain, Moment, Point

FORMS = "Write 2023, 2023-10, 2023-10-16, 2023-10-16 14:00 or 2023-10-16 14:00~ for about."
_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[ T](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?P<offset>Z|[+-]\d{2}:\d{2})?)?)?)?(?P<about>~)?",
    re.ASCII,
)
_KEYS = ("at", "earliest", "latest", "as_stated")
_GRAINS = (Grain.YEAR, Grain.MONTH, Grain.DAY, Grain.DAY, Grain.MINUTE, Grain.SECOND)
"""How fine a point is that states one number, two, and so on: an hour comes with its minute."""
_FIRST = (1, 1, 1, 0, 0, 0)
"""Where a year begins, in the same numbers."""
_NUMBERS = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:,? .*)?", re.ASCII)
_TWELVE = re.compile(r"(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\.?", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
MONTHS = 12
_MINUTES = 60
_FARTHEST = 16
"""Hours from UTC that no zone has ever had: Manila was 15:56 behind until 1844 (IANA)."""
DAYS = 31
PIVOT = 69
NOON = 12


def _offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[4:6])
    if minutes >= _MINUTES:
        raise ValueError("an hour has 60 minutes")
    if hours >= _FARTHEST:
        raise ValueError(f"no zone is {hours} hours from UTC")
    return (hours * 60 + minutes) * (-1 if text[0] == "-" else 1)


def read_point(text: str) -> Point:
    """Read one point in time, such as ``2023-10-16 14:00~``.

    Raises:
        PydanticCustomError: ``moment.bad`` where it has no known form or names no real time.
    """
    match = _POINT.fullmatch(text)
    if match is None:
        hint = _habit_hint(text) or FORMS
        raise fault("moment.bad", f"“{text[:60]}” is no moment that can be read.", hint)
    stated = [int(part) for part in match.groups()[: len(_GRAINS)] if part]
    year, month, day, hour, minute, second = (*stated, *_FIRST[len(stated) :])
    try:
        start = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - local time; the zone is the incident's
        offset = _offset(match["offset"])
    except ValueError as error:
        message = f"“{text}” does not exist: {error}."
        raise fault("moment.impossible", message, "Look the day and the time up again.") from None
    if start.year not in YEARS:
        hint = f"Write a year from {YEARS.start} to {YEARS.stop - 1}."
        raise fault("moment.impossible", f"“{text}” is too far from our time to be told.", hint)
    return Point(start, _GRAINS[len(stated) - 1], offset, about=match["about"] is not None)


@lru_cache(maxsize=1 << 10)  # an incident names its days again and again
def _read_text(text: str) -> Moment:
    if hint := _habit_hint(text.strip()):
        raise fault("moment.bad", f"“{text[:60]}” is no moment that can be read.", hint)
    first, slash, last = text.strip().partition("/")
    at = read_point(first.strip())
    if not slash:
        return Moment(at=at)
    until = read_point(last.strip())
    if until.start < at.start:
        raise fault("moment.backwards", f"“{text}” ends before it begins.", "Write earlier/later.")
    return Moment(at=at, until=until)


def _read_mapping(value: dict[str, Any]) -> Moment:
    for key, words in value.items():
        if key not in _KEYS:
            raise fault(
                "record.unknown-key", f"A moment has no “{key}”.", "It has: " + ", ".join(_KEYS)
            )
        if not isinstance(words, str) or not words.strip():
            raise fault("moment.bad", f"“{key}” of this moment is not text.", FORMS)
    base = _read_text(value["at"]) if "at" in value else Moment()
    earliest = read_point(value["earliest"].strip()) if "earliest" in value else None
    latest = read_point(value["latest"].strip()) if "latest" in value else None
    if earliest and latest and latest.start < earliest.start:
        raise fault("moment.backwards", "The latest is before the earliest.", "Exchange the two.")
    as_stated = value["as_stated"].strip() if "as_stated" in value else None
    if not (base.at or earliest or latest or as_stated):
        raise fault("moment.bad", "This moment says nothing.", FORMS)
    return Moment(base.at, base.until, earliest, latest, as_stated)


def read_moment(value: Any) -> Moment:  # noqa: ANN401 - it meets whatever an editor wrote
    """Read a moment from text or from a mapping ``{at, earliest, latest, as_stated}``.

    Raises:
        PydanticCustomError: ``moment.bad``, ``moment.impossible`` or ``moment.backwards``.
    """
    if isinstance(value, Moment):
        return value
    if isinstance(value, str):
        return _read_text(value)
    if isinstance(value, dict):
        return _read_mapping(value)
    raise fault("moment.bad", "A moment is text, or a mapping with at, earliest, latest.", FORMS)


_POINT_FORM = re.sub(r"\?P<\w+>", "?:", _POINT.pattern)
WRITTEN = {
    "anyOf": [
        {
            "type": ["string", "integer"],
            "pattern": f"^ *{_POINT_FORM} *(?:/ *{_POINT_FORM} *)?$",
            "patternErrorMessage": FORMS,
        },
        {
            "type": "object",
            "description": "A time with bounds, or in words.",
            "additionalProperties": False,
            "minProperties": 1,
            "properties": {key: {"type": ["string", "integer"]} for key in _KEYS},
        },
    ],
}
"""How a moment is written, as a JSON Schema; editors show the error message of its pattern."""

MomentField = Annotated[
    Moment,
    BeforeValidator(read_moment),
    WithJsonSchema(WRITTEN),
]
"""A Moment as a field of a record."""


NOT_KNOWN = "not-known"


def _moment_or_not_known(value: Any) -> Moment:  # noqa: ANN401 - likewise
    return Moment() if value == NOT_KNOWN else read_moment(value)


MomentOrNotKnown = Annotated[
    Moment,
    BeforeValidator(_moment_or_not_known),
    WithJsonSchema({"anyOf": [{"const": NOT_KNOWN, "errorMessage": FORMS}, *WRITTEN["anyOf"]]}),
]
"""A Moment as a field of a record, or the word not-known."""


def _habit_hint(text: str) -> str:
    """Say how a record writes a day or a time of another habit; empty where it is none known.

    ``3/5/2024`` is a day in March to some and in May to others, so both are named. A year of two
    digits is one from 1969 to 2068, as POSIX reads ``%y``.
    """
    match, known = _NUMBERS.fullmatch(text), _POINT.match(text)
    if match and not (known and known["day"]):
        return _day(match[1], match[3], match[4])
    if match := _TWELVE.fullmatch(text):
        hour = int(match[1]) % NOON + (NOON if match[3].lower() == "p" else 0)
        return _time(hour, match[2] or "00")
    if match := _CLOCK.fullmatch(text):
        return _time(int(match[1]), match[2])
    return ""


def _day(first: str, second: str, third: str) -> str:
    """Name the days that three numbers may mean; empty where they mean none."""
    if len(first) > 2:  # noqa: PLR2004  a year stands first
        readings = [(int(first), int(second), int(third))]
    else:
        year = int(third)
        if len(third) <= 2:  # noqa: PLR2004
            year += 2000 if year < PIVOT else 1900
        readings = [(year, int(first), int(second)), (year, int(second), int(first))]
    days = [
        f"{year:04}-{month:02}-{day:02}" for year, month, day in readings if _is_day(month, day)
    ]
    return "Write " + " or ".join(dict.fromkeys(days)) + ": year, month, day." if days else ""


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= MONTHS and 1 <= day <= DAYS


def _time(hour: int, minute: str) -> str:
    return f"Write the day before it, and 24 hours: 2023-10-16 {hour:02d}:{minute}."
