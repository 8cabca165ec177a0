"""Moments in English, as the AP Stylebook writes them.

Months of six letters and more are abbreviated with a day (Oct. 16, 2023) and spelled out without
one (October 2023); clock times are 2 p.m. and 2:05 p.m., noon and midnight.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator.model.moment import Grain, Moment, Point

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
SHORT_MONTHS = (
    *("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept."),
    *("Oct.", "Nov.", "Dec."),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COARSER = {
    Grain.SECOND: Grain.DAY,
    Grain.MINUTE: Grain.DAY,
    Grain.DAY: Grain.MONTH,
    Grain.MONTH: Grain.YEAR,
}


class Time(Struct, frozen=True, gc=False):
    """A moment for ``<time>``.

    Attributes:
        text: As printed, such as "about 2 p.m. EDT, Oct. 16, 2023".
        machine: A value that HTML allows for ``datetime``, no finer than the moment; empty where
            there is none, and then no ``<time>`` is written.
    """

    text: str
    machine: str = ""


def time(moment: Moment, zone: ZoneInfo) -> Time:
    """Print a moment as it was stated, else in full: day, and clock time with its zone."""
    return Time(moment.as_stated or _text(moment, zone), machine(moment, zone))


def day_of(moment: Moment, zone: ZoneInfo) -> Time:
    """Print only the day of a moment, or what is known of it; for short lines."""
    point = moment.first
    if point is None or not point.grain.is_clock:
        return time(moment, zone)
    day = Point(point.start, Grain.DAY)
    return Time(date_words(day), point.start.date().isoformat())


def clock_of(moment: Moment, zone: ZoneInfo) -> Time | None:
    """Print a moment for a line under its day: its clock time, or the days that it may mean.

    None where the day is all that is known.
    """
    if moment.as_stated and moment.first is None:
        return Time(moment.as_stated)
    if not moment.has_clock:
        # the heading above names one day alone
        return time(moment, zone) if moment.until or moment.at is None else None
    if moment.at is None:
        return Time(_clock_bounds(moment) or _text(moment, zone))
    text = _about(moment.at) + clock_words(moment.at)
    if moment.until is not None:
        same_day = moment.until.start.date() == moment.at.start.date()
        text += " to " + (clock_words(moment.until) if same_day else _point(moment.until, zone))
    foreign = moment.at.offset is not None
    return Time(
        f"{text} {zone_words(moment.at, zone)}" if foreign else text, machine(moment, zone)
    )


def instant(moment: datetime, zone: ZoneInfo) -> Time:
    """Print an instant that git or the edition gives."""
    local = moment.astimezone(zone)
    point = Point(local.replace(tzinfo=None), Grain.MINUTE, _minutes(local))
    return Time(_point(point, zone), _iso(local, Grain.MINUTE))


def heading(key: str) -> Time:
    """Print a day, month or year as a heading, from its ISO form; the day with its weekday."""
    if not key:
        return Time("Day not known")
    numbers = [int(part) for part in key.split("-")]
    if len(numbers) == 1:
        return Time(key, key)
    month = MONTHS[numbers[1] - 1]
    if len(numbers) == 2:  # noqa: PLR2004 - year and month
        return Time(f"{month} {numbers[0]}", key)
    weekday = WEEKDAYS[date.fromisoformat(key).weekday()]
    return Time(f"{weekday}, {month} {numbers[2]}, {numbers[0]}", key)


def machine(moment: Moment, zone: ZoneInfo) -> str:
    """Give a value that HTML allows for ``datetime``, no finer than the moment; or nothing."""
    point = moment.at
    if point is None or moment.until is not None:
        return ""
    grain = point.grain
    if point.about:
        coarser = _COARSER.get(grain)
        if coarser is None:
            return ""
        grain = coarser
    if grain.is_clock:
        return _iso(_local(point, zone), grain)
    length = {Grain.YEAR: 4, Grain.MONTH: 7, Grain.DAY: 10}[grain]
    return point.start.date().isoformat()[:length]


def _iso(local: datetime, grain: Grain) -> str:
    """Write an instant with its offset, as HTML and ISO 8601 have it.

    An offset has hours and minutes alone; before standard time a zone's had seconds too, and such
    an instant is written in UTC, so that it stays the same instant.
    """
    offset = local.utcoffset()
    if offset and offset % timedelta(minutes=1):
        return local.astimezone(UTC).isoformat(timespec="seconds")
    return local.isoformat(timespec="minutes" if grain is Grain.MINUTE else "seconds")


def _text(moment: Moment, zone: ZoneInfo) -> str:
    if moment.at is not None and moment.until is not None:
        return f"{_point(moment.at, zone)} to {_point(moment.until, zone)}"
    if moment.at is not None:
        return _point(moment.at, zone)
    if moment.earliest and moment.latest:
        earliest = _point(moment.earliest, zone)
        if moment.earliest.grain is moment.latest.grain is Grain.DAY:
            earliest = earliest.removesuffix(f", {moment.latest.start.year}")
        return f"between {earliest} and {_point(moment.latest, zone)}"
    if moment.earliest:
        return f"no earlier than {_point(moment.earliest, zone)}"
    return f"no later than {_point(moment.latest, zone)}" if moment.latest else "not known"


def _clock_bounds(moment: Moment) -> str:
    """Print two clock times of one day that a moment lies between; nothing for other bounds."""
    first, last = moment.earliest, moment.latest
    if not (first and last and first.grain.is_clock and last.grain.is_clock):
        return ""
    if first.start.date() != last.start.date() or first.offset != last.offset:
        return ""
    return f"between {clock_words(first)} and {clock_words(last)}"


def _point(point: Point, zone: ZoneInfo) -> str:
    words = date_words(point)
    if point.grain.is_clock:
        words = f"{words}, {clock_words(point)} {zone_words(point, zone)}"
    return _about(point) + words


def _about(point: Point) -> str:
    return "about " if point.about else ""


def date_words(point: Point) -> str:
    """Write the day, month or year of a point: Oct. 16, 2023; October 2023; 2023."""
    start = point.start
    if point.grain is Grain.YEAR:
        return f"{start.year}"
    if point.grain is Grain.MONTH:
        return f"{MONTHS[start.month - 1]} {start.year}"
    return f"{SHORT_MONTHS[start.month - 1]} {start.day}, {start.year}"


def clock_words(point: Point) -> str:
    """Write a clock time: 2 p.m., 2:05 p.m., 2:05:30 p.m., noon, midnight."""
    start = point.start
    half = "a.m." if start.hour < 12 else "p.m."  # noqa: PLR2004 - noon
    hour = start.hour % 12 or 12
    if point.grain is Grain.SECOND:
        return f"{hour}:{start.minute:02d}:{start.second:02d} {half}"
    if start.minute:
        return f"{hour}:{start.minute:02d} {half}"
    return {0: "midnight", 12: "noon"}.get(start.hour, f"{hour} {half}")


def zone_words(point: Point, zone: ZoneInfo) -> str:
    """Name the zone of a clock time: EDT where it has letters, else UTC-3."""
    if point.offset is not None:
        in_zone = _local(point, zone).astimezone(zone)
        if _minutes(in_zone) != point.offset:
            return _offset_words(point.offset)
    name = _local(point, zone).astimezone(zone).tzname() or ""
    return name if name.isalpha() else _offset_words(_minutes(_local(point, zone)))


def _offset_words(minutes: int) -> str:
    if not minutes:
        return "UTC"
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def _local(point: Point, zone: ZoneInfo) -> datetime:
    """The point's instant in the clock that it was stated in."""
    at = point.instant(zone)
    if point.offset is None:
        return at.astimezone(zone)
    local = at + timedelta(minutes=point.offset)
    return local.replace(tzinfo=timezone(timedelta(minutes=point.offset)))


def _minutes(local: datetime) -> int:
    offset = local.utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0
