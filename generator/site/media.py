"""The sizes in which a picture is published, and their names.

A rendition is named by a hash of all that goes into it, so that names are known before anything
is encoded, browsers may keep the file for ever, and the cache finds it again.
"""

from __future__ import annotations

import hashlib

from msgspec import Struct

from generator.model.media import MediaFile

WIDTHS = (320, 640, 960, 1280, 1920)
"""Pixels across; a picture is never made larger than it is."""
MOST_SHOWN = 6_000_000
"""Pixels of a size beside the smallest: a very tall picture is not needed wide."""

_RECIPE = "2 webp q80 m4"


class Rights(Struct, frozen=True):
    """What stays with a picture wherever it goes: credit and rights, from the record."""

    credit: str
    rights: str


class Rendition(Struct, frozen=True):
    """One size of a picture.

    Attributes:
        name: Its file name.
        width: Pixels across.
        height: Pixels down.
    """

    name: str
    width: int
    height: int


def renditions(file: MediaFile, rights: Rights) -> tuple[Rendition, ...]:
    """Plan the sizes of a picture, the smallest first; none where it is no picture."""
    if file.picture is None:
        return ()
    full_width, full_height = file.picture.width, file.picture.height
    widths = [width for width in WIDTHS if width < full_width]
    widths.append(min(full_width, WIDTHS[-1]))
    sizes = {width: max(1, round(full_height * width / full_width)) for width in widths}
    return tuple(
        Rendition(_name(file, rights, width), width, height)
        for width, height in sizes.items()
        if width == widths[0] or width * height <= MOST_SHOWN
    )


def _name(file: MediaFile, rights: Rights, width: int) -> str:
    made_of = "\0".join([_RECIPE, file.sha256, rights.credit, rights.rights, str(width)])
    return f"{hashlib.sha256(made_of.encode()).hexdigest()[:16]}-{width}.webp"


def srcset(sizes: tuple[Rendition, ...], folder: str) -> str:
    """The ``srcset`` attribute for some renditions, which lie in a folder, such as ``media/``."""
    return ", ".join(f"{folder}{size.name} {size.width}w" for size in sizes)
