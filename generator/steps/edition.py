"""What is known of a site before its incidents are, and after."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.history.git import GitError
from generator.history.repository import SiteHistory
from generator.incremental.request import Request
from generator.incremental.summaries import Incidents
from generator.model.history import Ledger, OldVersion
from generator.model.incident import Incident
from generator.output import BuildError
from generator.reading.surroundings import Surroundings
from generator.site.assets import own_theme
from generator.site.edition import Edition
from generator.site.maps.basemap import Basemap

if TYPE_CHECKING:
    from generator.site.cards.fonts import FontFile


def begin_edition(
    request: Request, around: Surroundings, basemap: Basemap, fonts: tuple[FontFile, ...]
) -> Edition:
    """Put together what is known of a site before its incidents are."""
    own, given = (own_theme(),), request.theme
    return Edition(
        newsroom=around.newsroom,
        ledger=Ledger(),
        now=datetime.fromtimestamp(0, UTC),
        content=request.content,
        theme=own if given is None or given.resolve() == own[0].resolve() else (given, *own),
        url=(request.site_url or around.newsroom.url).rstrip("/") + "/",
        basemap=basemap,
        fonts=fonts,
        held=around.held,
    )


def finish_edition(begun: Edition, incidents: Incidents, now: datetime) -> Edition:
    """Put together all that pages may know."""
    edition = replace(begun, ledger=incidents.ledger(), now=now)
    versions = partial(_old_versions, edition, incidents.history)
    return replace(edition, old_versions=versions, catalogue=incidents.catalogue(edition))


def _old_versions(
    edition: Edition, history: SiteHistory, incident: Incident
) -> tuple[OldVersion, ...]:
    """Read an incident's committed versions, for the pages that show them."""
    try:
        known = edition.ledger.of(incident.id)
        return history.versions(incident, known, edition.newsroom)
    except GitError as error:
        raise BuildError(f"The versions of {incident.id} cannot be read: {error}.") from error
