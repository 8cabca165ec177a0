"""Parts of files, as players of video and readers of map archives ask for them (RFC 9110, 14)."""

from __future__ import annotations

import re

_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


def wanted_part(header: str | None, size: int) -> range | None:
    """The bytes that a Range header asks for.

    Args:
        header: The header's value, None where there is none.
        size: How many bytes the file has.

    Returns:
        The positions, empty where none of the file is in the range; None where the whole file is
        to be sent: without a header, and for what RFC 9110 lets a server ignore (several ranges,
        other units, malformed ones).
    """
    match = _RANGE.fullmatch((header or "").replace(" ", ""))
    if match is None or match.groups() == ("", ""):
        return None
    first, last = (_number(digits, size) for digits in match.groups())
    if first is None:  # the last so many bytes
        return range(max(0, size - (last or 0)), size) if last else range(0)
    if last is not None and last < first:
        return None if first < size else range(0)
    end = size if last is None else min(last + 1, size)
    return range(first, end) if first < size else range(0)


def _number(digits: str, size: int) -> int | None:
    """The number that digits say, however many there are; nothing lies beyond the size."""
    if not digits:
        return None
    significant = digits.lstrip("0") or "0"
    return int(significant) if len(significant) <= len(str(size)) else size
