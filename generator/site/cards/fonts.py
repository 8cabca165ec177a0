"""The fonts of the package, and which of them draws what.

No font of the machine is ever used, so that a card has the same bytes everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import uharfbuzz
from msgspec import Struct

FOLDER = Path(__file__).parent / "fonts"


class Style(StrEnum):
    """A spec in which a card is set."""

    QUOTE = "quote"
    STRONG = "strong"
    PLAIN = "plain"


# The theme's own families first, then what they lack: Greek and rarer Latin.
LATIN: Mapping[Style, tuple[str, ...]] = {
    Style.QUOTE: ("Newsreader-Medium", "SourceSerif4-Regular"),
    Style.STRONG: ("LibreFranklin-SemiBold", "SourceSerif4-Regular"),
    Style.PLAIN: ("LibreFranklin-Regular", "SourceSerif4-Regular"),
}
LEFTWARD: Mapping[Style, tuple[str, ...]] = {
    Style.QUOTE: ("NotoNaskhArabic-Regular", "NotoSerifHebrew-Regular"),
    Style.STRONG: ("NotoNaskhArabic-SemiBold", "NotoSerifHebrew-SemiBold"),
    Style.PLAIN: ("NotoNaskhArabic-Regular", "NotoSerifHebrew-Regular"),
}
SIGNS = ("NotoEmoji-Regular",)


class Face(Struct, frozen=True, eq=False):
    """One font file, ready to shape; each is one of a kind, so that what is kept of it is found.

    Attributes:
        name: The file's stem; part of the ids of the outlines.
        font: HarfBuzz's font, scaled to its own units.
        units: Units per em.
        letters: The code points that it has glyphs for.
    """

    name: str
    font: uharfbuzz.Font
    units: int
    letters: frozenset[int]


class Fonts(Struct, frozen=True, eq=False):
    """For every style the faces to try, in order; one of a kind, like its faces.

    Attributes:
        rightward: Where a line runs from left to right.
        leftward: Where it runs from right to left: its own scripts draw its marks and spaces too.
    """

    rightward: Mapping[Style, tuple[Face, ...]]
    leftward: Mapping[Style, tuple[Face, ...]]


def read_face(path: Path) -> Face:
    """Read one font file."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return Face(path.stem, uharfbuzz.Font(face), face.upem, frozenset(face.unicodes))


@cache
def package_fonts() -> Fonts:
    """Read the fonts that the package carries; once in each process, since they never change."""
    names = {name for style in Style for name in (*LATIN[style], *LEFTWARD[style], *SIGNS)}
    faces = {name: read_face(FOLDER / f"{name}.ttf") for name in sorted(names)}

    def chain(*names: str) -> tuple[Face, ...]:
        return tuple(faces[name] for name in names)

    return Fonts(
        {style: chain(*LATIN[style], *LEFTWARD[style], *SIGNS) for style in Style},
        {style: chain(*LEFTWARD[style], *LATIN[style], *SIGNS) for style in Style},
    )
