"""A quote's own page, and the card that other sites embed."""

from __future__ import annotations

from msgspec import Struct

from generator.site.views.claims import ClaimGroup
from generator.site.views.parts import Link, Mark, Time
from generator.site.views.shell import Shell
from generator.site.views.story import QuoteCard


class CardPicture(Struct, frozen=True, gc=False):
    """The quote as a picture to share.

    Attributes:
        href: The picture, relative to the page.
        alt: Everything that it says.
        width: In pixels.
        height: In pixels.
    """

    href: str
    alt: str
    width: int = 1200
    height: int = 630


class Taking(Struct, frozen=True, gc=False):
    """How to take a quote along; each works without script.

    Attributes:
        address: The page's absolute address.
        embed: The HTML that shows the card on another page.
        picture: The picture; None where the quote was removed.
    """

    address: str
    embed: str
    picture: CardPicture | None = None


class QuoteState(Struct, frozen=True, gc=False):
    """What a reader must know before the words.

    Attributes:
        mark: ``corrected``, ``withdrawn`` or ``removed``, with its word.
        at: When; None where the log does not tell.
        why: The reason; may be empty.
        update: The update that says more; None where the log has none.
    """

    mark: Mark
    at: Time | None = None
    why: str = ""
    update: Link | None = None


class Origin(Struct, frozen=True, gc=False):
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


class QuotePage(Struct, frozen=True, gc=False):
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
    origin: Origin
    taking: Taking
    card: QuoteCard | None = None
    state: QuoteState | None = None
    as_of: Time | None = None
    claims: tuple[ClaimGroup, ...] = ()


class EmbedView(Struct, frozen=True, gc=False):
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
