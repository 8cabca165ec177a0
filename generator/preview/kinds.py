"""What kind of file a name tells of, as a host says it in Content-Type."""

from __future__ import annotations

from pathlib import PurePosixPath

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
