"""From an incident to its summary, and to what else the rest of the site prints of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar

import msgspec
from markupsafe import Markup, escape

from generator.model.dates import dates, last_checked
from generator.model.incident import Incident
from generator.model.media import Medium
from generator.model.update import Update
from generator.site import urls
from generator.site.edition import Edition
from generator.site.exports import sitemaps, tables
from generator.site.exports.common import first_id, machine_time
from generator.site.in_translation import IN_LISTS, incident_in_lists, older_texts
from generator.site.maps.draw import plans_of, request_for, sited, survey_of
from generator.site.maps.model import MapPlace, MapRequest
from generator.site.maps.naming import in_or_near
from generator.site.maps.where import Sited
from generator.site.media import Rendition, renditions
from generator.site.summary import (
    Contradiction,
    LoggedUpdate,
    PlacesOnMap,
    SortedBy,
    Summary,
    TableRows,
    with_shared,
)
from generator.site.views.sources import rights_of
from generator.site.views.teaser import ListEntry, show_teaser
from generator.site.views.updates import site_update
from generator.site.words import ENGLISH


class Excerpts(msgspec.Struct, frozen=True):
    """What the rest of the site prints of an incident, beside its summary.

    Attributes:
        listing: How it stands in lists of the newsroom's language.
        elsewhere: How it stands in lists of each other language of the newsroom.
        rows: Its rows of the site's data files.
        words: What the search in the newsroom's language finds of it.
        places: What outlines say of its places.
    """

    listing: ListEntry
    elsewhere: Mapping[str, ListEntry]
    rows: TableRows
    words: bytes
    places: PlacesOnMap


def complete(
    summary: Summary, edition: Edition, incident: Incident, excerpts: Excerpts
) -> Summary:
    """Complete the summary of an incident without an error.

    Args:
        summary: What is known of it already.
        edition: What is known of the site: its newsroom, its addresses, the ledger.
        incident: The incident.
        excerpts: What lists, data files and maps show of it.
    """
    record, found, checked = incident.record, dates(incident), last_checked(incident)
    is_listed, advice = record.status != "withdrawn", record.what_to_do
    known = [name for name, one in incident.translations.items() if one.has_page]
    translated = tuple(name for name in known if name in excerpts.elsewhere)
    whole = msgspec.structs.replace(
        summary,
        status=record.status,
        headline=record.headline,
        language=incident.language,
        is_reconstructed=record.reconstructed,
        tags=record.tags,
        sorted_by=_sorted_by(incident),
        log=tuple(
            _logged(edition, incident, update, excerpts.listing) for update in incident.updates
        ),
        first_id=first_id(edition, incident),
        published=found.published.instant(incident.zone).timestamp(),
        updated=found.updated.instant(incident.zone).timestamp(),
        published_as=machine_time(found.published, incident),
        updated_as=machine_time(found.updated, incident),
        checked=checked.instant(incident.zone).timestamp() if checked else None,
        names_the_day=any(one.met == "no" for one in record.expected),
        advice_checked=_seconds(advice.last_checked(incident.zone) if advice else None),
        advice_ends=_seconds(advice.end(incident.zone) if advice else None),
        has_places=bool(record.places),
        map_key=map_key(edition, incident),
        spot=excerpts.places.spot if is_listed else None,
        grounds=excerpts.places.grounds if is_listed else (),
        media=tuple(size.name for _, size in sizes(incident)) if is_listed else (),
        teaser=_digest(excerpts.listing.teaser),
        words=sha256(excerpts.words).hexdigest()[:32],
        rows=_digest(excerpts.rows),
        translated=translated,
        headlines=tuple(excerpts.elsewhere[name].headline for name in translated),
        elsewhere=_digest(excerpts.elsewhere) if excerpts.elsewhere else "",
    )
    return with_shared(whole)


def _sorted_by(incident: Incident) -> SortedBy:
    record = incident.record
    kinds = (("kind", word) for word in record.kind)
    values = ((name, one.word) for name, some in record.facets.items() for one in some)
    return SortedBy(
        occurred=record.occurred.instant(incident.zone).timestamp(),
        day=record.occurred.iso_day,
        words=tuple(dict.fromkeys((*kinds, *values))),
        open_questions=sum(
            1 for one in record.questions if one.answer is None and not one.withdrawn
        ),
    )


def _seconds(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment else None


def listing_of(edition: Edition, incident: Incident, language: str = "") -> ListEntry:
    """Prepare how an incident stands in lists.

    Args:
        edition: What is known of the site: its newsroom, its addresses, the ledger.
        incident: The incident.
        language: The language of the lists; empty for the newsroom's.
    """
    headline_older = standfirst_older = ""
    if language:
        history, words = edition.ledger.of(incident.id), edition.words_on_page(language)
        headline_older, standfirst_older = older_texts(
            incident, history, language, words, IN_LISTS
        )
        incident = incident_in_lists(incident, history, language, words)
    teaser = show_teaser(edition, incident, urls.ANYWHERE, language)
    older = {"headline_older": headline_older, "standfirst_older": standfirst_older}
    return ListEntry(
        teaser=msgspec.structs.replace(teaser, **older),
        updates={
            update.id: site_update(edition, incident, update, urls.ANYWHERE, language)
            for update in incident.updates
        },
        headline=str(incident.record.headline),
        standfirst=str(incident.summary),
        page=urls.incident(incident.id, incident.translated_to),
        language=incident.language,
    )


def listings_elsewhere(edition: Edition, incident: Incident) -> dict[str, ListEntry]:
    """Prepare how an incident stands in lists of each other language of the newsroom."""
    languages = edition.newsroom.languages
    return {language: listing_of(edition, incident, language) for language in languages}


_MARKED = "\0html\0"
"""How a text begins that was kept with its marks; no text of an editor holds U+0000."""


def encode_listing(listing: ListEntry) -> bytes:
    """Write a listing as msgpack; what is marked where it is printed keeps its mark."""
    return msgspec.msgpack.encode(listing, enc_hook=_kept)


def _kept(text: object) -> str:
    return f"{_MARKED}{escape(text)}"


def decode_listing(content: bytes) -> ListEntry:
    """Read a listing that was encoded as msgpack."""
    listing = msgspec.msgpack.decode(content, type=ListEntry, dec_hook=_revived)
    return _with_marks(listing) if _MARKED.encode() in content else listing


def _revived(kind: type, plain: object) -> object:
    return Markup(plain) if kind is Markup else plain  # noqa: S704 - it was Markup when it was kept


T = TypeVar("T")


def _with_marks(shown: T) -> T:
    """Give what was kept its marks back, all that it holds too."""
    found: Any = shown
    if isinstance(shown, str):
        found = Markup(shown.removeprefix(_MARKED)) if shown.startswith(_MARKED) else shown  # noqa: S704 - likewise
    elif isinstance(shown, tuple):
        found = tuple(map(_with_marks, shown))
    elif isinstance(shown, dict):
        found = {name: _with_marks(one) for name, one in shown.items()}
    elif isinstance(shown, msgspec.Struct):
        fields = {name: getattr(shown, name) for name in shown.__struct_fields__}
        found = msgspec.structs.replace(
            shown, **{name: _with_marks(one) for name, one in fields.items()}
        )
    kept: T = found
    return kept


def rows_of(edition: Edition, incident: Incident) -> TableRows:
    """Write an incident's rows of the site's data files; what was withdrawn has none."""
    if incident.record.status == "withdrawn":
        return TableRows()
    row, pages = tables.row_of(edition, incident), sitemaps.sitemap_rows(edition, incident)
    return TableRows(
        json=tables.json_row(row),
        csv=tables.csv_row(row),
        geojson=tables.geojson_rows(edition, incident),
        sitemap=b"".join(pages),
        pages=len(pages),
    )


def map_key(edition: Edition, incident: Incident) -> str:
    """Name all that :func:`look_up_places` depends on, beside our code."""
    request = _request(edition, incident)
    asked = repr((request.places, request.borders))
    return _digest((incident.id, edition.basemap.fingerprint, asked))


def look_up_places(edition: Edition, incident: Incident) -> PlacesOnMap:
    """Look up what outlines say of an incident's places."""
    request = _request(edition, incident)
    places = sited(request)
    survey = survey_of(request, edition.basemap, places)
    return PlacesOnMap(
        spot=_spot(incident, request.places, places),
        contradicted=tuple(
            Contradiction(one.id, one.where.contradicted, in_or_near(one.where, ENGLISH))
            for one in places
            if one.where.contradicted
        ),
        grounds=plans_of(request, edition.basemap, survey),
        survey=survey,
    )


