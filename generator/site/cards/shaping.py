"""From words to glyphs: which face draws what, how wide it runs, and its outlines.

HarfBuzz shapes; what is measured here is what is drawn, glyph by glyph.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import bidirectional, category, combining, normalize

import uharfbuzz
from msgspec import Struct

from generator.site.cards.direction import TURNING, spans
from generator.site.cards.fonts import Face, Fonts, Style

JOINER = "\u200d"
# They draw nothing themselves: what joins, parts or turns its neighbours, and the widths of space
# and the unbreakable hyphen, which HarfBuzz makes of what every face has.
UNDRAWN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\u00a0\u202f\u2009\u2011")


class Glyph(NamedTuple):
    """One glyph in its place, in units of its face, from the start of its run."""

    number: int
    x: int
    y: int


class Run(Struct, frozen=True):
    """Glyphs of one face, from left to right.

    Attributes:
        face: The face that draws them.
        glyphs: In the order of the page.
        start: From the start of the line, in em.
        width: In em.
    """

    face: Face
    glyphs: tuple[Glyph, ...]
    start: float
    width: float


class _Stretch(NamedTuple):
    """A part of a line that one face draws one way."""

    text: str
    face: Face
    leftward: bool


def shape(line: str, style: Style, fonts: Fonts, *, leftward: bool = False) -> tuple[Run, ...]:
    """Shape one line; its runs come from left to right."""
    runs: list[Run] = []
    start = 0.0
    for stretch in _stretches(line, style, fonts, leftward=leftward):
        glyphs, advance = _glyphs(stretch)
        runs.append(Run(stretch.face, glyphs, start, advance / stretch.face.units))
        start += runs[-1].width
    return tuple(runs)


def width(line: str, style: Style, fonts: Fonts, *, leftward: bool = False) -> float:
    """Measure a line, in em."""
    stretches = _stretches(line, style, fonts, leftward=leftward)
    return sum(_advance(stretch) / stretch.face.units for stretch in stretches)


def is_plain(text: str, style: Style, fonts: Fonts) -> bool:
    """Tell whether the style's first face draws all of a text, from left to right."""
    return _plain_letters(style, fonts).issuperset(text)


@cache
def _plain_letters(style: Style, fonts: Fonts) -> frozenset[str]:
    letters = map(chr, fonts.rightward[style][0].letters)
    return frozenset(letter for letter in letters if bidirectional(letter) not in TURNING)


@cache
def outline(face: Face, number: int) -> str:
    """Draw a glyph as an SVG path in the units of its face, y upwards; empty for a space.

    A shape never changes, so each is drawn once in each process.
    """
    # measuring needs no outlines, and most builds draw nothing
    from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415

    pen = SVGPathPen(None, ntos="{:.9g}".format)
    face.font.draw_glyph_with_pen(number, pen)
    commands: str = pen.getCommands()
    return commands


def undrawable(line: str, style: Style, fonts: Fonts) -> list[str]:
    """Find the letters that no face of the style has, each with its marks, without repetition."""
    if is_plain(line, style, fonts):
        return []
    chain = fonts.rightward[style]
    missing = [letter for letter in clusters(line) if not any(_covers(f, letter) for f in chain)]
    return list(dict.fromkeys(missing))


def clusters(text: str) -> Iterator[str]:
    """Cut a text into letters with their marks; what a joiner joins stays together."""
    cluster = ""
    for letter in text:
        continues = combining(letter) or category(letter) in ("Mn", "Me")
        skin_tone = "\U0001f3fb" <= letter <= "\U0001f3ff"
        if cluster and (continues or skin_tone or letter in UNDRAWN or cluster[-1] == JOINER):
            cluster += letter
            continue
        if cluster:
            yield cluster
        cluster = letter
    if cluster:
        yield cluster


@lru_cache(maxsize=1 << 14)
def _covers(face: Face, cluster: str) -> bool:
    return any(
        all(ord(letter) in face.letters for letter in form if letter not in UNDRAWN)
        for form in (cluster, normalize("NFC", cluster), normalize("NFD", cluster))
    )


def _stretches(line: str, style: Style, fonts: Fonts, *, leftward: bool) -> Iterator[_Stretch]:
    """Cut a line where its direction or its face changes; they come from left to right."""
    if not leftward and is_plain(line, style, fonts):
        if line:
            yield _Stretch(line, fonts.rightward[style][0], leftward=False)
        return
    for span in spans(line, leftward=leftward):
        part = line[span.start : span.end]
        chain = (fonts.leftward if span.leftward else fonts.rightward)[style]
        pieces = list(_by_face(part, chain))
        for text, face in reversed(pieces) if span.leftward else pieces:
            yield _Stretch(text, face, span.leftward)


def _by_face(text: str, chain: tuple[Face, ...]) -> Iterator[tuple[str, Face]]:
    current, piece = chain[0], ""
    for cluster in clusters(text):
        face = next((face for face in chain if _covers(face, cluster)), chain[0])
        if piece and face is not current:
            yield piece, current
            piece = ""
        current, piece = face, piece + cluster
    if piece:
        yield piece, current


def _shaped(stretch: _Stretch) -> uharfbuzz.Buffer:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(stretch.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if stretch.leftward else "ltr"
    uharfbuzz.shape(stretch.face.font, buffer)
    return buffer


def _advance(stretch: _Stretch) -> int:
    """How far the glyphs of a stretch run."""
    return sum(position.x_advance for position in _shaped(stretch).glyph_positions)


def _glyphs(stretch: _Stretch) -> tuple[tuple[Glyph, ...], int]:
    """The glyphs of a stretch, and how far they run."""
    buffer = _shaped(stretch)
    glyphs: list[Glyph] = []
    x = 0
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(glyph.codepoint, x + position.x_offset, position.y_offset))
        x += position.x_advance
    return tuple(glyphs), x
