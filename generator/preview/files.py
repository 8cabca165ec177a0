"""The files of the folder that is served: which one is meant, of what kind it is, which part.

Parts are what players of video and readers of map archives ask for (RFC 9110, 14).
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

_TEXT = "; charset=utf-8"
_KINDS = {
    ".atom": "application/atom+xml" + _TEXT,
    ".css": "text/css" + _TEXT,
    ".csv": "text/csv" + _TEXT,
    ".geojson": "application/geo+json",
    ".html": "text/html" + _TEXT,
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar" + _TEXT,
    ".jpg": "image/jpeg",
    ".js": "text/javascript" + _TEXT,
    ".json": "application/json",
    ".mjs": "text/javascript" + _TEXT,
    ".mp4": "video/mp4",
    ".mvt": "application/vnd.mapbox-vector-tile",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain" + _TEXT,
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml" + _TEXT,
}


def kind_of(name: str) -> str:
    """The media type of a file by its name; unknown ones are bytes and nothing more."""
    return _KINDS.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


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


def find(folder: Path, path: str) -> Path | None:
    """The file that an address stands for, or None where there is none within the folder."""
    root = folder.resolve()
    try:
        found = (root / path.lstrip("/")).resolve()
        if found.is_dir():
            found /= "index.html"
        inside = found.is_relative_to(root) and found.is_file()
    except (OSError, ValueError):  # too long, or with a NUL
        return None
    return found if inside else None
