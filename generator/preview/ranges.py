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
    first, last = match.groups()
    if not first:  # the last so many bytes
        return range(max(0, size - int(last)), size) if int(last) else range(0)
    if last and int(last) < int(first):
        return None
    end = min(int(last) + 1, size) if last else size
    return range(int(first), end) if int(first) < size else range(0)
