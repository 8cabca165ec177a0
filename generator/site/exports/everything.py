"""Every export, by its path: those of one incident, and those of the whole site.

To add one, write a module with a function that gives its bytes, and name it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256

from generator.model.incident import Incident
from generator.site import addresses
from generator.site.edition import Edition, Output, Part, written
from generator.site.exports import atom, json_feed, root_files, sitemaps, tables
from generator.site.exports.calendar import expected_calendar
from generator.site.exports.feeds import CORRECTING, recent_incidents, recent_updates
from generator.site.exports.incident_json import incident_json, updates_json

OF_INCIDENT: Mapping[str, Callable[[Edition, Incident], bytes | None]] = {
    "incident.json": incident_json,
    "updates.json": updates_json,
    "feed.atom": atom.incident_feed,
    "places.geojson": tables.places_geojson,
    "expected.ics": expected_calendar,
}
"""The exports in the folder of an incident; None where it has nothing to say in one."""

OF_SITE: Mapping[str, Callable[[Edition], bytes | None]] = {
    "data/incidents.json": tables.incidents_json,
    "data/incidents.csv": tables.incidents_csv,
    "data/incidents.geojson": tables.incidents_geojson,
    sitemaps.NEWS: sitemaps.news_sitemap,
    "robots.txt": root_files.robots,
    "manifest.webmanifest": root_files.web_manifest,
    ".well-known/security.txt": root_files.security,
    "_headers": root_files.headers,
    "_redirects": root_files.redirects,
}
"""The exports of the whole site that are made of summaries; None where there is none."""


def of_incident(edition: Edition, incident: Incident) -> Iterator[tuple[str, bytes]]:
    """Write the exports of an incident, each with its path."""
    for name, write in OF_INCIDENT.items():
        content = write(edition, incident)
        if content is not None:
            yield f"{addresses.incident(incident.id)}{name}", content


def of_site(edition: Edition) -> Iterator[Part]:
    """List the exports of the whole site."""
    yield from _feeds(edition)
    for path, write in (*OF_SITE.items(), *sitemaps.sitemaps(edition)):
        content = write(edition)
        if content is not None:
            # a table may be large: it is written again rather than held until then
            yield Part(path, (sha256(content).digest(),), partial(_output, path, edition, write))
    for path, page in root_files.alias_pages(edition):
        yield written(path, page)


def fed(edition: Edition) -> Iterator[str]:
    """Name the incidents that feeds of the whole site open, in any order."""
    yield from (one.id for one in recent_incidents(edition))
    yield from (one.id for one, _ in recent_updates(edition, CORRECTING))
    yield from (one.id for one, _ in recent_updates(edition))


def _feeds(edition: Edition) -> Iterator[Part]:
    """List the feeds, each with what it depends on, since writing one opens incidents."""
    incidents = [one.digest for one in recent_incidents(edition)]
    yield _feed(atom.ALL, incidents, edition, atom.all_feed)
    corrections = [f"{one.digest} {it.id}" for one, it in recent_updates(edition, CORRECTING)]
    yield _feed(atom.CORRECTIONS, corrections, edition, atom.corrections_feed)
    updates = [f"{one.digest} {update.id}" for one, update in recent_updates(edition)]
    yield _feed(json_feed.PATH, updates, edition, json_feed.json_feed)


def _feed(
    path: str, inputs: Iterable[str], edition: Edition, write: Callable[[Edition], bytes]
) -> Part:
    # an empty feed was last updated at the moment of the build
    known = tuple(inputs) or (edition.now.isoformat(),)
    return Part(path, known, partial(_output, path, edition, write))


def _output(
    path: str, edition: Edition, write: Callable[[Edition], bytes | None]
) -> tuple[Output, ...]:
    content = write(edition)
    return () if content is None else (Output(path, content),)
