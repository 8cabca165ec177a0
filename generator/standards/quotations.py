"""What the narrative puts between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

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
_OPENING = '“„«"‘'


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
    source = narrative.source
    for part in narrative.parts:
        if isinstance(part, Passage) and _may_quote(source, part.start, part.end):
            hidden = _hidden(part)
            for start, end in _paragraphs(source, part):
                if _may_quote(source, start, end):
                    yield from _in_paragraph(source, _seen(start, end, hidden))


def _may_quote(source: str, start: int, end: int) -> bool:
    """Whether any mark opens there; to look for one after the other is quicker than for all."""
    return any(source.find(mark, start, end) >= 0 for mark in _OPENING)


def _paragraphs(source: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends."""
    start = passage.start
    while (end := source.find("\n\n", start, passage.end + 1)) >= 0:
        yield start, end
        start = end + 1
    yield start, passage.end


def _hidden(passage: Passage) -> list[tuple[int, int]]:
    """Where code, citations, and the way that links are written begin and end, in order."""
    hidden: list[tuple[int, int]] = []
    for mark in passage.marks:
        if isinstance(mark, Code | Citation) or not mark.has_words:
            hidden.append((mark.start, mark.end))
        else:
            hidden += ((mark.start, mark.start + 1), (mark.words_end, mark.end))
    return sorted(hidden)


def _seen(start: int, end: int, hidden: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where what a reader sees of a stretch of the source begins and ends, piece by piece."""
    for first, after in hidden:
        if start < first < end:
            yield start, first
        if first < end:
            start = max(start, after)
    if start < end:
        yield start, end


def _in_paragraph(source: str, pieces: Iterable[tuple[int, int]]) -> Iterator[Quotation]:
    seen = tuple(pieces)
    text = "".join(source[start:end] for start, end in seen)
    for found in _QUOTED.finditer(text):
        group = found.lastgroup or ""
        yield Quotation(_offset(found.start(group), seen), found[group])


def _offset(at: int, pieces: Iterable[tuple[int, int]]) -> int:
    """Where a letter of the pieces stands in the source."""
    for start, end in pieces:
        if at < end - start:
            return start + at
        at -= end - start
    raise ValueError("there is no such letter")
