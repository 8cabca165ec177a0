"""The largest size at which a text fits its box and stands evenly in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.site.cards import breaking
from generator.site.cards.breaking import Piece
from generator.site.cards.fonts import Fonts, Style
from generator.site.cards.shaping import width

EVEN = 0.72  # of the longest line: what the shortest should have
WORTH = 0.75  # of the largest size: what evenness may cost


@dataclass(frozen=True, slots=True)
class Hand:
    """How a text is set.

    Attributes:
        style: Which faces.
        sizes: The sizes to try, in pixels, the largest first.
        leading: From one baseline to the next, as a multiple of the size.
        lines: How many lines there may be; 0 for as many as fit.
        leftward: Whether the text runs from right to left.
    """

    style: Style
    sizes: tuple[int, ...]
    leading: float = 1.25
    lines: int = 0
    leftward: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A text set in lines.

    Attributes:
        hand: The hand that it is set in.
        size: In pixels.
        lines: From top to bottom.
    """

    hand: Hand
    size: int
    lines: tuple[str, ...]

    @property
    def step(self) -> int:
        """From one baseline to the next, in pixels."""
        return round(self.size * self.hand.leading)

    @property
    def height(self) -> int:
        """In pixels."""
        return self.step * len(self.lines)


def fit(text: str, hand: Hand, fonts: Fonts, measure: int, height: int) -> Setting | None:
    """Set a text as large as its box allows, or somewhat smaller where its lines are then even.

    Args:
        text: One paragraph.
        hand: How to set it.
        fonts: What to set it with.
        measure: The width of the box, in pixels.
        height: Its height, in pixels.

    Returns:
        The setting, or None where the text does not fit at the smallest size.
    """
    largest = None
    for setting in _settings(measured(text, hand, fonts), hand, measure, height):
        largest = largest or setting
        if setting.size < largest.size * WORTH:
            break
        if is_even(setting):
            return setting
    return largest


def is_even(setting: Setting) -> bool:
    """Tell whether no line is much shorter than the longest, by their letters."""
    lengths = [len(line) for line in setting.lines]
    return min(lengths) >= EVEN * max(lengths)


def measured(text: str, hand: Hand, fonts: Fonts) -> list[Piece]:
    """Measure what a text may be broken into."""
    style, leftward = hand.style, hand.leftward
    return [
        _piece(piece, spaced, style, fonts, leftward) for piece, spaced in breaking.pieces(text)
    ]


@lru_cache(maxsize=1 << 14)
def _piece(text: str, spaced: bool, style: Style, fonts: Fonts, leftward: bool) -> Piece:  # noqa: FBT001 - a cache is quickest without names
    """Measure a piece, with the space behind it; words come again and again."""
    gap = _piece(" ", False, style, fonts, leftward).width if spaced else 0.0  # noqa: FBT003
    return Piece(text, width(text, style, fonts, leftward=leftward), gap)


def fitting_length(text: str, hand: Hand, fonts: Fonts, measure: int, height: int) -> int:
    """Count the letters, in whole words, of the longest beginning of a text that fits."""
    smallest = replace(hand, sizes=hand.sizes[-1:])
    paragraph = measured(text, smallest, fonts)
    low, high = 0, len(paragraph)
    while low < high:
        middle = (low + high + 1) // 2
        if any(_settings(paragraph[:middle], smallest, measure, height)):
            low = middle
        else:
            high = middle - 1
    return len(breaking.join(paragraph[: low - 1])) if low else 0  # a word less: room for the mark


def _settings(
    paragraph: Sequence[Piece], hand: Hand, measure: int, height: int
) -> Iterator[Setting]:
    """Set a paragraph at every size at which it fits, the largest first."""
    for size in hand.sizes:
        room = height // round(size * hand.leading)
        most = min(hand.lines, room) if hand.lines else room
        lines = breaking.break_lines(paragraph, measure / size, most)
        if lines:
            yield Setting(hand, size, tuple(lines))
