"""What is published of quotes: for each a page, a frame, its description and its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

import msgspec

from generator.site.cards.card import Card, Share
from generator.site.cards.drawing import draw
from generator.site.cards.fonts import package_fonts
from generator.site.cards.layout import lay_out, lay_out_share
from generator.site.cards.quote_status import card_names, names_of_removed
from generator.site.edition import Output, Part, written
from generator.site.press import Press, shown
from generator.site.show.embed import oembed, show_embed
from generator.site.show.quote_page import show_quote_page
from generator.site.show.share import share_address, show_share
from generator.site.show.spoken import Spoken, card_of, spoken_of
from generator.site.show.subject import Subject

Draw = Callable[[Card | Share], bytes]


def quote_parts(press: Press, subject: Subject) -> Iterator[Part]:
    """List what is published of an incident's quotes, those included that were called back.

    A card is drawn once, however many names it has.
    """
    drawn = lru_cache(maxsize=8)(partial(_drawn, press))
    share = show_share(subject, press.edition.url)
    path = share_address(subject.incident.id)
    yield Part(path, (repr(share),), partial(_picture, drawn, share, path))
    for spoken in spoken_of(subject):
        card = card_of(spoken, press.edition.url)
        yield from _pages(press, spoken, card)
        yield from _pictures(spoken, card, drawn)


def _pages(press: Press, spoken: Spoken, card: Card) -> Iterator[Part]:
    address = spoken.address
    yield shown(press, address, "quote.html", show_quote_page(press, spoken, card))
    yield shown(press, f"{address}embed/", "embed.html", show_embed(press, spoken))
    told = msgspec.json.format(msgspec.json.encode(oembed(press, spoken)), indent=2)
    yield written(f"{address}oembed.json", told + b"\n")


def _pictures(spoken: Spoken, card: Card, drawn: Draw) -> Iterator[Part]:
    for name in _names(spoken):
        path = f"{spoken.address}{name}"
        yield Part(path, (repr(card),), partial(_picture, drawn, card, path))


def _names(spoken: Spoken) -> tuple[str, ...]:
    history = spoken.subject.history
    if spoken.quote is None:
        return names_of_removed(spoken.id, history)
    return card_names(spoken.quote, history)


def _picture(drawn: Draw, card: Card | Share, path: str) -> Iterator[Output]:
    yield Output(path, drawn(card))


def _drawn(press: Press, card: Card | Share) -> bytes:
    fonts = package_fonts()
    sheet = lay_out(card, fonts) if isinstance(card, Card) else lay_out_share(card, fonts)
    return draw(sheet, press.env)
