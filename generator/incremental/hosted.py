"""The ordinary pages, which Pelican makes and no incident goes into, kept from the last build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from generator.history.cache import decoded
from generator.incremental.fingerprints import code_fingerprint
from generator.incremental.plugins import has_other_plugins
from generator.incremental.store import Store
from generator.output import BuildError, File, fingerprint, fingerprint_of_files
from generator.site.edition import Edition


class Hosted(msgspec.Struct, frozen=True):
    """What the host of the build made itself.

    Attributes:
        files: The ordinary pages and the theme’s static files.
        whole: Whether the files are the whole site, as other plugins left it.
        sources: By the path of a file, the file of the content folder that it is made from.
    """

    files: tuple[File, ...]
    whole: bool = False
    sources: dict[str, str] = {}


class HostError(BuildError):
    """The host cannot make the ordinary pages; the message says why."""


Host = Callable[[Edition], Hosted]
"""Makes the ordinary pages of a site; ``pelican_plugin.host`` is the one there is."""


def hosted_pages(edition: Edition, host: Host, store: Store) -> Hosted:
    """Ask the host for the ordinary pages, unless what it made last time still holds.

    What depends on other plugins is never kept: nobody knows what they read.
    """
    own = ("incidents", "basemap", "newsroom.yaml")
    others = sorted(one for one in edition.content.iterdir() if one.name not in own)
    # which pages are published depends on what their folder is called, too
    names = "\n".join(one.name for one in others)
    files = fingerprint_of_files(*edition.theme, *others)
    conf = Path("pelicanconf.py")
    settings = conf.read_bytes() if conf.is_file() else b""
    key = fingerprint(code_fingerprint(), names, files, edition.inputs, settings)
    known = decoded(store.get("pages", key), Hosted)
    if known is None:
        known = host(edition)
        if not known.whole and not has_other_plugins(conf):
            store.put("pages", key, msgspec.msgpack.encode(known))
    return known
