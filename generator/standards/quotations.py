"""What the narrative puts between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.narrative import Citation, Code, Mark, Narrative, Passage

# Each opening mark with what may close it; a single mark closes only where no letter follows, so
# that an apostrophe does not.
_QUOTED = re.compile(
    r"“(?P<english>[^“”]+)[”“]?"
    r"|„(?P<german>[^„“”]+)[“”]?"
    r"|«(?P<angled>[^«»]+)»?"
    r'|"(?P<typed>[^"]+)"?'
    r"|(?<!\w)‘(?P<single>(?:[^‘’]|’(?=\w))+)’"
)
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\n))+")
_BLANK = "\0"


class Quotation(Struct, frozen=True):
    """Words between quotation marks in the narrative.

    Attributes:
        start: The offset of the first of them in the narrative's source.
        text: The words, without the marks of Markdown.
    """

    start: int
    text: str


def quotations(narrative: Narrative) -> Iterator[Quotation]:
    """Find what stands between quotation marks, paragraph by paragraph, outermost marks only."""
    for part in narrative.parts:
        if isinstance(part, Passage):
            text = _visible(narrative.source, part)
            for paragraph in _PARAGRAPH.finditer(text):
                for found in _QUOTED.finditer(text, *paragraph.span()):
                    group = found.lastgroup or ""
                    words = found[group].lstrip(_BLANK)
                    start = part.start + found.end(group) - len(words)
                    yield Quotation(start, words.replace(_BLANK, ""))


def _visible(source: str, passage: Passage) -> str:
    """The prose with all blanked out that no reader sees as words, so that offsets still hold.

    That is code, citations, and the way in which links are written.
    """
    letters = list(source[passage.start : passage.end])
    for mark in passage.marks:
        for start, end in _hidden(mark):
            letters[start - passage.start : end - passage.start] = _BLANK * (end - start)
    return "".join(letters)


def _hidden(mark: Mark) -> tuple[tuple[int, int], ...]:
    if isinstance(mark, Code | Citation) or not mark.has_words:
        return ((mark.start, mark.end),)
    return ((mark.start, mark.start + 1), (mark.words_end, mark.end))
