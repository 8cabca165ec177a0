"""Numbers: counts, coordinates, distances, ages. Each has its own strict grammar.

None takes signs, underscores or exponents where these mean nothing (``1_000``, ``nan``).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from msgspec import Struct
from pydantic import BeforeValidator, WithJsonSchema

from generator.model.base import Opaque, fault

_DEGREES = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,15})?", re.ASCII)
_DISTANCE = re.compile(r"(\d{1,5}(?:\.\d{1,3})?) ?(m|km|ft|mi|miles?)", re.ASCII)
_COUNT = re.compile(r"\d{1,6}", re.ASCII)
_AGE = re.compile(
    r"(\d{1,3})(?:(s)|-(\d{1,3})|(\.\d{1,2})| (days?|weeks?|months?|years?))?", re.ASCII
)
_IN_A_YEAR = {"day": 365, "week": 52, "month": 12, "year": 1}
_NUMBER_FORM = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
_QUANTITY = re.compile(rf"({_NUMBER_FORM})(?: ?[-–] ?({_NUMBER_FORM}))?", re.ASCII)
_METRES = {"m": 1.0, "km": 1000.0, "ft": 0.3048, "mi": 1609.344}
_AGES = "Write 17, 40s, 30-35, or 6 months."
OLDEST = 125


class Distance(Struct, Opaque, frozen=True):
    """A length: in metres, and as stated."""

    metres: float
    as_stated: str


class Age(Struct, Opaque, frozen=True):
    """An age in whole years, from lowest to highest, and as stated.

    It is stated as ``40s``, ``17`` or ``30-35``, and an infant's as ``6 months`` or ``0.5``.
    """

    low: int
    high: int
    as_stated: str


class Quantity(Struct, Opaque, frozen=True):
    """A number, from lowest to highest, and as stated (``1,340``, ``3.5``, ``12-14``)."""

    low: Decimal
    high: Decimal
    as_stated: str


def _degrees(limit: int, name: str) -> BeforeValidator:
    def read(value: Any) -> Decimal:  # noqa: ANN401 - it meets whatever an editor wrote
        if isinstance(value, Decimal):
            return value
        if not isinstance(value, str) or not _DEGREES.fullmatch(value):
            hint = "Write degrees with a point, such as 41.79 or -72.67."
            raise fault("place.bad-coordinate", f"{value!r:.40} is no {name}.", hint)
        degrees = Decimal(value)
        if abs(degrees) > limit:
            message = f"A {name} lies between -{limit} and {limit}; {value} does not."
            raise fault("place.bad-coordinate", message, "Are lat and lon exchanged?")
        return degrees

    return BeforeValidator(read)


def _distance(value: Any) -> Distance:  # noqa: ANN401 - likewise
    match = _DISTANCE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        message = f"{value!r:.40} is no distance."
        raise fault(
            "place.bad-distance", message, "Write it with its unit, such as 500 m or 2 km."
        )
    unit = "mi" if match[2].startswith("mi") else match[2]
    return Distance(float(match[1]) * _METRES[unit], match[0])


def _age(value: Any) -> Age:  # noqa: ANN401 - likewise
    match = _AGE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise fault("person.bad-age", f"{value!r:.40} is no age.", _AGES)
    low = int(match[1]) // _IN_A_YEAR.get((match[5] or "year").rstrip("s"), 1)
    high = low + 9 if match[2] else int(match[3] or low)
    if match[2] and low % 10:
        raise fault(
            "person.bad-age", f"{value} is no decade.", f"Write {low - low % 10}s, or {low}."
        )
    if high < low or low > OLDEST:
        raise fault("person.bad-age", f"{value} is no age a person has.", _AGES)
    return Age(low, high, match[0])


def read_quantity(value: Any) -> Quantity:  # noqa: ANN401 - likewise
    """Read a number, or a lowest and a highest.

    Raises:
        PydanticCustomError: ``figure.bad-number``.
    """
    match = _QUANTITY.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        hint = "Write 12, 1,340, 3.5 or 12-14, and its unit and “about” in fields of their own."
        raise fault("figure.bad-number", f"{value!r:.40} is no number.", hint)
    low = Decimal(match[1].replace(",", ""))
    high = Decimal((match[2] or match[1]).replace(",", ""))
    if high < low:
        hint = "Write the lower number first."
        raise fault("figure.bad-number", f"{value} ends before it begins.", hint)
    return Quantity(low, high, match[0])


def _count(value: Any) -> int:  # noqa: ANN401 - likewise
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _COUNT.fullmatch(value):
        return int(value)
    raise fault(
        "record.bad-number", f"{value!r:.40} is no whole number.", "Write digits, such as 14."
    )


Count = Annotated[
    int,
    BeforeValidator(_count),
    WithJsonSchema(
        {"type": ["integer", "string"], "minimum": 0, "pattern": f"^{_COUNT.pattern}$"}
    ),
]
"""A whole number from 0 to 999,999."""

_NUMBER = {"type": ["number", "string"], "pattern": f"^{_DEGREES.pattern}$"}
Latitude = Annotated[
    Decimal, _degrees(90, "latitude"), WithJsonSchema({**_NUMBER, "examples": [41.79]})
]
"""Degrees north, WGS 84, with as many decimals as were written."""

Longitude = Annotated[
    Decimal, _degrees(180, "longitude"), WithJsonSchema({**_NUMBER, "examples": [-72.67]})
]
"""Degrees east, WGS 84, with as many decimals as were written."""

DistanceField = Annotated[
    Distance,
    BeforeValidator(_distance),
    WithJsonSchema({"type": "string", "pattern": f"^{_DISTANCE.pattern}$", "examples": ["2 km"]}),
]
"""A Distance as a field of a record."""

AgeField = Annotated[
    Age,
    BeforeValidator(_age),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": f"^{_AGE.pattern}$",
            "examples": ["40s", "17", "30-35", "6 months"],
        }
    ),
]
"""An Age as a field of a record."""


QuantityField = Annotated[
    Quantity,
    BeforeValidator(read_quantity),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "pattern": f"^{_QUANTITY.pattern}$",
            "examples": ["12-14"],
        }
    ),
]
"""A Quantity as a field of a record."""


def decimals(degrees: Decimal) -> int:
    """Count the decimals as written, since each one tells more: 41.790 has three."""
    exponent = degrees.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
