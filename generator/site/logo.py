"""The newsroom’s logo: a file of the theme, published at an address that lasts."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.site.edition import Edition

KINDS = {".svg": "image/svg+xml", ".png": "image/png"}


class Logo(Struct, frozen=True):
    """The logo as it is published.

    Attributes:
        path: Where, relative to the site’s root.
        kind: Its media type.
        file: Where it lies.
    """

    path: str
    kind: str
    file: Path


def logo_of(edition: Edition) -> Logo | None:
    """Find the logo in the theme; None where the newsroom names none, or the theme has it not."""
    name = edition.site.newsroom.logo
    if name is None:
        return None
    for folder in edition.theme:
        file = folder / "static" / name
        if file.suffix in KINDS and file.is_file():
            return Logo(f"logo{file.suffix}", KINDS[file.suffix], file)
    return None
