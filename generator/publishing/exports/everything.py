"""Every file for machines, by its path: of one incident, and of the whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.model.incident import Incident
from generator.publishing import addresses
from generator.publishing.edition import Edition
from generator.publishing.exports import atom, hosting, json_feed, root_files, sitemaps, tables
from generator.publishing.exports.calendar import calendar, has_calendar
from generator.publishing.exports.incident_json import incident_json, updates_json

_OF_SITE: tuple[tuple[str, Callable[[Edition], bytes]], ...] = (
    (atom.ALL, atom.all_feed),
    (atom.CORRECTIONS, atom.corrections_feed),
    (json_feed.PATH, json_feed.json_feed),
    ("data/incidents.json", tables.incidents_json),
    ("data/incidents.csv", tables.incidents_csv),
    ("data/incidents.geojson", tables.incidents_geojson),
    (sitemaps.SITEMAP, sitemaps.sitemap),
    (sitemaps.NEWS, sitemaps.news_sitemap),
    ("robots.txt", root_files.robots),
    ("manifest.webmanifest", root_files.manifest),
    ("_headers", hosting.headers),
    ("_redirects", hosting.redirects),
)
"""What the whole site has, by path; each depends on all incidents."""


def of_incident(edition: Edition, incident: Incident) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name the data files in an incident’s folder, each with what writes it."""
    folder = addresses.incident(incident.id)
    yield f"{folder}incident.json", partial(incident_json, edition, incident)
    yield f"{folder}updates.json", partial(updates_json, edition, incident)
    yield f"{folder}feed.atom", partial(atom.incident_feed, edition, incident)
    if incident.record.places:
        yield f"{folder}places.geojson", partial(tables.places_geojson, edition, incident)
    if has_calendar(incident):
        yield f"{folder}expected.ics", partial(calendar, edition, incident)


def of_site(edition: Edition) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name the data files of the whole site, each with what writes it."""
    for path, write in _OF_SITE:
        yield path, partial(write, edition)
    contact = root_files.security(edition)
    if contact is not None:
        yield ".well-known/security.txt", partial(bytes, contact)
    for path, signpost in hosting.signposts(edition):
        yield path, partial(bytes, signpost)
