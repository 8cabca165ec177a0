"""An incident's share picture: its headline, status, place and last update."""

from __future__ import annotations

from generator.model import dates
from generator.site import addresses, vocabulary, words
from generator.site.cards.card import Share
from generator.site.show.spoken import short_addresses
from generator.site.show.subject import Subject

WITHDRAWN = "This explainer was withdrawn"


def share_address(incident_id: str) -> str:
    """The address of an incident's share picture."""
    return f"{addresses.incident(incident_id)}share.png"


def show_share(subject: Subject, url: str) -> Share:
    """Make the share picture of an incident; a withdrawn one repeats nothing of its story."""
    incident, record = subject.incident, subject.incident.record
    updated = dates.last_updated(incident)
    day = words.day_of(updated, incident.zone).text if updated else ""
    withdrawn = record.status == "withdrawn"
    return Share(
        headline=WITHDRAWN if withdrawn else record.headline,
        status=vocabulary.STATUS[record.status],
        place="" if withdrawn else _place(subject),
        newsroom=subject.newsroom.name,
        addresses=short_addresses(url, addresses.incident(incident.id)),
        as_of=f"Last update {day}" if day else "",
        language=incident.language,
    )


def share_alt(share: Share) -> str:
    """Say all that a share picture says."""
    told = (share.headline, share.status, share.place, share.as_of, share.newsroom)
    return ". ".join(part.rstrip(".") for part in told if part) + "."


def _place(subject: Subject) -> str:
    """The scene by name and town, as closely as the record tells readers."""
    scenes = [place for place in subject.incident.record.places if place.role == "scene"]
    if not scenes:
        return ""
    scene = scenes[0]
    return ", ".join(part for part in (scene.name, scene.locality) if part)
