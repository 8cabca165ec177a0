"""Moments in words: in English as the AP Stylebook writes them, in others as the CLDR does.

In English, months of six letters and more are abbreviated with a day (Oct. 16, 2023) and spelled
out without one (October 2023); clock times are 2 p.m. and 2:05 p.m., noon and midnight.
Pages name the same moments again and again, so each is put into words once.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time
from msgspec import Struct

from generator.model.moment import Grain, Moment, Point
from generator.site.marked import Marked
from generator.site.words import Words

SHORT_MONTHS = (
    *("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept."),
    *("Oct.", "Nov.", "Dec."),
)
_COARSER = {
    Grain.SECOND: Grain.DAY,
    Grain.MINUTE: Grain.DAY,
    Grain.DAY: Grain.MONTH,
    Grain.MONTH: Grain.YEAR,
}


class Time(Struct, frozen=True):
    """A moment for ``<time>``.

    Attributes:
        text: As printed, such as "about 2 p.m. EDT, Oct. 16, 2023".
        machine: A value that HTML allows for ``datetime``, no finer than the moment; empty where
            there is none, and then no ``<time>`` is written.
    """

    text: str
    machine: str = ""


@lru_cache(maxsize=1 << 8)
def time(moment: Moment, zone: ZoneInfo, words: Words) -> Time:
    """Print a moment as it was stated, else in full: day, and clock time with its zone."""
    return Time(moment.as_stated or _text(moment, zone, words), machine(moment, zone))


@lru_cache(maxsize=1 << 8)
def day_of(moment: Moment, zone: ZoneInfo, words: Words) -> Time:
    """Print only the day of a moment, or what is known of it; for short lines."""
    point = moment.first
    if point is None or not point.grain.is_clock:
        return time(moment, zone, words)
    day = Point(point.start, Grain.DAY)
    return Time(date_words(day, words), point.start.date().isoformat())


def short_day(
    moment: Moment, zone: ZoneInfo, words: Words, known: int | None, *, narrow: bool = False
) -> str:
    """Print the day of a moment without its year, where that is a year that readers know.

    Args:
        moment: The moment.
        zone: The zone of its incident.
        words: The language.
        known: The year that readers know.
        narrow: Whether the month is abbreviated in every language, as in English it always is.
    """
    text, point = day_of(moment, zone, words).text, moment.at
    if words.is_source:
        short = text.removesuffix(f", {known}")
        return words.as_ours(short) if isinstance(text, Marked) else short
    if point is None or moment.until is not None or moment.as_stated:
        return text
    if point.grain is Grain.DAY:
        return _about(point, date_words(point, words, known, narrow=narrow), words)
    day = Point(point.start, Grain.DAY)
    return date_words(day, words, known, narrow=narrow) if point.grain.is_clock else text


@lru_cache(maxsize=1 << 8)
def clock_of(moment: Moment, zone: ZoneInfo, words: Words) -> Time | None:
    """Print a moment for a line under its day: its clock time, or the days that it may mean.

    None where the day is all that is known.
    """
    if moment.as_stated and moment.first is None:
        return Time(moment.as_stated)
    if not moment.has_clock:
        # the heading above names one day alone
        return time(moment, zone, words) if moment.until or moment.at is None else None
    if moment.at is None:
        return Time(_clock_bounds(moment, words) or _text(moment, zone, words))
    text = _about(moment.at, clock_words(moment.at, words), words)
    if moment.until is not None:
        same_day = moment.until.start.date() == moment.at.start.date()
        last = clock_words(moment.until, words) if same_day else _point(moment.until, zone, words)
        text = words.gettext("%(first)s to %(last)s", first=text, last=last)
    if moment.at.offset is None:
        return Time(text, machine(moment, zone))
    named = zone_words(moment.at, zone)
    return Time(words.gettext("%(clock)s %(zone)s", clock=text, zone=named), machine(moment, zone))


def instant(moment: datetime, zone: ZoneInfo, words: Words) -> Time:
    """Print an instant that git or the edition gives."""
    local = moment.astimezone(zone)
    point = Point(local.replace(tzinfo=None), Grain.MINUTE, _minutes(local))
    return Time(_point(point, zone, words), _iso(local, Grain.MINUTE))


def day_of_instant(moment: datetime, zone: ZoneInfo, words: Words) -> Time:
    """Print the day of an instant that git or the edition gives."""
    local = moment.astimezone(zone)
    day = Point(local.replace(tzinfo=None), Grain.DAY)
    return Time(date_words(day, words), local.date().isoformat())


def heading(key: str, words: Words, known: int | None = None) -> Time:
    """Print a day, month or year as a heading, from its ISO form; the day with its weekday.

    Args:
        key: A day, month or year; empty for a day that is not known.
        words: The language.
        known: A year that readers know; a day of it is printed without.
    """
    if not key:
        return Time(words.gettext("Day not known"))
    numbers = [int(part) for part in key.split("-")]
    if len(numbers) == 1:
        return Time(key, key)
    if len(numbers) == 2:  # noqa: PLR2004 - year and month
        month = format_skeleton("yMMMM", date(numbers[0], numbers[1], 1), locale=words.locale)
        return Time(words.as_ours(month), key)
    day = date.fromisoformat(key)
    if day.year != known:
        return Time(words.as_ours(format_date(day, "full", locale=words.locale)), key)
    weekday = words.as_ours(format_date(day, "EEEE", locale=words.locale))
    named = words.as_ours(format_skeleton("MMMMd", day, locale=words.locale))
    return Time(words.gettext("%(weekday)s, %(day)s", weekday=weekday, day=named), key)


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


def _text(moment: Moment, zone: ZoneInfo, words: Words) -> str:
    if moment.at is not None and moment.until is not None:
        first, last = _point(moment.at, zone, words), _point(moment.until, zone, words)
        return words.gettext("%(first)s to %(last)s", first=first, last=last)
    if moment.at is not None:
        return _point(moment.at, zone, words)
    if moment.earliest and moment.latest:
        days = moment.earliest.grain is moment.latest.grain is Grain.DAY
        first = _point(moment.earliest, zone, words, moment.latest.start.year if days else None)
        last = _point(moment.latest, zone, words)
        return words.gettext("between %(first)s and %(last)s", first=first, last=last)
    if moment.earliest:
        first = _point(moment.earliest, zone, words)
        return words.gettext("no earlier than %(moment)s", moment=first)
    if moment.latest:
        last = _point(moment.latest, zone, words)
        return words.gettext("no later than %(moment)s", moment=last)
    return words.gettext("not known")


def _clock_bounds(moment: Moment, words: Words) -> str:
    """Print two clock times of one day that a moment lies between; nothing for other bounds."""
    first, last = moment.earliest, moment.latest
    if not (first and last and first.grain.is_clock and last.grain.is_clock):
        return ""
    if first.start.date() != last.start.date() or first.offset != last.offset:
        return ""
    bounds = clock_words(first, words), clock_words(last, words)
    return words.gettext("between %(first)s and %(last)s", first=bounds[0], last=bounds[1])


def _point(point: Point, zone: ZoneInfo, words: Words, known: int | None = None) -> str:
    text = date_words(point, words, known)
    if point.grain.is_clock:
        clock, named = clock_words(point, words), zone_words(point, zone)
        text = words.gettext("%(day)s, %(clock)s %(zone)s", day=text, clock=clock, zone=named)
    return _about(point, text, words)


def _about(point: Point, text: str, words: Words) -> str:
    return words.gettext("about %(moment)s", moment=text) if point.about else text


def date_words(
    point: Point, words: Words, known: int | None = None, *, narrow: bool = False
) -> str:
    """Write the day, month or year of a point: Oct. 16, 2023; October 2023; 2023.

    Args:
        point: The point.
        words: The language.
        known: A year that readers know; a day of it is written without.
        narrow: Whether the month of a day is abbreviated; in English it always is.
    """
    return words.as_ours(_date(point, words, known, narrow=narrow))


def _date(point: Point, words: Words, known: int | None, *, narrow: bool) -> str:
    start = point.start
    if point.grain is Grain.YEAR:
        return f"{start.year}"
    if point.grain is Grain.MONTH:
        return format_skeleton("yMMMM", start, locale=words.locale)
    is_known = start.year == known
    if words.is_source:
        day = f"{SHORT_MONTHS[start.month - 1]} {start.day}"
        return day if is_known else f"{day}, {start.year}"
    if narrow:
        return format_skeleton("MMMd" if is_known else "yMMMd", start, locale=words.locale)
    if is_known:
        return format_skeleton("MMMMd", start, locale=words.locale)
    return format_date(start, "long", locale=words.locale)


def clock_words(point: Point, words: Words) -> str:
    """Write a clock time: 2 p.m., 2:05 p.m., 2:05:30 p.m., noon, midnight; 14:05 elsewhere."""
    return words.as_ours(_clock(point, words))


def _clock(point: Point, words: Words) -> str:
    start = point.start
    if not words.is_source:
        width = "medium" if point.grain is Grain.SECOND else "short"
        return format_time(start.time(), width, locale=words.locale)
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
