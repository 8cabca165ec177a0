"""What people nearby are told to do, where nobody has looked at it for long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.problems import Level, Problem
from generator.standards.rule import at


def old_advice(incident: Incident, newsroom: Newsroom, now: datetime) -> Iterator[Problem]:
    """Advise to look again at what a developing page tells people to do.

    Args:
        incident: The incident.
        newsroom: Says after how many hours.
        now: The site's now.
    """
    advice, hours = incident.record.what_to_do, int(newsroom.recheck_advice)
    if advice is None or incident.record.status != "developing":
        return
    checked, end = advice.last_checked(incident.zone), advice.end(incident.zone)
    if checked is None or now - checked <= timedelta(hours=hours):
        return
    where = at(incident, "what_to_do/checked")
    if end is not None and now >= end:
        message = f"What to do ran out {advice.until}, and was last checked {advice.checked}."
        hint = "Ask the source again: write what holds now, or take what_to_do out."
    else:
        message = f"What to do was last checked {advice.checked}, more than {hours} hours ago."
        hint = "Ask the source again, then write a new checked, or what holds now."
    yield Problem(where, "moment.old-advice", message, hint, Level.ADVICE)
