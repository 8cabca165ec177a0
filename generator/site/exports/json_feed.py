"""JSON Feed 1.1: the updates of all incidents, with their kind, and corrections spelled out."""

from __future__ import annotations

from generator.model.incident import Incident
from generator.model.update import Update
from generator.site.edition import Edition
from generator.site.exports.choice import opened, recent_updates
from generator.site.exports.identity import absolute, entry_of, instant, page_of, update_id
from generator.site.exports.incident_json import write_json
from generator.site.exports.plain import Data
from generator.site.exports.prose import update_html

PATH = "feeds/feed.json"
ABOUT = "https://jsonfeed.org/version/1.1"


def json_feed(edition: Edition) -> bytes:
    """Write the newest updates; ``_correction`` and ``_version`` are our extensions."""
    chosen = recent_updates(edition)
    newsroom = edition.site.newsroom
    feed = {
        "version": ABOUT,
        "title": newsroom.name,
        "home_page_url": edition.url,
        "feed_url": absolute(edition, PATH),
        "language": newsroom.language,
        "authors": [{"name": newsroom.name, "url": edition.url}],
        "items": [_item(edition, one, update) for one, update in opened(edition, chosen)],
    }
    return write_json(feed)


def _item(edition: Edition, incident: Incident, update: Update) -> Data:
    at = instant(update.at, incident)
    entry = edition.ledger.of(incident.id).entry(update.id)
    item: Data = {
        "id": update_id(edition.site.newsroom, incident, update),
        "url": entry_of(edition, incident, update),
        "title": update.headline,
        "summary": update.why,
        "content_html": str(update_html(update)),
        "date_published": at,
        "date_modified": at,
        "language": incident.language,
        "tags": list(update.kind),
        "_version": {
            "incident": incident.id,
            "incident_url": page_of(edition, incident),
            **({"number": entry.version} if entry else {}),
        },
    }
    if "correction" in update.kind or "retraction" in update.kind:
        told = {
            "was": update.was,
            "now": update.now,
            "learned": update.learned,
            "whose": update.whose,
        }
        item["_correction"] = {
            "kind": "correction" if "correction" in update.kind else "retraction",
            **{name: words for name, words in told.items() if words},
        }
    return item
