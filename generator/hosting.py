"""The host of a build: it makes the ordinary pages, which no incident goes into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from generator.output import Store, fingerprint, fingerprint_of_files
from generator.site.edition import Edition, Output
from generator.version import code_version

_Rows = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Hosted:
    """What the host of the build made itself.

    Attributes:
        files: The ordinary pages and the theme’s static files.
        whole: Whether the files are the whole site, as other plugins left it.
    """

    files: tuple[Output, ...]
    whole: bool = False


class HostError(Exception):
    """The host cannot make the ordinary pages; the message says why."""


Host = Callable[[Edition], Hosted]
"""Makes the ordinary pages of an edition; ``pelican_plugin.host`` is the one there is."""


def hosted_pages(found: Edition, host: Host, store: Store) -> Hosted:
    """Ask the host for the ordinary pages, unless what it made last time still holds.

    What the host made as the whole site depends on other plugins, so it is never kept.
    """
    parts = fingerprint_of_files(*found.theme, found.content / "pages")
    conf = Path("pelicanconf.py")
    key = fingerprint(
        code_version(), parts, found.version, conf.read_bytes() if conf.is_file() else b""
    )
    kept = store.get("pages", key)
    if kept is not None:
        return Hosted(tuple(Output(*row) for row in msgspec.msgpack.decode(kept, type=_Rows)))
    hosted = host(found)
    if not hosted.whole:
        rows = [(output.path, output.content) for output in hosted.files]
        store.put("pages", key, msgspec.msgpack.encode(rows))
    return hosted
