"""A quote with how it stands, and its picture to share."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from generator.model.quotation import marks, within_marks
from generator.model.quote import Quote
from generator.site import marked, urls
from generator.site.cards.card import Card, CardState
from generator.site.cards.quote_status import PLAIN, QuoteStatus, card_name, present, removed
from generator.site.views.context import IncidentContext
from generator.site.views.quote import QuoteCard, notice, show_quote
from generator.site.words import N_, Words


class PublishedQuote(Struct, frozen=True):
    """A quote, or what is left of one, with how it stands.

    Attributes:
        context: The incident, as its quote page shows it.
        id: The quote's id.
        present: How it stands.
        quote: The quote; None where it was removed.
        shown: The quote as its page shows it, without words that do not hold: how it stands and
            what it speaks to are told beside it. None where all is gone.
    """

    context: IncidentContext
    id: str
    present: QuoteStatus
    quote: Quote | None = None
    shown: QuoteCard | None = None

    @property
    def address(self) -> str:
        """The address of its page."""
        incident = self.context.incident
        return urls.quote(incident.id, self.id, incident.translated_to)

    @property
    def card(self) -> str:
        """The name of the picture to share."""
        return card_name(self.quote, self.context.history) if self.quote else PLAIN

    @property
    def card_address(self) -> str:
        """The address of that picture; a translation has that of the words as they were said."""
        return f"{urls.quote(self.context.incident.id, self.id)}{self.card}"

    @property
    def heading(self) -> str:
        """Name it by who said it, and how it stands."""
        words, state = self.context.words, self.present.state
        if self.shown is None:
            return words.gettext(UNNAMED[state])
        if state.has_words:
            return words.gettext("What %(speaker)s said", speaker=self.shown.speaker)
        return words.gettext(
            "A quote attributed to %(speaker)s, withdrawn", speaker=self.shown.speaker
        )


def published_quotes(context: IncidentContext) -> Iterator[PublishedQuote]:
    """Every quote of an incident, each for its own page; those that were removed come last."""
    incident, history = context.incident, context.history

    def alone(quote_id: str) -> IncidentContext:
        return context.at(urls.quote(incident.id, quote_id, incident.translated_to))

    is_gone = incident.record.status == "withdrawn"
    for quote in incident.record.quotes:
        on_page = alone(quote.id)
        shown = None if is_gone else show_quote(on_page, quote, is_alone=True)
        found = present(quote, incident, history)
        yield PublishedQuote(on_page, quote.id, found, quote, shown)
    for quote_id, gone in removed(incident, history).items():
        yield PublishedQuote(alone(quote_id), quote_id, gone)


def short_addresses(url: str, *there: str) -> tuple[str, ...]:
    """Write addresses as people do, without the scheme; the site's own comes last."""
    bare = url.partition("://")[2]
    return (*(f"{bare}{one}" for one in there), urlsplit(url).netloc)


UNNAMED = {
    CardState.WITHDRAWN: N_("A quote that was withdrawn"),
    CardState.REMOVED: N_("A quote that was removed"),
}
GONE = {
    CardState.WITHDRAWN: N_("This quote was withdrawn."),
    CardState.REMOVED: N_("This quote was removed."),
}


def card_of(published: PublishedQuote, url: str) -> Card:
    """Make the card of a quote, for a site that is published under an address."""
    context, shown, found = published.context, published.shown, published.present
    words, incident = context.words, context.incident
    as_of = context.optional_day(found.as_of)
    card = Card(
        text="",
        marks=("", ""),
        speaker=words.gettext("Attributed to %(speaker)s", speaker=shown.speaker) if shown else "",
        role=shown.role if shown else "",
        details=_details(shown, words) if shown else (),
        newsroom=context.newsroom.name,
        addresses=short_addresses(url, published.address, urls.incident(incident.id)),
        as_of=words.gettext("As of %(day)s", day=as_of.text) if as_of else "",
        state=found.state,
        notice=notice(context, found),
        language=incident.language,
    )
    if shown is not None and found.state.has_words:
        short = (published.quote.short or "") if published.quote else ""
        return _with_words(card, shown, short, words)
    gone = words.gettext(GONE[found.state])
    return replace(
        card,
        text=f"{gone} {found.why}".strip(),
        short=gone,
        shortened=words.gettext("The reason is at the address below."),
    )


def _with_words(card: Card, shown: QuoteCard, short: str, words: Words) -> Card:
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
        shortened=words.gettext("Shortened: the whole quote is at the address below."),
    )


def _details(shown: QuoteCard, words: Words) -> tuple[str, ...]:
    """When, where and on what basis it was said; what nobody states of that; and the source."""
    said = shown.said.text if shown.said else ""
    facts = " · ".join(filter(None, (said, shown.venue, shown.basis, shown.unstated)))
    sentences = (
        words.gettext("%(sentence)s.", sentence=marked.begun(facts)) if facts else "",
        words.gettext("Source: %(source)s.", source=shown.source),
        _translated(shown, words) if shown.original else "",
    )
    return tuple(filter(None, sentences))


def _translated(shown: QuoteCard, words: Words) -> str:
    if shown.translator:
        return words.gettext("Translated by %(translator)s.", translator=shown.translator)
    return words.gettext("Translated.")


def alt_text(card: Card, words: Words) -> str:
    """Say all that a picture says to someone who cannot see it: always the whole quote."""
    opening, closing = card.marks
    text = f"{opening}{card.text}{closing}"
    if card.speaker:
        text = words.gettext("%(speaker)s: %(text)s", speaker=_speaker(card, words), text=text)
    notice = words.gettext("%(sentence)s.", sentence=card.notice) if card.notice else ""
    end = words.gettext("%(sentence)s.", sentence=_imprint_line(card, words))
    return " ".join(filter(None, (notice, text, *card.details, end)))


def _speaker(card: Card, words: Words) -> str:
    if not card.role:
        return card.speaker
    return words.gettext("%(name)s, %(role)s", name=card.speaker, role=card.role)


def _imprint_line(card: Card, words: Words) -> str:
    if not card.as_of:
        return card.newsroom
    return words.gettext("%(as_of)s, %(newsroom)s", as_of=card.as_of, newsroom=card.newsroom)
