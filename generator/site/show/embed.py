"""A quote in a frame on another site, and how machines are told of it."""

from __future__ import annotations

from markupsafe import escape
from msgspec.structs import replace

from generator.site import addresses
from generator.site.press import Press
from generator.site.show.shell import Head, show_shell
from generator.site.show.spoken import Spoken, day, show_state
from generator.site.show.subject import Subject
from generator.site.views.parts import Link
from generator.site.views.quote_page import EmbedView
from generator.site.views.story import QuoteCard

FRAME_WIDTH = 600
_FRAME_BASE = 300  # pixels: what stands around the words
_FRAME_LINE = 34
_LETTERS_IN_LINE = 42


def show_embed(press: Press, spoken: Spoken) -> EmbedView:
    """Show a quote for a frame on another site."""
    there = f"{spoken.address}embed/"
    subject = spoken.subject.shown_at(there)
    head = Head(
        address=there,
        title=spoken.heading,
        description="",
        language=spoken.subject.incident.language,
        indexed=False,
        canonical=spoken.address,
    )
    return EmbedView(
        shell=show_shell(press, head),
        page=Link(addresses.link(there, spoken.address), "This quote, its source and its history"),
        site=spoken.subject.newsroom.name,
        card=_framed(spoken, subject),
        state=show_state(spoken.present, subject),
        as_of=day(subject, spoken.present.as_of),
    )


def _framed(spoken: Spoken, subject: Subject) -> QuoteCard | None:
    """The quote as its page shows it, with the ways from the frame, and what it speaks to."""
    shown, quote = spoken.shown, spoken.quote
    if shown is None or quote is None:
        return None
    return replace(
        shown,
        speaker_href=subject.href(quote.speaker),
        citation=subject.cite(quote.source),
        claims=subject.links(quote.claims),
    )


def oembed(press: Press, spoken: Spoken) -> dict[str, str | int]:
    """Describe the frame as oEmbed 1.0 does, for sites that ask by machine."""
    url = press.edition.url
    return {
        "version": "1.0",
        "type": "rich",
        "title": spoken.heading,
        "provider_name": spoken.subject.newsroom.name,
        "provider_url": url,
        "html": frame(press, spoken),
        "width": FRAME_WIDTH,
        "height": _frame_height(spoken),
        "thumbnail_url": f"{url}{spoken.address}{spoken.card}",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }


def frame(press: Press, spoken: Spoken) -> str:
    """Write the HTML that shows the card on another page: titled, without script or referrer."""
    title = f"{spoken.heading}. {spoken.subject.newsroom.name}"
    return (
        f'<iframe src="{escape(press.edition.url)}{spoken.address}embed/" title="{escape(title)}"'
        f' width="{FRAME_WIDTH}" height="{_frame_height(spoken)}" style="border:0;max-width:100%"'
        ' loading="lazy" referrerpolicy="no-referrer"'
        ' sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )


def _frame_height(spoken: Spoken) -> int:
    shown = spoken.shown
    letters = sum(len(part) for part in shown.parts) if shown else 0
    letters += len(spoken.present.why)
    return _FRAME_BASE + _FRAME_LINE * -(-letters // _LETTERS_IN_LINE)
