"""The narrative: prose in Markdown, with the places where it points into the record.

Nothing here is HTML and nothing is resolved: a narrative knows where each of its marks stands,
as offsets into the text as written, so that a problem can name line and column and a page can
put the right thing in each place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

_SIGNS = re.compile(r"\\(?P<kept>[\\`*_{}\[\]()>#+.!<|~-])|\*|\b_+|_+\b")
"""Signs of Markdown that are no marks of ours: escapes and emphasis."""
_MARKUP = re.compile(r"\\([^A-Za-z0-9\s])|[*`]+|^\s*(?:[-+>]|\d+[.)])\s+", re.MULTILINE)
"""What Markdown reads as a mark and no reader sees."""
_SPECIAL = re.compile(r"[\\`*_\[\]]")
SILENT = re.compile(r"\[\s*\]\(claim:(?P<id>[a-z0-9-]+)\)")
"""Words left to a claim to say."""
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?][”’\")]*(?=\s+[^\sa-z])"
)


class BlockKind(StrEnum):
    """What can stand on a line of its own: ``[[quote: bronin-grateful]]``."""

    QUOTE = "quote"
    MAP = "map"
    TIMELINE = "timeline"
    CLAIMS = "claims"
    ACCOUNT = "account"
    MEDIA = "media"
    QUESTIONS = "questions"
    EXPECTED = "expected"


class TieKind(StrEnum):
    """What words can be tied to: ``[the driver ran](claim:driver-fled)``."""

    CLAIM = "claim"
    PERSON = "person"
    AGENCY = "agency"
    THING = "thing"
    PLACE = "place"
    EVENT = "event"
    QUOTE = "quote"
    INCIDENT = "incident"


SECTIONS = {
    BlockKind.QUOTE: "quotes",
    BlockKind.MAP: "places",
    BlockKind.ACCOUNT: "accounts",
    BlockKind.MEDIA: "media",
    TieKind.CLAIM: "claims",
    TieKind.PERSON: "people",
    TieKind.AGENCY: "agencies",
    TieKind.THING: "things",
    TieKind.PLACE: "places",
    TieKind.EVENT: "events",
    TieKind.QUOTE: "quotes",
    TieKind.INCIDENT: "incidents",
}
"""In which section of the record each kind of mark finds its item."""


class Code(Struct, frozen=True):
    """A code span; nothing in it is a mark.

    Attributes:
        start: Offset of the first back-tick.
        end: Offset after the last one.
        text: What stands between.
    """

    start: int
    end: int
    text: str


class Citation(Struct, frozen=True):
    """``[@wtnh-tue]``: the sentence before it is known from this source.

    Attributes:
        start: Offset of the opening bracket.
        end: Offset after the closing one.
        source: The id as written.
    """

    start: int
    end: int
    source: str


class Tie(Struct, frozen=True):
    """``[words](claim:id)``: words that rest on, or name, an item of the record.

    Attributes:
        start: Offset of the opening bracket; the words begin one later.
        words_end: Offset of the bracket after the words.
        end: Offset after the closing parenthesis.
        kind: What the words are tied to.
        id: The item's id as written; of another incident, with the anchor of an item of its
            page or without: ``pier-fire#claim-cause``.
    """

    start: int
    words_end: int
    end: int
    kind: TieKind
    id: str

    @property
    def has_words(self) -> bool:
        """A tie always has words."""
        return True


class Hyperlink(Struct, frozen=True):
    """``[words](https://…)`` or ``<https://…>``: a link out of the site.

    Attributes:
        start: Offset of the opening bracket; the words begin one later.
        words_end: Offset of the bracket after the words; the start where there are none.
        end: Offset after the whole link.
        address: Where it leads; keeps to the policy of ``model.web``.
    """

    start: int
    words_end: int
    end: int
    address: str

    @property
    def has_words(self) -> bool:
        """Whether words stand for the address, or it stands for itself."""
        return self.words_end > self.start


class Letters(Struct, frozen=True):
    """A character reference, such as ``&ldquo;`` or ``&#x201c;``.

    Attributes:
        start: Offset of the ampersand.
        end: Offset after the reference.
        text: The letters that it stands for; the ampersand alone where it stands for none.
    """

    start: int
    end: int
    text: str

    @property
    def has_words(self) -> bool:
        """It stands for itself."""
        return False


Mark = Code | Citation | Tie | Hyperlink | Letters


class Passage(Struct, frozen=True):
    """Prose between two blocks, with its marks in the order of the text."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()


class Listing(Struct, frozen=True):
    """A fenced block of code, kept as written.

    Attributes:
        start: Offset of the opening fence.
        end: Offset after the closing one.
        text: The lines between the fences.
    """

    start: int
    end: int
    text: str


class Block(Struct, frozen=True):
    """A part of the page that the narrative places: ``[[map: scene]]``.

    Attributes:
        start: Offset of the first bracket.
        end: Offset after the last one.
        kind: Which part.
        id: Which item of it; None where the whole part is meant.
    """

    start: int
    end: int
    kind: BlockKind
    id: str | None = None


Part = Passage | Listing | Block


class Paragraph(Struct, frozen=True):
    """A paragraph, list or table of the prose, as judged by the standards.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        referred: Whether it cites a source or ties words to the record.
    """

    start: int
    end: int
    referred: bool


class Reference(Struct, frozen=True):
    """A pointer from the narrative into the record, to be followed.

    Attributes:
        section: The section of the record, such as ``claims``.
        id: The id as written.
        line: Where the id stands, counted from 1.
        column: Likewise, in characters.
    """

    section: str
    id: str
    line: int
    column: int


class Narrative(Struct, frozen=True):
    """A narrative as written, and what was found in it.

    Attributes:
        source: The whole text, lines end in one newline character; all offsets count in it.
        parts: Prose, listings and blocks, in the order of the text.
        paragraphs: Every paragraph of the prose, headings apart.
        references: Every pointer into the record, in the order of the text.
    """

    source: str
    parts: tuple[Part, ...]
    paragraphs: tuple[Paragraph, ...]
    references: tuple[Reference, ...]

    @property
    def placed(self) -> tuple[Block, ...]:
        """The blocks that the narrative places itself, in order."""
        return tuple(part for part in self.parts if isinstance(part, Block))

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources cited, each once, in the order of their first citation."""
        marks = (mark for part in self.parts if isinstance(part, Passage) for mark in part.marks)
        sources = (mark.source for mark in marks if isinstance(mark, Citation))
        return tuple(dict.fromkeys(sources))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character of the source."""
        return position(self.source, offset)


class ShownText(Struct, frozen=True):
    """Words of a narrative as a reader reads them.

    Attributes:
        text: The words: references decoded, without the signs of Markdown.
        offsets: For each of its letters, where it stands in the narrative’s source.
    """

    text: str
    offsets: Sequence[int]


def decoded(narrative: Narrative) -> ShownText:
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
    elif isinstance(mark, Code):
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
            offsets += (*range(at, cut), *[cut] * len(words))
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


def spoken(source: str, claims: Mapping[str, str]) -> str:
    """Put the words of claims where the story leaves them to be told: ``[](claim:id)``.

    Args:
        source: The narrative as written.
        claims: The text of each claim by its id; of others the brackets stay empty.
    """

    def told(silent: re.Match[str]) -> str:
        text = _SPECIAL.sub(r"\\\g<0>", claims.get(silent["id"], ""))
        return f"[{text}](claim:{silent['id']})" if text else silent[0]

    return SILENT.sub(told, source)


def _as_words(mark: Mark, source: str) -> str:
    match mark:
        case Citation():
            return ""
        case Code():
            return mark.text
        case Hyperlink(has_words=False):
            return mark.address
        case Letters():
            return mark.text
        case _:
            return source[mark.start + 1 : mark.words_end]


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both counted from 1 and in characters, of an offset into a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
