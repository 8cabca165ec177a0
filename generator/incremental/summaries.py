"""The summaries of all incidents: those of earlier builds where they still hold, the others new.

A summary is kept under the fingerprint of all that it depends on but what git says, which it names
itself: the incident's files, the newsroom, installed maps, our code. Nothing here holds the
incidents of a whole site: they are opened one by one, in whichever process needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

import msgspec

from generator.history.cache import decoded
from generator.history.git import GitError
from generator.history.now import latest_believed
from generator.history.repository import SiteHistory
from generator.incremental.excerpts import excerpt_key, kept_areas, kept_overview, key_in
from generator.incremental.fingerprints import code_fingerprint
from generator.incremental.index import FileIndex, keep_index, known_index, take_index
from generator.incremental.request import SummariesByKey
from generator.incremental.store import Store
from generator.model.files import INCIDENTS
from generator.model.history import History, Ledger
from generator.model.incident import Incident
from generator.output import BuildError, fingerprint
from generator.problems import Level, Problem
from generator.reading.one_incident import Reading
from generator.site.edition import Catalogue, Edition, in_order
from generator.site.maps.model import Survey
from generator.site.search.words import words_of
from generator.site.summarise import decode_listing, listing_of, look_up_places, rows_of
from generator.site.summary import PlacesOnMap, Summary, TableRows
from generator.site.views.teaser import ListEntry


class Incidents(msgspec.Struct, frozen=True):
    """All incidents of a build.

    Attributes:
        summaries: The summary of each, in the order of ids.
        history: What git knows of them.
        site_fingerprint: The fingerprint of the site.
        store: Where excerpts of them are kept.
        read: Reads the folder of one; a process remembers the last few.
        candidates: Gives what may be shown of one, the best first: what its folder says; in a
            preview earlier states too.
        known: Those summaries that the next build of this process can take as they are.
        drafts: Whether drafts are shown; in a preview.
    """

    summaries: Mapping[str, Summary]
    history: SiteHistory
    site_fingerprint: str
    store: Store
    read: Callable[[str], Reading]
    candidates: Callable[[str], Iterable[Incident]]
    known: SummariesByKey = {}
    drafts: bool = False

    def newest(self, clock: datetime) -> datetime:
        """The moment of the newest update of all, without any that lie in the future."""
        latest = latest_believed(clock).timestamp()
        moments = (
            one.newest if one.newest <= latest else _newest_until(latest, one)
            for one in self.summaries.values()
        )
        return datetime.fromtimestamp(max(moments, default=0.0), UTC)

    def sound(self, others: Iterable[Problem]) -> tuple[Summary, ...]:
        """Leave out incidents with an error of their own, or one among some other problems."""
        spoilt = {one.location.file for one in others if one.level is Level.ERROR}
        return tuple(
            one
            for one in self.summaries.values()
            if one.is_readable
            and not one.has_errors
            and not any(file.startswith(f"{INCIDENTS}{one.id}/") for file in spoilt)
        )

    def open(self, incident_id: str) -> Incident:
        """Open the incident that was summed up, or none.

        Raises:
            BuildError: It changed in the meantime.
        """
        wanted = self.summaries[incident_id].files_digest
        for incident in self.candidates(incident_id):
            if incident.digest == wanted:
                return incident
        where = f"{INCIDENTS}{incident_id}"
        raise BuildError(f"{where} changed while it was read; run the command again.")

    def ledger(self) -> Ledger:
        """Give the history of each incident, asked for where it is needed."""
        history = self.history

        def of_one(incident_id: str) -> History:
            if incident_id not in self.summaries:
                return History(incident_id)
            try:
                return history.history(self.open(incident_id))[0]
            except GitError as error:
                message = f"The history of {incident_id} cannot be read: {error}."
                raise BuildError(message) from error

        return Ledger(of_one, history.head, history.absent)

    def catalogue(self, edition: Edition) -> Catalogue:
        """Give the incidents that are shown; what is kept of them is read where asked for."""
        shown = {
            one.id: one
            for one in self.summaries.values()
            if one.is_published or (self.drafts and one.is_readable)
        }
        return Catalogue(
            summaries=shown,
            listed=in_order(shown.values()),
            open=self.open,
            listings=partial(self._listings, edition),
            words=partial(self._words, edition),
            rows=cache(lambda: self._rows(edition, shown)),
            survey=partial(self._survey, edition),
            plan=partial(kept_overview, self.store),
            plan_areas=partial(kept_areas, self.store),
        )

    def _keys(self, incident_ids: Iterable[str], language: str = "") -> dict[str, str]:
        return {
            one: key_in(excerpt_key(self.site_fingerprint, self.summaries[one]), language)
            for one in incident_ids
        }

    def _listings(
        self, edition: Edition, incident_ids: Sequence[str], language: str
    ) -> dict[str, ListEntry]:
        keys = self._keys(incident_ids, language)
        known = self.store.get_many("listing", keys.values())
        return {
            one: decode_listing(known[key])
            if key in known
            else listing_of(edition, self.open(one), language)
            for one, key in keys.items()
        }

    def _words(
        self, edition: Edition, incident_ids: Sequence[str], language: str
    ) -> dict[str, bytes]:
        keys = self._keys(incident_ids, language)
        known = self.store.get_many("words", keys.values())
        return {
            one: known[key] if key in known else words_of(edition, self.open(one), language)
            for one, key in keys.items()
        }

    def _rows(self, edition: Edition, shown: Iterable[str]) -> dict[str, TableRows]:
        keys = self._keys(shown)
        known = self.store.get_many("rows", keys.values())
        return {
            one: decoded(known.get(key), TableRows) or rows_of(edition, self.open(one))
            for one, key in keys.items()
        }

    def _survey(self, edition: Edition, incident_id: str) -> Survey | None:
        key = fingerprint(code_fingerprint(), self.summaries[incident_id].map_key)
        places = decoded(self.store.get("map", key), PlacesOnMap)
        return (places or look_up_places(edition, self.open(incident_id))).survey


def _newest_until(latest: float, summary: Summary) -> float:
    return max((one.at for one in summary.log if one.at <= latest), default=0.0)


def index_of(
    store: Store,
    content: Path,
    incident_ids: Iterable[str],
    taken: FileIndex | None = None,
    touched: frozenset[str] | None = None,
) -> FileIndex:
    """Look at the incidents' folders, unless that was done as this build began.

    Args:
        store: Where the index is kept.
        content: The content folder.
        incident_ids: The incidents' ids.
        taken: An index of the content that was taken as this build began.
        touched: The ids of those that alone were touched since the index was kept; None where
            nobody knows.
    """
    parts = [f"{INCIDENTS}{one}" for one in incident_ids]
    if taken is not None and all(part in taken.entries for part in parts):
        return FileIndex(taken.taken, {part: taken.entries[part] for part in parts})
    some = None if touched is None else frozenset(f"{INCIDENTS}{one}" for one in touched)
    index = take_index(content, parts, known_index(store, content), some)
    keep_index(store, content, index)
    return index
