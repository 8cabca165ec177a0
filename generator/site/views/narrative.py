"""The story, with the parts of the page that it places or that stand where they help."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup
from msgspec.structs import replace

from generator.model.claim import Account, Claim
from generator.model.media import Medium
from generator.model.narrative import (
    Block,
    BlockKind,
    Citation,
    Narrative,
    Part,
    Passage,
    Tie,
    TieKind,
)
from generator.model.quote import Quote
from generator.model.series import Series
from generator.site.dates import Time
from generator.site.markdown import Components, Phrase, StorySpot, narrative_html
from generator.site.render import Renderer
from generator.site.views.accounts import show_account
from generator.site.views.context import IncidentContext
from generator.site.views.evidence import opens_claim, source_mark
from generator.site.views.series import show_series
from generator.site.views.shown_items import ShownItems
from generator.site.views.sources import show_medium
from generator.site.views.timeline import show_expected
from generator.site.views.where import show_where
from generator.site.words import N_, direction_of

SECTION = {
    BlockKind.CLAIMS: ("claims", N_("All claims")),
    BlockKind.QUESTIONS: ("not-known", N_("What is not known")),
}
"""Where a section stands that a narrative once placed in its middle: a link leads there."""

SENTENCE = re.compile(r"[.!?][”’\")]*\s+|\n\s*\n")


def placed_items(context: IncidentContext) -> frozenset[str]:
    """The ids of the items that stand in the story, so that the page does not place them again."""
    return frozenset(
        block.id
        for block in context.incident.narrative.placed
        if block.id and block.kind is not BlockKind.MAP
    )


def cited_alone(context: IncidentContext) -> tuple[str, ...]:
    """The sources whose numbers stand in the story, each once."""
    narrative = context.incident.narrative
    left_out = spoken_for(context)
    cited = (
        mark.source
        for mark in narrative.marks
        if isinstance(mark, Citation) and mark.start not in left_out
    )
    return tuple(dict.fromkeys(cited))


def show_narrative(
    context: IncidentContext, renderer: Renderer, items: ShownItems, now: Time
) -> Markup:
    """Render the narrative; what stands in it comes out of the theme's components."""
    narrative = context.incident.narrative
    components = Components(
        block=lambda block: _spoken(context, _block(context, renderer, block, items, now)),
        tie=partial(_tied, context, renderer, _first_ties(narrative)),
        source=partial(_number, context, renderer),
        left_out=spoken_for(context),
        added=_added(context),
    )
    return narrative_html(replace(narrative, parts=tuple(_parts(context))), components)


def _spoken(context: IncidentContext, block: Markup) -> Markup:
    """A part of the page in a story that stands in another language than the page."""
    incident = context.incident
    if not block or not incident.translated_to or incident.story_language == incident.language:
        return block
    direction = direction_of(incident.language)
    return Markup('<div lang="{}" dir="{}">{}</div>').format(incident.language, direction, block)


def _tied(
    context: IncidentContext,
    renderer: Renderer,
    first_ties: Mapping[str, int],
    tie: Tie,
    words: Phrase,
) -> Markup:
    """Words with the mark of their claim, or linked to their quote, event or incident."""
    if tie.kind is TieKind.CLAIM:
        claim = context.incident.item(tie.id, Claim)
        anchor = f"in-story-{tie.id}" if first_ties[tie.id] == tie.start else ""
        return renderer.component("evidence.phrase", words, opens_claim(context, claim), anchor)
    if tie.kind in {TieKind.QUOTE, TieKind.EVENT}:
        return words.linked(href=context.href(tie.id))
    if tie.kind is TieKind.INCIDENT:
        other = renderer.edition.catalogue.summaries.get(tie.id.partition("#")[0])
        way = context.to_incident(tie.id, other.language if other else context.incident.language)
        return words.linked(href=way.href, hreflang=way.language)
    return words.html + words.last


def _number(context: IncidentContext, renderer: Renderer, source: str, _: int) -> Markup:
    return renderer.component("evidence.number", source_mark(context, source))


def _first_ties(narrative: Narrative) -> dict[str, int]:
    """Where the words stand that are the first tied to each claim, by its id."""
    firsts: dict[str, int] = {}
    for mark in narrative.marks:
        if isinstance(mark, Tie) and mark.kind is TieKind.CLAIM:
            firsts.setdefault(mark.id, mark.start)
    return firsts


