"""From words to glyphs: which way they run, which face draws them, how wide, and their outlines.

HarfBuzz shapes; what is measured here is what is drawn, glyph by glyph. The order of what runs
leftward and rightward in one line is that of the Unicode Bidirectional Algorithm (UAX 9), through
python-bidi.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple
from unicodedata import bidirectional, category, combining, normalize

import uharfbuzz
from bidi import algorithm
from msgspec import Struct

from generator.site.cards.fonts import Face, Fonts, Style

JOINER = "\u200d"
# They draw nothing themselves: what joins, parts or turns its neighbours, and the widths of space
# and the unbreakable hyphen, which HarfBuzz makes of what every face has.
UNDRAWN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\u00a0\u202f\u2009\u2011")

# The kinds of letters without which a line that begins rightward runs rightward throughout: most
# lines have none, and python-bidi takes longer over them than all the rest.
TURNING = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "FSI"})

# Stands for letters newer than our tables of Unicode, which python-bidi cannot order.
UNKNOWN = "\ufffd"


class Glyph(NamedTuple):
    """One glyph in its place, in units of its face, from the start of its run."""

    number: int
    x: int
    y: int


class GlyphRun(Struct, frozen=True):
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


class DirectionSpan(Struct, frozen=True):
    """A stretch of a line that runs one way.

    Attributes:
        start: The index of its first character.
        end: The index behind its last character.
        level: The embedding level; an odd one runs from right to left.
    """

    start: int
    end: int
    level: int

    @property
    def leftward(self) -> bool:
        """Whether it runs from right to left."""
        return self.level % 2 == 1


def shape(
    line: str, style: Style, fonts: Fonts, *, leftward: bool = False, language: str = ""
) -> tuple[GlyphRun, ...]:
    """Shape one line; its runs come from left to right.

    Args:
        line: The words.
        style: Which faces.
        fonts: Where these are from.
        leftward: Whether the line runs from right to left.
        language: Whose forms letters have, a BCP 47 tag; of none in particular where empty.
    """
    runs: list[GlyphRun] = []
    start = 0.0
    for stretch in _stretches(line, style, fonts, leftward=leftward):
        runs.append(_shaped(stretch, start, language))
        start += runs[-1].width
    return tuple(runs)


@lru_cache(maxsize=1 << 14)
def width(
    line: str, style: Style, fonts: Fonts, *, leftward: bool = False, language: str = ""
) -> float:
    """Measure a line, in em; the same words are measured again and again."""
    runs = shape(line, style, fonts, leftward=leftward, language=language)
    return sum(run.width for run in runs)


def tallest(text: str, style: Style, fonts: Fonts) -> float:
    """What the tallest of the faces that draw a text asks for between baselines, in em."""
    chain = fonts.rightward[style]
    faces = {face.name: face for _, face in _by_face(text, chain)} if text else {}
    return max((face.height for face in faces.values()), default=0.0)


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
    chain = fonts.rightward[style]
    if _covers_all(chain[0], line):
        return []
    letters = dict.fromkeys(clusters(line))
    return [letter for letter in letters if not any(_covers(face, letter) for face in chain)]


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


def _covers_all(face: Face, text: str) -> bool:
    """Whether a face has all letters of a text, and no mark there that has to find its place."""
    return face.letters.issuperset(map(ord, text)) and not any(map(combining, text))


@lru_cache(maxsize=1 << 14)
def _covers(face: Face, cluster: str) -> bool:
    """Whether a face has a letter with its marks, and sets these where they belong."""
    has_all = any(
        all(ord(letter) in face.letters for letter in form if letter not in UNDRAWN)
        for form in (cluster, normalize("NFC", cluster), normalize("NFD", cluster))
    )
    marked = has_all and any(combining(letter) >= _PLACED for letter in cluster[1:])
    return has_all and (not marked or _are_marks_in_place(face, cluster))


_PLACED = 218
"""The first combining class of marks that stand apart from a letter, above or below (UAX 44)."""


_ASIDE, _LEAST_ASIDE = 0.3, 0.06
"""How far a mark’s middle may be from its letter’s: in widths of it, and in em at the least."""


def _are_marks_in_place(face: Face, cluster: str) -> bool:
    """Whether every mark stands over the letter it belongs to.

    A face may have a letter and a mark and not know where the one stands on the other: its mark
    then stands behind the letter, as accents do in Yoruba.
    """
    buffer = _buffer(cluster, "")
    uharfbuzz.shape(face.font, buffer)
    x, spans = 0, list[tuple[int, int]]()
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        ink = face.font.get_glyph_extents(glyph.codepoint)
        if ink is not None and ink.width:
            left = x + position.x_offset + ink.x_bearing
            spans.append((left, left + ink.width))
        x += position.x_advance
    if not spans:
        return True
    start, end = spans[0]
    room = max(_ASIDE * (end - start), _LEAST_ASIDE * face.units)
    return all(abs(left + right - start - end) / 2 <= room for left, right in spans[1:])


def _stretches(line: str, style: Style, fonts: Fonts, *, leftward: bool) -> Iterator[_Stretch]:
    """Cut a line where its direction or its face changes; they come from left to right."""
    for span in spans(line, leftward=leftward):
        part = line[span.start : span.end]
        chain = (fonts.leftward if span.leftward else fonts.rightward)[style]
        pieces = list(_by_face(part, chain))
        for text, face in reversed(pieces) if span.leftward else pieces:
            yield _Stretch(text, face, span.leftward)


def _by_face(text: str, chain: tuple[Face, ...]) -> Iterator[tuple[str, Face]]:
    current, piece = chain[0], ""
    if text and _covers_all(current, text):
        yield text, current
        return
    for cluster in clusters(text):
        face = next((face for face in chain if _covers(face, cluster)), chain[0])
        if piece and face is not current:
            yield piece, current
            piece = ""
        current, piece = face, piece + cluster
    if piece:
        yield piece, current


def _buffer(text: str, language: str) -> uharfbuzz.Buffer:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language or "und"  # else it is that of the machine
    return buffer


def _shaped(stretch: _Stretch, start: float, language: str) -> GlyphRun:
    buffer = _buffer(stretch.text, language)
    buffer.direction = "rtl" if stretch.leftward else "ltr"
    uharfbuzz.shape(stretch.face.font, buffer)
    glyphs: list[Glyph] = []
    x = 0
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(glyph.codepoint, x + position.x_offset, position.y_offset))
        x += position.x_advance
    return GlyphRun(stretch.face, tuple(glyphs), start, x / stretch.face.units)


def starts_leftward(text: str, *, otherwise: bool) -> bool:
    """Whether a text runs leftward, by its first letter that has a direction (rules P2 and P3)."""
    strong = (bidirectional(letter) for letter in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), None)
    return otherwise if first is None else first != "L"


def spans(line: str, *, leftward: bool) -> list[DirectionSpan]:
    """Cut a line where its direction changes; the spans come in the order of the page."""
    if not leftward and not any(bidirectional(letter) in TURNING for letter in line):
        return [DirectionSpan(0, len(line), 0)] if line else []
    found: list[DirectionSpan] = []
    start = 0
    for level, same in groupby(_levels(line, leftward=leftward)):
        end = start + len(list(same))
        found.append(DirectionSpan(start, end, level))
        start = end
    return _reorder(found)


def _levels(line: str, *, leftward: bool) -> list[int]:
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = int(leftward)
    storage["base_dir"] = "R" if leftward else "L"
    known = "".join(letter if bidirectional(letter) else UNKNOWN for letter in line)
    algorithm.get_embedding_levels(known, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    resolved = iter(storage["chars"])
    levels: list[int] = []
    for letter in line:
        if bidirectional(letter) in algorithm.X9_REMOVED:  # a joiner goes with what it joins
            levels.append(levels[-1] if levels else int(leftward))
        else:
            levels.append(next(resolved)["level"])
    return levels


def _reorder(found: list[DirectionSpan]) -> list[DirectionSpan]:
    """Rule L2: from the highest level down to the lowest odd one, turn what stands together."""
    ordered = list(found)
    for level in range(max((span.level for span in found), default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = max(end, start + 1)
    return ordered
