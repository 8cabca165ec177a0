"""The narrative, with the parts of the page that it places itself."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup
from msgspec import Struct

from generator.model.claim import Account
from generator.model.media import Medium
from generator.model.narrative import Block, BlockKind, Tie
from generator.model.quote import Quote
from generator.site.dates import Time
from generator.site.markdown import Components, Landing, narrative_html
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.claims import show_account, show_claims, show_questions
from generator.site.views.context import IncidentContext
from generator.site.views.quote import show_quote
from generator.site.views.sources import show_medium
from generator.site.views.timeline import show_expected, show_timeline
from generator.site.views.where import show_where

ANCHORS = {
    BlockKind.CLAIMS: "claims",
    BlockKind.MAP: "where",
    BlockKind.TIMELINE: "timeline",
    BlockKind.EXPECTED: "expected",
}
"""Where a part that the narrative places is found: as where the page would place it."""

QuoteLink = Callable[[str], Link | None]
"""The way to a quote's own page, by its id; None where it has none."""


class Placed(Struct, frozen=True):
    """What the narrative placed, so that the page does not place it again.

    Attributes:
        whole: The kinds of part that stand in it as a whole.
        items: The ids of the items that stand in it.
    """

    whole: frozenset[BlockKind]
    items: frozenset[str]


def placed(context: IncidentContext) -> Placed:
    """Say what the narrative places itself."""
    blocks = context.incident.narrative.placed
    return Placed(
        frozenset(
            block.kind for block in blocks if block.id is None or block.kind is BlockKind.MAP
        ),
        frozenset(block.id for block in blocks if block.id and block.kind is not BlockKind.MAP),
    )


def show_story(
    context: IncidentContext, renderer: Renderer, quote_page: QuoteLink, now: Time
) -> Markup:
    """Render the narrative; what it places comes out of the theme's components."""
    components = Components(
        block=lambda block: _block(context, renderer, block, quote_page, now),
        tie=lambda tie: _tie(context, tie),
        source=lambda source: Landing(context.href(source), context.origin(source)),
    )
    return narrative_html(context.incident.narrative, components)


def _tie(context: IncidentContext, tie: Tie) -> str:
    return context.href(tie.id)


def _block(
    context: IncidentContext, renderer: Renderer, block: Block, quote_page: QuoteLink, now: Time
) -> Markup:
    if block.id and block.kind is not BlockKind.MAP:
        return _item(context, renderer, block.id, quote_page)
    made = _whole(context, renderer, block.kind, now)
    first = next(one for one in context.incident.narrative.placed if one.kind is block.kind)
    if block is not first or not made or block.kind not in ANCHORS:
        return made
    return Markup(f'<div id="{ANCHORS[block.kind]}" class="placed">{made}</div>')  # noqa: S704 - the theme escapes


def _item(
    context: IncidentContext, renderer: Renderer, item_id: str, quote_page: QuoteLink
) -> Markup:
    item = context.incident.items[item_id]
    if isinstance(item, Quote):
        return renderer.component("quote", show_quote(context, item, quote_page(item.id)))
    if isinstance(item, Medium):
        return renderer.component("medium", show_medium(context, item))
    if isinstance(item, Account):
        return renderer.component("account", show_account(context, item))
    return Markup()


def _whole(context: IncidentContext, renderer: Renderer, kind: BlockKind, now: Time) -> Markup:
    if kind is BlockKind.CLAIMS:
        return renderer.component("claims", show_claims(context))
    if kind is BlockKind.TIMELINE:
        return renderer.component("timeline", show_timeline(context))
    if kind is BlockKind.QUESTIONS:
        return renderer.component("claims.questions", *show_questions(context))
    if kind is BlockKind.EXPECTED:
        return renderer.component("expected", show_expected(context, now))
    where = show_where(renderer, context) if kind is BlockKind.MAP else None
    return renderer.component("where", where) if where else Markup()
