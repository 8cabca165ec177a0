"""What the narrative puts between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.narrative import Citation, Code, Narrative, Passage

# Each opening mark with what may close it; a single mark closes only where no letter follows, so
# that an apostrophe does not.
_QUOTED = re.compile(
    r"“(?P<english>[^“”]+)[”“]?"
    r"|„(?P<german>[^„“”]+)[“”]?"
    r"|«(?P<angled>[^«»]+)»?"
    r'|"(?P<typed>[^"]+)"?'
    r"|(?<!\w)‘(?P<single>(?:[^‘’]|’(?=\w))+)’"
)


@dataclass(frozen=True, slots=True)
class Quotation:
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
            for paragraph in _paragraphs(narrative.source, part):
                yield from _in_paragraph(narrative.source, paragraph)


def _paragraphs(source: str, passage: Passage) -> Iterator[list[int]]:
    """List the offsets of the letters that a reader sees, one list for each paragraph."""
    hidden = _hidden(passage)
    paragraph: list[int] = []
    for offset in range(passage.start, passage.end):
        if source.startswith("\n\n", offset):
            yield paragraph
            paragraph = []
        elif offset not in hidden:
            paragraph.append(offset)
    yield paragraph


def _hidden(passage: Passage) -> set[int]:
    """The offsets of what is code, a citation, or the way a link is written."""
    hidden: set[int] = set()
    for mark in passage.marks:
        if isinstance(mark, Code | Citation) or not mark.has_words:
            hidden.update(range(mark.start, mark.end))
        else:
            hidden.update((mark.start, *range(mark.words_end, mark.end)))
    return hidden


def _in_paragraph(source: str, offsets: list[int]) -> Iterator[Quotation]:
    text = "".join(source[offset] for offset in offsets)
    for found in _QUOTED.finditer(text):
        group = found.lastgroup or ""
        yield Quotation(offsets[found.start(group)], found[group])
