"""From a quote as a page shows it to the card that its picture shows, and the words for both."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from generator.model.quotation import marks, within_marks
from generator.site.cards.card import Card, CardState
from generator.site.cards.quote_status import QuoteStatus
from generator.site.views.story import QuoteCard

NOTICES = {
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
    state = present.state
    notice = f"{NOTICES[state]} {imprint.since}".strip() if state in NOTICES else ""
    card = Card(
        text="",
        marks=("", ""),
        speaker=f"Attributed to {shown.speaker}" if shown else "",
        role=shown.role if shown else "",
        details=_details(shown) if shown else (),
        newsroom=imprint.newsroom,
        addresses=imprint.addresses,
        as_of=f"As of {imprint.as_of}" if imprint.as_of else "",
        state=state,
        notice=notice,
        language=imprint.language,
    )
    if shown is not None and state.has_words:
        return _with_words(card, shown, short)
    gone = GONE[state]
    return replace(
        card,
        text=f"{gone} {present.why}".strip(),
        short=gone,
        shortened="The reason is at the address below.",
    )


def _with_words(card: Card, shown: QuoteCard, short: str) -> Card:
    """Add the words; where the source interrupts, the marks close and open again."""
    outer = opening, closing = marks(card.language).outer
    parts = (within_marks(part, card.language) for part in shown.parts)
    text = f"{closing} {opening}".join(parts)
    return replace(
        card,
        text=f"… {text}" if shown.fragment else text,
        marks=outer,
        speaker=shown.speaker,
        short=within_marks(short, card.language),
        shortened="Shortened: the whole quote is at the address below.",
    )


def _details(shown: QuoteCard) -> tuple[str, ...]:
    """When, where and on what basis it was said; what nobody states of that; and the source."""
    said = shown.said.text if shown.said else ""
    facts = [one for one in (said, shown.venue, shown.basis, shown.unstated) if one]
    translated = f"Translated by {shown.translator}" if shown.translator else "Translated"
    sentences = [
        " · ".join(facts),
        f"Source: {shown.source}",
        translated if shown.original else "",
    ]
    return tuple(f"{one[:1].upper()}{one[1:]}." for one in sentences if one)


def alt_text(card: Card) -> str:
    """Say all that a picture says to someone who cannot see it: always the whole quote."""
    opening, closing = card.marks
    who = ", ".join(part for part in (card.speaker, card.role) if part)
    words = f"{opening}{card.text}{closing}"
    parts = (card.notice and f"{card.notice}.", f"{who}: {words}" if who else words, *card.details)
    end = f"{card.as_of}, {card.newsroom}." if card.as_of else f"{card.newsroom}."
    return " ".join(part for part in (*parts, end) if part)
