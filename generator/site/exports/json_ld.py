"""Structured data (schema.org) of an explainer: one graph, built as data, safe inside HTML.

The main entity is the article; the incident is an Event only under ``about``, since search engines
take a page’s Event for something to attend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from generator.model.agency import Agency
from generator.model.dates import dates
from generator.model.incident import Incident
from generator.model.newsroom import policy_in
from generator.model.person import Person
from generator.model.place import Place
from generator.model.quote import Quote
from generator.model.source import Source
from generator.model.update import Update
from generator.reading.pages import PageFile, page_in
from generator.site import urls
from generator.site.edition import Edition
from generator.site.exports.common import (
    Data,
    item_of,
    machine_time,
    page_of,
)
from generator.site.exports.tables import first_locality
from generator.site.icon import logo_of
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


def explainer_json_ld(
    edition: Edition, incident: Incident, pages: Sequence[PageFile] = ()
) -> Markup:
    """The graph of one explainer; empty where it was withdrawn.

    Args:
        edition: What is published.
        incident: The incident, in the words of its page.
        pages: The ordinary pages, of which policies are named in the page’s language.
    """
    record = incident.record
    if record.status == "withdrawn":
        return Markup()
    graph = [
        _publisher(edition, _policies(edition, incident.language, pages)),
        _article(edition, incident, tuple(_policies(edition, incident.language, pages).values())),
        *_live_blog(edition, incident),
        *(_place(edition, incident, one) for one in record.places if not one.withdrawn),
        *(_quotation(edition, incident, one) for one in record.quotes if not one.withdrawn),
    ]
    return in_html({"@context": "https://schema.org", "@graph": graph})


def in_html(data: Data) -> Markup:
    """Serialise data so that no text in it can end the script element or open a tag in it."""
    text = msgspec.json.encode(data, enc_hook=str).decode()
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - every character that HTML could read is escaped above


def _stated(data: Data) -> Data:
    """Leave out what nobody states."""
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def _publisher(edition: Edition, policies: Mapping[str, str]) -> Data:
    newsroom, logo = edition.newsroom, logo_of(edition)
    data: Data = {
        "@type": "NewsMediaOrganization",
        "@id": _publisher_id(edition),
        "name": newsroom.name,
        "url": edition.url,
        "logo": logo and {"@type": "ImageObject", "url": edition.url + logo.path},
        **{_POLICIES[kind]: where for kind, where in policies.items() if kind in _POLICIES},
        "publishingPrinciples": next(iter(policies.values()), ""),
    }
    return _stated(data)


def _publisher_id(edition: Edition) -> str:
    return f"{edition.url}#publisher"


def _policies(edition: Edition, language: str, pages: Sequence[PageFile]) -> dict[str, str]:
    """The address of each policy, in a language where it has a page."""
    newsroom = edition.newsroom
    stated = {kind: policy_in(newsroom, kind, language) for kind in newsroom.policies}
    return {
        kind: where if ":" in where else f"{edition.url}{page_in(pages, where, language)}"
        for kind, where in stated.items()
    }


def _article(edition: Edition, incident: Incident, policies: Sequence[str]) -> Data:
    record, found, page = incident.record, dates(incident), page_of(edition, incident)
    newsroom, publisher = edition.newsroom, {"@id": _publisher_id(edition)}
    versions = edition.ledger.of(incident.id).versions
    locality = first_locality(incident)
    data: Data = {
        "@type": ["NewsArticle", "BackgroundNewsArticle"],
        "@id": f"{page}#article",
        "mainEntityOfPage": page,
        "url": page,
        "headline": record.headline,
        "description": incident.summary,
        "inLanguage": incident.language,
        "datePublished": machine_time(found.published, incident),
        "dateModified": machine_time(found.updated, incident),
        "author": publisher,
        "publisher": publisher,
        "image": [edition.url + f"{urls.incident(incident.id)}share.png"],
        "creativeWorkStatus": edition.words(incident.language).gettext(STATUS[record.status]),
        "keywords": list(record.tags),
        "about": _event(edition, incident),
        "citation": [
            _citation(edition, incident, source)
            for source in record.sources
            if not source.withdrawn
        ],
        "correction": [
            _correction(edition, incident, update)
            for update in reversed(incident.updates)
            if "correction" in update.kind
        ],
        "backstory": edition.url + urls.history(incident.id),
        "publishingPrinciples": list(policies),
        "version": str(versions[-1].number) if versions else "",
        "license": incident.record.license or newsroom.license,
        "dateline": locality,
        "contentLocation": _content_location(edition, incident) if locality else [],
    }
    return _stated(data)


def _content_location(edition: Edition, incident: Incident) -> list[Data]:
    places = (place for place in incident.record.places if not place.withdrawn)
    return [{"@id": item_of(edition, incident, "places", place.id)} for place in places]


def _event(edition: Edition, incident: Incident) -> Data:
    record, occurred = incident.record, incident.record.occurred
    scene = incident.scene
    location = scene and {"@id": item_of(edition, incident, "places", scene.id)}
    day = str(occurred.first or "").rstrip("~")
    data: Data = {
        "@type": "Event",
        "name": record.headline,
    }
    if occurred.first:
        data["startDate"] = machine_time(occurred, incident) if occurred.has_clock else day
    return {**data, "location": location} if location else data


def _citation(edition: Edition, incident: Incident, source: Source) -> Data:
    """A source; by an id of its own where quotes refer to it."""
    day = source.published and source.published.day
    publisher = source.publisher and {"@type": "Organization", "name": source.publisher}
    is_quoted = any(
        one.source == source.id and not one.withdrawn for one in incident.record.quotes
    )
    data: Data = {
        "@type": "CreativeWork",
        "@id": item_of(edition, incident, "sources", source.id) if is_quoted else "",
        "name": source.title,
        "publisher": publisher,
        "url": source.url,
        "archivedAt": source.archived,
        "datePublished": day and day.isoformat(),
    }
    return _stated(data)


def _correction(edition: Edition, incident: Incident, update: Update) -> Data:
    words = edition.words(incident.language)
    was = words.gettext("It said: %(text)s", text=update.was) if update.was else ""
    parts = (update.headline, was, update.now)
    return {
        "@type": "CorrectionComment",
        "text": " ".join(part for part in parts if part),
        "datePublished": machine_time(update.at, incident),
        "url": item_of(edition, incident, "updates", update.id),
    }


def _live_blog(edition: Edition, incident: Incident) -> Iterator[Data]:
    """While a story develops its log is a live blog; a closed one says when the coverage ended."""
    status, page = incident.record.status, page_of(edition, incident)
    if status not in {"developing", "closed"} or not incident.updates:
        return
    published = machine_time(dates(incident).published, incident)
    updated = machine_time(dates(incident).updated, incident)
    data: Data = {
        "@type": "LiveBlogPosting",
        "@id": f"{page}#liveblog",
        "headline": incident.record.headline,
        "about": {"@id": f"{page}#article"},
        "coverageStartTime": published,
        "datePublished": published,
        "dateModified": updated,
        "liveBlogUpdate": [_post(edition, incident, one) for one in reversed(incident.updates)],
        "coverageEndTime": updated if status == "closed" else "",
    }
    yield _stated(data)


def _post(edition: Edition, incident: Incident, update: Update) -> Data:
    return {
        "@type": "BlogPosting",
        "headline": update.headline,
        "articleBody": update.why,
        "datePublished": machine_time(update.at, incident),
        "url": item_of(edition, incident, "updates", update.id),
        "author": {"@id": _publisher_id(edition)},
    }


def _place(edition: Edition, incident: Incident, place: Place) -> Data:
    data: Data = {
        "@type": "Place",
        "@id": item_of(edition, incident, "places", place.id),
        "name": place.name,
        "address": place.locality,
    }
    position = position_of(place, incident, edition.newsroom)
    if isinstance(position, Position):
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(position.lat),
            "longitude": float(position.lon),
        }
    return _stated(data)


def _quotation(edition: Edition, incident: Incident, quote: Quote) -> Data:
    speaker = incident.items[quote.speaker]
    name = speaker.name if isinstance(speaker, (Person, Agency)) else None
    called = name or (speaker.called if isinstance(speaker, Person) else None) or quote.speaker
    kind = "Organization" if isinstance(speaker, Agency) else "Person"
    source = item_of(edition, incident, "sources", quote.source)
    creator = None if speaker.withdrawn else {"@type": kind, "name": called}
    data: Data = {
        "@type": "Quotation",
        "@id": item_of(edition, incident, "quotes", quote.id),
        "text": " … ".join(quote.text),
        "creator": creator,
        "isBasedOn": {"@id": source},
        "url": edition.url + urls.quote(incident.id, quote.id, incident.translated_to),
    }
    return _stated(data)
