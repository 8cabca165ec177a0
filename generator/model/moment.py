"""A time that never claims more than is known.

EDTF (ISO 8601-2) cannot say “around 2 p.m.”; IPTC NewsML-G2’s ApproximateDateTime can. A Moment
takes the second’s meaning in the first’s brevity: a value with its precision, ``~`` for about,
``A/B`` for a stretch of time, or a mapping with bounds and the words in which it was stated.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator.model.base import Opaque

YEARS = range(1000, 3000)
"""The years that a record may name: outside them every zone’s arithmetic is a guess."""


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


class Point(Struct, frozen=True):
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

    @property
    def next_day(self) -> date:
        """The local day after the last that it may mean."""
        grain = Grain.DAY if self.grain.is_clock else self.grain
        return _next(self.start, grain).date()

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


class Moment(Struct, Opaque, frozen=True):
    """A time with its precision.

    Attributes:
        at: The point it is stated as, or at which it begins; None where only bounds are known.
        until: Where it lasts (``A/B``), its last point.
        earliest: The earliest it can have been, where stated.
        latest: The latest it can have been, where stated.
        as_stated: The words in which it was stated; these are printed, the rest sorts.

    One that says nothing at all is a time that is not known.
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
    def is_known(self) -> bool:
        """Whether anything is said of it."""
        return self.first is not None or self.as_stated is not None

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

    @property
    def iso_day(self) -> str:
        """That day in ISO form, or the month or year; empty where only words are known."""
        point = self.first
        if point is None:
            return ""
        length = min(_LETTERS[point.grain], _LETTERS[Grain.DAY])
        return point.start.date().isoformat()[:length]

    def instant(self, zone: ZoneInfo) -> datetime:
        """The instant by which it is sorted, in UTC; the earliest there is where none is known."""
        if self.first is None:
            return datetime.min.replace(tzinfo=UTC)
        return self.first.instant(zone)

    def __str__(self) -> str:
        if not self.is_known:
            return "not-known"
        if self.at is not None:
            return f"{self.at}/{self.until}" if self.until else str(self.at)
        return self.as_stated or f"{self.earliest or ''}/{self.latest or ''}"


def _next(start: datetime, grain: Grain) -> datetime:
    if grain is Grain.YEAR:
        return start.replace(year=start.year + 1)
    if grain is Grain.MONTH:
        return (start + timedelta(days=31)).replace(day=1)
    return start + _STEPS[grain]


def _instant(start: datetime, offset: int | None, zone: ZoneInfo) -> datetime:
    """A local time in UTC."""
    if offset is not None:
        return (start - timedelta(minutes=offset)).replace(tzinfo=UTC)
    return start.replace(tzinfo=zone).astimezone(UTC)


def _offset_text(minutes: int) -> str:
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
