"""The XML of an Atom feed: what it says of itself, its entries and its tombstones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from msgspec import Struct

from generator.model.dates import dates
from generator.model.incident import Incident
from generator.site.edition import Edition
from generator.site.exports.common import (
    add_element,
    first_id,
    page_of,
    permanent_id,
    utc_instant,
)
from generator.site.exports.feeds import (
    FeedEntry,
    id_of_entry,
)
from generator.site.labels import UPDATE
from generator.site.words import Words

_LABELS: Mapping[str, str] = {str(kind): label for kind, label in UPDATE.items()}
_ATOM = "http://www.w3.org/2005/Atom"
ATOM_TYPE = "application/atom+xml"


class FeedHead(Struct, frozen=True):
    """What a feed says of itself.

    Attributes:
        name: Its permanent name, such as ``corrections``.
        title: For people.
        path: Where it is published.
        page: The address of the page that says the same.
        updated: When anything in it was last updated.
        language: The language it is written in.
    """

    name: str
    title: str
    path: str
    page: str
    updated: str
    language: str


def feed_tree(
    edition: Edition,
    feed: FeedHead,
    entries: Sequence[FeedEntry],
    more: Sequence[tuple[str, str]] = (),
) -> ET.Element:
    """Write a feed; of more links of the feed, the relation and the path, before its entries."""
    newsroom = edition.newsroom
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    add_element(root, "id", permanent_id(newsroom, "feed", feed.name))
    add_element(root, "title", feed.title)
    add_element(root, "updated", feed.updated)
    _add_link(root, "self", edition.url + feed.path, ATOM_TYPE)
    _add_link(root, "alternate", edition.url + feed.page, "text/html")
    for relation, path in more:
        _add_link(root, relation, edition.url + path, ATOM_TYPE)
    add_element(add_element(root, "author"), "name", newsroom.name)
    if newsroom.license:
        add_element(root, "rights", newsroom.license)
    for entry in entries:
        _add_entry(root, entry, edition.words(entry.language))
    return root


def _add_entry(root: ET.Element, entry: FeedEntry, words: Words) -> None:
    element = add_element(root, "entry", attributes={"xml:lang": entry.language})
    add_element(element, "id", entry.id)
    add_element(element, "title", entry.title)
    add_element(element, "published", entry.published)
    add_element(element, "updated", entry.updated)
    _add_link(element, "alternate", entry.page, "text/html")
    for kind in entry.kinds:
        label = words.gettext(_LABELS[kind])
        add_element(element, "category", attributes={"term": kind, "label": label})
    add_element(element, "summary", entry.summary)
    if entry.content:
        add_element(element, "content", str(entry.content), {"type": "html"})


def add_tombstone(root: ET.Element, edition: Edition, incident: Incident) -> None:
    """Add the entry (RFC 6721) that says that an incident was withdrawn, and why."""
    reasons = [update.why for update in incident.updates if "withdrawn" in update.kind]
    attributes = {
        "ref": id_of_entry(edition, first_id(edition, incident), incident.translated_to),
        "when": utc_instant(dates(incident).updated, incident),
    }
    element = add_element(root, "at:deleted-entry", attributes=attributes)
    comment = edition.words(incident.language).gettext("Withdrawn.")
    add_element(element, "at:comment", reasons[-1] if reasons else comment)
    _add_link(element, "alternate", page_of(edition, incident), "text/html")


def _add_link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    add_element(parent, "link", attributes={"rel": rel, "href": href, "type": kind})
