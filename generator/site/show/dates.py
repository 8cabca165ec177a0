"""What a page owes to the day it is read: how stale it is, and which corrections stand on top."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from generator.model.dates import last_checked
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.update import Update
from generator.site.gist import Gist


def is_stale(incident: Incident, newsroom: Newsroom, now: datetime) -> bool:
    """Whether a developing page has had neither update nor check for too long.

    A page that was written after the fact says so itself, and is never stale.
    """
    checked = last_checked(incident)
    if incident.record.status != "developing" or incident.record.reconstructed or checked is None:
        return False
    return _is_long_ago(checked.instant(incident.zone), newsroom, now)


def corrections_at_the_top(
    incident: Incident, newsroom: Newsroom, now: datetime
) -> tuple[Update, ...]:
    """The corrections of weight that still stand at the top, newest first."""
    return tuple(
        update
        for update in reversed(incident.updates)
        if update.is_of_weight and _is_noticed(update.at.instant(incident.zone), newsroom, now)
    )


def is_stale_gist(gist: Gist, newsroom: Newsroom, now: datetime) -> bool:
    """Answer :func:`is_stale` from an incident’s gist."""
    if gist.status != "developing" or gist.is_reconstructed or gist.checked is None:
        return False
    return _is_long_ago(datetime.fromtimestamp(gist.checked, UTC), newsroom, now)


def ids_at_the_top(gist: Gist, newsroom: Newsroom, now: datetime) -> tuple[str, ...]:
    """Answer :func:`corrections_at_the_top` from an incident’s gist, by the updates’ ids."""
    return tuple(
        update.id
        for update in reversed(gist.log)
        if update.is_of_weight
        and _is_noticed(datetime.fromtimestamp(update.at, UTC), newsroom, now)
    )


def _is_long_ago(checked: datetime, newsroom: Newsroom, now: datetime) -> bool:
    return now - checked > timedelta(days=int(newsroom.stale_after))


def _is_noticed(corrected: datetime, newsroom: Newsroom, now: datetime) -> bool:
    return now - corrected <= timedelta(days=int(newsroom.correction_notice))
