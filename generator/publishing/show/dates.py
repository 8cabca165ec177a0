"""What a page owes to the day it is read: how stale it is, and which corrections stand on top."""

from __future__ import annotations

from datetime import datetime, timedelta

from generator.model.dates import last_checked, last_updated
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.update import Update


def updated_instant(incident: Incident) -> float:
    """Seconds since 1970 of the last significant update, to sort by; 0 without one."""
    moment = last_updated(incident)
    return moment.instant(incident.zone).timestamp() if moment else 0.0


def is_stale(incident: Incident, newsroom: Newsroom, now: datetime) -> bool:
    """Whether a developing page has had neither update nor check for too long.

    A page that was written after the fact says so itself, and is never stale.
    """
    checked = last_checked(incident)
    if incident.record.status != "developing" or incident.record.reconstructed or checked is None:
        return False
    return now - checked.instant(incident.zone) > timedelta(days=int(newsroom.stale_after))


def corrections_at_the_top(
    incident: Incident, newsroom: Newsroom, now: datetime
) -> tuple[Update, ...]:
    """The corrections of weight that still stand at the top, newest first."""
    longest = timedelta(days=int(newsroom.correction_notice))
    return tuple(
        update
        for update in reversed(incident.updates)
        if update.is_of_weight and now - update.at.instant(incident.zone) <= longest
    )
