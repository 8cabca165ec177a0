"""Where a text may break, and where it breaks best.

A paragraph is cut so that its lines are as even as they can be; its last line is never a single
short word (a widow), and no line starts with a dash, an ellipsis or a closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

# Not \s: a no-break space is part of a word, which is what it is for.
SPACES = re.compile(r"[ \t\n\r]+")
# Behind a hyphen or a long dash between letters a line may end.
INNER = re.compile(r"(?<=\w\w[-\u2010])(?=\w\w)|(?<=\w[\u2014/])(?=\w)")
NEVER_FIRST = "\u2013\u2014\u2026.,;:!?%)]}»”’›"
NEVER_LAST = "([{«“„‹¿¡"
WIDOW = 1 / 3  # a single word that fills this much of the measure may stand alone


class Piece(NamedTuple):
    """What no line break may part.

    Attributes:
        text: The letters.
        width: In em.
        gap: The width of the space behind it, in em; 0 where the next piece follows directly.
    """

    text: str
    width: float
    gap: float


def pieces(text: str) -> list[tuple[str, bool]]:
    """Cut a text where lines may break; each piece says whether a space follows it."""
    found: list[tuple[str, bool]] = []
    is_held = False
    for word in filter(None, SPACES.split(text)):
        if not is_held and word.isalpha():
            found.append((word, True))
            continue
        if found and (is_held or not word.strip(NEVER_FIRST)):
            found[-1] = (f"{found[-1][0]}\u00a0{word}", True)
        else:
            *heads, tail = INNER.split(word)
            found += [(head, False) for head in heads]
            found.append((tail, True))
        is_held = word[-1] in NEVER_LAST
    return found


def break_lines(paragraph: Sequence[Piece], measure: float, most: int) -> list[str] | None:
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


def fewest_lines(paragraph: Sequence[Piece], measure: float) -> int:
    """Count the lines when each takes all it can; 0 without pieces, or where one fits no line."""
    lines, used = min(len(paragraph), 1), 0.0
    for piece in paragraph:
        if piece.width > measure:
            return 0
        if used + piece.width > measure:
            lines, used = lines + 1, 0.0
        used += piece.width + piece.gap
    return lines


def _even_lines(paragraph: Sequence[Piece], measure: float, count: int) -> list[str] | None:
    """Choose the breaks with the least sum of squared slack over exactly ``count`` lines."""
    end = len(paragraph)
    taken = [piece.width + piece.gap for piece in paragraph]
    breaks = [[0] * (end + 1) for _ in range(count + 1)]
    costs = [0.0] + [inf] * end  # of the lines so far, by the piece behind them
    for line in range(1, count + 1):
        before, costs = costs, [inf] * (end + 1)
        for stop in range(line, end) if line < count else (end,):
            used = -paragraph[stop - 1].gap
            for start in range(stop - 1, line - 2, -1):
                used += taken[start]
                if used > measure:
                    break
                if before[start] == inf:
                    continue
                if stop == end and _is_widow(stop - start, line, used / measure):
                    continue
                cost = before[start] + (1 - used / measure) ** 2
                if cost < costs[stop]:
                    costs[stop], breaks[line][stop] = cost, start
    return None if costs[end] == inf else _lines(paragraph, breaks, count)


def _is_widow(words: int, line: int, filled: float) -> bool:
    return words == 1 and line > 1 and filled < WIDOW


def _lines(paragraph: Sequence[Piece], breaks: list[list[int]], count: int) -> list[str]:
    lines: list[str] = []
    stop = len(paragraph)
    for line in range(count, 0, -1):
        start = breaks[line][stop]
        lines.append(join(paragraph[start:stop]))
        stop = start
    return lines[::-1]


def join(line: Sequence[Piece]) -> str:
    """Write the pieces of a line out, without the space at its end."""
    return "".join(piece.text + (" " if piece.gap else "") for piece in line).rstrip(" ")
