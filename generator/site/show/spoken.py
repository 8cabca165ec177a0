"""A quote with how it stands: what its page, its frame and its card are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from generator.model.moment import Moment
from generator.model.quote import Quote
from generator.site import addresses, words
from generator.site.cards.card import Card, CardState
from generator.site.cards.quote_status import PLAIN, QuoteStatus, card_name, present, removed
from generator.site.show.story import show_quote
from generator.site.show.subject import Subject
from generator.site.views.parts import Link, Mark, Time
from generator.site.views.quote_card import Imprint, make_card
from generator.site.views.quote_page import QuoteState
from generator.site.views.story import QuoteCard


@dataclass(frozen=True)
class Spoken:
    """A quote, or what is left of one, with how it stands.

    Attributes:
        subject: The incident, as its quote page shows it.
        id: The quote's id.
        present: How it stands.
        quote: The quote; None where it was removed.
        shown: The quote as its page shows it, without words that do not hold: how it stands and
            what it speaks to are told beside it. None where all is gone.
    """

    subject: Subject
    id: str
    present: QuoteStatus
    quote: Quote | None = None
    shown: QuoteCard | None = None

    @cached_property
    def address(self) -> str:
        """The address of its page."""
        return addresses.quote(self.subject.incident.id, self.id)

    @cached_property
    def card(self) -> str:
        """The name of the picture to share."""
        return card_name(self.quote, self.subject.history) if self.quote else PLAIN

    @cached_property
    def heading(self) -> str:
        """Name it by who said it, and how it stands."""
        if self.shown is None:
            word = "withdrawn" if self.present.state is CardState.WITHDRAWN else "removed"
            return f"A quote that was {word}"
        if self.present.state.has_words:
            return f"What {self.shown.speaker} said"
        return f"A quote attributed to {self.shown.speaker}, withdrawn"


def spoken_of(subject: Subject) -> Iterator[Spoken]:
    """Every quote of an incident, each for its own page; those that were removed come last."""
    incident, history = subject.incident, subject.history

    def alone(quote_id: str) -> Subject:
        return subject.shown_at(addresses.quote(incident.id, quote_id))

    is_gone = incident.record.status == "withdrawn"
    for quote in incident.record.quotes:
        on_page = alone(quote.id)
        shown = None if is_gone else show_quote(on_page, quote, is_alone=True)
        found = present(quote, incident, history)
        yield Spoken(on_page, quote.id, found, quote, shown)
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


def show_state(present: QuoteStatus, subject: Subject) -> QuoteState | None:
    """Show what a reader must know before the words; None while they stand as they were."""
    if present.state is CardState.CURRENT:
        return None
    word = present.state.value
    update = present.since
    anchor = addresses.anchor("updates", update.id) if update else ""
    return QuoteState(
        mark=Mark(word, word.capitalize()),
        at=day(subject, present.at),
        why=present.why,
        update=Link(subject.way(f"{subject.page}#{anchor}"), "In the update log")
        if update
        else None,
    )


def day(subject: Subject, moment: Moment | None) -> Time | None:
    """Print the day of a moment, where there is one."""
    return words.day_of(moment, subject.incident.zone) if moment else None
