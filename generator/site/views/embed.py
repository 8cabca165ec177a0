"""A quote within a frame on another site, and how machines are told of it."""

from __future__ import annotations

from markupsafe import escape
from msgspec import Struct
from msgspec.structs import replace

from generator.site import urls
from generator.site.dates import Time
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.views.card import PublishedQuote
from generator.site.views.context import IncidentContext
from generator.site.views.quote import QuoteCard
from generator.site.views.state import QuoteState, show_state


class EmbedView(Struct, frozen=True):
    """The card within a frame on another site: no script, no masthead.

    Attributes:
        shell: For its head: language, title, style, security, canonical address.
        page: The quote's own page.
        site: The newsroom.
        card: The quote; None where it was removed.
        state: What to know first; None while the words stand as they were.
        as_of: When the quote last changed; None without a log.
    """

    shell: Shell
    page: Link
    site: str
    card: QuoteCard | None = None
    state: QuoteState | None = None
    as_of: Time | None = None


FRAME_WIDTH = 600
_FRAME_BASE = 300  # pixels: what stands around the words
_FRAME_LINE = 34
_LETTERS_IN_LINE = 42


def show_embed(renderer: Renderer, published: PublishedQuote) -> EmbedView:
    """Show a quote for a frame on another site."""
    there = f"{published.address}embed/"
    context = published.context.at(there)
    head = PageHead(
        address=there,
        title=published.heading,
        description="",
        language=published.context.incident.language,
        indexed=False,
        canonical=published.address,
    )
    return EmbedView(
        shell=show_shell(renderer, head),
        page=Link(
            urls.link(there, published.address),
            context.words.gettext("This quote, its source and its history"),
        ),
        site=published.context.newsroom.name,
        card=_framed(published, context),
        state=show_state(published.present, context),
        as_of=context.optional_day(published.present.as_of),
    )


def _framed(published: PublishedQuote, context: IncidentContext) -> QuoteCard | None:
    """The quote as its page shows it, with the ways from the frame, and what it speaks to."""
    shown, quote = published.shown, published.quote
    if shown is None or quote is None:
        return None
    return replace(
        shown,
        speaker_href=context.href(quote.speaker),
        citation=context.cite(quote.source),
        claims=context.links(quote.claims),
    )


def oembed(renderer: Renderer, published: PublishedQuote) -> dict[str, str | int]:
    """Describe the frame as oEmbed 1.0 does, for sites that ask by machine."""
    url = renderer.edition.url
    return {
        "version": "1.0",
        "type": "rich",
        "title": published.heading,
        "provider_name": published.context.newsroom.name,
        "provider_url": url,
        "html": frame(renderer, published),
        "width": FRAME_WIDTH,
        "height": _frame_height(published),
        "thumbnail_url": f"{url}{published.card_address}",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }


def frame(renderer: Renderer, published: PublishedQuote) -> str:
    """Write the HTML that shows the card on another page: titled, without script or referrer."""
    address = f"{renderer.edition.url}{published.address}embed/"
    title = published.context.words.gettext(
        "%(heading)s. %(newsroom)s",
        heading=published.heading,
        newsroom=published.context.newsroom.name,
    )
    width, height = FRAME_WIDTH, _frame_height(published)
    return (
        f'<iframe src="{escape(address)}" title="{escape(str(title))}"'
        f' width="{width}" height="{height}" style="border:0;max-width:100%"'
        ' loading="lazy" referrerpolicy="no-referrer"'
        ' sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )


def _frame_height(published: PublishedQuote) -> int:
    shown = published.shown
    letters = sum(len(part) for part in shown.parts) if shown else 0
    letters += len(published.present.why)
    return _FRAME_BASE + _FRAME_LINE * -(-letters // _LETTERS_IN_LINE)