def spoken_for(context: IncidentContext) -> frozenset[int]:
    """Where citations stand that say nothing new, by their offsets.

    A claim in the same sentence, or a quote right below, gives the source already.
    """
    narrative = context.incident.narrative
    found: set[int] = set()
    for part, following in zip(narrative.parts, (*narrative.parts[1:], None), strict=True):
        if isinstance(part, Passage):
            quoted = _quoted(context, following)
            for mark in part.marks:
                if isinstance(mark, Citation) and _is_spoken_for(context, part, mark, quoted):
                    found.add(mark.start)
    return frozenset(found)


def _quoted(context: IncidentContext, part: Part | None) -> str:
    """The source of the quote that follows; empty where none does."""
    if isinstance(part, Block) and part.kind is BlockKind.QUOTE and part.id:
        return context.incident.item(part.id, Quote).source
    return ""


def _is_spoken_for(
    context: IncidentContext, passage: Passage, citation: Citation, quoted: str
) -> bool:
    source = context.incident.narrative.source
    if citation.source == quoted and not _prose(source[citation.end : passage.end]):
        return True
    start = _sentence(source, passage, citation)
    tied = (
        context.incident.item(mark.id, Claim)
        for mark in passage.marks
        if isinstance(mark, Tie)
        and mark.kind is TieKind.CLAIM
        and start <= mark.start < citation.start
    )
    return any(said.source == citation.source for claim in tied for said in claim.said_by)


def _prose(text: str) -> str:
    """What is left of a text without citations and white space."""
    return re.sub(r"\[@[^\]]*\]|\s", "", text)


def _sentence(source: str, passage: Passage, citation: Citation) -> int:
    """Where the sentence begins that stands before a citation."""
    end = citation.start
    before = [mark for mark in passage.marks if isinstance(mark, Citation) and mark.end <= end]
    for mark in reversed(before):
        if not source[mark.end : end].strip():
            end = mark.start
    text = source[passage.start : end].rstrip()
    ends = [match.end() for match in SENTENCE.finditer(text)]
    return passage.start + (ends[-1] if ends else 0)


def _added(context: IncidentContext) -> Mapping[StorySpot, Block]:
    """The parts of the page that the story does not place itself, where they help."""
    narrative, record = context.incident.narrative, context.incident.record
    end = len(narrative.source)
    placed = {block.kind for block in narrative.placed}
    wanted = (
        (StorySpot.AFTER_FIRST, BlockKind.MAP, record.places),
        (StorySpot.SECOND_HEADING, BlockKind.TIMELINE, record.events),
        (StorySpot.END, BlockKind.EXPECTED, record.expected),
    )
    return {
        spot: Block(end, end, kind) for spot, kind, items in wanted if items and kind not in placed
    }


def _parts(context: IncidentContext) -> Iterator[Part]:
    """The parts of the story, and after them the series that it does not place itself."""
    narrative, end = context.incident.narrative, len(context.incident.narrative.source)
    placed = {block.id for block in narrative.placed}
    yield from narrative.parts
    for one in context.incident.record.series:
        if one.id not in placed:
            yield Block(end, end, BlockKind.SERIES, one.id)


def _block(
    context: IncidentContext, renderer: Renderer, block: Block, items: ShownItems, now: Time
) -> Markup:
    if block.id and block.kind is not BlockKind.MAP:
        return _item(context, renderer, block.id, items)
    first = next(
        (one for one in context.incident.narrative.placed if one.kind is block.kind), block
    )
    if block.kind in SECTION:
        anchor, text = SECTION[block.kind]
        return Markup('<p class="gloss"><a href="#{}">{}</a></p>').format(
            anchor, context.words.gettext(text)
        )
    if block is not first:
        return Markup()
    if block.kind is BlockKind.TIMELINE:
        return renderer.component("timeline", items.days)
    if block.kind is BlockKind.EXPECTED:
        return renderer.component("expected", show_expected(context, now))
    where = show_where(renderer, context) if block.kind is BlockKind.MAP else None
    return renderer.component("where", where) if where else Markup()


def _item(context: IncidentContext, renderer: Renderer, item_id: str, items: ShownItems) -> Markup:
    item = context.incident.items[item_id]
    if isinstance(item, Quote):
        return renderer.component("quote.quote_line", items.quotes[item.id])
    if isinstance(item, Medium):
        return renderer.component("medium", show_medium(context, item))
    if isinstance(item, Series):
        return renderer.component("series", show_series(context, item))
    if isinstance(item, Account):
        return renderer.component("account", show_account(context, item))
    return Markup()
