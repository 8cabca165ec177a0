"""Words of the page put together: parts of a line, whole sentences, a stretch of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import reduce

from generator.site.words import Words


def commas(parts: Iterable[str], words: Words) -> str:
    """Join what stands one after the other, without an “and”; what is empty is left out."""
    return _joined(
        parts, lambda first, then: words.gettext("%(first)s, %(then)s", first=first, then=then)
    )


def semicolons(parts: Iterable[str], words: Words) -> str:
    """Join what stands further apart than :func:`commas` has it; what is empty is left out."""
    return _joined(
        parts, lambda first, then: words.gettext("%(first)s; %(then)s", first=first, then=then)
    )


def sentences(parts: Iterable[str], words: Words) -> str:
    """Join whole sentences; what is empty is left out."""
    return _joined(
        parts, lambda first, then: words.gettext("%(first)s %(then)s", first=first, then=then)
    )


def colon(label: str, text: str, words: Words) -> str:
    """Put a label before a text."""
    return words.gettext("%(label)s: %(text)s", label=label, text=text)


def _joined(parts: Iterable[str], join: Callable[[str, str], str]) -> str:
    some = [part for part in parts if part]
    return reduce(join, some) if some else ""


def lasting(delta: timedelta, words: Words) -> str:
    """Write a stretch of time: 16 h 35 min, 3 days 2 h."""
    minutes = int(delta.total_seconds() // 60)
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    if days:
        counted = words.ngettext("%(num)s day", "%(num)s days", days)
        return (
            words.gettext("%(days)s %(hours)s h", days=counted, hours=hours) if hours else counted
        )
    if hours and minutes:
        return words.gettext("%(hours)s h %(minutes)s min", hours=hours, minutes=minutes)
    if hours:
        return words.gettext("%(hours)s h", hours=hours)
    return words.gettext("%(minutes)s min", minutes=minutes)
