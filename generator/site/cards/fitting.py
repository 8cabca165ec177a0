"""How large a text is set, and where its lines break.

A paragraph is cut so that its lines are as even as they can be; its last line is never a single
short word (a widow), and no line starts with a dash, an ellipsis or a closing mark. It is set at
the largest size at which it fits its box and stands evenly in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from generator.reading.scripts import script_of
from generator.site.cards.fonts import Fonts, Style
from generator.site.cards.shaping import width

EVEN = 0.72  # of the longest line: what the shortest should have
WORTH = 0.75  # of the largest size: what evenness may cost
# Not \s: a no-break space is part of a word, which is what it is for.
SPACES = re.compile(r"[ \t\n\r]+")
# Behind a hyphen or a long dash between letters a line may end.
INNER = re.compile(r"(?<=\w\w[-\u2010])(?=\w\w)|(?<=\w[\u2014/])(?=\w)")
# Korean, though its letters stand alone, puts spaces between words and breaks lines there.
WITHOUT_SPACES = frozenset(
    {"Hani", "Hira", "Kana", "Bopo", "Yiii", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"}
)
NEVER_FIRST = "\u2013\u2014\u2026.,;:!?%)]}»”’›"
NEVER_LAST = "([{«“„‹¿¡"
WIDOW = 1 / 3  # a single word that fills this much of the measure may stand alone


class TextSpec(Struct, frozen=True):
    """How a text is set.

    Attributes:
        style: Which faces.
        sizes: The sizes to try, in pixels, the largest first.
        leading: From one baseline to the next, as a multiple of the size.
        lines: How many lines there may be; 0 for as many as fit.
        leftward: Whether the text runs from right to left.
        language: Of the text, a BCP 47 tag: where lines may break, and which forms letters have.
        rise: How much lower than usual the first baseline stands, in em: tall scripts need it.
    """

    style: Style
    sizes: tuple[int, ...]
    leading: float = 1.25
    lines: int = 0
    leftward: bool = False
    language: str = ""
    rise: float = 0.0

    def roomy(self, height: float) -> TextSpec:
        """The same for faces that ask for a distance between baselines, in em."""
        more = max(0.0, height - self.leading)
        return replace(self, leading=self.leading + more, rise=more / 2)


class FittedText(Struct, frozen=True):
    """A text set in lines.

    Attributes:
        spec: How it is set.
        size: In pixels.
        lines: From top to bottom.
    """

    spec: TextSpec
    size: int
    lines: tuple[str, ...]

    @property
    def step(self) -> int:
        """From one baseline to the next, in pixels."""
        return round(self.size * self.spec.leading)

    @property
    def height(self) -> int:
        """In pixels."""
        return self.step * len(self.lines)


class Segment(NamedTuple):
    """What no line break may part.

    Attributes:
        text: The letters.
        width: In em.
        gap: The width of the space behind it, in em; 0 where the next piece follows directly.
    """

    text: str
    width: float
    gap: float


def fit(text: str, spec: TextSpec, fonts: Fonts, measure: int, height: int) -> FittedText | None:
    """Set a text as large as its box allows, or somewhat smaller where its lines are then even.

    Args:
        text: One paragraph.
        spec: How to set it.
        fonts: What to set it with.
        measure: The width of the box, in pixels.
        height: Its height, in pixels.

    Returns:
        The text in lines, or None where the text does not fit at the smallest size.
    """
    largest = None
    for fitted in _fitted_at_each_size(measured(text, spec, fonts), spec, measure, height):
        largest = largest or fitted
        if fitted.size < largest.size * WORTH:
            break
        if is_even(fitted):
            return fitted
    return largest


def is_even(fitted: FittedText) -> bool:
    """Tell whether no line is much shorter than the longest, by their letters."""
    lengths = [len(line) for line in fitted.lines]
    return min(lengths) >= EVEN * max(lengths)


def measured(text: str, spec: TextSpec, fonts: Fonts) -> list[Segment]:
    """Measure what a text may be broken into."""

    def wide(letters: str) -> float:
        return width(letters, spec.style, fonts, leftward=spec.leftward, language=spec.language)

    return [
        Segment(piece, wide(piece), wide(" ") if spaced else 0.0)
        for piece, spaced in pieces(text, spec.language)
    ]


def fitting_length(text: str, spec: TextSpec, fonts: Fonts, measure: int, height: int) -> int:
    """Count the letters, in whole words, of the longest beginning of a text that fits."""
    smallest = replace(spec, sizes=spec.sizes[-1:])
    paragraph = measured(text, smallest, fonts)
    low, high = 0, len(paragraph)
    while low < high:
        middle = (low + high + 1) // 2
        if any(_fitted_at_each_size(paragraph[:middle], smallest, measure, height)):
            low = middle
        else:
            high = middle - 1
    return len(join(paragraph[: low - 1])) if low else 0  # a word less: room for the mark


def _fitted_at_each_size(
    paragraph: Sequence[Segment], spec: TextSpec, measure: int, height: int
) -> Iterator[FittedText]:
    """Set a paragraph at every size at which it fits, the largest first."""
    for size in spec.sizes:
        room = height // round(size * spec.leading)
        most = min(spec.lines, room) if spec.lines else room
        lines = break_lines(paragraph, measure / size, most)
        if lines:
            yield FittedText(spec, size, tuple(lines))


def pieces(text: str, language: str = "") -> list[tuple[str, bool]]:
    """Cut a text where lines may break; each piece says whether a space follows it."""
    found: list[tuple[str, bool]] = []
    is_held = False
    for word in filter(None, SPACES.split(text)):
        if found and (is_held or not word.strip(NEVER_FIRST)):
            found[-1] = (f"{found[-1][0]}\u00a0{word}", True)
        else:
            *heads, tail = unspaced(word, language) or INNER.split(word)
            found += [(head, False) for head in heads]
            found.append((tail, True))
        is_held = word[-1] in NEVER_LAST
    return found


def unspaced(word: str, language: str) -> list[str]:
    """Cut what has no spaces, as Chinese or Thai; nothing where a script with spaces is written.

    Where a line may end is for UAX 14 to say, and for the dictionaries of Thai, Lao, Khmer and
    Burmese that ICU has.
    """
    if word.isascii() or not any(script_of(letter) in WITHOUT_SPACES for letter in word):
        return []
    # most cards have no word that asks for it
    from icu4py.breakers import LineBreaker  # noqa: PLC0415

    return [str(piece) for piece in LineBreaker(word, language or "en")]


def break_lines(paragraph: Sequence[Segment], measure: float, most: int) -> list[str] | None:
    """Break a paragraph into as few lines as hold it, as evenly as they can be.

    Args:
        paragraph: Its pieces, at least one.
        measure: The width of a line, in em.
        most: How many lines there may be.

    Returns:
        The lines; None where there would be too many, where a piece is wider than the measure,
        or where a widow cannot be avoided.
    """
    fewest = fewest_lines(paragraph, measure)
    return _even_lines(paragraph, measure, fewest) if 0 < fewest <= most else None


def fewest_lines(paragraph: Sequence[Segment], measure: float) -> int:
    """Count the lines when each takes all it can; 0 without pieces, or where one fits no line."""
    lines, used = min(len(paragraph), 1), 0.0
    for piece in paragraph:
        if piece.width > measure:
            return 0
        if used + piece.width > measure:
            lines, used = lines + 1, 0.0
        used += piece.width + piece.gap
    return lines


def _even_lines(paragraph: Sequence[Segment], measure: float, count: int) -> list[str] | None:
    """Choose the breaks with the least sum of squared slack over exactly ``count`` lines."""
    end = len(paragraph)
    taken = [piece.width + piece.gap for piece in paragraph]
    # for each piece that may stand behind the lines so far, their least cost and their breaks
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, (0,))] + [(inf, ())] * end
    for line in range(1, count + 1):
        before, best = best, [(inf, ())] * (end + 1)
        for stop in range(line, end) if line < count else (end,):
            used = -paragraph[stop - 1].gap
            for start in range(stop - 1, line - 2, -1):
                used += taken[start]
                if used > measure:
                    break
                cost = before[start][0] + (1 - used / measure) ** 2
                is_last_word = stop == end and stop - start == 1 and line > 1
                is_widow = is_last_word and used / measure < WIDOW
                if cost < best[stop][0] and not is_widow:
                    best[stop] = (cost, (*before[start][1], stop))
    return [join(paragraph[start:stop]) for start, stop in pairwise(best[end][1])] or None


def join(line: Sequence[Segment]) -> str:
    """Write the pieces of a line out, without the space at its end."""
    return "".join(piece.text + (" " if piece.gap else "") for piece in line).rstrip(" ")
