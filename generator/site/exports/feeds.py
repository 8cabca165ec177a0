"""What feeds hold: which entries, and what each says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from heapq import nlargest, nsmallest
from typing import TypeVar

from markupsafe import Markup
from msgspec import Struct

from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.reader_texts import reader_texts
from generator.model.update import Update
from generator.site.edition import Edition
from generator.site.exports.common import first_id, item_of, permanent_id, stamp, utc_instant
from generator.site.finding.collection import Collection
from generator.site.in_translation import older_texts, translated_incident
from generator.site.summary import LoggedUpdate, Summary
from generator.site.words import N_

CORRECTING = frozenset({"correction", "retraction"})
"""The kinds of updates that say something was wrong."""

AGE = timedelta(days=30)
AT_LEAST = 20
AT_MOST = 100
"""Entries of a feed, however much happened in thirty days; what is older stands in archives."""

OF_A_LIST = 30
"""Entries of the feed of a tag, a place or the like: each is short, and there are many feeds."""

T = TypeVar("T")
LoggedRow = tuple[Summary, LoggedUpdate]
"""An update in a log, with the incident it belongs to."""


class FeedEntry(Struct, frozen=True):
    """An entry of a feed.

    Attributes:
        id: Permanent.
        title: A headline.
        page: The full address it leads to.
        published: When, in UTC (RFC 3339).
        updated: When it was last updated significantly, likewise.
        kinds: Kinds of updates.
        summary: A sentence or two.
        content: All of it, as sanitised HTML; empty where the summary is all.
        language: The language it is written in.
    """

    id: str
    title: str
    page: str
    published: str
    updated: str
    kinds: tuple[str, ...]
    summary: str
    content: Markup
    language: str


def recent(entries: Sequence[T], now: datetime, at: Callable[[T], float]) -> list[T]:
    """Choose from entries sorted newest first: those of the last thirty days, 20 to 100 of them.

    Those after the hundredth need not be given.

    Args:
        entries: Of any sort.
        now: The moment of the build.
        at: Gives the moment of an entry, in seconds since 1970.
    """
    oldest = (now - AGE).timestamp()
    newest = entries[:AT_MOST]
    return [one for rank, one in enumerate(newest) if rank < AT_LEAST or at(one) >= oldest]


def feed_size(summary: Summary, now: datetime) -> str:
    """How many entries the feed of an incident holds, where that depends on the moment."""
    if len(summary.log) <= AT_LEAST:
        return ""
    return str(len(recent(summary.log[::-1], now, lambda one: one.at)))


def recent_incidents(edition: Edition) -> list[Summary]:
    """Choose from all incidents, those first that were updated last."""
    summaries = edition.catalogue.summaries.values()
    rows = nsmallest(AT_MOST, summaries, key=lambda one: (-one.updated, one.id))
    return recent(rows, edition.now, lambda one: one.updated)


def recent_updates(edition: Edition, kinds: frozenset[str] = frozenset()) -> list[LoggedRow]:
    """Choose from all incidents’ updates, newest first; of some kinds where any are named."""
    rows = (
        (one, update)
        for one in edition.catalogue.summaries.values()
        for update in one.log
        if not update.is_imported and (not kinds or kinds & set(update.kinds))
    )
    newest = nlargest(AT_MOST, rows, key=lambda row: (row[1].at, row[1].id, row[0].id))
    return recent(newest, edition.now, lambda row: row[1].at)


def newest_of(collection: Collection) -> list[Summary]:
    """Choose from the incidents of a list those that were updated last."""
    return nsmallest(OF_A_LIST, collection.incidents, key=lambda one: (-one.updated, one.id))


def title_of_list(collection: Collection, edition: Edition, language: str) -> str:
    """Name the feed of a list, in a language; in the newsroom's where it is empty."""
    # For translators: the title of a feed: what it lists, and whose it is.
    return edition.words(language).gettext(
        "%(heading)s: %(newsroom)s",
        heading=collection.heading,
        newsroom=edition.newsroom.name,
    )


def id_of_entry(edition: Edition, first: str, translated_to: str) -> str:
    """The permanent id of the entry of an incident, of which each translation has its own."""
    language = (translated_to,) if translated_to else ()
    return permanent_id(edition.newsroom, "incident", first, *language)


def short_entries(
    edition: Edition, incidents: Sequence[Summary], language: str
) -> Iterator[FeedEntry]:
    """Make the entries of some incidents from what is known without opening them.

    They carry the standfirst and not the story, which the feed of all incidents has.

    Args:
        edition: What is published.
        incidents: Those to list.
        language: The language of the feed; empty for the newsroom's.
    """
    listings = edition.catalogue.listings([one.id for one in incidents], language)
    for one in incidents:
        listing, is_translated = listings[one.id], language in one.translated
        older = str(listing.teaser.headline_older or listing.teaser.standfirst_older)
        yield FeedEntry(
            id=id_of_entry(edition, one.first_id, language if is_translated else ""),
            title=listing.headline,
            page=edition.url + listing.page,
            published=stamp(datetime.fromtimestamp(one.published, UTC)),
            updated=stamp(datetime.fromtimestamp(one.updated, UTC)),
            kinds=_last_kinds(one),
            summary=" ".join(filter(None, (listing.standfirst, older))),
            content=Markup(),
            language=listing.language,
        )


