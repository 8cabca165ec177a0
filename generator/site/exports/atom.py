"""Atom feeds (RFC 4287), with deleted entries (RFC 6721) for what was withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from xml.etree import ElementTree as ET

from markupsafe import Markup

from generator.model.dates import dates
from generator.model.incident import Incident
from generator.model.narrative import SECTIONS, Tie, TieKind
from generator.model.source import Source
from generator.site import labels, urls
from generator.site.edition import Edition
from generator.site.exports.atom_xml import FeedHead, add_tombstone, feed_tree
from generator.site.exports.common import (
    first_id,
    item_of,
    page_of,
    stamp,
    utc_instant,
    write_xml,
)
from generator.site.exports.feeds import (
    AT_MOST,
    CORRECTING,
    FeedEntry,
    archive_count,
    id_of_entry,
    inputs_of_short,
    newest_of,
    older_html,
    open_in,
    opened,
    recent,
    recent_incidents,
    recent_updates,
    short_entries,
    title_of_list,
    update_entry,
)
from generator.site.finding.collection import Collection
from generator.site.in_translation import IN_FEEDS
from generator.site.markdown import Components, Phrase, narrative_html
from generator.site.summary import Summary

ALL = "feeds/all.atom"
CORRECTIONS = "feeds/corrections.atom"
_HISTORY = "http://purl.org/syndication/history/1.0"
_DELETED = "http://purl.org/atompub/tombstones/1.0"


def all_feed(edition: Edition, language: str = "") -> bytes:
    """One entry for each incident; its ``updated`` moves only with significant updates.

    Args:
        edition: What is published.
        language: The language of the feed; empty for the newsroom's.
    """
    chosen, newsroom = recent_incidents(edition), edition.newsroom
    updated = _updated(edition, [one.updated for one in chosen])
    feed = _feed(edition, language, "all", newsroom.name, ALL, urls.FRONT, updated)
    incidents = [open_in(edition, one, language) for one in chosen]
    entries = [_entry(edition, one) for one in incidents if one.record.status != "withdrawn"]
    archives = archive_count(edition)
    more = [("prev-archive", archive(archives, language))] if archives else []
    root = feed_tree(edition, feed, entries, more)
    for incident in incidents:
        if incident.record.status == "withdrawn":
            root.set("xmlns:at", _DELETED)
            add_tombstone(root, edition, incident)
    return write_xml(root)


def _feed(  # noqa: PLR0913, PLR0917 - a feed says all this of itself
    edition: Edition, language: str, name: str, title: str, path: str, page: str, updated: str
) -> FeedHead:
    """A feed of the whole site, in a language; in the newsroom's where it is empty."""
    name, path, page = (urls.in_language(language, one) for one in (name, path, page))
    return FeedHead(name, title, path, page, updated, language or edition.newsroom.language)


def archive(number: int, language: str = "") -> str:
    """The path of an archive of all incidents, from 1: the first published come first."""
    return urls.in_language(language, f"feeds/all-{number}.atom")


def _archives(edition: Edition) -> list[list[Summary]]:
    """All incidents in the order of publication, by the hundred; none where the feed has them all.

    An incident stays in its archive, so that what a reader has fetched stays as it is (RFC 5005,
    section 4); one that is updated stands in the feed itself as well.
    """
    rows = sorted(edition.catalogue.listed, key=lambda one: (one.published, one.id))
    numbers = range(archive_count(edition))
    return [rows[number * AT_MOST : (number + 1) * AT_MOST] for number in numbers]


def archives(
    edition: Edition, language: str = ""
) -> Iterator[tuple[str, list[str], Callable[[Edition], bytes]]]:
    """List the archives of all incidents: the path, the inputs and the writer of each.

    Args:
        edition: What is published.
        language: The language of the feed; empty for the newsroom's.
    """
    found = _archives(edition)
    for number, some in enumerate(found, 1):
        inputs = [str(number < len(found)), *inputs_of_short(some, language)]
        write = partial(_archive, number, some, language, is_last=number == len(found))
        yield archive(number, language), inputs, write


def _archive(
    number: int, incidents: Sequence[Summary], language: str, edition: Edition, *, is_last: bool
) -> bytes:
    """Write an archive of the feed of all incidents (RFC 5005, section 4)."""
    name, path = edition.newsroom.name, f"feeds/all-{number}.atom"
    newest = max((one.updated for one in incidents), default=0.0)
    updated = _updated(edition, [newest])
    feed = _feed(edition, language, "all", name, path, urls.FRONT, updated)
    more = [("current", urls.in_language(language, ALL))]
    if number > 1:
        more.append(("prev-archive", archive(number - 1, language)))
    if not is_last:
        more.append(("next-archive", archive(number + 1, language)))
    root = feed_tree(edition, feed, list(short_entries(edition, incidents, language)), more)
    root.set("xmlns:fh", _HISTORY)
    root.insert(0, ET.Element("fh:archive"))
    return write_xml(root)


