"""A time that never claims more than is known.

EDTF (ISO 8601-2) cannot say “around 2 p.m.”; IPTC NewsML-G2’s ApproximateDateTime can. A Moment
takes the second’s meaning in the first’s brevity: a value with its precision, ``~`` for about,
``A/B`` for a stretch of time, or a mapping with bounds and the words in which it was stated.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import msgspec
from pydantic import BeforeValidator, WithJsonSchema

from generator.model.base import Made, fault
from generator.model.habits import habit_hint

YEARS = range(1000, 3000)
"""The years that a record may name: outside them every zone’s arithmetic is a guess."""

FORMS = "Write 2023, 2023-10, 2023-10-16, 2023-10-16 14:00 or 2023-10-16 14:00~ for about."
_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[ T](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?P<offset>Z|[+-]\d{2}:\d{2})?)?)?)?(?P<about>~)?",
    re.ASCII,
)
_KEYS = ("at", "earliest", "latest", "as_stated")


class Grain(StrEnum):
    """How finely a moment is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"

    @property
    def is_clock(self) -> bool:
        """Whether it is a clock time, not only a day or longer."""
        return self is Grain.MINUTE or self is Grain.SECOND


_LETTERS = {
    Grain.YEAR: len("2023"),
    Grain.MONTH: len("2023-10"),
    Grain.DAY: len("2023-10-16"),
    Grain.MINUTE: len("2023-10-16 14:00"),
    Grain.SECOND: len("2023-10-16 14:00:00"),
}
_STEPS = {
    Grain.DAY: timedelta(days=1),
    Grain.MINUTE: timedelta(minutes=1),
    Grain.SECOND: timedelta(seconds=1),
}
_GRAINS = (Grain.YEAR, Grain.MONTH, Grain.DAY, Grain.DAY, Grain.MINUTE, Grain.SECOND)
"""How fine a point is that states one number, two, and so on: an hour comes with its minute."""
_FIRST = (1, 1, 1, 0, 0, 0)
"""Where a year begins, in the same numbers."""


class Point(msgspec.Struct, frozen=True, gc=False):
    """One stated point in time.

    Attributes:
        start: Its first instant, in local time without a zone.
        grain: How finely it is stated.
        offset: Minutes east of UTC, where stated.
        about: Whether it was stated as approximate.
    """

    start: datetime
    grain: Grain
    offset: int | None = None
    about: bool = False

    def instant(self, zone: ZoneInfo) -> datetime:
        """The first instant it may mean, in UTC, read in the incident’s zone."""
        return _instant(self.start, self.offset, zone)

    def end(self, zone: ZoneInfo) -> datetime:
        """The first instant after all that it may mean, in UTC."""
        return _instant(_next(self.start, self.grain), self.offset, zone)

    def clock_fault(self, zone: ZoneInfo) -> str | None:
        """Say whether daylight saving makes it ``ambiguous`` or ``missing``; else None."""
        if self.offset is not None or not self.grain.is_clock:
            return None
        first = self.start.replace(tzinfo=zone, fold=0)
        second = self.start.replace(tzinfo=zone, fold=1)
        if first.utcoffset() == second.utcoffset():
            return None
        there_and_back = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        return "ambiguous" if there_and_back == self.start else "missing"

    def __str__(self) -> str:
        # strftime pads years below 1000 differently from platform to platform
        text = self.start.isoformat(" ", "seconds")[: _LETTERS[self.grain]]
        if self.offset is not None:
            text += _offset_text(self.offset)
        return text + ("~" if self.about else "")


class Moment(msgspec.Struct, Made, frozen=True, gc=False):
    """A time with its precision.

    Attributes:
        at: The point it is stated as, or at which it begins; None where only bounds are known.
        until: Where it lasts (``A/B``), its last point.
        earliest: The earliest it can have been, where stated.
        latest: The latest it can have been, where stated.
        as_stated: The words in which it was stated; these are printed, the rest sorts.
    """

    at: Point | None = None
    until: Point | None = None
    earliest: Point | None = None
    latest: Point | None = None
    as_stated: str | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point it names."""
        named = (self.at, self.until, self.earliest, self.latest)
        return tuple([point for point in named if point is not None])

    @property
    def first(self) -> Point | None:
        """The point by which it is sorted; None where only words are known."""
        return self.at or self.earliest or self.latest

    @property
    def has_clock(self) -> bool:
        """Whether its sorting point is a clock time."""
        return self.first is not None and self.first.grain.is_clock

    @property
    def day(self) -> date | None:
        """The local day it falls on or begins with; None where it is not known to the day."""
        point = self.first
        if point is None or point.grain in {Grain.YEAR, Grain.MONTH}:
            return None
        return point.start.date()

    def instant(self, zone: ZoneInfo) -> datetime:
        """The instant by which it is sorted, in UTC; the earliest there is where none is known."""
        if self.first is None:
            return datetime.min.replace(tzinfo=UTC)
        return self.first.instant(zone)

    def __str__(self) -> str:
        if self.at is not None:
            return f"{self.at}/{self.until}" if self.until else str(self.at)
        return self.as_stated or f"{self.earliest or ''}/{self.latest or ''}"


def _next(start: datetime, grain: Grain) -> datetime:
    if grain is Grain.YEAR:
        return start.replace(year=start.year + 1)
    if grain is Grain.MONTH:
        return (start + timedelta(days=31)).replace(day=1)
    return start + _STEPS[grain]


@lru_cache(maxsize=4096)
def _instant(start: datetime, offset: int | None, zone: ZoneInfo) -> datetime:
    """A local time in UTC; every page and file of an incident asks for the same few."""
    if offset is not None:
        return (start - timedelta(minutes=offset)).replace(tzinfo=UTC)
    return start.replace(tzinfo=zone).astimezone(UTC)


def _offset_text(minutes: int) -> str:
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[4:6])
    # datetime refuses what no zone can be
    timezone(timedelta(hours=hours, minutes=minutes))
    return (hours * 60 + minutes) * (-1 if text[0] == "-" else 1)


def read_point(text: str) -> Point:
    """Read one point in time, such as ``2023-10-16 14:00~``.

    Raises:
        PydanticCustomError: ``moment.bad`` where it has no known form or names no real time.
    """
    match = _POINT.fullmatch(text)
    if match is None:
        hint = habit_hint(text) or FORMS
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


@lru_cache(maxsize=4096)
def _read_text(text: str) -> Moment:
    """Read a moment from text; the same few days stand again and again in every incident."""
    if hint := habit_hint(text.strip()):
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
