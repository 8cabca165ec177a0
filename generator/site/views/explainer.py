"""The explainer: an incident with its history becomes the view of its page."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.model.base import Item
from generator.site import labels, urls
from generator.site.assets import SERIES_STYLES
from generator.site.finding.facets import KIND, kind_label
from generator.site.finding.gather import tag_label
from generator.site.in_translation import foreign
from generator.site.labels import Mark
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.accounts import AccountBox, show_account
from generator.site.views.action import Action, show_action
from generator.site.views.base import OldNotice, Shell
from generator.site.views.brief import BriefPart, brief_claims, show_brief
from generator.site.views.cast import Cast, show_cast
from generator.site.views.claim import ClaimLine
from generator.site.views.claims import ClaimsPart, show_claims
from generator.site.views.collection import (
    CollectionPart,
    FigureLine,
    show_collection,
    show_figures,
)
from generator.site.views.context import IncidentContext
from generator.site.views.log import LogPart, UpdateEntry, show_log
from generator.site.views.narrative import cited_alone, placed_items
from generator.site.views.notices import Notice, corrections_at_the_top, show_notices
from generator.site.views.opening import (
    Byline,
    Latest,
    dateline,
    show_byline,
    show_latest,
)
from generator.site.views.questions import QuestionsPart, show_questions
from generator.site.views.quote import QuoteCard
from generator.site.views.shown_items import ShownItems, show_items
from generator.site.views.sources import (
    MediumFigure,
    SourceLine,
    WaiverLine,
    show_medium,
    show_waivers,
)
from generator.site.views.story import Story, show_story
from generator.site.views.timeline import EventLine
from generator.site.views.withdrawn import Propose, show_propose
from generator.site.words import Words

T = TypeVar("T", bound=Item)


class Sheets(Struct, frozen=True):
    """What opens in place, each once; a question’s sheet comes with the question."""

    claims: tuple[ClaimLine, ...] = ()
    events: tuple[EventLine, ...] = ()
    quotes: tuple[QuoteCard, ...] = ()
    sources: tuple[SourceLine, ...] = ()


class ExplainerView(Struct, frozen=True):
    """Everything that the explainer shows, in its order; what is empty is not shown.

    Attributes:
        shell: What stands around it.
        status: Developing, ongoing or closed.
        headline: The headline.
        standfirst: The sentences under it.
        dateline: Where and when it happened; empty where nobody says when.
        byline: Who wrote it, and how fresh it is.
        figures: The numbers that people ask for first.
        collection: What it is sorted by, its ids elsewhere, its licence; None where nothing is.
        story: The story.
        log: The whole update log.
        propose: How to propose a correction.
        sources: Numbered.
        claims: All claims, as the list of evidence has them.
        sheets: What opens in place.
        jump: The bar that leads through the page.
        notices: That the page is out of date.
        corrections: Corrections of weight that stand at the top for now.
        latest: What is new; None without a log.
        action: What people nearby are told to do; None where the record says nothing.
        action_first: Whether it stands before the short version.
        lead: The picture near the top; None where there is none.
        brief: The short version; None where no claim could stand in it.
        questions: What is not known; None where the record has no questions.
        quotes: Those that the story does not place.
        cast: People, agencies, things; None where the record has none.
        cast_count: Such as "7 and 3".
        media: What the story does not place.
        media_count: Such as "2, none held here".
        accounts: Tellings that differ, which the story does not place.
        waivers: Standards set aside.
        related: Other incidents.
        tags: Ways to similar incidents.
        old: Marks an old version; None on the page as it is now.
    """

    shell: Shell
    status: Mark
    headline: str
    standfirst: str
    dateline: str
    byline: Byline
    story: Story
    log: LogPart
    propose: Propose
    sources: tuple[SourceLine, ...]
    claims: ClaimsPart
    figures: tuple[FigureLine, ...] = ()
    collection: CollectionPart | None = None
    sheets: Sheets = Sheets()
    jump: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()
    corrections: tuple[UpdateEntry, ...] = ()
    latest: Latest | None = None
    action: Action | None = None
    action_first: bool = True
    lead: MediumFigure | None = None
    brief: BriefPart | None = None
    questions: QuestionsPart | None = None
    quotes: tuple[QuoteCard, ...] = ()
    cast: Cast | None = None
    cast_count: str = ""
    media: tuple[MediumFigure, ...] = ()
    media_count: str = ""
    accounts: tuple[AccountBox, ...] = ()
    waivers: tuple[WaiverLine, ...] = ()
    related: tuple[Link, ...] = ()
    tags: tuple[Link, ...] = ()
    old: OldNotice | None = None


def show_related(renderer: Renderer, context: IncidentContext) -> Iterator[Link]:
    """Other incidents that are published and not withdrawn."""
    known = renderer.edition.catalogue.summaries
    for other in context.incident.record.related:
        if other in known and known[other].is_listed:
            headline = known[other].headline_in(context.incident.translated_to)
            way = context.to_incident(other, known[other].language, headline)
            yield replace(way, text=foreign(headline, way.language)) if way.language else way


def show_explainer(renderer: Renderer, context: IncidentContext, shell: Shell) -> ExplainerView:
    """Show an incident in full; an old version without the ways to other incidents.

    Args:
        renderer: What pages are rendered with.
        context: The incident.
        shell: What stands around the page.
    """
    record, now = context.incident.record, renderer.edition.now
    items = show_items(context)
    lead = _lead(context)
    placed = {*placed_items(context), *((record.lead or "",) if lead else ())}
    log = show_log(context, renderer.edition.ledger.absent)
    cast = show_cast(context)
    media = tuple(show_medium(context, one) for one in _elsewhere(record.media, placed))
    styles = renderer.assets.sheets(SERIES_STYLES) if record.series else ()
    view = ExplainerView(
        shell=replace(shell, more_styles=tuple(context.way(sheet) for sheet in styles)),
        status=labels.status(record.status, context.words),
        headline=record.headline,
        standfirst=context.incident.standfirst,
        dateline=dateline(context.incident, context.words) if record.occurred.first else "",
        byline=show_byline(context),
        story=show_story(renderer, context, items),
        log=log,
        propose=show_propose(renderer, context),
        sources=items.sources,
        figures=show_figures(context),
        collection=show_collection(context),
        claims=show_claims(context, items.claims),
        sheets=_sheets(context, items),
        notices=tuple(show_notices(renderer, context)),
        corrections=() if context.is_old else _corrections(context, log, now),
        latest=show_latest(context),
        action=show_action(context, now),
        action_first=record.status == "developing",
        lead=lead,
        brief=show_brief(context, items.claims),
        questions=show_questions(context),
        quotes=tuple(items.quotes[one.id] for one in _elsewhere(record.quotes, placed)),
        cast=cast,
        cast_count=_cast_count(context, cast),
        media=media,
        media_count=_media_count(context, media),
        accounts=tuple(show_account(context, one) for one in _elsewhere(record.accounts, placed)),
        waivers=show_waivers(context),
        related=() if context.is_old else tuple(show_related(renderer, context)),
        tags=() if context.is_old else tuple(_filed_under(context)),
    )
    return replace(view, jump=tuple(_jump(view, context.words)))


def _filed_under(context: IncidentContext) -> Iterator[Link]:
    """Ways to all incidents of the same kinds, and with the same tags."""
    record, newsroom = context.incident.record, context.newsroom
    language = context.incident.language
    for kind in dict.fromkeys(record.kind):
        yield Link(
            context.way_to_list(urls.facet(KIND, kind)), kind_label(newsroom, kind, language)
        )
    for tag in dict.fromkeys(record.tags):
        yield Link(context.way_to_list(urls.tag(tag)), tag_label(newsroom, tag, language))


def _elsewhere(items: Iterable[T], placed: Container[str]) -> Iterator[T]:
    """The items that the story does not show in its midst."""
    return (one for one in items if one.id not in placed)


def _sheets(context: IncidentContext, items: ShownItems) -> Sheets:
    """Everything that opens in place, each once."""
    record = context.incident.record
    cited = {*cited_alone(context), *(one for event in record.events for one in event.sources)}
    anchors = {urls.anchor("sources", one) for one in cited}
    opened = {
        *context.tied,
        *(claim for entry in brief_claims(record) for claim in entry),
        *(one.claims[0] for one in record.events if len(one.claims) == 1),
        *(claim for account in record.accounts for claim in account.claims),
    }
    return Sheets(
        claims=tuple(line for name, line in items.claims.items() if name in opened),
        events=tuple(event for day in items.days for event in day.events if event.rests),
        quotes=tuple(items.quotes.values()),
        sources=tuple(one for one in items.sources if one.anchor in anchors),
    )


def _corrections(context: IncidentContext, log: LogPart, now: datetime) -> tuple[UpdateEntry, ...]:
    top = corrections_at_the_top(
        context.incident, context.newsroom, now, context.words.page_language
    )
    anchors = {urls.anchor("updates", update.id) for update in top}
    return tuple(entry for entry in log.entries if entry.anchor in anchors)


def _lead(context: IncidentContext) -> MediumFigure | None:
    lead = context.incident.record.lead
    media = [one for one in context.incident.record.media if one.id == lead]
    return show_medium(context, media[0]) if media and not context.is_old else None


def _cast_count(context: IncidentContext, cast: Cast | None) -> str:
    if cast is None:
        return ""
    counts = [len(some) for some in (cast.people, cast.agencies, cast.things) if some]
    return context.words.listed([context.words.number(count) for count in counts])


def _media_count(context: IncidentContext, media: tuple[MediumFigure, ...]) -> str:
    count = context.words.number(len(media))
    if any(medium.picture for medium in media):
        return count
    return context.words.gettext("%(count)s, none held here", count=count)


def _jump(view: ExplainerView, words: Words) -> Iterator[Link]:
    if view.action:
        yield Link("#what-to-do", words.gettext("What to do"))
    if view.brief:
        yield Link("#short-version", words.gettext("Short version"))
    yield Link("#story", words.gettext("Story"))
    if view.questions:
        yield Link("#not-known", words.gettext("Not known"))
    yield Link("#evidence", words.gettext("Evidence"))
    yield Link("#changes", words.gettext("Changes"))
