"""The picture of an incident to share."""

from __future__ import annotations

from generator.model.dates import last_updated
from generator.model.incident import Incident
from generator.model.media import MediaFile
from generator.site import labels, urls
from generator.site.cards.card import Photo, Share
from generator.site.views.card import short_addresses
from generator.site.views.context import IncidentContext
from generator.site.words import Words


def share_address(incident_id: str) -> str:
    """The address of an incident's share picture."""
    return f"{urls.incident(incident_id)}share.png"


def show_share(context: IncidentContext, url: str) -> Share:
    """Make the share picture of an incident; a withdrawn one repeats nothing of its story."""
    incident, record = context.incident, context.incident.record
    updated = last_updated(incident)
    day = context.day(updated).text if updated else ""
    withdrawn, words = record.status == "withdrawn", context.words
    return Share(
        photo=None if withdrawn else _photo(context),
        headline=words.gettext("This explainer was withdrawn") if withdrawn else record.headline,
        status=words.gettext(labels.STATUS[record.status]),
        place="" if withdrawn else _place(context),
        newsroom=context.newsroom.name,
        addresses=short_addresses(url, urls.incident(incident.id)),
        as_of=words.gettext("Last update %(day)s", day=day) if day else "",
        shape=record.status,
        language=incident.language,
    )


def share_alt(share: Share, words: Words) -> str:
    """Say all that a share picture says."""
    shown = words.gettext("Picture: %(alt)s", alt=share.photo.alt) if share.photo else ""
    parts = (share.headline, share.status, share.place, share.as_of, share.newsroom, shown)
    return " ".join(
        words.gettext("%(sentence)s.", sentence=part.rstrip(".")) for part in parts if part
    )


def lead_file(incident: Incident) -> MediaFile | None:
    """The file of the lead picture that may be seen without asking: no warning covers it."""
    record = incident.record
    leads = [one for one in record.media if one.id == record.lead and not one.withdrawn]
    if not leads or leads[0].warning or leads[0].kind != "image":
        return None
    return incident.files.get(leads[0].file or "")


def _photo(context: IncidentContext) -> Photo | None:
    incident, words = context.incident, context.words
    file = lead_file(incident)
    if file is None or file.picture is None:
        return None
    (medium,) = (one for one in incident.record.media if one.id == incident.record.lead)
    return Photo(
        digest=file.sha256,
        width=file.picture.width,
        height=file.picture.height,
        credit=words.gettext("Picture: %(credit)s", credit=medium.credit) if medium.credit else "",
        alt=medium.alt or "",
    )


def _place(context: IncidentContext) -> str:
    """The scene by name and town, as closely as the record tells readers."""
    scene = context.incident.scene
    if scene is None:
        return ""
    if not scene.locality:
        return scene.name
    return context.words.gettext(
        "%(place)s, %(locality)s", place=scene.name, locality=scene.locality
    )
