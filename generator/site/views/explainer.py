"""The explainer: an incident with its history becomes the view of its page."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import UTC, datetime, timedelta

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.model.dates import first_published, last_checked, last_updated
from generator.model.incident import Incident
from generator.model.narrative import BlockKind
from generator.model.newsroom import Newsroom
from generator.model.update import Update
from generator.site import dates, labels, urls
from generator.site.dates import Time
from generator.site.exports.json_ld import explainer_json_ld
from generator.site.labels import Mark
from generator.site.render import Renderer
from generator.site.summary import Summary
from generator.site.urls import Link
from generator.site.views.base import Alternate, OldNotice, PageHead, Shell, Social, show_shell
from generator.site.views.card import share_address, share_alt, show_share
from generator.site.views.cast import Cast, show_cast
from generator.site.views.claims import AccountTable, ClaimsPart, show_account, show_claims
from generator.site.views.collection import (
    CollectionPart,
    FigureLine,
    show_collection,
    show_figures,
    tag_label,
)
from generator.site.views.context import IncidentContext
from generator.site.views.log import RECONSTRUCTED, LogPart, UpdateEntry, show_log
from generator.site.views.narrative import ANCHORS, QuoteLink, placed, show_story
from generator.site.views.quote import QuoteCard, show_quote
from generator.site.views.sources import (
    MediumFigure,
    SourceLine,
    WaiverLine,
    show_medium,
    show_sources,
    show_waivers,
)
from generator.site.views.timeline import Day, ExpectedLine, show_expected, show_timeline
from generator.site.views.where import WherePart, show_where
from generator.site.views.withdrawn import Propose, show_propose


class Notice(Struct, frozen=True, gc=False):
    """Something to know before reading: a warning, or how the page was written.

    Attributes:
        heading: One or two words, such as "Reconstructed".
        text: A sentence.
        shape: The name of its shape.
    """

    heading: str
    text: str
    shape: str


class Byline(Struct, frozen=True, gc=False):
    """Who publishes, and the three dates that a reader looks for.

    Attributes:
        newsroom: Its name.
        published: When the page first appeared; None without a log.
        updated: The moment of the last significant update; None without a log.
        checked: When somebody last looked, with or without news; None without a log.
    """

    newsroom: str
    published: Time | None = None
    updated: Time | None = None
    checked: Time | None = None


class ExplainerView(Struct, frozen=True, gc=False):
    """Everything that the explainer shows, in its order; what is empty is not shown.

    Attributes:
        shell: What stands around it.
        status: Developing, ongoing or closed.
        kind: Such as "Police shooting".
        dateline: Where and when it happened, in words.
        headline: The headline.
        standfirst: The sentences under it.
        figures: The numbers that people ask for first.
        collection: What it is sorted by, its ids elsewhere, its licence; None where nothing is.
        byline: Newsroom and dates.
        notices: Warnings and notes on how the page was made.
        corrections: Corrections of weight that stand at the top for now.
        changes: The latest updates, newest first.
        changes_more: To the whole log.
        contents: The sections of this page.
        claims: What is known and not known; None where the narrative shows it.
        where: None where no place is named, or the narrative shows them.
        timeline: Days with their events; empty where the narrative shows it.
        narrative: The story, with what it places.
        quotes: Those that the narrative does not place.
        cast: People, agencies, things; None where the record has none.
        media: What the narrative does not place.
        accounts: Tellings that differ, which the narrative does not place.
        expected: What should come next, unless the narrative places it.
        sources: Numbered.
        waivers: Standards set aside.
        log: The whole update log.
        related: Other incidents.
        propose: How to propose a correction.
        tags: Ways to similar incidents.
        old: Marks an old version; None on the page as it is now.
    """

    shell: Shell
    status: Mark
    kind: str
    dateline: str
    headline: str
    standfirst: str
    byline: Byline
    log: LogPart
    propose: Propose
    sources: tuple[SourceLine, ...]
    figures: tuple[FigureLine, ...] = ()
    collection: CollectionPart | None = None
    notices: tuple[Notice, ...] = ()
    corrections: tuple[UpdateEntry, ...] = ()
    changes: tuple[UpdateEntry, ...] = ()
    changes_more: Link | None = None
    contents: tuple[Link, ...] = ()
    claims: ClaimsPart | None = None
    where: WherePart | None = None
    timeline: tuple[Day, ...] = ()
    narrative: Markup = Markup()
    quotes: tuple[QuoteCard, ...] = ()
    cast: Cast | None = None
    media: tuple[MediumFigure, ...] = ()
    accounts: tuple[AccountTable, ...] = ()
    expected: tuple[ExpectedLine, ...] = ()
    waivers: tuple[WaiverLine, ...] = ()
    related: tuple[Link, ...] = ()
    tags: tuple[Link, ...] = ()
    old: OldNotice | None = None


def is_stale(incident: Incident, newsroom: Newsroom, now: datetime) -> bool:
    """Whether a developing page has had neither update nor check for too long.

    A page that was written after the fact says so itself, and is never stale.
    """
    checked = last_checked(incident)
    if incident.record.status != "developing" or incident.record.reconstructed or checked is None:
        return False
    return _is_long_ago(checked.instant(incident.zone), newsroom, now)


def corrections_at_the_top(
    incident: Incident, newsroom: Newsroom, now: datetime
) -> tuple[Update, ...]:
    """The corrections of weight that still stand at the top, newest first."""
    return tuple(
        update
        for update in reversed(incident.updates)
        if update.is_of_weight and _is_noticed(update.at.instant(incident.zone), newsroom, now)
    )


def is_stale_summary(summary: Summary, newsroom: Newsroom, now: datetime) -> bool:
    """Answer :func:`is_stale` from an incident’s summary."""
    if summary.status != "developing" or summary.is_reconstructed or summary.checked is None:
        return False
    return _is_long_ago(datetime.fromtimestamp(summary.checked, UTC), newsroom, now)


def ids_at_the_top(summary: Summary, newsroom: Newsroom, now: datetime) -> tuple[str, ...]:
    """Answer :func:`corrections_at_the_top` from an incident’s summary, by the updates’ ids."""
    return tuple(
        update.id
        for update in reversed(summary.log)
        if update.is_of_weight
        and _is_noticed(datetime.fromtimestamp(update.at, UTC), newsroom, now)
    )


def _is_long_ago(checked: datetime, newsroom: Newsroom, now: datetime) -> bool:
    return now - checked > timedelta(days=int(newsroom.stale_after))


def _is_noticed(corrected: datetime, newsroom: Newsroom, now: datetime) -> bool:
    return now - corrected <= timedelta(days=int(newsroom.correction_notice))


ALTERNATES = (
    Alternate("feed.atom", "application/atom+xml", "Updates of this explainer"),
    Alternate("incident.json", "application/json", "This explainer as data"),
)
"""Other forms of an explainer, beside it."""


def show_head(renderer: Renderer, context: IncidentContext) -> PageHead:
    """What the explainer says of itself to search engines and where it is shared."""
    incident, url = context.incident, renderer.edition.url
    record = incident.record
    published, updated = first_published(incident), last_updated(incident)
    return PageHead(
        address=urls.incident(incident.id),
        title=record.headline,
        description=incident.summary,
        language=incident.language,
        social=Social(
            kind="article",
            title=record.headline,
            image=f"{url}{share_address(incident.id)}",
            image_alt=share_alt(show_share(context, url)),
            published=dates.machine(published, incident.zone) if published else "",
            modified=dates.machine(updated, incident.zone) if updated else "",
        ),
        alternates=ALTERNATES,
        json_ld=explainer_json_ld(renderer.edition, incident),
    )


def kind_of(newsroom: Newsroom, incident: Incident) -> str:
    """The kind of incident, as the newsroom calls it."""
    kinds = newsroom.kinds
    return ", ".join(
        kinds.get(kind, kind.replace("-", " ").capitalize()) for kind in incident.record.kind
    )


def dateline(incident: Incident) -> str:
    """Where and when it happened, in words."""
    places = incident.record.places
    scenes = [place for place in places if place.role == "scene" and place.locality]
    where = next((place.locality for place in (*scenes, *places) if place.locality), None)
    when = dates.time(incident.record.occurred, incident.zone).text
    return f"{where}, {when}" if where else when


def show_byline(context: IncidentContext) -> Byline:
    """The newsroom and the three dates."""
    incident = context.incident
    return Byline(
        newsroom=context.newsroom.name,
        published=context.optional_time(first_published(incident)),
        updated=context.optional_time(last_updated(incident)),
        checked=context.optional_time(last_checked(incident)),
    )


def show_notices(renderer: Renderer, context: IncidentContext) -> Iterator[Notice]:
    """Warnings, and notes on how the page was made."""
    incident = context.incident
    told = [word for one in incident.record.sensitivity if (word := labels.SENSITIVITY[one])]
    if "not-assessed" in incident.record.sensitivity:
        text = "Nobody here has assessed yet whether this page tells of something distressing."
        yield Notice("Not assessed", text, "unknown")
    if told:
        yield Notice("Before you read", f"This page tells of {labels.listed(told)}.", "warning")
    if is_stale(incident, context.newsroom, renderer.edition.now):
        checked, as_of = last_checked(incident), dates.instant(renderer.edition.now, incident.zone)
        since = f" since {context.time(checked).text}" if checked else ""
        text = f"Nobody here has updated or checked this page{since} (as of {as_of.text})."
        yield Notice("May be out of date", text, "unknown")
    if incident.record.reconstructed:
        yield Notice("Reconstructed", RECONSTRUCTED, "clarification")


def show_related(renderer: Renderer, context: IncidentContext) -> Iterator[Link]:
    """Other incidents that are published and not withdrawn."""
    known = renderer.edition.archive.summaries
    for other in context.incident.record.related:
        if other in known and known[other].is_listed:
            way = context.way(urls.incident(other))
            yield Link(way, known[other].headline)


LATEST = 3
"""Updates that stand on the first screen."""

CONTENTS = (
    ("claims", "What we know", "claims"),
    ("where", "Where it happened", "where"),
    ("timeline", "What happened, in order", "timeline"),
    ("story", "The story", "narrative"),
    ("quotes", "In their words", "quotes"),
    ("people", "Who and what", "cast"),
    ("media", "Pictures and recordings", "media"),
    ("accounts", "Where accounts differ", "accounts"),
    ("expected", "What is expected next", "expected"),
    ("sources", "Sources", "sources"),
    ("log", "Update log", "log"),
    ("propose", "Propose a correction", "propose"),
)
"""Anchor, words and field of the view, in the order of the page."""


def show_explainer(
    renderer: Renderer, context: IncidentContext, quote_page: QuoteLink
) -> ExplainerView:
    """Show an incident in full."""
    return replace(
        show_text(
            renderer, context, quote_page, show_shell(renderer, show_head(renderer, context))
        ),
        related=tuple(show_related(renderer, context)),
        tags=tuple(
            Link(context.way(urls.tag(tag)), tag_label(context.newsroom, tag))
            for tag in context.incident.record.tags
        ),
    )


def show_text(
    renderer: Renderer, context: IncidentContext, quote_page: QuoteLink, shell: Shell
) -> ExplainerView:
    """Show an incident in full, without the ways to other pages.

    Args:
        renderer: What pages are rendered with.
        context: The incident.
        quote_page: The way to a quote’s own page.
        shell: What stands around the page.
    """
    incident, record = context.incident, context.incident.record
    now = dates.instant(renderer.edition.now, incident.zone)
    day = Time(now.text.rpartition(",")[0], now.machine[:10])
    done = placed(context)
    log = show_log(context, renderer.edition.ledger.absent)
    entries = dict(zip([one.id for one in reversed(incident.updates)], log.entries, strict=True))
    view = ExplainerView(
        shell=shell,
        status=labels.status(record.status),
        kind=kind_of(context.newsroom, incident),
        dateline=dateline(incident),
        headline=record.headline,
        standfirst=record.standfirst,
        byline=show_byline(context),
        log=log,
        propose=show_propose(renderer, context),
        sources=show_sources(context),
        figures=show_figures(context),
        collection=show_collection(context),
        notices=tuple(show_notices(renderer, context)),
        corrections=tuple(
            entries[update.id]
            for update in corrections_at_the_top(incident, context.newsroom, renderer.edition.now)
        ),
        changes=tuple(entries[update.id] for update in _latest(context)),
        changes_more=Link("#log", labels.count(len(incident.updates), "update") + " in all"),
        claims=None if BlockKind.CLAIMS in done.whole else show_claims(context),
        where=None if BlockKind.MAP in done.whole else show_where(renderer, context),
        timeline=() if BlockKind.TIMELINE in done.whole else show_timeline(context),
        narrative=show_story(context, renderer, quote_page, day),
        quotes=tuple(
            show_quote(context, quote, quote_page(quote.id))
            for quote in record.quotes
            if quote.id not in done.items
        ),
        cast=show_cast(context),
        media=tuple(
            show_medium(context, medium) for medium in record.media if medium.id not in done.items
        ),
        accounts=tuple(
            show_account(context, one) for one in record.accounts if one.id not in done.items
        ),
        expected=() if BlockKind.EXPECTED in done.whole else show_expected(context, day),
        waivers=show_waivers(context),
    )
    return _with_contents(view, {ANCHORS[kind] for kind in done.whole if kind in ANCHORS})


def _latest(context: IncidentContext) -> Iterator[Update]:
    """The latest updates that tell a reader something; "last checked" stands in the byline."""
    updates = context.incident.updates
    telling = [update for update in updates if update.is_significant] or updates
    return reversed(telling[-LATEST:])


def _with_contents(view: ExplainerView, in_story: Container[str]) -> ExplainerView:
    contents = tuple(
        Link(f"#{anchor}", text)
        for anchor, text, name in CONTENTS
        if getattr(view, name) or anchor in in_story
    )
    return replace(view, contents=contents)
