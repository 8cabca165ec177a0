"""From a quote as a page shows it to the card that its picture shows, and the words for both."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from generator.model.quotation import marks, within_marks
from generator.site.cards.card import Card, CardState
from generator.site.cards.quote_status import QuoteStatus
from generator.site.views.story import QuoteCard

NO_MARKS = ("", "")
TOLD = {
    CardState.CORRECTED: "Corrected",
    CardState.WITHDRAWN: "Withdrawn",
    CardState.REMOVED: "Removed",
}
GONE = {
    CardState.WITHDRAWN: "This quote was withdrawn.",
    CardState.REMOVED: "This quote was removed.",
}


class Imprint(Struct, frozen=True):
    """Whose card it is, and of when.

    Attributes:
        newsroom: The newsroom's name.
        addresses: Where the quote's page is, the longest form first.
        as_of: The day the quote last changed, in words; empty without a log.
        since: The day its state began, in words; empty where nobody says.
        language: The language of the incident, a BCP 47 tag.
    """

    newsroom: str
    addresses: tuple[str, ...]
    as_of: str
    since: str
    language: str


def make_card(shown: QuoteCard | None, short: str, present: QuoteStatus, imprint: Imprint) -> Card:
    """Make the card of a quote.

    Args:
        shown: The quote as its page shows it; None where it was removed.
        short: The words for the card where the whole is too long; may be empty.
        present: How the quote stands.
        imprint: Whose card it is.
    """
    if shown is not None and present.state.has_words:
        words, speaker = _standing(shown, short, imprint.language), shown.speaker
    else:
        words = _gone(present)
        speaker = f"Attributed to {shown.speaker}" if shown else ""
    return Card(
        text=words.text,
        marks=words.marks,
        short=words.short,
        shortened=words.shortened,
        speaker=speaker,
        role=shown.role if shown else "",
        details=_details(shown) if shown else (),
        newsroom=imprint.newsroom,
        addresses=imprint.addresses,
        as_of=f"As of {imprint.as_of}" if imprint.as_of else "",
        state=present.state,
        notice=" ".join((TOLD[present.state], imprint.since)).strip()
        if present.state in TOLD
        else "",
        language=imprint.language,
    )


class _Words(NamedTuple):
    """The words of a card, as its fields of the same names."""

    text: str
    marks: tuple[str, str]
    short: str
    shortened: str


def _standing(shown: QuoteCard, short: str, language: str) -> _Words:
    """The words between the outer marks; where the source interrupts, the marks close and open."""
    outer = opening, closing = marks(language).outer
    text = f"{closing} {opening}".join(within_marks(part, language) for part in shown.parts)
    shortened = "Shortened: the whole quote is at the address below."
    whole = f"… {text}" if shown.fragment else text
    return _Words(whole, outer, within_marks(short, language), shortened)


def _gone(present: QuoteStatus) -> _Words:
    """The sentence that stands for words that were called back."""
    gone = GONE[present.state]
    shortened = "The reason is at the address below."
    return _Words(f"{gone} {present.why}".strip(), NO_MARKS, gone, shortened)


def _details(shown: QuoteCard) -> tuple[str, ...]:
    """When, where and on what basis it was said; what nobody states of that; and the source."""
    said = shown.said.text if shown.said else ""
    told = [one for one in (said, shown.venue, shown.basis, shown.unstated) if one]
    translated = f"Translated by {shown.translator}" if shown.translator else "Translated"
    sentences = [" · ".join(told), f"Source: {shown.source}", translated if shown.original else ""]
    return tuple(f"{one[:1].upper()}{one[1:]}." for one in sentences if one)


def alt_text(card: Card) -> str:
    """Say all that a picture says to someone who cannot see it: always the whole quote."""
    opening, closing = card.marks
    who = ", ".join(part for part in (card.speaker, card.role) if part)
    words = f"{opening}{card.text}{closing}"
    told = (card.notice and f"{card.notice}.", f"{who}: {words}" if who else words, *card.details)
    end = f"{card.as_of}, {card.newsroom}." if card.as_of else f"{card.newsroom}."
    return " ".join(part for part in (*told, end) if part)
