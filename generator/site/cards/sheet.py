"""What a template receives: lines in their places, ready to paint."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.site.cards.card import Refusal
from generator.site.cards.shaping import Run

WIDTH = 1200
HEIGHT = 630
MARGIN = 92  # wide enough for the opening mark of the largest quote to hang in
RULE = 72  # the length of the rule above the speaker


class Line(Struct, frozen=True):
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
    runs: tuple[Run, ...]


class Block(Struct, frozen=True):
    """The lines of one part of a picture, under the part's name, such as ``speaker``."""

    name: str
    lines: tuple[Line, ...]


class Sheet(Struct, frozen=True):
    """A picture laid out.

    Attributes:
        kind: ``quote`` or ``share``.
        state: The state of the quote, for the template's colours.
        leftward: Whether it runs from right to left.
        rule: Where the rule above the speaker stands, in pixels from the top.
        blocks: What is painted.
        refusals: Why it must not be drawn; empty when all is well.
    """

    kind: str
    state: str
    leftward: bool
    rule: int
    blocks: tuple[Block, ...]
    refusals: tuple[Refusal, ...] = ()

    @property
    def width(self) -> int:
        """In pixels."""
        return WIDTH

    @property
    def height(self) -> int:
        """In pixels."""
        return HEIGHT

    @property
    def rule_x(self) -> int:
        """Where the rule begins, in pixels from the left."""
        return WIDTH - MARGIN - RULE if self.leftward else MARGIN

    @property
    def runs(self) -> Iterator[Run]:
        """All runs of all lines."""
        return (run for block in self.blocks for line in block.lines for run in line.runs)
