"""What stands on a quote card: strings ready to set, and nothing of the record."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class CardState(StrEnum):
    """Whether the words on a card still hold."""

    CURRENT = "current"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"

    @property
    def has_words(self) -> bool:
        """Whether a card in this state may carry the words of the quote."""
        return self in (CardState.CURRENT, CardState.CORRECTED)


class Card(Struct, frozen=True, kw_only=True):
    """One quote, as its picture shows it.

    Attributes:
        text: The words, without the quotation marks around them; with a withdrawn or removed
            quote the sentence that says so.
        marks: The quotation marks around the words, such as ``("“", "”")``; empty where the
            state has no words.
        speaker: Who said it, or what the page calls them.
        role: Their role at the time; may be empty.
        details: When, where and how it was said and where it was published, one sentence each.
        newsroom: The newsroom's name.
        addresses: Where the card's page is, the longest form first; the first that fits is set.
        as_of: The last change of the quote, in words.
        state: Whether the words still hold.
        notice: What the reader must know first, such as ``Corrected on 17 October 2023``.
        short: The words to set where the whole is too long; may be empty.
        shortened: The sentence that says that the words are shortened.
        language: The language of the words, a BCP 47 tag.
    """

    text: str
    marks: tuple[str, str]
    speaker: str
    role: str
    details: tuple[str, ...]
    newsroom: str
    addresses: tuple[str, ...]
    as_of: str
    state: CardState = CardState.CURRENT
    notice: str = ""
    short: str = ""
    shortened: str = ""
    language: str = "en"


class Photo(Struct, frozen=True, kw_only=True):
    """The picture that leads an incident, as its share picture shows it: whole, never cropped.

    Attributes:
        digest: The sha256 of its file.
        width: Pixels across, as it is to be seen.
        height: Pixels down, likewise.
        credit: Whose it is, in a line of its own.
        alt: What it shows.
    """

    digest: str
    width: int
    height: int
    credit: str
    alt: str


class Share(Struct, frozen=True, kw_only=True):
    """An incident's share picture: of the same family, without a quote.

    Attributes:
        headline: The incident's headline.
        status: The status in words, such as ``Developing``.
        place: Where it happened; may be empty.
        newsroom: The newsroom's name.
        addresses: Where the explainer is, the longest form first.
        as_of: The last update, in words.
        notice: What the reader must know first, such as ``Withdrawn``.
        shape: The word of the shape that stands for the status, such as ``developing``.
        photo: The lead picture; None where there is none, or a warning covers it.
        language: The language of the headline, a BCP 47 tag.
    """

    headline: str
    status: str
    place: str
    newsroom: str
    addresses: tuple[str, ...]
    as_of: str
    notice: str = ""
    shape: str = ""
    photo: Photo | None = None
    language: str = "en"


class Refusal(Struct, frozen=True):
    """Why a card cannot be drawn: a problem that has no place in a file yet.

    Attributes:
        part: The attribute of the card that is at fault, such as ``text`` or ``role``.
        code: Stable and dotted, such as ``card.too-long``.
        message: A sentence for an editor; empty where letters are the matter.
        hint: What to write instead; likewise.
        letters: The letters that no font has, each with its marks.
    """

    part: str
    code: str
    message: str = ""
    hint: str = ""
    letters: tuple[str, ...] = ()
