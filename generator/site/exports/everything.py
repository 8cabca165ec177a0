"""Every export, by its path: those of one incident, and those of the whole site.

To add one, write a module with a function that gives its bytes, and name it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from typing import Generic, TypeVar

from msgspec import Struct

from generator.model.incident import Incident
from generator.output import File
from generator.site import urls
from generator.site.edition import Edition
from generator.site.exports import (
    atom,
    feeds,
    incident_json,
    json_feed,
    root_files,
    sitemaps,
    tables,
)
from generator.site.exports.calendar import expected_calendar
from generator.site.finding.collection import Findable
from generator.site.part import Part
from generator.site.words import N_

Write = TypeVar("Write")
OfIncident = Callable[[Edition, Incident], bytes | None]
OfSite = Callable[[Edition], bytes | None]


class Export(Struct, Generic[Write], frozen=True):
    """A file for machines.

    Attributes:
        path: Where it is published: in the incident’s folder, or on the site.
        write: Gives its bytes; None where there is nothing to say.
        format: Its format, with the standard; the data page lists those that have one.
        about: What it holds, a sentence: a message of the catalogue.
        schema: The name of its JSON Schema; empty where it has none of ours.
        inputs: Gives what it depends on, where writing it opens incidents; else its bytes do.
            Such an export is a feed, and every part of the site has it in its language.
        of_withdrawn: Whether an incident that was withdrawn has it too: it tells the log, and
            nothing of the record.
    """

    path: str
    write: Write
    format: str = ""
    about: str = ""
    schema: str = ""
    inputs: Callable[[Edition], list[str]] | None = None
    of_withdrawn: bool = False


_ATOM, _GEOJSON = "Atom (RFC 4287)", "GeoJSON (RFC 7946)"
OF_INCIDENT: tuple[Export[OfIncident], ...] = (
    Export(
        "incident.json",
        incident_json.incident_json,
        "JSON",
        N_("All that the explainer tells."),
        "published-incident.json",
        of_withdrawn=True,
    ),
    Export(
        "updates.json",
        incident_json.updates_json,
        "JSON",
        N_("Its log."),
        "updates.json",
        of_withdrawn=True,
    ),
    Export(
        "feed.atom",
        atom.incident_feed,
        _ATOM,
        N_("One entry for each update."),
        of_withdrawn=True,
    ),
    Export(
        "places.geojson",
        tables.places_geojson,
        _GEOJSON,
        N_("Its places, where it has any."),
        of_withdrawn=True,
    ),
    Export(
        "expected.ics",
        expected_calendar,
        "iCalendar (RFC 5545)",
        N_("What is due, where anything is."),
    ),
)
"""The exports in the folder of each incident."""

OF_SITE: tuple[Export[OfSite], ...] = (
    Export(
        "data/incidents.csv",
        tables.incidents_csv,
        "CSV (RFC 4180)",
        N_("One row for each incident."),
    ),
    Export(
        "data/incidents.json",
        tables.incidents_json,
        "JSON",
        N_("The same rows."),
        "incidents.json",
    ),
    Export(
        "data/incidents.geojson",
        tables.incidents_geojson,
        _GEOJSON,
        N_("Every place with a position."),
    ),
    Export(
        atom.ALL,
        atom.all_feed,
        _ATOM,
        N_("One entry for each incident."),
        inputs=feeds.inputs_of_incidents,
    ),
    Export(
        atom.CORRECTIONS,
        atom.corrections_feed,
        _ATOM,
        N_("One entry for each correction."),
        inputs=partial(feeds.inputs_of_updates, kinds=feeds.CORRECTING),
    ),
    Export(
        json_feed.PATH,
        json_feed.json_feed,
        "JSON Feed 1.1",
        N_("One item for each update."),
        inputs=feeds.inputs_of_updates,
    ),
    Export(sitemaps.NEWS, sitemaps.news_sitemap),
    Export("robots.txt", root_files.robots),
    Export("manifest.webmanifest", root_files.web_manifest),
    Export(".well-known/security.txt", root_files.security),
    Export("_headers", root_files.headers),
    Export("_redirects", root_files.redirects),
)
"""The exports of the whole site."""


def of_incident(edition: Edition, incident: Incident) -> Iterator[tuple[str, bytes]]:
    """Write the exports of an incident, each with its path."""
    is_withdrawn = incident.record.status == "withdrawn"
    for export in OF_INCIDENT:
        if is_withdrawn and not export.of_withdrawn:
            continue
        content = export.write(edition, incident)
        if content is not None:
            yield f"{urls.incident(incident.id)}{export.path}", content


def of_site(edition: Edition, finding: Findable) -> Iterator[Part]:
    """List the exports of the whole site."""
    yield from _of_lists(edition, finding)
    exports: list[Export[OfSite]] = list(OF_SITE)
    exports += (Export(path, write) for path, write in sitemaps.sitemaps(edition, finding))
    for export in exports:
        make = partial(_make, edition, export)
        if export.inputs:
            yield Part(export.path, tuple(export.inputs(edition)), make)
        elif (content := export.write(edition)) is not None:
            # a table may be large: it is written again rather than held until then
            yield Part(export.path, (sha256(content).digest(),), make)


def _of_lists(edition: Edition, finding: Findable) -> Iterator[Part]:
    """The archives of the feed of all incidents, and the feeds of lists."""
    part = finding.part
    for path, inputs, write in atom.archives(edition, part):
        yield Part(path, tuple(inputs), partial(_make, edition, Export(path, write)))
    for one in finding.collections:
        if one.is_followed:
            inputs = feeds.inputs_of_short(feeds.newest_of(one), part)
            for name, write_list in (("atom", atom.list_feed), ("json", json_feed.list_feed)):
                path, write = f"{one.folder}feed.{name}", partial(write_list, one, part)
                export: Export[OfSite] = Export(path, write)
                yield Part(path, (one.heading, *inputs), partial(_make, edition, export))


def of_part(edition: Edition, finding: Findable, language: str) -> Iterator[Part]:
    """List the feeds of the part of the site in another language."""
    yield from _of_lists(edition, finding)
    for export in OF_SITE:
        if export.inputs:
            there = urls.in_language(language, export.path)
            write: Callable[..., bytes | None] = export.write
            translated: Export[OfSite] = Export(there, partial(write, language=language))
            yield Part(there, tuple(export.inputs(edition)), partial(_make, edition, translated))


def incidents_in_feeds(edition: Edition) -> Iterator[str]:
    """Name the incidents that feeds of the whole site open, in any order."""
    yield from (one.id for one in feeds.recent_incidents(edition))
    yield from (one.id for one, _ in feeds.recent_updates(edition, feeds.CORRECTING))
    yield from (one.id for one, _ in feeds.recent_updates(edition))


def _make(edition: Edition, export: Export[OfSite]) -> tuple[File, ...]:
    content = export.write(edition)
    return () if content is None else (File(export.path, content),)
