"""Every file for machines, by its path: of one incident, and of the whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256

from generator.model.incident import Incident
from generator.site import urls as addresses
from generator.site.edition import Edition, Output, Part, written
from generator.site.exports import atom, hosting, json_feed, root_files, sitemaps, tables
from generator.site.exports.calendar import calendar, has_calendar
from generator.site.exports.choice import CORRECTING, recent_updates
from generator.site.exports.incident_json import (
    incident_json,
    updates_data,
    updates_json,
)
from generator.site.gist import Gist, Logged

Write = Callable[[], bytes]

_TABLES: tuple[tuple[str, Callable[[Edition], bytes]], ...] = (
    ("data/incidents.json", tables.incidents_json),
    ("data/incidents.csv", tables.incidents_csv),
    ("data/incidents.geojson", tables.incidents_geojson),
)
"""The tables of all incidents: the path, and what writes it."""


def of_incident(edition: Edition, incident: Incident) -> Iterator[tuple[str, Write]]:
    """Name the data files in an incident’s folder, each with what writes it."""
    folder = addresses.incident(incident.id)
    log = updates_data(edition, incident)
    yield f"{folder}incident.json", partial(incident_json, edition, incident, log)
    yield f"{folder}updates.json", partial(updates_json, edition, incident, log)
    yield f"{folder}feed.atom", partial(atom.incident_feed, edition, incident)
    if incident.record.places:
        yield f"{folder}places.geojson", partial(tables.places_geojson, edition, incident)
    if has_calendar(incident):
        yield f"{folder}expected.ics", partial(calendar, edition, incident)


def of_site(edition: Edition) -> Iterator[Part]:
    """List the data files of the whole site; each depends on what it tells, and nothing else."""
    yield from _feeds(edition)
    for path, write in _TABLES:
        yield _large(path, partial(write, edition))
    yield from _sitemaps(edition)
    yield _part("robots.txt", (), partial(root_files.robots, edition))
    yield _part("manifest.webmanifest", (), partial(root_files.manifest, edition))
    yield _part("_headers", (), partial(hosting.headers, edition))
    yield written("_redirects", hosting.redirects(edition))
    contact = root_files.security(edition)
    if contact is not None:
        yield written(".well-known/security.txt", contact)
    for path, signpost in hosting.signposts(edition):
        yield written(path, signpost)


def fed(edition: Edition) -> Iterator[str]:
    """Name the incidents that feeds of the whole site tell of, in any order."""
    yield from (one.id for one in atom.chosen_incidents(edition))
    yield from (one.id for one, _ in recent_updates(edition, CORRECTING))
    yield from (one.id for one, _ in recent_updates(edition))


def _feeds(edition: Edition) -> Iterator[Part]:
    moment = "" if edition.archive.gists else edition.now.isoformat()
    incidents = (one.digest for one in atom.chosen_incidents(edition))
    yield _part(atom.ALL, (moment, *incidents), partial(atom.all_feed, edition))
    corrections = _told(recent_updates(edition, CORRECTING))
    now = "" if corrections else edition.now.isoformat()
    yield _part(atom.CORRECTIONS, (now, *corrections), partial(atom.corrections_feed, edition))
    updates = _told(recent_updates(edition))
    yield _part(json_feed.PATH, updates, partial(json_feed.json_feed, edition))


def _told(updates: Iterable[tuple[Gist, Logged]]) -> tuple[str, ...]:
    """What entries of feeds depend on: an update’s own words, and the version it came with."""
    return tuple(f"{incident.digest} {update.id}" for incident, update in updates)


def _sitemaps(edition: Edition) -> Iterator[Part]:
    sheets = list(sitemaps.sitemaps(edition))
    for path, some in sheets:
        yield _large(path, partial(sitemaps.sitemap, edition, path, some))
    if len(sheets) > 1:
        paths = [path for path, _ in sheets]
        yield _part(sitemaps.SITEMAP, paths, partial(sitemaps.index, edition, paths))
    news = (f"{one.published_as} {one.language} {one.headline}" for one in sitemaps.news(edition))
    yield _part(sitemaps.NEWS, (*news,), partial(sitemaps.news_sitemap, edition))


def _large(path: str, write: Write) -> Part:
    """Give a file that is joined from rows at hand: it is not held until it is to be written."""
    return _part(path, (sha256(write()).digest(),), write)


def _part(path: str, inputs: Iterable[str | bytes], write: Write) -> Part:
    return Part(path, tuple(inputs), partial(_written, path, write))


def _written(path: str, write: Write) -> tuple[Output, ...]:
    return (Output(path, write()),)
