"""A picture laid out, and how its parts are placed: from the top down and from the foot up.

Every picture shares this frame: its size, its margins, and what refuses to be set.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.site.cards.card import Refusal
from generator.site.cards.fitting import FittedText, TextSpec, fit
from generator.site.cards.fonts import Fonts, Style
from generator.site.cards.shaping import (
    GlyphRun,
    shape,
    starts_leftward,
    tallest,
    undrawable,
)
from generator.site.words import direction_of

WIDTH = 1200
HEIGHT = 630
MARGIN = 92  # wide enough for the opening mark of the largest quote to hang in
RULE = 72  # the length of the rule above the speaker
MEASURE = WIDTH - 2 * MARGIN
AIR = 26  # between the parts
NO_GLYPH = "card.no-glyph"
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
"""Signs that keep names of the other direction apart on pages; no font has them."""
ASCENT = 0.78  # from the top of a line to its baseline, in em


class TextLine(Struct, frozen=True):
    """One line of text.

    Attributes:
        text: Its letters, for those who read the template.
        x: Of its left end, in pixels from the left.
        width: In pixels.
        y: Of its baseline, in pixels from the top.
        size: In pixels.
        runs: Its glyphs.
    """

    text: str
    x: float
    width: float
    y: int
    size: int
    runs: tuple[GlyphRun, ...]


class TextBlock(Struct, frozen=True):
    """The lines of one part of a picture, under the part's name, such as ``speaker``."""

    name: str
    lines: tuple[TextLine, ...]


class PlacedPart(Struct, frozen=True):
    """A part that was set, and where it stands.

    Attributes:
        name: The part's name, such as ``speaker``.
        fitted: Its lines.
        top: Where they begin, in pixels from the top.
        far: Whether they stand at the far end.
        mark: What hangs in the margin before the first line; may be empty.
    """

    name: str
    fitted: FittedText
    top: int
    far: bool = False
    mark: str = ""


class PlacedPhoto(Struct, frozen=True):
    """Where a photo stands, in pixels from the left and from the top."""

    x: int
    y: int
    width: int
    height: int


class CardLayout(Struct, frozen=True):
    """A picture laid out.

    Attributes:
        kind: ``quote``, ``share``, or ``wordless`` for either without its words.
        state: The state of the quote, for the template's colours.
        leftward: Whether it runs from right to left.
        rule: Where the rule above the speaker stands, in pixels from the top.
        blocks: What is painted.
        refusals: Why it must not be drawn; empty when all is well.
        shape: What stands in the middle of one without words, such as ``withdrawn``.
        photo: Where the photo stands; None where there is none.
        width: In pixels.
        height: In pixels.
    """

    kind: str
    state: str
    leftward: bool
    rule: int
    blocks: tuple[TextBlock, ...]
    refusals: tuple[Refusal, ...] = ()
    shape: str = ""
    photo: PlacedPhoto | None = None
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def rule_x(self) -> int:
        """Where the rule begins, in pixels from the left."""
        return WIDTH - MARGIN - RULE if self.leftward else MARGIN

    @property
    def lacks_letters(self) -> bool:
        """Whether a letter of it is in no font, so that it can only be drawn without words."""
        return any(refusal.code == NO_GLYPH for refusal in self.refusals)

    @property
    def runs(self) -> Iterator[GlyphRun]:
        """All runs of all lines."""
        return (run for block in self.blocks for line in block.lines for run in line.runs)


