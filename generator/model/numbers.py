"""Whole numbers, with a grammar of our own: no signs, no underscores, no exponents."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.base import fault

_COUNT = re.compile(r"\d{1,6}", re.ASCII)


def _read_count(value: Any) -> int:  # noqa: ANN401 - it meets whatever an editor wrote
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _COUNT.fullmatch(value):
        return int(value)
    raise fault(
        "record.bad-number", f"{value!r:.40} is no whole number.", "Write digits, such as 14."
    )


Count = Annotated[
    int,
    BeforeValidator(_read_count),
    WithJsonSchema(
        {"type": ["integer", "string"], "minimum": 0, "pattern": f"^{_COUNT.pattern}$"}
    ),
]
"""A whole number from 0 to 999,999."""
