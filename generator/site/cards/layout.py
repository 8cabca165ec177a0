"""From what stands on a card to where its letters stand.

What is fixed is set first, from both ends; the quote takes the room that is left, as large as it
fits. Whatever cannot be set right is refused, with the part of the card that is at fault.
"""

from __future__ import annotations

from msgspec.structs import replace

from generator.site.cards.card import Card, Photo, Refusal, Share
from generator.site.cards.composition import (
    AIR,
    HEIGHT,
    MARGIN,
    MEASURE,
    WIDTH,
    CardLayout,
    Composition,
    PlacedPhoto,
)
from generator.site.cards.fitting import TextSpec, fitting_length
from generator.site.cards.fonts import Fonts, Style
from generator.site.cards.shaping import undrawable

TOP = 52
FOOT = 604
EDGE = 56  # between a photo and the edge of the picture
BESIDE = EDGE + 40 - MARGIN  # what a photo's column takes of the measure beside its own width
PHOTO = (480, 500)
"""The most pixels that a photo has across and down."""

NEWSROOM = TextSpec(Style.STRONG, (28, 25), lines=1)
SMALL = TextSpec(Style.PLAIN, (25, 23, 21), lines=1)
NOTICE = TextSpec(Style.STRONG, (30, 27), leading=1.25, lines=2)
QUOTE = TextSpec(
    Style.QUOTE,
    (108, 98, 90, 82, 76, 70, 64, 59, 55, 51, 47, 44, 41, 38, 36, 34, 32, 30, 28),
    leading=1.24,
)
HEADLINE = replace(QUOTE, sizes=QUOTE.sizes[3:])
SPEAKER = TextSpec(Style.STRONG, (50, 46, 42, 40), leading=1.16, lines=2)
ROLE = TextSpec(Style.PLAIN, (30, 27, 25), leading=1.25, lines=3)
DETAILS = TextSpec(Style.PLAIN, (25, 23), leading=1.3, lines=2)


def lay_out(card: Card, fonts: Fonts) -> CardLayout:
    """Lay a quote card out, with its short words where the whole does not fit.

    Returns:
        The layout. One with refusals must not be drawn.
    """
    return _laid_out("quote", card.state.value, _composed(card, fonts))


def lay_out_share(share: Share, fonts: Fonts) -> CardLayout:
    """Lay an incident's share picture out, without its photo where both have no room.

    Returns:
        The layout. One with refusals must not be drawn.
    """
    page, placed = _composed_share(share, fonts)
    return replace(_laid_out("share", "current", page), photo=placed)


def refusals_of(picture: Card | Share, fonts: Fonts) -> tuple[Refusal, ...]:
    """Give what its layout would refuse, without laying out a letter."""
    if isinstance(picture, Card):
        return tuple(_composed(picture, fonts).refusals)
    page, _ = _composed_share(picture, fonts)
    return tuple(page.refusals)


def _place(photo: Photo, *, leftward: bool) -> PlacedPhoto:
    """Fit a photo whole into its column at the far end, in the middle of the height."""
    scale = min(PHOTO[0] / photo.width, PHOTO[1] / photo.height)
    width, height = (max(1, round(side * scale)) for side in (photo.width, photo.height))
    x = EDGE if leftward else WIDTH - EDGE - width
    return PlacedPhoto(x, _middle(TOP, FOOT, height), width, height)


def _composed_share(share: Share, fonts: Fonts) -> tuple[Composition, PlacedPhoto | None]:
    """Set a share picture, and place its photo where there is room for both."""
    if share.photo is not None:
        page = Composition(fonts, share.language, beside=PHOTO[0] + BESIDE)
        placed = _place(share.photo, leftward=page.leftward)
        _compose_share(share, page)
        if not page.refusals:
            return page, placed
    page = Composition(fonts, share.language)
    _compose_share(replace(share, photo=None), page)
    return page, None


def _compose_share(share: Share, page: Composition) -> None:
    top = _head(page, share)
    bottom = page.first_fitting("address", share.addresses, SMALL, FOOT) - AIR // 2
    if share.photo is not None:
        bottom = page.above("credit", share.photo.credit, DETAILS, bottom)
    bottom = page.above("place", share.place, ROLE, bottom)
    rule = page.above("status", share.status, SPEAKER, bottom) - AIR * 2 // 3
    if fitted := page.set("headline", share.headline, HEADLINE, rule - top - 2 * AIR):
        page.place("headline", fitted, _middle(top, rule, fitted.height))
    page.rule = rule


