"""Names and addresses that machines keep: permanent ids, absolute links.

An id is made of an incident’s or update’s own id and of nothing that may change: no title, no
date, no path (RFC 4287, section 4.2.6; RFC 4151 for tag URIs).
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.newsroom import Newsroom
from generator.model.update import Update
from generator.site import dates as words
from generator.site import urls as addresses
from generator.site.edition import Edition

_FOUR_DIGITS = 1000


def feed_id(newsroom: Newsroom, name: str) -> str:
    """The permanent id of a feed, such as ``all``."""
    return _permanent(newsroom, f"feed/{name}")


def incident_id(newsroom: Newsroom, incident: Incident) -> str:
    """The permanent id of an explainer."""
    return _permanent(newsroom, f"incident/{incident.id}")


def update_id(newsroom: Newsroom, incident: Incident, update: Update) -> str:
    """The permanent id of an entry of the log."""
    return _permanent(newsroom, f"incident/{incident.id}/update/{update.id}")


def _permanent(newsroom: Newsroom, name: str) -> str:
    if newsroom.feed_authority:
        return f"tag:{newsroom.feed_authority}:{name}"
    # without an authority the published address serves, which is stable as long as it is kept
    return newsroom.url.rstrip("/") + "/#" + name


def absolute(edition: Edition, address: str) -> str:
    """The full address of something on the site, for readers without a page to start from."""
    return edition.url + address


def page_of(edition: Edition, incident: Incident) -> str:
    """The full address of an explainer."""
    return absolute(edition, addresses.incident(incident.id))


def entry_of(edition: Edition, incident: Incident, update: Update) -> str:
    """The full address of an entry of the log."""
    return f"{page_of(edition, incident)}#update-{update.id}"


def instant(moment: Moment, incident: Incident) -> str:
    """An instant as RFC 3339 has it, in UTC: the first that the moment may mean."""
    return stamp(moment.instant(incident.zone))


def told(moment: Moment, incident: Incident) -> str:
    """A moment for schema.org and sitemaps: a day where only the day is known (ISO 8601)."""
    return words.machine(moment, incident.zone) or instant(moment, incident)


@lru_cache(maxsize=4096)
def stamp(when: datetime) -> str:
    """An aware time as RFC 3339 has it, in UTC."""
    when = when.astimezone(UTC)
    if when.year < _FOUR_DIGITS:
        return when.strftime("%Y-%m-%dT%H:%M:%SZ")  # pads no year, where isoformat would
    return when.isoformat("T", "seconds").removesuffix("+00:00") + "Z"
