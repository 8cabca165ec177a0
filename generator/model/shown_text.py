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
_MARKUP = re.compile(r"\\([^A-Za-z0-9\s])|[*`]+|^\s*(?:[-+>]|\d+[.)])\s+", re.MULTILINE)
"""What Markdown reads as a mark and no reader sees."""
_SPECIAL = re.compile(r"[\\`*_\[\]]")
SILENT = re.compile(r"\[\s*\]\(claim:(?P<id>[a-z0-9-]+)\)")
"""Words left to a claim to say."""
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?][”’\")]*(?=\s+[^\sa-z])"
)


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
    passages = (part for part in narrative.parts if isinstance(part, Passage))
    marks = (mark for passage in passages for mark in passage.marks)
    cuts = [(one.start, one.end, one.text) for one in marks if isinstance(one, Letters)]
    return _replaced(narrative.source, 0, len(narrative.source), cuts)


def shown(source: str, passage: Passage, *, code: bool = True) -> ShownText:
    """Give a passage’s words as a reader reads them.

    Args:
        source: The narrative’s whole text.
        passage: Where in it, and the marks there.
        code: Whether code, and addresses that stand for themselves, count as words.
    """
    cuts = [cut for mark in passage.marks for cut in _cuts(mark, code=code)]
    signs = _SIGNS.finditer(source, passage.start, passage.end)
    cuts += [(sign.start(), sign.end() - len(sign["kept"] or ""), "") for sign in signs]
    return _replaced(source, passage.start, passage.end, cuts)


def _cuts(mark: Mark, *, code: bool) -> Iterator[tuple[int, int, str]]:
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


def _replaced(
    source: str, start: int, end: int, cuts: Iterable[tuple[int, int, str]]
) -> ShownText:
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
    first = paragraphs[0]
    marks = (mark for part in narrative.parts if isinstance(part, Passage) for mark in part.marks)
    pieces, at = list[str](), first.start
    for mark in marks:
        if first.start <= mark.start < first.end:
            pieces += (source[at : mark.start], _as_words(mark, source))
            at = mark.end
    text = _MARKUP.sub(r"\1", "".join((*pieces, source[at : first.end])))
    text = " ".join(text.split())
    end = _SENTENCE_END.search(text)
    return text[: end.end()].rstrip() if end else text


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


def _as_words(mark: Mark, source: str) -> str:
    match mark:
        case Citation():
            return ""
        case Code() | Listing():
            return mark.text
        case Hyperlink(has_words=False):
            return mark.address
        case Letters():
            return mark.text
        case _:
            return source[mark.start + 1 : mark.words_end]
