"""A quote's own page, its frame for other sites, and how machines are told of it."""

from __future__ import annotations

from msgspec import Struct

from generator.model.claim import Claim
from generator.model.dates import first_published, last_updated
from generator.model.quotation import marks, within_marks
from generator.site import dates, labels, phrases, urls
from generator.site.cards.card import Card
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.base import Alternate, PageHead, Shell, Social, show_shell
from generator.site.views.card import GONE, PublishedQuote, alt_text
from generator.site.views.claim import ClaimLine, show_claim
from generator.site.views.embed import frame
from generator.site.views.quote import QuoteCard
from generator.site.views.state import QuoteState, show_state
from generator.site.words import direction_of


class CardPicture(Struct, frozen=True):
    """The quote as a picture to share.

    Attributes:
        href: The picture, relative to the page.
        alt: Everything that it says.
        language: Its language, on a page in another; there the picture stays as it was first told.
        direction: ``ltr`` or ``rtl``, beside the language.
        width: In pixels.
        height: In pixels.
    """

    href: str
    alt: str
    language: str = ""
    direction: str = ""
    width: int = 1200
    height: int = 630


class Taking(Struct, frozen=True):
    """How to take a quote along; each works without script.

    Attributes:
        address: The page's absolute address.
        embed: The HTML that shows the card on another page.
        picture: The picture; None where the quote was removed.
    """

    address: str
    embed: str
    picture: CardPicture | None = None


class QuoteOrigin(Struct, frozen=True):
    """The incident that a quote belongs to, as it stands at present.

    Attributes:
        headline: With the way back.
        status: Developing, ongoing, closed or withdrawn.
        updated: Its last significant update; None without a log.
        history: The page with every version; None without history.
    """

    headline: Link
    status: Mark
    updated: Time | None = None
    history: Link | None = None


class QuotePage(Struct, frozen=True):
    """A quote's own page: complete in itself, since most come from a shared link.

    Attributes:
        shell: What stands around it.
        heading: Such as "What Luke Bronin said".
        origin: The incident.
        taking: How to take it along.
        card: The quote; without words where it was withdrawn; None where it was removed.
        state: What to know first; None while the words stand as they were.
        as_of: When the quote last changed; None without a log.
        claims: What the quote speaks to, by standing, with everyone who says so.
    """

    shell: Shell
    heading: str
    origin: QuoteOrigin
    taking: Taking
    card: QuoteCard | None = None
    state: QuoteState | None = None
    as_of: Time | None = None
    claims: tuple[ClaimLine, ...] = ()


def show_quote_page(renderer: Renderer, published: PublishedQuote, card: Card) -> QuotePage:
    """Show a quote large, with how it stands and everything that it speaks to.

    Args:
        renderer: What pages are rendered with.
        published: The quote.
        card: What its picture shows.
    """
    context, shown = published.context, published.shown
    language = context.incident.first_language if context.incident.translated_to else ""
    picture = CardPicture(
        context.way(published.card_address),
        alt_text(card, context.words),
        language,
        direction_of(language) if language else "",
    )
    named = published.quote.claims if published.quote and shown else ()
    claims = [context.incident.item(claim, Claim) for claim in named]
    return QuotePage(
        shell=show_shell(renderer, _head(renderer, published, picture)),
        heading=published.heading,
        origin=_origin(published),
        taking=Taking(
            address=f"{renderer.edition.url}{published.address}",
            embed=frame(renderer, published),
            picture=picture,
        ),
        card=shown,
        state=show_state(published.present, context),
        as_of=context.optional_day(published.present.as_of),
        claims=tuple(show_claim(context, claim) for claim in claims),
    )


def _head(renderer: Renderer, published: PublishedQuote, picture: CardPicture) -> PageHead:
    incident, url = published.context.incident, renderer.edition.url
    first, changed = first_published(incident), published.present.as_of
    return PageHead(
        address=published.address,
        title=published.heading,
        description=_description(published),
        language=incident.language,
        social=Social(
            kind="article",
            title=published.heading,
            image=f"{url}{published.card_address}",
            image_alt=picture.alt,
            published=dates.machine(first, incident.zone) if first else "",
            modified=dates.machine(changed, incident.zone) if changed else "",
        ),
        languages=tuple(
            (name, urls.quote(incident.id, published.id, where))
            for name, where in incident.languages
        ),
        alternates=(
            Alternate(
                f"{url}{published.address}oembed.json",
                "application/json+oembed",
                published.heading,
            ),
        ),
    )


def _description(published: PublishedQuote) -> str:
    shown, present, words = published.shown, published.present, published.context.words
    if shown is None or not present.state.has_words:
        return phrases.sentences((words.gettext(GONE[present.state]), present.why), words)
    language = published.context.incident.language
    opening, closing = marks(language).outer
    said = f"{closing} {opening}".join(within_marks(part, language) for part in shown.parts)
    who = phrases.commas((shown.speaker, shown.role), words)
    text = f"{opening}{said}{closing}"
    return words.gettext("%(label)s: %(text)s", label=who, text=text)


def _origin(published: PublishedQuote) -> QuoteOrigin:
    context = published.context
    record, updated = context.incident.record, last_updated(context.incident)
    withdrawn = record.status == "withdrawn"
    words = context.words
    title = words.gettext(labels.WITHDRAWN_EXPLAINER) if withdrawn else record.headline
    every = context.to_history(words.gettext("Every version"))
    return QuoteOrigin(
        headline=Link(context.way(context.page), title),
        status=labels.status(record.status, context.words),
        updated=context.optional_time(updated),
        history=every if context.history.versions else None,
    )
