"""Structured data (schema.org) of an explainer: one graph, built as data, safe inside HTML.

The main entity is the article; the incident is an Event only under ``about``, since search engines
take a page’s Event for something to attend.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from generator.model.agency import Agency
from generator.model.dates import dates
from generator.model.incident import Incident
from generator.model.person import Person
from generator.model.quote import Quote
from generator.model.source import Source
from generator.model.update import Update
from generator.site import urls as addresses
from generator.site.assets import logo_of
from generator.site.edition import Edition
from generator.site.exports.identity import absolute, entry_of, page_of, told
from generator.site.exports.plain import Data, degrees
from generator.site.labels import STATUS
from generator.site.positions import Position, position_of

_POLICIES = {
    "corrections": "correctionsPolicy",
    "ethics": "ethicsPolicy",
    "naming": "unnamedSourcesPolicy",
    "feedback": "actionableFeedbackPolicy",
    "ownership": "ownershipFundingInfo",
    "verification": "verificationFactCheckingPolicy",
}


def explainer_json_ld(edition: Edition, incident: Incident) -> Markup:
    """The graph of one explainer; empty where nothing of it may be told."""
    if incident.record.status == "withdrawn":
        return Markup()
    graph = [
        _publisher(edition),
        _article(edition, incident),
        *_live_blog(edition, incident),
        *_places(edition, incident),
        *_quotations(edition, incident),
    ]
    return in_html({"@context": "https://schema.org", "@graph": graph})


def in_html(data: Data) -> Markup:
    """Serialise data so that no text in it can end the script element or open a tag in it."""
    text = msgspec.json.encode(data).decode()
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - every character that HTML could read is escaped above


def _publisher(edition: Edition) -> Data:
    newsroom = edition.site.newsroom
    data: Data = {
        "@type": "NewsMediaOrganization",
        "@id": f"{edition.url}#publisher",
        "name": newsroom.name,
        "url": edition.url,
    }
    logo = logo_of(edition)
    if logo:
        data["logo"] = {"@type": "ImageObject", "url": absolute(edition, logo.path)}
    for kind, where in newsroom.policies.items():
        if kind in _POLICIES:
            data[_POLICIES[kind]] = _policy(edition, where)
    if newsroom.policies:
        data["publishingPrinciples"] = _policy(edition, next(iter(newsroom.policies.values())))
    return data


def _policy(edition: Edition, where: str) -> str:
    return where if ":" in where else absolute(edition, where.lstrip("/"))


def _article(edition: Edition, incident: Incident) -> Data:
    record, found, page = incident.record, dates(incident), page_of(edition, incident)
    publisher = {"@id": f"{edition.url}#publisher"}
    versions = edition.ledger.of(incident.id).versions
    data: Data = {
        "@type": ["NewsArticle", "BackgroundNewsArticle"],
        "@id": f"{page}#article",
        "mainEntityOfPage": page,
        "url": page,
        "headline": record.headline,
        "description": record.standfirst,
        "inLanguage": incident.language,
        "datePublished": told(found.published, incident),
        "dateModified": told(found.updated, incident),
        "author": publisher,
        "publisher": publisher,
        "image": [absolute(edition, f"{addresses.incident(incident.id)}share.png")],
        "creativeWorkStatus": STATUS[record.status],
        "keywords": list(record.tags),
        "about": _event(edition, incident),
        "citation": [_citation(source) for source in record.sources if not source.withdrawn],
        "correction": [_correction(edition, incident, one) for one in _corrections(incident)],
        "backstory": absolute(edition, addresses.history(incident.id)),
        "publishingPrinciples": [
            _policy(edition, where) for where in edition.site.newsroom.policies.values()
        ],
        "version": str(versions[-1].number) if versions else "",
        "license": edition.site.newsroom.license or "",
    }
    located = _first_locality(incident)
    if located:
        data["dateline"] = located
        data["contentLocation"] = [
            {"@id": f"{page}#{addresses.anchor('places', place.id)}"}
            for place in incident.record.places
            if not place.withdrawn
        ]
    return {name: value for name, value in data.items() if value not in ("", [])}


def _first_locality(incident: Incident) -> str:
    places = (place for place in incident.record.places if not place.withdrawn)
    return next((place.locality for place in places if place.locality), "")


def _event(edition: Edition, incident: Incident) -> Data:
    data: Data = {
        "@type": "Event",
        "name": incident.record.headline,
        "startDate": told(incident.record.occurred, incident)
        if incident.record.occurred.has_clock
        else str(incident.record.occurred.first or "").rstrip("~"),
    }
    scenes = [p for p in incident.record.places if p.role == "scene" and not p.withdrawn]
    if scenes:
        page = page_of(edition, incident)
        data["location"] = {"@id": f"{page}#{addresses.anchor('places', scenes[0].id)}"}
    return data


def _citation(source: Source) -> Data:
    data: Data = {"@type": "CreativeWork", "name": source.title}
    if source.publisher:
        data["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.url:
        data["url"] = source.url
    if source.archived:
        data["archivedAt"] = source.archived
    if source.published and source.published.day:
        data["datePublished"] = source.published.day.isoformat()
    return data


def _corrections(incident: Incident) -> Iterator[Update]:
    return (one for one in reversed(incident.updates) if "correction" in one.kind)


def _correction(edition: Edition, incident: Incident, update: Update) -> Data:
    words = (update.headline, update.was and f"It said: {update.was}", update.now)
    return {
        "@type": "CorrectionComment",
        "text": " ".join(part for part in words if part),
        "datePublished": told(update.at, incident),
        "url": entry_of(edition, incident, update),
    }


def _live_blog(edition: Edition, incident: Incident) -> Iterator[Data]:
    """While a story develops its log is a live blog; a closed one says when the coverage ended."""
    status, found = incident.record.status, dates(incident)
    if status not in {"developing", "closed"} or not incident.updates:
        return
    data: Data = {
        "@type": "LiveBlogPosting",
        "@id": f"{page_of(edition, incident)}#liveblog",
        "headline": incident.record.headline,
        "about": {"@id": f"{page_of(edition, incident)}#article"},
        "coverageStartTime": told(found.published, incident),
        "datePublished": told(found.published, incident),
        "dateModified": told(found.updated, incident),
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": update.headline,
                "articleBody": update.why,
                "datePublished": told(update.at, incident),
                "url": entry_of(edition, incident, update),
                "author": {"@id": f"{edition.url}#publisher"},
            }
            for update in reversed(incident.updates)
        ],
    }
    if status == "closed":
        data["coverageEndTime"] = told(found.updated, incident)
    yield data


def _places(edition: Edition, incident: Incident) -> Iterator[Data]:
    page = page_of(edition, incident)
    for place in incident.record.places:
        if place.withdrawn:
            continue
        data: Data = {
            "@type": "Place",
            "@id": f"{page}#{addresses.anchor('places', place.id)}",
            "name": place.name,
        }
        if place.locality:
            data["address"] = place.locality
        position = position_of(place, incident, edition.site.newsroom)
        if isinstance(position, Position):
            data["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": degrees(position.lat),
                "longitude": degrees(position.lon),
            }
        yield data


def _quotations(edition: Edition, incident: Incident) -> Iterator[Data]:
    for quote in incident.record.quotes:
        if not quote.withdrawn:
            yield _quotation(edition, incident, quote)


def _quotation(edition: Edition, incident: Incident, quote: Quote) -> Data:
    speaker = incident.items[quote.speaker]
    name = speaker.name if isinstance(speaker, (Person, Agency)) else None
    called = name or (speaker.called if isinstance(speaker, Person) else None) or quote.speaker
    source = incident.item(quote.source, Source)
    kind = "Organization" if isinstance(speaker, Agency) else "Person"
    address = absolute(edition, addresses.quote(incident.id, quote.id))
    return {
        "@type": "Quotation",
        "@id": f"{page_of(edition, incident)}#{addresses.anchor('quotes', quote.id)}",
        "text": " … ".join(quote.text),
        "creator": {"@type": kind, "name": called},
        "isBasedOn": _citation(source),
        "url": address,
    }
