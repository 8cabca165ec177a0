"""Pictures that can certainly be drawn: told by their words, without laying them out.

Most pictures have room to spare. Where one face draws all of a part from left to right, the widths
of its words say how many lines it takes; where even its tallest parts leave room for the words at
their smallest size, the layout refuses nothing. A no means only that the layout must be asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf

from generator.site.cards.breaking import Piece, fewest_lines
from generator.site.cards.card import Card, Share
from generator.site.cards.composing import AIR, MEASURE, NEWSROOM, NOTICE, SMALL
from generator.site.cards.direction import runs_leftward
from generator.site.cards.fitting import Hand, measured
from generator.site.cards.fonts import Fonts
from generator.site.cards.layout import DETAILS, FOOT, HEADLINE, QUOTE, ROLE, SPEAKER, TOP
from generator.site.cards.shaping import is_plain

BETWEEN = 4 * AIR  # never less than the layout leaves between the parts
HAIR = 1e-9  # of the measure: more than sums of widths differ by the order of their terms


def is_certain(picture: Card | Share, fonts: Fonts) -> bool:
    """Tell whether a picture can certainly be drawn; a no means only that it is not known."""
    opening, words, hand = _words(picture)
    if runs_leftward(picture.language) or not is_plain(opening + words, hand.style, fonts):
        return False
    if not all(is_plain(form, SMALL.style, fonts) for form in picture.addresses):
        return False
    if _tallest(picture.as_of, SMALL, fonts) == inf:  # stands beside the newsroom
        return False
    fixed = sum(_tallest(text, its_hand, fonts) for text, its_hand in _fixed(picture))
    return fixed + BETWEEN + _smallest(words, hand, fonts) <= FOOT - TOP


def _words(picture: Card | Share) -> tuple[str, str, Hand]:
    """The mark that hangs in the margin, the words, and how they are set."""
    if isinstance(picture, Share):
        return "", picture.headline, HEADLINE
    opening, closing = picture.marks
    return opening, picture.text + closing, QUOTE


def _fixed(picture: Card | Share) -> Iterator[tuple[str, Hand]]:
    """The parts that are set before the words; the last address is the one that must fit."""
    yield picture.newsroom, NEWSROOM
    yield picture.notice, NOTICE
    yield picture.addresses[-1], SMALL
    if isinstance(picture, Share):
        yield from ((picture.place, ROLE), (picture.status, SPEAKER))
    else:
        yield from ((picture.speaker, SPEAKER), (picture.role, ROLE))
        yield from ((detail, DETAILS) for detail in picture.details)


@lru_cache(maxsize=1 << 12)
def _tallest(text: str, hand: Hand, fonts: Fonts) -> float:
    """How high a part is at most, in pixels, however it is set; without end where it may not fit.

    Fewer lines than at the largest size it never has to take; newsrooms, speakers and days come
    again and again.
    """
    if not text:
        return 0
    if not is_plain(text, hand.style, fonts):
        return inf
    paragraph = measured(text, hand, fonts)
    size = hand.sizes[0]
    lines = _lines(paragraph, MEASURE / size)
    if lines > hand.lines:
        lines = hand.lines if _lines(paragraph, MEASURE / hand.sizes[-1]) <= hand.lines else inf
    return lines * round(size * hand.leading)


def _smallest(words: str, hand: Hand, fonts: Fonts) -> float:
    """How high the words are at the smallest size, or without end where they may not fit."""
    size = hand.sizes[-1]
    return _lines(measured(words, hand, fonts), MEASURE / size) * round(size * hand.leading)


def _lines(paragraph: Sequence[Piece], measure: float) -> float:
    """Count the lines that a paragraph is certain to be broken into; infinite where it is not.

    It may be broken into one less. Where any two pieces fit one line, a widow can always be given
    company.
    """
    surely = measure * (1 - HAIR)
    count = fewest_lines(paragraph, surely)
    if count <= 1:
        return count or inf
    widest, gap = (
        max([piece.width for piece in paragraph]),
        max([piece.gap for piece in paragraph]),
    )
    return count if 2 * widest + gap <= surely else inf
