"""From an incident to its gist and its listing: all that the rest of the site says of it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import msgspec
from markupsafe import Markup

from generator.model.dates import dates, last_checked
from generator.model.incident import Incident
from generator.model.media import Medium
from generator.model.update import Update
from generator.site import urls
from generator.site.edition import Edition
from generator.site.exports import sitemaps, tables
from generator.site.exports.common import machine_time
from generator.site.gist import Gist, Logged, Rows, Setting
from generator.site.maps.areas import area_of
from generator.site.maps.draw import plans_of, request_for, survey_of
from generator.site.maps.model import MapPlace
from generator.site.maps.overview import IncidentPosition
from generator.site.media import Rendition, renditions
from generator.site.views.lists import Listing, show_teaser, site_update
from generator.site.views.sources import rights_of


def gist_of(
    edition: Edition,
    incident: Incident,
    listing: Listing,
    digest: str,
    before: Setting | None = None,
) -> Gist:
    """Give the gist of an incident.

    Args:
        edition: What is known of the site: its newsroom, its addresses, the ledger.
        incident: One without an error.
        listing: How it stands in lists.
        digest: Differs where its files or its history differ.
        before: What outlines said of its places before.
    """
    record, found, checked = incident.record, dates(incident), last_checked(incident)
    is_listed = record.status != "withdrawn"
    return Gist(
        id=incident.id,
        digest=digest,
        status=record.status,
        headline=record.headline,
        language=incident.language,
        is_reconstructed=record.reconstructed,
        aliases=record.aliases,
        related=record.related,
        tags=record.tags,
        log=tuple(
            _logged(edition, incident, update, listing.updates[update.id])
            for update in incident.updates
        ),
        published=found.published.instant(incident.zone).timestamp(),
        updated=found.updated.instant(incident.zone).timestamp(),
        published_as=machine_time(found.published, incident),
        updated_as=machine_time(found.updated, incident),
        checked=checked.instant(incident.zone).timestamp() if checked else None,
        names_the_day=any(one.met == "no" for one in record.expected),
        has_places=bool(record.places),
        setting=_setting(edition, incident, before),
        media=tuple(size.name for _, size in sizes(incident)) if is_listed else (),
        teaser=_digest(listing.teaser),
        rows=rows_of(edition, incident),
    )


def listing_of(edition: Edition, incident: Incident) -> Listing:
    """Prepare how an incident stands in lists."""
    return Listing(
        teaser=show_teaser(edition, incident, urls.ANYWHERE),
        updates={
            update.id: site_update(edition, incident, update, urls.ANYWHERE)
            for update in incident.updates
        },
    )


def keep_listing(listing: Listing) -> bytes:
    """Write a listing down, to be kept."""
    return msgspec.msgpack.encode(listing)


def kept_listing(kept: bytes) -> Listing:
    """Read what :func:`keep_listing` wrote."""
    return msgspec.msgpack.decode(kept, type=Listing, dec_hook=_revived)


def _revived(kind: type, plain: object) -> object:
    return Markup(plain) if kind is Markup else plain  # noqa: S704 - it was Markup when it was kept


Sized = tuple[Medium, Rendition]


def sizes(incident: Incident) -> tuple[Sized, ...]:
    """Every picture of an incident in every size that is published."""
    return tuple(
        (medium, size)
        for medium in incident.record.media
        if (file := incident.files.get(medium.file or "")) and not medium.withdrawn
        for size in renditions(file, rights_of(medium))
    )


def _logged(edition: Edition, incident: Incident, update: Update, shown: object) -> Logged:
    entry = edition.ledger.of(incident.id).entry(update.id)
    return Logged(
        id=update.id,
        at=update.at.instant(incident.zone).timestamp(),
        day=str(update.at).rstrip("~")[:10],
        kinds=update.kind,
        is_significant=update.is_significant,
        is_of_weight=update.is_of_weight,
        is_imported=update.imported,
        stood=entry.stood.total_seconds() if entry and entry.stood else None,
        digest=_digest(shown),
    )


def _setting(edition: Edition, incident: Incident, before: Setting | None) -> Setting:
    """Look up where its places lie, unless they are the ones of before."""
    # nothing here depends on the order of the places
    request = request_for(incident, edition.site.newsroom, incident.record.places)
    key = _digest((edition.basemap.fingerprint, repr(request.places)))
    if before is not None and before.key == key:
        return before
    survey = survey_of(request, edition.basemap)
    return Setting(
        key=key,
        spot=_spot(incident, request.places),
        grounds=plans_of(request, edition.basemap, survey),
        survey=msgspec.msgpack.encode(survey) if survey else b"",
    )


def _spot(incident: Incident, places: Sequence[MapPlace]) -> IncidentPosition | None:
    """Take the scene for the incident, else its first place, as its own map may show them."""
    scenes = [one for one in places if one.role == "scene"]
    for one in (*scenes, *places):
        return IncidentPosition(incident.id, one.lon, one.lat, area_of(one.lon, one.lat))
    return None


def rows_of(edition: Edition, incident: Incident) -> Rows:
    """Write an incident's rows of the site's data files; what was withdrawn has none."""
    if incident.record.status == "withdrawn":
        return Rows()
    row, pages = tables.row_of(edition, incident), sitemaps.sitemap_rows(edition, incident)
    return Rows(
        json=tables.json_row(row),
        csv=tables.csv_row(row),
        geojson=tables.geojson_rows(edition, incident),
        sitemap=b"".join(pages),
        pages=len(pages),
    )


def _digest(shown: object) -> str:
    """Differs where what is shown differs."""
    return sha256(msgspec.msgpack.encode(shown)).hexdigest()[:32]
