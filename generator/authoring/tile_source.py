"""Bytes of an archive of tiles, wherever it lies: a file, or a server that sends parts.

An archive of the world has a hundred gigabytes; only its directories and the wanted tiles are
asked for, by HTTP ranges (RFC 9110, 14).
"""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

PATIENCE = 30.0  # seconds for each answer
_TRIES = 2
_PARTIAL = 206
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
AGENT = "incident-explainer (cuts street tiles out)"


class TileSourceError(Exception):
    """The archive cannot be read; the message says why, and what to do."""


class TileSource(Struct, frozen=True):
    """Where an archive is read from.

    Attributes:
        name: What it is called: its address, or its path as given.
        read: Gives bytes, by their offset and number.
    """

    name: str
    read: Callable[[int, int], bytes]


def open_source(name: str) -> TileSource:
    """Open an archive by its address or its path.

    Raises:
        TileSourceError: Where there is nothing to read from.
    """
    if urlsplit(name).scheme in {"http", "https"}:
        return TileSource(name, _Remote(name).read)
    path = Path(name)
    if not path.is_file():
        raise TileSourceError(f"There is no file {name}. Name one, or an address: https://….")
    return TileSource(name, _local(path))


def _local(path: Path) -> Callable[[int, int], bytes]:
    def read(offset: int, length: int) -> bytes:
        with path.open("rb") as file:
            file.seek(offset)
            data = file.read(length)
        if len(data) < length and offset:
            raise TileSourceError(f"{path} is cut off: it ends before its own directory says.")
        return data

    return read


class _Remote:
    """A server's archive; it must stay the same while it is read."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.tag: str | None = None

    def read(self, offset: int, length: int) -> bytes:
        """Ask for a part, and once more where the answer broke off."""
        for left in reversed(range(_TRIES)):
            try:
                return self._asked(offset, length)
            except (http.client.HTTPException, OSError) as error:
                if isinstance(error, urllib.error.HTTPError) or not left:
                    raise TileSourceError(f"{self.address}: {_said(error)}") from None
        raise AssertionError

    def _asked(self, offset: int, length: int) -> bytes:
        wanted = {"Range": f"bytes={offset}-{offset + length - 1}", "User-Agent": AGENT}
        request = urllib.request.Request(self.address, headers=wanted)  # noqa: S310 - http alone comes here
        with closing(urllib.request.urlopen(request, timeout=PATIENCE)) as answer:  # noqa: S310 - likewise
            first = _first(answer.headers.get("Content-Range", ""))
            if answer.status != _PARTIAL or first != offset:
                raise TileSourceError(
                    f"{self.address}: this server sends the whole file and no parts."
                    " Download it, and name the file in place of the address."
                )
            tag = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
            if self.tag is not None and tag != self.tag:
                raise TileSourceError(f"{self.address} changed while it was read; run it again.")
            self.tag = tag
            data: bytes = answer.read(length)
            if len(data) < length and offset:
                raise http.client.IncompleteRead(data, length - len(data))
            return data


def _first(content_range: str) -> int | None:
    found = _RANGE.fullmatch(content_range.strip())
    return int(found[1]) if found else None


def _said(error: Exception) -> str:
    """Why nothing came, for somebody at a terminal."""
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answers {error.code} {error.reason}. Is the address right?"
    if isinstance(error, http.client.IncompleteRead):
        return "the answer broke off twice. Run it again; what was installed is untouched."
    reason = getattr(error, "reason", None) or error
    return f"there is no answer ({reason}). Run it again; what was installed is untouched."
