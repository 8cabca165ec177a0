"""Languages and time zones: names that others have standardised."""

from __future__ import annotations

import re
import zoneinfo
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from generator.model.base import fault
from generator.problems import nearest

_TAG = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-\w{5,8})*", re.ASCII
)
_ZONE = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}", re.ASCII)


def _check_language(value: str) -> str:
    if _TAG.fullmatch(value):
        return value
    hint = "Write en, es or pt-BR."
    raise fault("record.bad-language", f"“{value[:40]}” is no language tag (BCP 47).", hint)


def is_language(value: str) -> bool:
    """Whether a text is written as a language tag is."""
    return bool(_TAG.fullmatch(value))


def _check_zone(value: str) -> str:
    if _ZONE.fullmatch(value):
        try:
            zoneinfo.ZoneInfo(value)
        except (zoneinfo.ZoneInfoNotFoundError, OSError, ValueError):
            pass
        else:
            return value
    near = nearest(value, zoneinfo.available_timezones())
    hint = f"Did you mean {near}?" if near else "Write a name such as America/New_York."
    raise fault("record.bad-timezone", f"“{value[:60]}” is no time zone (IANA).", hint)


Language = Annotated[
    str, AfterValidator(_check_language), WithJsonSchema({"type": "string", "examples": ["en"]})
]
"""A language tag (BCP 47, RFC 5646), such as ``en`` or ``pt-BR``."""

TimeZone = Annotated[
    str,
    AfterValidator(_check_zone),
    WithJsonSchema({"type": "string", "examples": ["America/New_York"]}),
]
"""The name of a zone in the IANA time zone database."""
