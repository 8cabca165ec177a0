"""The words of a narrative as a reader reads them, and where each letter stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model.narrative import (
    Citation,
    Code,
    Hyperlink,
    Letters,
    Listing,
    Mark,
    Narrative,
    Passage,
)

_SIGNS = re.compile(r"\\(?P<kept>[!-/:-@\[-`{-~\n])|\*|_(?<!\w_)_*|_+\b")
"""Signs of Markdown that are no marks of ours: escapes and emphasis."""
_BEGINNINGS = re.compile(r"^\s*(?:[-+>]|\d+[.)])\s+", re.MULTILINE)
"""Signs of Markdown with which an entry of a list, or a line of a quotation, begins."""
_SPECIAL = re.compile(r"[\\`*_\[\]]")
SILENT = re.compile(r"\[\s*\]\(claim:(?P<id>[a-z0-9-]+)\)")
"""Words left to a claim to say."""
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?][”’\")]*(?=\s+[^\sa-z])"
)


Cut = tuple[int, int, str]
"""From and to which offset a text gives way to which words."""


class ShownText(Struct, frozen=True):
    """Words of a narrative as a reader reads them.

    Attributes:
        text: The words: references decoded, without the signs of Markdown.
        offsets: For each of its letters, where it stands in the narrative’s source.
    """

    text: str
    offsets: Sequence[int]


def with_references_decoded(narrative: Narrative) -> ShownText:
    """Give a narrative as it is written, but for its references, which are decoded."""
    letters = (mark for mark in narrative.marks if isinstance(mark, Letters))
    cuts = [(one.start, one.end, one.text) for one in letters]
    return _replaced(narrative.source, 0, len(narrative.source), cuts)


def shown(source: str, passage: Passage, *, code: bool = True) -> ShownText:
    """Give a passage’s words as a reader reads them.

    Args:
        source: The narrative’s whole text.
        passage: Where in it, and the marks there.
        code: Whether code, and addresses that stand for themselves, count as words.
    """
    cuts = _cuts_in(source, passage, code=code)
    return _replaced(source, passage.start, passage.end, cuts)


def _cuts_in(source: str, passage: Passage, *, code: bool) -> list[Cut]:
    """What of a passage gives way to which words: its marks, escapes and emphasis."""
    signs = _SIGNS.finditer(source, passage.start, passage.end)
    return [
        *(cut for mark in passage.marks for cut in _cuts(mark, code=code)),
        *((sign.start(), sign.end() - len(sign["kept"] or ""), "") for sign in signs),
    ]


def _cuts(mark: Mark, *, code: bool) -> Iterator[Cut]:
    """What of the source gives way to which words."""
    if isinstance(mark, Letters):
        yield mark.start, mark.end, mark.text
    elif isinstance(mark, Code | Listing):
        yield mark.start, mark.end, mark.text if code else " "
    elif isinstance(mark, Citation):
        yield mark.start, mark.end, ""
    elif mark.has_words:
        yield mark.start, mark.start + 1, ""
        yield mark.words_end, mark.end, ""
    else:
        yield mark.start, mark.end, mark.address if code and isinstance(mark, Hyperlink) else " "


def _replaced(source: str, start: int, end: int, cuts: Iterable[Cut]) -> ShownText:
    """Put words in place of parts of a text; of two that overlap, the first counts."""
    pieces: list[str] = []
    offsets: list[int] = []
    at = start
    for cut, cut_end, words in sorted([*cuts, (end, end, "")]):
        if cut >= at:
            pieces += (source[at:cut], words)
            offsets += range(at, cut)
            offsets += [cut] * len(words)
            at = cut_end
    return ShownText("".join(pieces), offsets)


def first_sentence(narrative: Narrative) -> str:
    """The story’s first sentence as it is read; empty where no prose is there."""
    source, paragraphs = narrative.source, narrative.paragraphs
    if not paragraphs:
        return ""
    start, end = paragraphs[0].start, paragraphs[0].end
    own = tuple(mark for mark in narrative.marks if start <= mark.start < end)
    begun = _BEGINNINGS.finditer(source[start:end])
    cuts = [(start + one.start(), start + one.end(), "") for one in begun]
    cuts += _cuts_in(source, Passage(start, end, own), code=True)
    text = " ".join(_replaced(source, start, end, cuts).text.split())
    stop = _SENTENCE_END.search(text)
    return text[: stop.end()].rstrip() if stop else text


def with_claim_texts(source: str, claims: Mapping[str, str]) -> str:
    """Put the words of claims where the story leaves them to be told: ``[](claim:id)``.

    Args:
        source: The narrative as written.
        claims: The text of each claim by its id; of others the brackets stay empty.
    """

    def filled(silent: re.Match[str]) -> str:
        text = _SPECIAL.sub(r"\\\g<0>", claims.get(silent["id"], ""))
        return f"[{text}](claim:{silent['id']})" if text else silent[0]

    return SILENT.sub(filled, source)
