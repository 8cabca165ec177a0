"""The narrative, with the parts of the page that it places itself."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup
from msgspec import Struct

from generator.model.claim import Account
from generator.model.media import Medium
from generator.model.narrative import Block, BlockKind, Tie
from generator.model.quote import Quote
from generator.site.markdown import Components, Landing, narrative_html
from generator.site.press import Press
from generator.site.show.claims import show_account, show_claims, show_questions
from generator.site.show.places import show_where
from generator.site.show.record import show_expected, show_medium
from generator.site.show.story import show_quote, show_timeline
from generator.site.show.subject import Subject
from generator.site.views.parts import NO_HTML, Link, Time

ANCHORS = {
    BlockKind.CLAIMS: "claims",
    BlockKind.MAP: "where",
    BlockKind.TIMELINE: "timeline",
    BlockKind.EXPECTED: "expected",
}
"""Where a part that the narrative places is found: as where the page would place it."""

QuotePage = Callable[[str], Link | None]
"""The way to a quote's own page, by its id; None where it has none."""


class Placed(Struct, frozen=True):
    """What the narrative placed, so that the page does not place it again.

    Attributes:
        whole: The kinds of part that stand in it as a whole.
        items: The ids of the items that stand in it.
    """

    whole: frozenset[BlockKind]
    items: frozenset[str]


def placed(subject: Subject) -> Placed:
    """Say what the narrative places itself."""
    blocks = subject.incident.narrative.placed
    return Placed(
        frozenset(
            block.kind for block in blocks if block.id is None or block.kind is BlockKind.MAP
        ),
        frozenset(block.id for block in blocks if block.id and block.kind is not BlockKind.MAP),
    )


def show_story(subject: Subject, press: Press, quote_page: QuotePage, now: Time) -> Markup:
    """Render the narrative; what it places comes out of the theme's components."""
    components = Components(
        block=lambda block: _block(subject, press, block, quote_page, now),
        tie=lambda tie: _tie(subject, tie),
        source=lambda source: Landing(subject.href(source), subject.origin(source)),
    )
    return narrative_html(subject.incident.narrative, components)


def _tie(subject: Subject, tie: Tie) -> str:
    return subject.href(tie.id)


def _block(
    subject: Subject, press: Press, block: Block, quote_page: QuotePage, now: Time
) -> Markup:
    if block.id and block.kind is not BlockKind.MAP:
        return _item(subject, press, block.id, quote_page)
    made = _whole(subject, press, block.kind, now)
    first = next(one for one in subject.incident.narrative.placed if one.kind is block.kind)
    if block is not first or not made or block.kind not in ANCHORS:
        return made
    return Markup(f'<div id="{ANCHORS[block.kind]}" class="placed">{made}</div>')  # noqa: S704 - the theme escapes


def _item(subject: Subject, press: Press, item_id: str, quote_page: QuotePage) -> Markup:
    item = subject.incident.items[item_id]
    if isinstance(item, Quote):
        return press.component("quote", show_quote(subject, item, quote_page(item.id)))
    if isinstance(item, Medium):
        return press.component("medium", show_medium(subject, item))
    if isinstance(item, Account):
        return press.component("account", show_account(subject, item))
    return NO_HTML


def _whole(subject: Subject, press: Press, kind: BlockKind, now: Time) -> Markup:
    if kind is BlockKind.CLAIMS:
        return press.component("claims", show_claims(subject))
    if kind is BlockKind.TIMELINE:
        return press.component("timeline", show_timeline(subject))
    if kind is BlockKind.QUESTIONS:
        return press.component("claims.questions", *show_questions(subject))
    if kind is BlockKind.EXPECTED:
        return press.component("expected", show_expected(subject, now))
    where = show_where(press, subject) if kind is BlockKind.MAP else None
    return press.component("where", where) if where else NO_HTML
