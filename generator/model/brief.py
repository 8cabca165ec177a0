"""What the page says first: the short version, and what people nearby are to do."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field

from generator.model.base import (
    ClaimId,
    Model,
    QuestionId,
    SourceId,
    Text,
    fault,
    one_or_more,
)
from generator.model.moment import Moment
from generator.model.moment_text import MomentField

MOST_CLAIMS = 6
LONGEST_SHORT = 40


def _check_short(value: str) -> str:
    if len(value) <= LONGEST_SHORT:
        return value
    raise fault(
        "record.long-short",
        f"A short name has at most {LONGEST_SHORT} letters, and this has {len(value)}.",
        "Write who it is in three words or so, such as the mayor.",
    )


def _check_claims(value: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    if len(value) <= MOST_CLAIMS and all(len(entry) <= 2 for entry in value):  # noqa: PLR2004 - a pair
        return value
    raise fault(
        "record.long-brief",
        f"The short version has at most {MOST_CLAIMS} entries, each a claim or two that differ.",
        "Keep those that a reader with one minute needs.",
    )


Short = Annotated[Text, AfterValidator(_check_short)]
"""Who it is in a few words, for lines where three words say who says so."""

Entry = Annotated[tuple[ClaimId, ...], BeforeValidator(one_or_more), Field(min_length=1)]
"""A claim, or two claims that say it differently."""


class Brief(Model):
    """What the short version says; where it is silent, ``rests_on`` and the first questions."""

    claims: Annotated[tuple[Entry, ...], AfterValidator(_check_claims)] = ()
    """The claims in order, at most six; two in brackets say one thing in two ways."""
    caveat: Text | None = None
    """One sentence above them that a reader should know, such as on whose word most rests."""
    questions: tuple[QuestionId, ...] = ()
    """The questions that matter most; the others open in place."""


def _check_number(value: str) -> str:
    if any(sign.isdigit() for sign in value) and set(value) <= set("+0123456789 -()./"):
        return value
    raise fault(
        "record.bad-phone",
        f"“{value[:40]}” is no telephone number.",
        "Write digits, spaces and hyphens, such as 860-555-0100 or +1 860 555 0100.",
    )


def _as_written(value: Any) -> Any:  # noqa: ANN401 - it meets whatever an editor wrote
    return value.strip() if isinstance(value, str) else value


class Phone(Model):
    """A number to call."""

    label: Text
    """What it is for, such as “In danger”."""
    number: Annotated[str, BeforeValidator(_as_written), AfterValidator(_check_number)]
    """The number as people dial it."""


class WhatToDo(Model):
    """What people nearby are told to do, by whom, and until when."""

    for_: Text = Field(alias="for")
    """Whom it is for, such as “people within 1 mile of Mill Road”."""
    source: SourceId
    """Where the advice comes from; it is never our own."""
    at: MomentField | None = None
    """When it was given."""
    checked: MomentField
    """When somebody last looked whether it still holds."""
    steps: tuple[Text, ...] = Field(min_length=1)
    """What to do, step by step."""
    phones: tuple[Phone, ...] = ()
    """Numbers to call."""
    until: MomentField | None = None
    """Until when it holds, where the source says so."""

    def end(self, zone: ZoneInfo) -> datetime | None:
        """The instant at which it runs out, in UTC; a day holds to its end, None has no end."""
        return _last_instant(self.until, zone) if self.until else None

    def last_checked(self, zone: ZoneInfo) -> datetime | None:
        """The last instant at which somebody can have looked, in UTC; None where that is open."""
        return _last_instant(self.checked, zone)


def _last_instant(moment: Moment, zone: ZoneInfo) -> datetime | None:
    last = moment.latest or moment.until or moment.first
    if last is None:
        return None
    return last.instant(zone) if last.grain.is_clock else last.end(zone)