def list_feed(collection: Collection, language: str, edition: Edition) -> bytes:
    """One entry for each incident that has something in common, those updated last."""
    newsroom, chosen = edition.newsroom, newest_of(collection)
    feed = FeedHead(
        collection.folder.removesuffix("/"),
        title_of_list(collection, edition, language),
        f"{collection.folder}feed.atom",
        collection.folder,
        _updated(edition, [one.updated for one in chosen]),
        language or newsroom.language,
    )
    return write_xml(feed_tree(edition, feed, list(short_entries(edition, chosen, language))))


def corrections_feed(edition: Edition, language: str = "") -> bytes:
    """One entry for each correction and retraction of the whole site.

    Args:
        edition: What is published.
        language: The language of the feed; empty for the newsroom's.
    """
    chosen, newsroom = recent_updates(edition, CORRECTING), edition.newsroom
    title = edition.words(language).gettext("Corrections: %(newsroom)s", newsroom=newsroom.name)
    updated = _updated(edition, [update.at for _, update in chosen])
    feed = _feed(edition, language, "corrections", title, CORRECTIONS, urls.CORRECTIONS, updated)
    entries = [update_entry(edition, *row) for row in opened(edition, chosen, language)]
    return write_xml(feed_tree(edition, feed, entries))


def incident_feed(edition: Edition, incident: Incident) -> bytes:
    """One entry for each update of an incident."""
    page = urls.incident(incident.id, incident.translated_to)
    words = edition.words(incident.language)
    is_withdrawn = incident.record.status == "withdrawn"
    feed = FeedHead(
        urls.in_language(incident.translated_to, f"incident/{first_id(edition, incident)}"),
        words.gettext("Withdrawn") if is_withdrawn else incident.record.headline,
        f"{page}feed.atom",
        page,
        utc_instant(dates(incident).updated, incident),
        incident.language,
    )
    chosen = recent(
        incident.updates[::-1],
        edition.now,
        lambda update: update.at.instant(incident.zone).timestamp(),
    )
    entries = [update_entry(edition, incident, one) for one in chosen]
    return write_xml(feed_tree(edition, feed, entries))


def _updated(edition: Edition, newest_first: Sequence[float]) -> str:
    """The moment of the newest of some; of the build where there is none."""
    seconds = newest_first[0] if newest_first else edition.now.timestamp()
    return stamp(datetime.fromtimestamp(seconds, UTC))


def _entry(edition: Edition, incident: Incident) -> FeedEntry:
    found = dates(incident)
    last = [update for update in incident.updates if update.is_significant][-1:]
    return FeedEntry(
        id=id_of_entry(edition, first_id(edition, incident), incident.translated_to),
        title=incident.record.headline,
        page=page_of(edition, incident),
        published=utc_instant(found.published, incident),
        updated=utc_instant(found.updated, incident),
        kinds=tuple(kind for update in last for kind in update.kind),
        summary=incident.summary,
        content=_story(edition, incident),
        language=incident.language,
    )


def _story(edition: Edition, incident: Incident) -> Markup:
    """The standfirst and the narrative, every link in full.

    What the narrative places from the record (maps, cards, tables) stays on the page; a feed links
    to it with every tie.
    """
    words = edition.words(incident.language)

    def tie(mark: Tie, phrase: Phrase) -> Markup:
        if mark.kind is TieKind.INCIDENT:
            name, part = mark.id.partition("#")[0], incident.translated_to
            other = edition.catalogue.summaries.get(name)
            is_translated = other is not None and part in other.translated
            there = urls.in_language(part if is_translated else "", urls.mention(mark.id))
            return phrase.linked(href=edition.url + there)
        return phrase.linked(href=item_of(edition, incident, SECTIONS[mark.kind], mark.id))

    def cite(source: str, number: int) -> Markup:
        cited = incident.item(source, Source)
        title = words.gettext(labels.WITHDRAWN) if cited.withdrawn else cited.title
        name = words.gettext("Source: %(title)s", title=title)
        return Markup('<sup class="cite"><a aria-label="{}" href="{}">[{}]</a></sup>').format(
            name, item_of(edition, incident, "sources", source), number
        )

    components = Components(lambda _: Markup(), tie, cite)
    written = incident.standfirst
    standfirst = Markup("<p><strong>{}</strong></p>\n").format(written) if written else Markup()
    older = [Markup("{}\n").format(one) for one in older_html(edition, incident, IN_FEEDS)]
    return standfirst + Markup().join(older) + narrative_html(incident.narrative, components)