@dataclass(slots=True)
class Composition:
    """A picture that is being laid out.

    Attributes:
        fonts: What it is set with.
        language: Of its words, a BCP 47 tag.
        beside: Pixels at the far end that hold no text but a photo.
        rule: Where the rule above the speaker stands, in pixels from the top.
        placed: What has been set; shaped into lines by :meth:`blocks` where it is drawn.
        refusals: What could not be.
    """

    fonts: Fonts
    language: str
    beside: int = 0
    rule: int = 0
    placed: list[PlacedPart] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def leftward(self) -> bool:
        """Whether it runs from right to left."""
        return direction_of(self.language) == "rtl"

    @property
    def left(self) -> int:
        """Where lines may begin, in pixels from the left."""
        return MARGIN + (self.beside if self.leftward else 0)

    @property
    def measure(self) -> int:
        """How long a line may be, in pixels."""
        return MEASURE - self.beside

    def below(self, name: str, text: str, spec: TextSpec, top: int, *, far: bool = False) -> int:
        """Set a part below ``top``, or at the far end of its line; returns where it ends."""
        fitted = self.set(name, text, spec, HEIGHT) if text else None
        if not fitted:
            return top
        self.place(name, fitted, top, far=far)
        return top + fitted.height

    def above(self, name: str, text: str, spec: TextSpec, bottom: int) -> int:
        """Set a part above ``bottom``; returns where it begins."""
        fitted = self.set(name, text, spec, HEIGHT) if text else None
        if not fitted:
            return bottom
        self.place(name, fitted, bottom - fitted.height)
        return bottom - fitted.height

    def first_fitting(self, name: str, texts: tuple[str, ...], spec: TextSpec, bottom: int) -> int:
        """Set the first of several forms that fits, else refuse the last; returns its top."""
        forms = (text for text in texts if self.fitting(text, spec, HEIGHT))
        return self.above(name, next(forms, texts[-1]), spec, bottom)

    def fitting(self, text: str, spec: TextSpec, height: int) -> FittedText | None:
        """Set a text over the whole measure, or return None where it does not fit."""
        text = text.translate(ISOLATES)
        return _fitting(text, spec, self.fonts, self.language, self.measure, height)

    def set(self, name: str, text: str, spec: TextSpec, height: int) -> FittedText | None:
        """Set a text over the whole measure, or refuse it."""
        if missing := undrawable(text.translate(ISOLATES), spec.style, self.fonts):
            self.refusals.append(Refusal(name, NO_GLYPH, letters=tuple(missing)))
            return None
        fitted = self.fitting(text, spec, height)
        if not fitted:
            self.refusals.append(_unfit(name, text))
        return fitted

    def place(
        self, name: str, fitted: FittedText, top: int, *, far: bool = False, mark: str = ""
    ) -> None:
        """Place lines below ``top``; ``mark`` hangs in the margin before its first line."""
        self.placed.append(PlacedPart(name, fitted, top, far, mark))

    def blocks(self) -> tuple[TextBlock, ...]:
        """Shape what has been set."""
        return tuple(map(self._block, self.placed))

    def _block(self, placed: PlacedPart) -> TextBlock:
        fitted = placed.fitted
        baseline = placed.top + round(fitted.size * (ASCENT + fitted.spec.rise))
        lines = [
            self._line(line, fitted, baseline + index * fitted.step, far=placed.far)
            for index, line in enumerate(fitted.lines)
        ]
        if placed.mark:
            lines.append(self._hanging(placed.mark, lines[0]))
        return TextBlock(placed.name, tuple(lines))

    def _line(self, text: str, fitted: FittedText, baseline: int, *, far: bool) -> TextLine:
        spec = fitted.spec
        runs = shape(text, spec.style, self.fonts, leftward=spec.leftward, language=spec.language)
        used = sum(run.width for run in runs) * fitted.size
        right = self.left + self.measure
        x = right - used if self.leftward is not far else float(self.left)
        return TextLine(text, round(x, 2), round(used, 2), baseline, fitted.size, runs)

    def _hanging(self, mark: str, first: TextLine) -> TextLine:
        runs = shape(mark, Style.QUOTE, self.fonts, leftward=self.leftward, language=self.language)
        used = sum(run.width for run in runs) * first.size
        x = first.x + first.width if self.leftward else first.x - used
        return TextLine(mark, round(x, 2), round(used, 2), first.y, first.size, runs)


@lru_cache(maxsize=1 << 8)
def _fitting(
    text: str, spec: TextSpec, fonts: Fonts, language: str, measure: int, height: int
) -> FittedText | None:
    """Set a text in a language; what stands on every card is set once."""
    leftward = starts_leftward(text, otherwise=direction_of(language) == "rtl")
    spec = spec.roomy(tallest(text, spec.style, fonts))
    return fit(text, replace(spec, leftward=leftward, language=language), fonts, measure, height)


def _unfit(part: str, text: str) -> Refusal:
    return Refusal(
        part,
        "card.too-long",
        f"{len(text)} characters are more than the picture has room for here.",
        "Say it more briefly, or break up the longest word.",
    )
