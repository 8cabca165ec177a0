"""The explainer: an incident with its ledger becomes the view of its page."""

from __future__ import annotations

from collections.abc import Container, Iterator

from msgspec.structs import replace

from generator.model.narrative import BlockKind
from generator.model.update import Update
from generator.site import addresses, vocabulary, words
from generator.site.press import Press
from generator.site.show import dates
from generator.site.show.answer import show_propose
from generator.site.show.claims import show_account, show_claims
from generator.site.show.log import show_log
from generator.site.show.narrative import ANCHORS, QuotePage, placed, show_story
from generator.site.show.opening import (
    dateline,
    kind_of,
    show_byline,
    show_head,
    show_notices,
    show_related,
)
from generator.site.show.places import show_where
from generator.site.show.record import (
    show_expected,
    show_medium,
    show_sources,
    show_waivers,
)
from generator.site.show.shell import show_shell
from generator.site.show.story import show_cast, show_quote, show_timeline
from generator.site.show.subject import Subject
from generator.site.views.explainer import (
    ExplainerView,
)
from generator.site.views.parts import Link, Time
from generator.site.views.shell import Shell

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


def show_explainer(press: Press, subject: Subject, quote_page: QuotePage) -> ExplainerView:
    """Show an incident in full."""
    return replace(
        show_text(press, subject, quote_page, show_shell(press, show_head(press, subject))),
        related=tuple(show_related(press, subject)),
        tags=tuple(
            Link(addresses.link(subject.here, addresses.tag(tag)), tag)
            for tag in subject.incident.record.tags
        ),
    )


def show_text(
    press: Press, subject: Subject, quote_page: QuotePage, shell: Shell
) -> ExplainerView:
    """Show an incident in full, without the ways to other pages.

    Args:
        press: What pages are printed with.
        subject: The incident.
        quote_page: The way to a quote’s own page.
        shell: What stands around the page.
    """
    incident, record = subject.incident, subject.incident.record
    now = words.instant(press.edition.now, incident.zone)
    day = Time(now.text.rpartition(",")[0], now.machine[:10])
    done = placed(subject)
    log = show_log(subject, press.edition.ledger.absent)
    entries = dict(zip([one.id for one in reversed(incident.updates)], log.entries, strict=True))
    view = ExplainerView(
        shell=shell,
        status=vocabulary.status(record.status),
        kind=kind_of(subject.newsroom, incident),
        dateline=dateline(incident),
        headline=record.headline,
        standfirst=record.standfirst,
        byline=show_byline(subject),
        log=log,
        propose=show_propose(press, subject),
        sources=show_sources(subject),
        notices=tuple(show_notices(press, subject)),
        corrections=tuple(
            entries[update.id]
            for update in dates.corrections_at_the_top(
                incident, subject.newsroom, press.edition.now
            )
        ),
        changes=tuple(entries[update.id] for update in _latest(subject)),
        changes_more=Link("#log", words.count(len(incident.updates), "update") + " in all"),
        claims=None if BlockKind.CLAIMS in done.whole else show_claims(subject),
        where=None if BlockKind.MAP in done.whole else show_where(press, subject),
        timeline=() if BlockKind.TIMELINE in done.whole else show_timeline(subject),
        narrative=show_story(subject, press, quote_page, day),
        quotes=tuple(
            show_quote(subject, quote, quote_page(quote.id))
            for quote in record.quotes
            if quote.id not in done.items
        ),
        cast=show_cast(subject),
        media=tuple(
            show_medium(subject, medium) for medium in record.media if medium.id not in done.items
        ),
        accounts=tuple(
            show_account(subject, one) for one in record.accounts if one.id not in done.items
        ),
        expected=() if BlockKind.EXPECTED in done.whole else show_expected(subject, day),
        waivers=show_waivers(subject),
    )
    return _with_contents(view, {ANCHORS[kind] for kind in done.whole if kind in ANCHORS})


def _latest(subject: Subject) -> Iterator[Update]:
    """The latest updates that tell a reader something; "last checked" stands in the byline."""
    updates = subject.incident.updates
    telling = [update for update in updates if update.is_significant] or updates
    return reversed(telling[-LATEST:])


def _with_contents(view: ExplainerView, in_story: Container[str]) -> ExplainerView:
    contents = tuple(
        Link(f"#{anchor}", text)
        for anchor, text, name in CONTENTS
        if getattr(view, name) or anchor in in_story
    )
    return replace(view, contents=contents)
