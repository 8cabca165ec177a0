"""Atom feeds (RFC 4287), with deleted entries (RFC 6721) for what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from markupsafe import Markup
from msgspec import Struct

from generator.model.dates import dates
from generator.model.incident import Incident
from generator.model.update import Update, UpdateKind
from generator.site import urls as addresses
from generator.site.edition import Edition
from generator.site.exports.choice import CORRECTING, opened, recent, recent_updates
from generator.site.exports.identity import (
    absolute,
    entry_of,
    feed_id,
    incident_id,
    instant,
    page_of,
    stamp,
    update_id,
)
from generator.site.exports.prose import story_html, update_html
from generator.site.exports.xml_text import document, element, holder
from generator.site.gist import Gist
from generator.site.labels import UPDATE

ALL = "feeds/all.atom"
CORRECTIONS = "feeds/corrections.atom"
_ATOM = "http://www.w3.org/2005/Atom"
_DELETED = "http://purl.org/atompub/tombstones/1.0"


class _Head(Struct, frozen=True):
    """What a feed says of itself."""

    name: str
    title: str
    path: str
    page: str
    updated: str
    language: str


class _Entry(Struct, frozen=True):
    """What an entry says."""

    id: str
    title: str
    page: str
    published: str
    updated: str
    kinds: tuple[UpdateKind, ...]
    summary: str
    content: Markup
    language: str


def chosen_incidents(edition: Edition) -> list[Gist]:
    """The incidents of the feed of all: those that were updated lately, the latest first."""
    newest = sorted(edition.archive.gists.values(), key=lambda one: (-one.updated, one.id))
    return recent([(_moment(one.updated), one) for one in newest], edition.now)


def all_feed(edition: Edition) -> bytes:
    """One entry for each incident; its ``updated`` moves only with significant updates."""
    chosen, newsroom = chosen_incidents(edition), edition.site.newsroom
    updated = stamp(_moment(chosen[0].updated) if chosen else edition.now)
    head = _Head("all", newsroom.name, ALL, "", updated, newsroom.language)
    opened = [edition.archive.open(one.id) for one in chosen]
    return _write(
        edition,
        head,
        (_incident_entry(edition, one) for one in opened if one.record.status != "withdrawn"),
        [one for one in opened if one.record.status == "withdrawn"],
    )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def incident_feed(edition: Edition, incident: Incident) -> bytes:
    """One entry for each update of an incident."""
    entries = [(update.at.instant(incident.zone), update) for update in reversed(incident.updates)]
    head = _Head(
        f"incident/{incident.id}",
        incident.record.headline if incident.record.status != "withdrawn" else "Withdrawn",
        f"{addresses.incident(incident.id)}feed.atom",
        addresses.incident(incident.id),
        instant(dates(incident).updated, incident),
        incident.language,
    )
    chosen = recent(entries, edition.now)
    return _write(edition, head, (_update_entry(edition, incident, one) for one in chosen))


def corrections_feed(edition: Edition) -> bytes:
    """One entry for each correction and retraction of the whole site."""
    chosen = recent_updates(edition, CORRECTING)
    newsroom = edition.site.newsroom
    head = _Head(
        "corrections",
        f"Corrections: {newsroom.name}",
        CORRECTIONS,
        addresses.CORRECTIONS,
        stamp(_moment(chosen[0][1].at) if chosen else edition.now),
        newsroom.language,
    )
    return _write(edition, head, (_update_entry(edition, *row) for row in opened(edition, chosen)))


def _incident_entry(edition: Edition, incident: Incident) -> _Entry:
    found = dates(incident)
    last = [update for update in incident.updates if update.is_significant][-1:]
    return _Entry(
        id=incident_id(edition.site.newsroom, incident),
        title=incident.record.headline,
        page=page_of(edition, incident),
        published=instant(found.published, incident),
        updated=instant(found.updated, incident),
        kinds=tuple(kind for update in last for kind in update.kind),
        summary=incident.record.standfirst,
        content=story_html(edition, incident),
        language=incident.language,
    )


def _update_entry(edition: Edition, incident: Incident, update: Update) -> _Entry:
    at = instant(update.at, incident)
    return _Entry(
        id=update_id(edition.site.newsroom, incident, update),
        title=update.headline,
        page=entry_of(edition, incident, update),
        published=at,
        updated=at,
        kinds=update.kind,
        summary=update.why,
        content=update_html(update),
        language=incident.language,
    )


def _write(
    edition: Edition,
    head: _Head,
    entries: Iterable[_Entry],
    deleted: Iterable[Incident] = (),
) -> bytes:
    newsroom = edition.site.newsroom
    gone = [_deleted(edition, one) for one in deleted]
    spaces = {"xmlns": _ATOM, **({"xmlns:at": _DELETED} if gone else {})}
    parts = (
        element("id", feed_id(newsroom, head.name)),
        element("title", head.title),
        element("updated", head.updated),
        _link("self", absolute(edition, head.path), "application/atom+xml"),
        _link("alternate", absolute(edition, head.page), "text/html"),
        holder("author", [element("name", newsroom.name)], depth=1),
        *([element("rights", newsroom.license)] if newsroom.license else ()),
        *(_entry(one) for one in entries),
        *gone,
    )
    return document(holder("feed", parts, {**spaces, "xml:lang": head.language}))


def _deleted(edition: Edition, incident: Incident) -> str:
    when = instant(dates(incident).updated, incident)
    reference = incident_id(edition.site.newsroom, incident)
    parts = (
        element("at:comment", _why_withdrawn(incident)),
        _link("alternate", page_of(edition, incident), "text/html"),
    )
    return holder("at:deleted-entry", parts, {"ref": reference, "when": when}, depth=1)


def _why_withdrawn(incident: Incident) -> str:
    reasons = [update.why for update in incident.updates if "withdrawn" in update.kind]
    return reasons[-1] if reasons else "Withdrawn."


def _entry(entry: _Entry) -> str:
    parts = (
        element("id", entry.id),
        element("title", entry.title),
        element("published", entry.published),
        element("updated", entry.updated),
        _link("alternate", entry.page, "text/html"),
        *(element("category", "", {"term": one, "label": UPDATE[one]}) for one in entry.kinds),
        element("summary", entry.summary),
        element("content", str(entry.content), {"type": "html"}),
    )
    return holder("entry", parts, {"xml:lang": entry.language}, depth=1)


def _link(rel: str, href: str, kind: str) -> str:
    return element("link", "", {"rel": rel, "href": href, "type": kind})