def lay_out_wordless(picture: Card | Share, fonts: Fonts) -> CardLayout:
    """Lay a picture out without its words, since a letter of them is in no font.

    It shows the shape of what it stands for, whose it is, and what must not be left unsaid, each
    as far as the fonts have its letters: never a box.
    """
    page = Composition(fonts, picture.language)

    def drawable(text: str) -> str:
        styles = (NEWSROOM.style, SMALL.style)
        return "" if any(undrawable(text, style, fonts) for style in styles) else text

    _head(
        page,
        replace(
            picture,
            newsroom=drawable(picture.newsroom),
            as_of=drawable(picture.as_of),
            notice=drawable(picture.notice),
        ),
    )
    if addresses := tuple(filter(None, map(drawable, picture.addresses))):
        page.first_fitting("address", addresses, SMALL, FOOT)
    is_card = isinstance(picture, Card)
    state = picture.state.value if isinstance(picture, Card) else "current"
    shape = picture.shape if isinstance(picture, Share) else picture.state.value
    made = _laid_out("wordless", state, page)
    return replace(made, refusals=(), shape="quote" if is_card and shape == "current" else shape)


def _composed(card: Card, fonts: Fonts) -> Composition:
    """Set a quote card, with its short words where the whole does not fit."""
    whole = _compose(card, "text", fonts)
    if card.short and any(refusal.part == "text" for refusal in whole.refusals):
        details = (*card.details, card.shortened)
        return _compose(replace(card, text=card.short, details=details), "short", fonts)
    return whole


def _compose(card: Card, part: str, fonts: Fonts) -> Composition:
    page = Composition(fonts, card.language)
    top = _head(page, card)
    bottom = page.first_fitting("address", card.addresses, SMALL, FOOT) - AIR // 2
    bottom = _set_details(page, card.details, bottom)
    bottom = page.above("role", card.role, ROLE, bottom - AIR // 3)
    page.rule = page.above("speaker", card.speaker, SPEAKER, bottom) - AIR * 2 // 3
    _set_words(page, card, part, (top, page.rule))
    return page


def _head(page: Composition, card: Card | Share) -> int:
    """Set the newsroom's name, the moment it holds for and any notice; returns where it ends."""
    if page.beside:  # one line has no room for both
        top = page.below("newsroom", card.newsroom, NEWSROOM, TOP)
        top = page.below("as-of", card.as_of, SMALL, top)
    else:
        page.below("as-of", card.as_of, SMALL, TOP, far=True)
        top = page.below("newsroom", card.newsroom, NEWSROOM, TOP)
    return page.below("notice", card.notice, NOTICE, top + AIR // 2) if card.notice else top


def _set_details(page: Composition, details: tuple[str, ...], bottom: int) -> int:
    """Set the details on one line, or each on its own where one is too short for all."""
    together = " ".join(details)
    if page.fitting(together, replace(DETAILS, lines=1), HEIGHT):
        return page.above("details", together, DETAILS, bottom)
    for detail in reversed(details):
        bottom = page.above("details", detail, DETAILS, bottom)
    return bottom


def _set_words(page: Composition, card: Card, part: str, room: tuple[int, int]) -> None:
    opening, closing = card.marks
    words = card.text + closing
    height = room[1] - room[0] - 2 * AIR
    if undrawable(opening + words, QUOTE.style, page.fonts):
        page.set(part, opening + words, QUOTE, height)
    elif fitted := page.fitting(words, QUOTE, height):
        top = _middle(*room, fitted.height)
        page.place("quote", fitted, top, mark=opening)
    else:
        page.refusals.append(_too_long(page, card, part, height))


def _too_long(page: Composition, card: Card, part: str, height: int) -> Refusal:
    fits = fitting_length(card.text, QUOTE, page.fonts, MEASURE, height)
    return Refusal(
        part,
        "card.too-long",
        f"The words are {len(card.text)} characters long; "
        f"the card has room for about {fits} of them.",
        "Give the card’s words as “short”, with “…” where something is left out."
        if fits
        else "No line of the card holds the longest word.",
    )


def _middle(top: int, bottom: int, height: int) -> int:
    return top + (bottom - top - height) // 2


def _laid_out(kind: str, state: str, page: Composition) -> CardLayout:
    refusals = tuple(page.refusals)
    return CardLayout(kind, state, page.leftward, page.rule, page.blocks(), refusals)
