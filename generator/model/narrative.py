"""The narrative: prose in Markdown, with the places where it points into the record.

Nothing here is HTML and nothing is resolved: a narrative knows where each of its marks stands,
as offsets into the text as written, so that a problem can name line and column and a page can
put the right thing in each place.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class BlockKind(StrEnum):
    """What can stand on a line of its own: ``[[quote: bronin-grateful]]``."""

    QUOTE = "quote"
    MAP = "map"
    TIMELINE = "timeline"
    CLAIMS = "claims"
    ACCOUNT = "account"
    MEDIA = "media"
    SERIES = "series"
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
    BlockKind.SERIES: "series",
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


class Listing(Struct, frozen=True):
    """A fenced block of code, kept as written.

    One that begins at the beginning of its line is a part of the narrative; one within a list or
    a quotation is a mark of its passage.

    Attributes:
        start: Offset of the opening fence.
        end: Offset after the closing one.
        text: The lines between the fences, without what indents or quotes them.
    """

    start: int
    end: int
    text: str

    @property
    def has_words(self) -> bool:
        """It stands for itself."""
        return False


Mark = Code | Citation | Tie | Hyperlink | Letters | Listing


class Passage(Struct, frozen=True):
    """Prose between two blocks, with its marks in the order of the text."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()


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
    def passages(self) -> tuple[Passage, ...]:
        """Its prose, in order."""
        return tuple(part for part in self.parts if isinstance(part, Passage))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of its prose, in the order of the text."""
        return tuple(mark for passage in self.passages for mark in passage.marks)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources cited, each once, in the order of their first citation."""
        sources = (mark.source for mark in self.marks if isinstance(mark, Citation))
        return tuple(dict.fromkeys(sources))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character of the source."""
        return position(self.source, offset)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both counted from 1 and in characters, of an offset into a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
