"""The first lines of an explainer: where and when, who wrote it, how fresh it is, what is new."""

from __future__ import annotations

from msgspec import Struct

from generator.model.dates import first_published, last_checked, last_updated, most_telling
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.site import dates, phrases
from generator.site.dates import Time
from generator.site.finding.facets import kind_label
from generator.site.marked import join_texts
from generator.site.urls import Link
from generator.site.views.context import IncidentContext
from generator.site.words import N_, Words


class Byline(Struct, frozen=True):
    """Who wrote it, and how fresh it is.

    Attributes:
        by: Such as "Hartford Explainer", or the writers and the newsroom.
        updated: The day of the last significant update; None without a log.
        checked: When somebody last looked, with or without news; None without a log.
        revised: That the standfirst is older than the last news; empty where it is not.
    """

    by: str
    updated: Time | None = None
    checked: Time | None = None
    revised: str = ""


class Latest(Struct, frozen=True):
    """What is new: the latest update that tells a reader something.

    Attributes:
        day: Its day, in short.
        headline: What changed; leads to its entry.
        more: To all updates.
    """

    day: str
    headline: Link
    more: Link


def kind_of(newsroom: Newsroom, incident: Incident, language: str = "") -> str:
    """The kind of incident, as the newsroom calls it in a language, by default in its own."""
    kinds = (kind_label(newsroom, kind, language) for kind in incident.record.kind)
    return join_texts(", ", kinds)


def dateline(incident: Incident, words: Words) -> str:
    """Where and when it happened, in words."""
    places = [one for one in incident.record.places if one.locality and not one.withdrawn]
    scenes = [place for place in places if place.role == "scene"]
    where = next((place.locality for place in (*scenes, *places)), None)
    when = dates.time(incident.record.occurred, incident.zone, words).text
    return phrases.commas((where or "", when), words)


def show_byline(context: IncidentContext) -> Byline:
    """Who wrote it, and how fresh it is."""
    incident, words = context.incident, context.words
    writers = words.listed(incident.record.byline or ())
    updated, checked = last_updated(incident), last_checked(incident)
    # while a story moves, readers ask for the hour; later the day will do
    developing = incident.record.status == "developing"
    fresh = context.time if developing else context.day
    looked = context.time if developing else context.narrow_date
    return Byline(
        by=phrases.commas((writers, context.newsroom.name), words),
        updated=fresh(updated) if updated else None,
        checked=looked(checked) if checked else None,
        revised=revised_since(
            context,
            "standfirst",
            N_("These lines were last revised on %(day)s, before the last news."),
        ),
    )


def revised_since(context: IncidentContext, item: str, message: str) -> str:
    """Say how old a text of a developing page is that is older than the last news of weight."""
    incident, zone = context.incident, context.incident.zone
    weighty = [
        one
        for one in incident.updates
        if not one.languages and (one.severity == "major" or one.is_of_weight)
    ]
    published = first_published(incident)
    if incident.record.status != "developing" or not weighty or published is None:
        return ""
    explained = {name for one in context.history.of_item(item) for name in one.updates}
    moments = [published, *(one.at for one in incident.updates if one.id in explained)]
    revised = max(moments, key=lambda moment: moment.instant(zone))
    if not context.history.versions or revised.instant(zone) >= weighty[-1].at.instant(zone):
        return ""
    return context.words.gettext(message, day=context.day(revised).text)


def show_latest(context: IncidentContext) -> Latest | None:
    """The latest update of weight, else the latest that tells a reader something."""
    updates, words = context.incident.updates, context.words
    if not updates:
        return None
    telling = [update for update in updates if update.is_significant] or [*updates]
    latest = most_telling(telling, context.incident.zone)
    return Latest(
        day=context.narrow_day(latest.at),
        headline=Link(context.update_href(latest.id), latest.headline),
        more=Link(
            "#changes",
            words.ngettext("All %(num)s update", "All %(num)s updates", len(updates))
            if len(updates) > 1
            else words.gettext("The log"),
        ),
    )
