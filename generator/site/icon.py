"""The picture by which a browser tells the tabs of a site: the newsroom's logo, or its letter.

A site that names no icon is asked for ``/favicon.ico``, which is not there; and an empty one in
the page itself is refused by our own policy, which lets pictures come from the site alone.
"""

from __future__ import annotations

import unicodedata
from html import escape
from pathlib import Path

from msgspec import Struct

from generator.site.assets import name_by_content
from generator.site.edition import Edition

_LOGO_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
_DRAWN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64"><style>\
rect{fill:#1c1b18}text,circle{fill:#fdfcf9}\
@media(prefers-color-scheme:dark){rect{fill:#ece8df}text,circle{fill:#161719}}</style>\
<rect width="64" height="64" rx="12"/>%s</svg>
"""
"""On ink in light, on paper in dark: tabs are then of the other."""
_LETTER = (
    '<text x="32" y="47" text-anchor="middle" font-family="Georgia,serif" font-weight="700"'
    ' font-size="44">%s</text>'
)
_NO_LETTER = '<circle cx="32" cy="32" r="14"/>'


class Icon(Struct, frozen=True):
    """The icon as it is published.

    Attributes:
        path: Where, relative to the site's root.
        kind: Its media type.
        source: The file of the logo, or the picture that was drawn.
    """

    path: str
    kind: str
    source: Path | bytes

    def read(self) -> bytes:
        """Give its bytes: every page names the icon, and one alone publishes it."""
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()


def icon_of(edition: Edition) -> Icon:
    """Give the logo; where there is none, a picture of the first letter of the newsroom's name."""
    logo = logo_of(edition)
    if logo:
        return logo
    drawn = draw_icon(edition.newsroom.name).encode()
    return Icon(name_by_content("icon.svg", drawn), _LOGO_KINDS[".svg"], drawn)


def logo_of(edition: Edition) -> Icon | None:
    """Find the logo in the theme; None where the newsroom names none, or the theme has it not."""
    name = edition.newsroom.logo
    if name is None:
        return None
    for folder in edition.theme:
        file = folder / "static" / name
        if file.suffix in _LOGO_KINDS and file.is_file():
            return Icon(f"logo{file.suffix}", _LOGO_KINDS[file.suffix], file)
    return None


def draw_icon(name: str) -> str:
    """Draw the first letter or figure of a name as SVG; a dot where it has neither."""
    letter = _first_letter(name)
    return _DRAWN % (_LETTER % escape(letter) if letter else _NO_LETTER)


def _first_letter(name: str) -> str:
    """The first letter or figure, with the marks that are written on it."""
    composed = unicodedata.normalize("NFC", name)
    start = next((at for at, one in enumerate(composed) if one.isalnum()), len(composed))
    end = start + 1
    while end < len(composed) and unicodedata.category(composed[end]).startswith("M"):
        end += 1
    return composed[start:end]
