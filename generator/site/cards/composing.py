"""Putting parts on a sheet, from the top down and from the foot up.

Every picture shares this frame: its margins, its hands, and what refuses to be set.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.site.cards.card import Refusal
from generator.site.cards.direction import starts_leftward
from generator.site.cards.fitting import Hand, Setting, fit
from generator.site.cards.fonts import Fonts, Style
from generator.site.cards.shaping import shape, undrawable
from generator.site.cards.sheet import HEIGHT, MARGIN, WIDTH, Block, Line

MEASURE = WIDTH - 2 * MARGIN
AIR = 26  # between the parts
ASCENT = 0.78  # from the top of a line to its baseline, in em

NEWSROOM = Hand(Style.STRONG, (28, 25), lines=1)
SMALL = Hand(Style.PLAIN, (25, 23, 21), lines=1)
NOTICE = Hand(Style.STRONG, (30, 27), leading=1.25, lines=2)


@dataclass(slots=True)
class Composition:
    """A sheet in the making.

    Attributes:
        fonts: What it is set with.
        leftward: Whether it runs from right to left.
        blocks: What has been set.
        refusals: What could not be.
    """

    fonts: Fonts
    leftward: bool
    blocks: list[Block] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def below(self, name: str, text: str, hand: Hand, top: int, *, far: bool = False) -> int:
        """Set a part below ``top``, or at the far end of its line; returns where it ends."""
        setting = self.set(name, text, hand, HEIGHT) if text else None
        if not setting:
            return top
        self.place(name, setting, top, far=far)
        return top + setting.height

    def above(self, name: str, text: str, hand: Hand, bottom: int) -> int:
        """Set a part above ``bottom``; returns where it begins."""
        setting = self.set(name, text, hand, HEIGHT) if text else None
        if not setting:
            return bottom
        self.place(name, setting, bottom - setting.height)
        return bottom - setting.height

    def first_fitting(self, name: str, texts: tuple[str, ...], hand: Hand, bottom: int) -> int:
        """Set the first of several forms that fits, else refuse the last; returns its top."""
        forms = [text for text in texts if self.fitting(text, hand, HEIGHT)]
        return self.above(name, (forms or list(texts[-1:]))[0], hand, bottom)

    def fitting(self, text: str, hand: Hand, height: int) -> Setting | None:
        """Set a text over the whole measure, or return None where it does not fit."""
        leftward = starts_leftward(text, otherwise=self.leftward)
        return fit(text, replace(hand, leftward=leftward), self.fonts, MEASURE, height)

    def set(self, name: str, text: str, hand: Hand, height: int) -> Setting | None:
        """Set a text over the whole measure, or refuse it."""
        if missing := undrawable(text, hand.style, self.fonts):
            self.refusals.append(_undrawable(name, missing))
            return None
        setting = self.fitting(text, hand, height)
        if not setting:
            self.refusals.append(_unfit(name, text))
        return setting

    def place(
        self, name: str, setting: Setting, top: int, *, far: bool = False, mark: str = ""
    ) -> None:
        """Place a setting below ``top``; ``mark`` hangs in the margin before its first line."""
        baseline = top + round(setting.size * ASCENT)
        lines = [
            self._line(line, setting, baseline + index * setting.step, far=far)
            for index, line in enumerate(setting.lines)
        ]
        if mark:
            lines.append(self._hanging(mark, lines[0]))
        self.blocks.append(Block(name, tuple(lines)))

    def _line(self, text: str, setting: Setting, baseline: int, *, far: bool) -> Line:
        runs = shape(text, setting.hand.style, self.fonts, leftward=setting.hand.leftward)
        used = sum(run.width for run in runs) * setting.size
        x = WIDTH - MARGIN - used if self.leftward is not far else float(MARGIN)
        return Line(text, round(x, 2), round(used, 2), baseline, setting.size, runs)

    def _hanging(self, mark: str, first: Line) -> Line:
        runs = shape(mark, Style.QUOTE, self.fonts, leftward=self.leftward)
        used = sum(run.width for run in runs) * first.size
        x = first.x + first.width if self.leftward else first.x - used
        return Line(mark, round(x, 2), round(used, 2), first.y, first.size, runs)


def _undrawable(part: str, letters: list[str]) -> Refusal:
    names = ", ".join(
        f"“{letter}” (" + " ".join(f"U+{ord(sign):04X}" for sign in letter) + ")"
        for letter in letters
    )
    return Refusal(
        part,
        "card.no-glyph",
        f"The picture’s fonts cannot draw {names}.",
        "The fonts draw Latin, Greek, Cyrillic, Arabic and Hebrew letters and emoji. "
        "Give the words in one of these scripts, with the original beside them.",
    )


def _unfit(part: str, text: str) -> Refusal:
    return Refusal(
        part,
        "card.too-long",
        f"{len(text)} characters are more than the picture has room for here.",
        "Say it more briefly, or break up the longest word.",
    )