def inputs_of_short(incidents: Sequence[Summary], language: str) -> list[str]:
    """What short entries depend on."""
    return [
        f"{one.id} {one.first_id} {one.elsewhere if language else one.teaser} "
        f"{one.headline} {one.language} {_last_kinds(one)} {one.published} {one.updated}"
        for one in incidents
    ]


def _last_kinds(one: Summary) -> tuple[str, ...]:
    """The kinds of the last update that moves “last updated”."""
    last = [update for update in one.log if update.is_significant][-1:]
    return tuple(kind for update in last for kind in update.kinds)


def inputs_of_incidents(edition: Edition) -> list[str]:
    """What a feed of incidents depends on; an empty one was last updated when it was built."""
    count = archive_count(edition)
    archives = [f"{count} archives"] if count else []
    recents = [one.digest for one in recent_incidents(edition)] or [edition.now.isoformat()]
    return [*recents, *archives]


def archive_count(edition: Edition) -> int:
    """How many archives of all incidents there are; none where the feed itself has them all."""
    count = len(edition.catalogue.listed)
    return -(-count // AT_MOST) if count > AT_LEAST else 0


def inputs_of_updates(edition: Edition, kinds: frozenset[str] = frozenset()) -> list[str]:
    """What a feed of updates depends on, likewise."""
    rows = recent_updates(edition, kinds)
    return [f"{summary.digest} {one.id}" for summary, one in rows] or [edition.now.isoformat()]


def open_in(edition: Edition, summary: Summary, language: str) -> Incident:
    """Open an incident, in the words of a language where it is told in it."""
    incident = edition.catalogue.open(summary.id)
    if language not in summary.translated:
        return incident
    history, words = edition.ledger.of(incident.id), edition.words(language)
    return translated_incident(incident, history, language, words).plain


def opened(
    edition: Edition, rows: Sequence[LoggedRow], language: str
) -> Iterator[tuple[Incident, Update]]:
    """Open the incidents of some updates, likewise."""
    for summary, logged in rows:
        incident = open_in(edition, summary, language)
        yield incident, next(one for one in incident.updates if one.id == logged.id)


def update_entry(edition: Edition, incident: Incident, update: Update) -> FeedEntry:
    """Make the entry of an update: why, and for a correction what was wrong and is right."""
    name = ("incident", first_id(edition, incident), "update", update.id)
    language = (incident.translated_to,) if incident.translated_to else ()
    reason, *more = _update_html(edition, incident, update)
    return FeedEntry(
        id=permanent_id(edition.newsroom, *name, *language),
        title=update.headline,
        page=item_of(edition, incident, "updates", update.id),
        published=utc_instant(update.at, incident),
        updated=utc_instant(mended(edition, incident, update), incident),
        kinds=update.kind,
        summary=update.why,
        content=Markup("\n").join([reason, *more]) if more else Markup(),
        language=incident.language,
    )


def mended(edition: Edition, incident: Incident, update: Update) -> Moment:
    """When an entry of the log was last changed: the moment of the update that tells of it."""
    item = f"updates/{update.id}"
    changes = edition.ledger.of(incident.id).of_item(item)
    covering = {name for one in changes for name in one.updates}
    moments = [
        one.at for one in incident.updates if one.id in covering or item in (one.covers or ())
    ]
    return max((update.at, *moments), key=lambda at: at.instant(incident.zone))


def _update_html(edition: Edition, incident: Incident, update: Update) -> Iterator[Markup]:
    words = edition.words(incident.language)
    yield Markup("<p>%s</p>") % update.why
    rows = (
        (N_("It said:"), update.was),
        (N_("It says now:"), update.now),
        (N_("How we learned of it:"), update.learned),
        (N_("What went:"), update.what),
        (N_("On whose authority:"), update.authority),
    )
    for label, text in rows:
        if text:
            yield Markup("<p><strong>%s</strong> %s</p>") % (words.gettext(label), text)
    texts = reader_texts(update, f"updates/{update.id}/")
    yield from older_html(edition, incident, [one.field for one in texts])


def older_html(edition: Edition, incident: Incident, fields: Sequence[str]) -> Iterator[Markup]:
    """Say of texts of a translation that they are older than their originals, each day once."""
    language = incident.translated_to
    if not language:
        return
    first, history = edition.catalogue.open(incident.id), edition.ledger.of(incident.id)
    notes = older_texts(first, history, language, edition.words(language), fields)
    for one in dict.fromkeys(filter(None, notes)):
        yield Markup("<p>%s</p>") % one
