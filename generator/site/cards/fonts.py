"""The fonts of the package, and which of them draws what.

No font of the machine is ever used, so that a card has the same bytes everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz
from msgspec import Struct
from msgspec.structs import replace

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
_AIR = 1.03  # between the lowest letter of a line and the highest of the next


class Face(Struct, frozen=True, eq=False):
    """One font file, ready to shape; each is one of a kind, so that what is kept of it is found.

    Attributes:
        name: The file's stem; part of the ids of the outlines.
        font: HarfBuzz's font, scaled to its own units.
        units: Units per em.
        letters: The code points that it has glyphs for.
        height: What it asks for between two baselines, in em; 0 where the layout's own will do.
    """

    name: str
    font: uharfbuzz.Font
    units: int
    letters: frozenset[int]
    height: float = 0.0


class Fonts(Struct, frozen=True, eq=False):
    """For every style the faces to try, in order; one of a kind, like its faces.

    Attributes:
        rightward: Where a line runs from left to right.
        leftward: Where it runs from right to left: its own scripts draw its marks and spaces too.
    """

    rightward: Mapping[Style, tuple[Face, ...]]
    leftward: Mapping[Style, tuple[Face, ...]]


class FontFile(Struct, frozen=True):
    """A font that a newsroom has added.

    Attributes:
        path: Where it lies.
        sha256: Of its bytes.
        is_strong: Whether it is for names and notices, which stand out.
    """

    path: Path
    sha256: str
    is_strong: bool = False


def read_face(path: Path) -> Face:
    """Read one font file."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return Face(path.stem, uharfbuzz.Font(face), face.upem, frozenset(face.unicodes))


def has_letters(path: Path) -> bool:
    """Whether a file is a font that HarfBuzz reads, with outlines for its letters."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    tags = set(face.table_tags)
    return bool(face.glyph_count and face.unicodes and tags & {"glyf", "CFF ", "CFF2"})


@cache
def _package_face(name: str) -> Face:
    return read_face(FOLDER / f"{name}.ttf")


@lru_cache(maxsize=32)
def _added_face(file: FontFile) -> Face:
    """Read an added font; its name in outlines is of its hash, since two may have one name."""
    face = read_face(file.path)
    metrics = face.font.get_font_extents("ltr")
    height = _AIR * (metrics.ascender - metrics.descender) / face.units
    return replace(face, name=f"added-{file.sha256[:8]}", height=height)


@lru_cache(maxsize=4)
def fonts_with(added: tuple[FontFile, ...]) -> Fonts:
    """The package's fonts and those that a newsroom has added, which draw what ours cannot."""

    def chain(style: Style, *names: tuple[str, ...]) -> tuple[Face, ...]:
        first = [_package_face(name) for several in names for name in several]
        is_strong = style is Style.STRONG
        others = sorted(added, key=lambda one: one.is_strong is not is_strong)
        last = [_package_face(name) for name in SIGNS]
        return (*first, *(_added_face(file) for file in others), *last)

    return Fonts(
        {style: chain(style, LATIN[style], LEFTWARD[style]) for style in Style},
        {style: chain(style, LEFTWARD[style], LATIN[style]) for style in Style},
    )
