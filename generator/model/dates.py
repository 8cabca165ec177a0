"""The three dates of an explainer, told alike on pages, in feeds and in data.

“Last updated” is the moment of the last significant update: never the build’s, never a commit’s
(RFC 4287, section 4.2.15: a change that the publisher wishes to call significant).
"""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.update import Update


class Dates(Struct, frozen=True):
    """When an explainer was first published, last updated and last checked.

    Attributes:
        published: The moment of the first update.
        updated: The moment of the last significant update that came with no import; of the first
            publication where there is none; after an import, when the incident occurred.
        checked: The moment of the last update of any kind: somebody looked.
    """

    published: Moment
    updated: Moment
    checked: Moment


def first_published(incident: Incident) -> Moment | None:
    """When the page first appeared; None without a log."""
    firsts = [one for one in incident.updates if "published" in one.kind] or incident.updates[:1]
    return firsts[0].at if firsts else None


def last_updated(incident: Incident) -> Moment | None:
    """The moment of the last significant update; of the first where none is.

    What came with an import is no news of ours: where there is nothing else, None.
    """
    ours = [update for update in incident.updates if not update.imported]
    if incident.updates and not ours:
        return None
    significant = [update for update in ours if update.is_significant]
    return significant[-1].at if significant else first_published(incident)


def last_checked(incident: Incident) -> Moment | None:
    """When somebody last looked, with or without news; None without a log."""
    return incident.updates[-1].at if incident.updates else None


def most_telling(updates: Sequence[Update], zone: ZoneInfo) -> Update:
    """Of the updates of the last day the one of most weight, and of such the newest.

    Args:
        updates: Some updates, the oldest first; at least one.
        zone: The incident’s zone.
    """
    last = updates[-1].at.day
    return max(
        (one for one in updates if one.at.day == last),
        key=lambda one: (one.is_of_weight, one.severity == "major", one.at.instant(zone)),
    )


def dates(incident: Incident) -> Dates:
    """Read the three dates off the log; an incident without a log counts from its occurrence."""
    published, updated = first_published(incident), last_updated(incident)
    occurred = incident.record.occurred
    if updated is None and published is not None and not occurred.first:
        updated = published
    return Dates(
        published or occurred, updated or occurred, last_checked(incident) or published or occurred
    )