def _request(edition: Edition, incident: Incident) -> MapRequest:
    # nothing here depends on the order of the places
    return request_for(incident, edition.newsroom, incident.record.places)


def _spot(incident: Incident, places: Sequence[MapPlace], found: Sequence[Sited]) -> Sited | None:
    """Take the scene for the incident, else its first place, as its own map may show them."""
    both = tuple(zip(places, found, strict=True))
    scenes = [one for one in both if one[0].role == "scene"]
    return next(
        (msgspec.structs.replace(one, id=incident.id) for _, one in (*scenes, *both)), None
    )


Sized = tuple[Medium, Rendition]


def sizes(incident: Incident) -> tuple[Sized, ...]:
    """Every picture of an incident in every size that is published."""
    return tuple(
        (medium, size)
        for medium in incident.record.media
        if (file := incident.files.get(medium.file or "")) and not medium.withdrawn
        for size in renditions(file, rights_of(medium))
    )


def _logged(
    edition: Edition, incident: Incident, update: Update, listing: ListEntry
) -> LoggedUpdate:
    entry = edition.ledger.of(incident.id).entry(update.id)
    return LoggedUpdate(
        id=update.id,
        at=update.at.instant(incident.zone).timestamp(),
        day=update.at.iso_day,
        kinds=update.kind,
        is_significant=update.is_significant,
        is_of_weight=update.is_of_weight,
        is_imported=update.imported,
        stood=entry.stood.total_seconds() if entry and entry.stood else None,
        digest=_digest(listing.updates[update.id]),
    )


def _digest(shown: object) -> str:
    """Differs where what is shown differs."""
    return sha256(msgspec.msgpack.encode(shown, enc_hook=_kept)).hexdigest()[:32]
