"""What is published of quotes: for each a page, a frame, its description and its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from generator.model.incident import Incident
from generator.output import File
from generator.site.cards.card import Card, Share
from generator.site.cards.composition import PlacedPhoto
from generator.site.cards.drawing import draw
from generator.site.cards.fonts import fonts_with
from generator.site.cards.layout import lay_out, lay_out_share, lay_out_wordless
from generator.site.cards.quote_status import card_names, names_of_removed
from generator.site.exports.common import write_json
from generator.site.part import Part, written
from generator.site.render import Renderer, view_part
from generator.site.views.card import PublishedQuote, card_of, published_quotes
from generator.site.views.context import IncidentContext
from generator.site.views.embed import oembed, show_embed
from generator.site.views.quote_page import show_quote_page
from generator.site.views.share import lead_file, share_address, show_share

Draw = Callable[[Card | Share], bytes]


def quote_parts(renderer: Renderer, context: IncidentContext) -> Iterator[Part]:
    """List what is published of an incident's quotes, those included that were called back.

    A card is drawn once, however many names it has.
    """
    drawn = lru_cache(maxsize=8)(partial(_drawn, renderer, context))
    share = show_share(context, renderer.edition.url)
    path = share_address(context.incident.id)
    yield Part(path, (repr(share),), partial(_picture, drawn, share, path))
    for published in published_quotes(context):
        card = card_of(published, renderer.edition.url)
        yield from _pages(renderer, published, card)
        yield from _pictures(published, card, drawn)


def translated_quotes(
    renderer: Renderer, context: IncidentContext, first: IncidentContext
) -> Iterator[Part]:
    """List the pages of an incident’s quotes in another language.

    Their pictures are those of the first language, and so is what is said of a picture.

    Args:
        renderer: What pages are rendered with.
        context: The incident in that language.
        first: The incident as it was first told.
    """
    cards = {one.id: card_of(one, renderer.edition.url) for one in published_quotes(first)}
    for published in published_quotes(context):
        yield from _pages(renderer, published, cards[published.id])


def _pages(renderer: Renderer, published: PublishedQuote, card: Card) -> Iterator[Part]:
    address = published.address
    yield view_part(renderer, address, "quote.html", show_quote_page(renderer, published, card))
    yield view_part(renderer, f"{address}embed/", "embed.html", show_embed(renderer, published))
    yield written(f"{address}oembed.json", write_json(oembed(renderer, published)))


def _pictures(published: PublishedQuote, card: Card, drawn: Draw) -> Iterator[Part]:
    for name in _names(published):
        path = f"{published.address}{name}"
        yield Part(path, (repr(card),), partial(_picture, drawn, card, path))


def _names(published: PublishedQuote) -> tuple[str, ...]:
    history = published.context.history
    if published.quote is None:
        return names_of_removed(published.id, history)
    return card_names(published.quote, history)


def _picture(drawn: Draw, card: Card | Share, path: str) -> Iterator[File]:
    yield File(path, drawn(card))


def _drawn(renderer: Renderer, context: IncidentContext, card: Card | Share) -> bytes:
    fonts = fonts_with(renderer.edition.fonts)
    sheet = lay_out(card, fonts) if isinstance(card, Card) else lay_out_share(card, fonts)
    if sheet.lacks_letters:
        return draw(lay_out_wordless(card, fonts), renderer.env)
    return draw(sheet, renderer.env, _photo(renderer, context.incident, sheet.photo))


def _photo(renderer: Renderer, incident: Incident, placed: PlacedPhoto | None) -> bytes:
    """The lead picture as the share picture places it; nothing where it has none."""
    file = lead_file(incident)
    if placed is None or file is None:
        return b""
    # Pillow is loaded where there is a picture to make
    from generator.site.encoding import still  # noqa: PLC0415

    path = renderer.edition.content / incident.folder / "media" / file.name
    return still(path.read_bytes(), placed.width, placed.height)
