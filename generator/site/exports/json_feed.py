"""JSON Feed 1.1: the updates of all incidents, with their kind, and corrections spelled out."""

from __future__ import annotations

from generator.model.incident import Incident
from generator.model.update import Update
from generator.site import urls
from generator.site.edition import Edition
from generator.site.exports.common import Data, page_of, write_json
from generator.site.exports.feeds import (
    CORRECTING,
    newest_of,
    opened,
    recent_updates,
    short_entries,
    title_of_list,
    update_entry,
)
from generator.site.finding.collection import Collection

PATH = "feeds/feed.json"
ABOUT = "https://jsonfeed.org/version/1.1"


def json_feed(edition: Edition, language: str = "") -> bytes:
    """Write the newest updates; ``_correction`` and ``_version`` are our extensions.

    Args:
        edition: What is published.
        language: The language of the feed; empty for the newsroom's.
    """
    newsroom, chosen = edition.newsroom, recent_updates(edition)
    home, feed_url = (edition.url + urls.in_language(language, one) for one in ("", PATH))
    feed = {
        "version": ABOUT,
        "title": newsroom.name,
        "home_page_url": home,
        "feed_url": feed_url,
        "language": language or newsroom.language,
        "authors": [{"name": newsroom.name, "url": edition.url}],
        "items": [
            _item(edition, one, update) for one, update in opened(edition, chosen, language)
        ],
    }
    return write_json(feed)


def list_feed(collection: Collection, language: str, edition: Edition) -> bytes:
    """One item for each incident that has something in common, those updated last."""
    newsroom = edition.newsroom
    feed = {
        "version": ABOUT,
        "title": title_of_list(collection, edition, language),
        "home_page_url": edition.url + collection.folder,
        "feed_url": f"{edition.url}{collection.folder}feed.json",
        "language": language or newsroom.language,
        "authors": [{"name": newsroom.name, "url": edition.url}],
        "items": [
            {
                "id": entry.id,
                "url": entry.page,
                "title": entry.title,
                "content_text": entry.summary,
                "date_published": entry.published,
                "date_modified": entry.updated,
                "language": entry.language,
            }
            for entry in short_entries(edition, newest_of(collection), language)
        ],
    }
    return write_json(feed)


def _item(edition: Edition, incident: Incident, update: Update) -> Data:
    entry = update_entry(edition, incident, update)
    version: Data = {"incident": incident.id, "incident_url": page_of(edition, incident)}
    in_log = edition.ledger.of(incident.id).entry(update.id)
    if in_log:
        version["number"] = in_log.version
    item = {
        "id": entry.id,
        "url": entry.page,
        "title": entry.title,
        **(
            {"summary": entry.summary, "content_html": str(entry.content)}
            if entry.content
            else {"content_text": entry.summary}
        ),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "language": entry.language,
        "tags": entry.kinds,
        "_version": version,
    }
    if CORRECTING & set(update.kind):
        item["_correction"] = _correction(update)
    return item


def _correction(update: Update) -> Data:
    kind = "correction" if "correction" in update.kind else "retraction"
    parts = update.model_dump(include={"was", "now", "learned", "whose"}, exclude_none=True)
    return {"kind": kind, **parts}
