"""The opening of an explainer: what it says of itself, when, and what to know before reading."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.dates import first_published, last_checked, last_updated
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.site import addresses, vocabulary, words
from generator.site.exports.json_ld import explainer_json_ld
from generator.site.press import Press
from generator.site.show import dates
from generator.site.show.log import RECONSTRUCTED
from generator.site.show.share import share_address, share_alt, show_share
from generator.site.show.shell import Head
from generator.site.show.subject import Subject
from generator.site.views.explainer import Byline, Notice
from generator.site.views.parts import Link
from generator.site.views.shell import Alternate, Social

ALTERNATES = (
    Alternate("feed.atom", "application/atom+xml", "Updates of this explainer"),
    Alternate("incident.json", "application/json", "This explainer as data"),
)
"""Other forms of an explainer, beside it."""


def show_head(press: Press, subject: Subject) -> Head:
    """What the explainer says of itself to search engines and where it is shared."""
    incident, url = subject.incident, press.edition.url
    record = incident.record
    published, updated = first_published(incident), last_updated(incident)
    return Head(
        address=addresses.incident(incident.id),
        title=record.headline,
        description=incident.summary,
        language=incident.language,
        social=Social(
            kind="article",
            title=record.headline,
            image=f"{url}{share_address(incident.id)}",
            image_alt=share_alt(show_share(subject, url)),
            published=words.machine(published, incident.zone) if published else "",
            modified=words.machine(updated, incident.zone) if updated else "",
        ),
        alternates=ALTERNATES,
        json_ld=explainer_json_ld(press.edition, incident),
    )


def kind_of(newsroom: Newsroom, incident: Incident) -> str:
    """The kind of incident, as the newsroom calls it."""
    kinds = newsroom.kinds
    return kinds.get(incident.record.kind, incident.record.kind.replace("-", " ").capitalize())


def dateline(incident: Incident) -> str:
    """Where and when it happened, in words."""
    places = incident.record.places
    scenes = [place for place in places if place.role == "scene" and place.locality]
    where = next((place.locality for place in (*scenes, *places) if place.locality), None)
    when = words.time(incident.record.occurred, incident.zone).text
    return f"{where}, {when}" if where else when


def show_byline(subject: Subject) -> Byline:
    """The newsroom and the three dates."""
    incident = subject.incident
    return Byline(
        newsroom=subject.newsroom.name,
        published=subject.maybe(first_published(incident)),
        updated=subject.maybe(last_updated(incident)),
        checked=subject.maybe(last_checked(incident)),
    )


def show_notices(press: Press, subject: Subject) -> Iterator[Notice]:
    """Warnings, and notes on how the page was made."""
    incident = subject.incident
    told = [vocabulary.SENSITIVITY[one] for one in incident.record.sensitivity if one != "none"]
    if told:
        yield Notice("Before you read", f"This page tells of {words.listed(told)}.", "warning")
    if dates.is_stale(incident, subject.newsroom, press.edition.now):
        checked, as_of = last_checked(incident), words.instant(press.edition.now, incident.zone)
        since = f" since {subject.time(checked).text}" if checked else ""
        text = f"Nobody here has updated or checked this page{since} (as of {as_of.text})."
        yield Notice("May be out of date", text, "unknown")
    if incident.record.reconstructed:
        yield Notice("Reconstructed", RECONSTRUCTED, "clarification")


def show_related(press: Press, subject: Subject) -> Iterator[Link]:
    """Other incidents that are published and not withdrawn."""
    known = press.edition.archive.gists
    for other in subject.incident.record.related:
        if other in known and known[other].is_listed:
            way = addresses.link(subject.here, addresses.incident(other))
            yield Link(way, known[other].headline)
