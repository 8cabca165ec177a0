"""Lengths and sizes in words, by the words that the CLDR has for units."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal

from babel.units import format_unit

from generator.site.words import Words

MILE_M, FOOT_M = 1609.344, 0.3048
SQUARE_KM, ACRE = 1_000_000.0, 4046.856
_DIGITS = "#,##0.##########"
_Width = Literal["short", "long", "narrow"]


def metric(metres: float, words: Words) -> str:
    """Write a length in metres or kilometres: "600 m", "2.5 km"."""
    if metres < 1000:  # noqa: PLR2004 - metres
        return _unit(f"{metres:.10g}", "length-meter", words)
    return _unit(f"{metres / 1000:.10g}", "length-kilometer", words)


def imperial(units: float, *, miles: bool, words: Words) -> str:
    """Write so many miles or feet."""
    return _unit(f"{units:.10g}", "length-mile" if miles else "length-foot", words)


def far(metres: float, words: Words) -> str:
    """Write a distance as one would say it: "600 m (0.4 mi)", "2.4 km (1.5 mi)"."""
    miles = metres / MILE_M
    if metres < 1000:  # noqa: PLR2004 - metres
        rounded = round(metres / 10) * 10 if metres >= 100 else round(metres)  # noqa: PLR2004
        short = _unit(f"{rounded}", "length-meter", words)
        return _both(short, _miles(f"{miles:.1g}", words), words) if miles >= 0.1 else short  # noqa: PLR2004
    decimals = 1 if metres < 100_000 else 0  # noqa: PLR2004 - metres
    return _both(
        _unit(f"{metres / 1000:.{decimals}f}", "length-kilometer", words),
        _miles(f"{miles:.{decimals}f}", words),
        words,
    )


def from_afar(metres: float, words: Words) -> str:
    """Write a distance in whole kilometres: "2 km (1 mi)"."""
    return _both(
        _unit(f"{round(metres / 1000)}", "length-kilometer", words),
        _miles(f"{max(round(metres / MILE_M), 1)}", words),
        words,
    )


def square(metres: float, words: Words) -> str:
    """Write an area as one would say it: "3.2 km² (1.2 sq mi)", "60,000 m² (15 acres)"."""
    if metres < SQUARE_KM / 10:
        digits = 1 - math.floor(math.log10(max(metres, 1)))
        acres = _unit(f"{max(metres / ACRE, 0.1):.2g}", "area-acre", words, "long")
        return _both(
            _unit(f"{round(metres, digits):.0f}", "area-square-meter", words), acres, words
        )
    kilometres, miles = metres / SQUARE_KM, metres / MILE_M**2
    large = kilometres >= 100  # noqa: PLR2004 - square kilometres
    return _both(
        _unit(f"{kilometres:.{0 if large else 1}f}", "area-square-kilometer", words),
        _unit(f"{miles:.0f}" if large else f"{miles:.2g}", "area-square-mile", words),
        words,
    )


def _miles(number: str, words: Words) -> str:
    return _unit(number, "length-mile", words)


def _both(metric: str, imperial: str, words: Words) -> str:
    """Write a length or a size twice; a translation may leave the second one away."""
    # For translators: a length or a size in metric units and in those of the United States; leave
    # out the second where your readers do not know it.
    return words.gettext("%(metric)s (%(imperial)s)", metric=metric, imperial=imperial)


@lru_cache(maxsize=1 << 9)  # few radii and distances stand on most maps
def _unit(number: str, unit: str, words: Words, width: _Width = "short") -> str:
    return words.as_ours(
        format_unit(float(number), unit, width, format=_DIGITS, locale=words.locale)
    )
