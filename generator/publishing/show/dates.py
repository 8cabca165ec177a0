"""The dates of an incident's page: first published, last updated, last checked.

``last updated`` is the moment of the last significant update, everywhere; never the build's or a
commit's.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.newsroom import Newsroom
from generator.model.update import Update


def first_published(incident: Incident) -> Moment | None:
    """When the page first appeared; None without a log."""
    firsts = [one for one in incident.updates if "published" in one.kind] or incident.updates[:1]
    return firsts[0].at if firsts else None


def last_updated(incident: Incident) -> Moment | None:
    """The moment of the last significant update; None without one."""
    significant = [update for update in incident.updates if update.is_significant]
    return significant[-1].at if significant else first_published(incident)


def last_checked(incident: Incident) -> Moment | None:
    """When somebody last looked, with or without news; None without a log."""
    return incident.updates[-1].at if incident.updates else None


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
