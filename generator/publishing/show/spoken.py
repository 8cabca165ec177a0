"""A quote with how it stands: what its page, its frame and its card are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from generator.model.moment import Moment
from generator.model.quote import Quote
from generator.publishing import addresses, words
from generator.publishing.cards.card import Card, State
from generator.publishing.cards.making import Imprint, make_card
from generator.publishing.cards.names import PLAIN, card_name
from generator.publishing.cards.present import Present, present, removed
from generator.publishing.show.story import show_quote
from generator.publishing.show.subject import Subject
from generator.publishing.views.parts import Link, Mark, Time
from generator.publishing.views.quote_page import QuoteState
from generator.publishing.views.story import QuoteCard


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote, or what is left of one, with how it stands.

    Attributes:
        subject: The incident, as its quote page shows it.
        id: The quote's id.
        present: How it stands.
        quote: The quote; None where it was removed.
    """

    subject: Subject
    id: str
    present: Present
    quote: Quote | None = None

    @property
    def address(self) -> str:
        """The address of its page."""
        return addresses.quote(self.subject.incident.id, self.id)

    @property
    def shown(self) -> QuoteCard | None:
        """The quote as pages show it, without words that do not hold; None where all is gone."""
        if self.quote is None or self.subject.incident.record.status == "withdrawn":
            return None
        card = replace(show_quote(self.subject, self.quote), status=None, status_note="")
        return card if self.present.state.has_words else replace(card, parts=(), original="")

    @property
    def card(self) -> str:
        """The name of the picture to share."""
        return card_name(self.quote, self.subject.history) if self.quote else PLAIN


def spoken_of(subject: Subject) -> Iterator[Spoken]:
    """Every quote of an incident, each for its own page; those that were removed come last."""
    incident, history = subject.incident, subject.history

    def alone(quote_id: str) -> Subject:
        return replace(subject, here=addresses.quote(incident.id, quote_id))

    for quote in incident.record.quotes:
        yield Spoken(alone(quote.id), quote.id, present(quote, incident, history), quote)
    for quote_id, gone in removed(incident, history).items():
        yield Spoken(alone(quote_id), quote_id, gone)


def card_of(spoken: Spoken, url: str) -> Card:
    """Make the card of a quote, for a site that is published under an address."""
    short = (spoken.quote.short or "") if spoken.quote else ""
    return make_card(spoken.shown, short, spoken.present, _imprint(spoken, url))


def _imprint(spoken: Spoken, url: str) -> Imprint:
    incident, present = spoken.subject.incident, spoken.present

    def day(moment: Moment | None) -> str:
        return words.day_of(moment, incident.zone).text if moment else ""

    return Imprint(
        newsroom=spoken.subject.newsroom.name,
        addresses=short_addresses(url, spoken.address, addresses.incident(incident.id)),
        as_of=day(present.as_of),
        since=day(present.at),
        language=incident.language,
    )


def short_addresses(url: str, *there: str) -> tuple[str, ...]:
    """Write addresses as people do, without the scheme; the site's own comes last."""
    bare = url.partition("://")[2]
    return (*(f"{bare}{one}" for one in there), urlsplit(url).netloc)


def heading(spoken: Spoken) -> str:
    """Name a quote by who said it, and how it stands."""
    shown = spoken.shown
    if shown is None:
        word = "withdrawn" if spoken.present.state is State.WITHDRAWN else "removed"
        return f"A quote that was {word}"
    if spoken.present.state.has_words:
        return f"What {shown.speaker} said"
    return f"A quote attributed to {shown.speaker}, withdrawn"


def show_state(spoken: Spoken) -> QuoteState | None:
    """Show what a reader must know before the words; None while they stand as they were."""
    present, subject = spoken.present, spoken.subject
    if present.state is State.CURRENT:
        return None
    word = present.state.value
    update = present.since
    anchor = addresses.anchor("updates", update.id) if update else ""
    return QuoteState(
        mark=Mark(word, word.capitalize()),
        at=day(spoken, present.at),
        why=present.why,
        update=Link(subject.way(f"{subject.page}#{anchor}"), "In the update log")
        if update
        else None,
    )


def day(spoken: Spoken, moment: Moment | None) -> Time | None:
    """Print the day of a moment, where there is one."""
    return words.day_of(moment, spoken.subject.incident.zone) if moment else None
