"""A quote with how it stands, and the pictures of quotes and incidents to share."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from generator.model.dates import last_updated
from generator.model.incident import Incident
from generator.model.media import MediaFile
from generator.model.moment import Moment
from generator.model.quotation import marks, within_marks
from generator.model.quote import Quote
from generator.site import labels, urls
from generator.site.cards.card import Card, CardState, Photo, Share
from generator.site.cards.quote_status import PLAIN, QuoteStatus, card_name, present, removed
from generator.site.views.context import IncidentContext
from generator.site.views.quote import QuoteCard, show_quote


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
        return urls.quote(self.context.incident.id, self.id)

    @property
    def card(self) -> str:
        """The name of the picture to share."""
        return card_name(self.quote, self.context.history) if self.quote else PLAIN

    @property
    def heading(self) -> str:
        """Name it by who said it, and how it stands."""
        if self.shown is None:
            word = "withdrawn" if self.present.state is CardState.WITHDRAWN else "removed"
            return f"A quote that was {word}"
        if self.present.state.has_words:
            return f"What {self.shown.speaker} said"
        return f"A quote attributed to {self.shown.speaker}, withdrawn"


def published_quotes(context: IncidentContext) -> Iterator[PublishedQuote]:
    """Every quote of an incident, each for its own page; those that were removed come last."""
    incident, history = context.incident, context.history

    def alone(quote_id: str) -> IncidentContext:
        return context.at(urls.quote(incident.id, quote_id))

    is_gone = incident.record.status == "withdrawn"
    for quote in incident.record.quotes:
        on_page = alone(quote.id)
        shown = None if is_gone else show_quote(on_page, quote, is_alone=True)
        found = present(quote, incident, history)
        yield PublishedQuote(on_page, quote.id, found, quote, shown)
    for quote_id, gone in removed(incident, history).items():
        yield PublishedQuote(alone(quote_id), quote_id, gone)


def card_of(published: PublishedQuote, url: str) -> Card:
    """Make the card of a quote, for a site that is published under an address."""
    short = (published.quote.short or "") if published.quote else ""
    return make_card(published.shown, short, published.present, _imprint(published, url))


def _imprint(published: PublishedQuote, url: str) -> Imprint:
    context, present = published.context, published.present
    incident = context.incident

    def day(moment: Moment | None) -> str:
        return context.day(moment).text if moment else ""

    return Imprint(
        newsroom=published.context.newsroom.name,
        addresses=short_addresses(url, published.address, urls.incident(incident.id)),
        as_of=day(present.as_of),
        since=day(present.at),
        language=incident.language,
    )


def short_addresses(url: str, *there: str) -> tuple[str, ...]:
    """Write addresses as people do, without the scheme; the site's own comes last."""
    bare = url.partition("://")[2]
    return (*(f"{bare}{one}" for one in there), urlsplit(url).netloc)


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


def share_address(incident_id: str) -> str:
    """The address of an incident's share picture."""
    return f"{urls.incident(incident_id)}share.png"


def show_share(context: IncidentContext, url: str) -> Share:
    """Make the share picture of an incident; a withdrawn one repeats nothing of its story."""
    incident, record = context.incident, context.incident.record
    updated = last_updated(incident)
    day = context.day(updated).text if updated else ""
    withdrawn = record.status == "withdrawn"
    return Share(
        photo=None if withdrawn else _photo(incident),
        headline="This explainer was withdrawn" if withdrawn else record.headline,
        status=labels.STATUS[record.status],
        place="" if withdrawn else _place(context),
        newsroom=context.newsroom.name,
        addresses=short_addresses(url, urls.incident(incident.id)),
        as_of=f"Last update {day}" if day else "",
        shape=record.status,
        language=incident.language,
    )


def share_alt(share: Share) -> str:
    """Say all that a share picture says."""
    shown = f"Picture: {share.photo.alt}" if share.photo else ""
    told = (share.headline, share.status, share.place, share.as_of, share.newsroom, shown)
    return ". ".join(part.rstrip(".") for part in told if part) + "."


def lead_file(incident: Incident) -> MediaFile | None:
    """The file of the lead picture that may be seen without asking: no warning covers it."""
    record = incident.record
    leads = [one for one in record.media if one.id == record.lead and not one.withdrawn]
    if not leads or leads[0].warning or leads[0].kind != "image":
        return None
    return incident.files.get(leads[0].file or "")


def _photo(incident: Incident) -> Photo | None:
    file = lead_file(incident)
    if file is None or file.picture is None:
        return None
    (medium,) = (one for one in incident.record.media if one.id == incident.record.lead)
    return Photo(
        digest=file.sha256,
        width=file.picture.width,
        height=file.picture.height,
        credit=f"Picture: {medium.credit}" if medium.credit else "",
        alt=medium.alt or "",
    )


def _place(context: IncidentContext) -> str:
    """The scene by name and town, as closely as the record tells readers."""
    scenes = [place for place in context.incident.record.places if place.role == "scene"]
    if not scenes:
        return ""
    scene = scenes[0]
    return ", ".join(part for part in (scene.name, scene.locality) if part)
