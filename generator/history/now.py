"""Which moment a site is of.

The clock of the machine only refuses: a commit or an update dated by a clock that was wrong does
not decide what day it is for every other incident. It never reaches a page.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from generator.model.moment import YEARS
from generator.output import BuildError

_DIGITS = 20  # of seconds; more are no moment
SLACK = timedelta(days=1)
"""How far clocks and zones may differ."""


def latest_believed(clock: datetime) -> datetime:
    """The latest moment that can be true where the clock of the machine says so."""
    return clock + SLACK


def asked_moment(asked: datetime | None) -> datetime | None:
    """The moment that somebody asked for: ``--now``, else ``SOURCE_DATE_EPOCH``.

    Raises:
        BuildError: That variable is no moment of the years that are told of.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if asked is not None or not epoch.isdecimal():
        return asked
    first, last = (datetime(year, 1, 1, tzinfo=UTC) for year in (YEARS.start, YEARS.stop))
    if len(epoch) > _DIGITS or not first.timestamp() <= int(epoch) < last.timestamp():
        years = f"{YEARS.start} to {YEARS.stop - 1}"
        raise BuildError(f"SOURCE_DATE_EPOCH={epoch[:_DIGITS]} is no second of the years {years}.")
    return datetime.fromtimestamp(int(epoch), UTC)


def latest_of(moments: Iterable[datetime | None], clock: datetime) -> datetime:
    """The latest of some moments, without those that cannot be true yet.

    Args:
        moments: Such as those of the last commit and of updates; None where there is none.
        clock: What the clock of the machine says.
    """
    believed = (one for one in moments if one is not None and one <= latest_believed(clock))
    return max(believed, default=datetime.fromtimestamp(0, UTC))
