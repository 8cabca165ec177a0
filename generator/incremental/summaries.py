"""The summaries of all incidents: those of earlier builds where they still hold, the others new.

A summary is kept under the fingerprint of all that it depends on but what git says, which it names
itself: the incident's files, the newsroom, installed maps, our code. Nothing here holds the
incidents of a whole site: they are opened one by one, in whichever process needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

import msgspec

from generator.history.git import GitError
from generator.history.now import latest_believed
from generator.history.repository import SiteHistory
from generator.incremental.excerpts import excerpt_key, kept_areas, kept_overview, key_in
from generator.incremental.index import Index, keep_index, known_index, take_index
from generator.incremental.request import Known
from generator.incremental.store import Store, decoded
from generator.incremental.version import code_version
from generator.model.history import History, Ledger
from generator.model.incident import Incident
from generator.output import BuildError, fingerprint
from generator.problems import Level, Problem
from generator.reading.one_incident import Reading
from generator.site.edition import Catalogue, Edition, in_order
from generator.site.maps.model import Survey
from generator.site.search.words import words_elsewhere, words_of
from generator.site.summarise import (
    Excerpts,
    decode_listing,
    listing_of,
    look_up_places,
    rows_of,
)
from generator.site.summary import PlacesOnMap, Summary, TableRows
from generator.site.views.teaser import ListEntry

FOLDER = "incidents/"

MakeExcerpts = Callable[[Edition, Incident, Summary], Excerpts]
"""Makes what the rest of the site prints of an incident."""


class Incidents(msgspec.Struct, frozen=True):
    """All incidents of a build.

    Attributes:
        summaries: The summary of each, in the order of ids.
        history: What git knows of them.
        version: The fingerprint of the site.
        store: Where excerpts of them are kept.
        read: Reads the folder of one; a process remembers the last few.
        candidates: Gives what may be shown of one, the best first: what its folder says; in a
            preview earlier states too.
        known: Those summaries that the next build of this process can take as they are.
        drafts: Whether drafts are shown; in a preview.
    """

    summaries: Mapping[str, Summary]
    history: SiteHistory
    version: str
    store: Store
    read: Callable[[str], Reading]
    candidates: Callable[[str], Iterable[Incident]]
    known: Known = {}
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
            and not any(file.startswith(f"{FOLDER}{one.id}/") for file in spoilt)
        )

    def open(self, name: str) -> Incident:
        """Open the incident that was summed up, or none.

        Raises:
            BuildError: It changed in the meantime.
        """
        wanted = self.summaries[name].content
        for incident in self.candidates(name):
            if incident.digest == wanted:
                return incident
        raise BuildError(f"{FOLDER}{name} changed while the site was built: build it again.")

    def ledger(self) -> Ledger:
        """Give the history of each incident, asked for where it is needed."""
        history = self.history

        def of_one(name: str) -> History:
            try:
                return history.history(self.open(name))[0]
            except GitError as error:
                raise BuildError(f"The history of {name} cannot be read: {error}.") from error

        return Ledger(_Histories(frozenset(self.summaries), of_one), history.head, history.absent)

    def catalogue(self, edition: Edition) -> Catalogue:
        """Give the incidents that are shown; what is kept of them is read where asked for."""
        shown = {
            name: one
            for name, one in self.summaries.items()
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

    def _keys(self, names: Sequence[str], language: str) -> dict[str, str]:
        return {
            name: key_in(excerpt_key(self.version, self.summaries[name]), language)
            for name in names
        }

    def _listings(
        self, edition: Edition, names: Sequence[str], language: str
    ) -> dict[str, ListEntry]:
        keys = self._keys(names, language)
        known = self.store.get_many("listing", keys.values())
        return {
            name: decode_listing(known[key])
            if key in known
            else listing_of(edition, self.open(name), language)
            for name, key in keys.items()
        }

    def _words(self, edition: Edition, names: Sequence[str], language: str) -> dict[str, bytes]:
        keys = self._keys(names, language)
        known = self.store.get_many("words", keys.values())
        return {
            name: known[key] if key in known else self._found(edition, name, language)
            for name, key in keys.items()
        }

    def _found(self, edition: Edition, name: str, language: str) -> bytes:
        incident = self.open(name)
        if language:
            return words_elsewhere(edition, incident, language)
        return words_of(edition.site.newsroom, incident, edition.words(incident.language))

    def _rows(self, edition: Edition, shown: Iterable[str]) -> dict[str, TableRows]:
        keys = {name: excerpt_key(self.version, self.summaries[name]) for name in shown}
        known = self.store.get_many("rows", keys.values())
        return {
            name: decoded(known.get(key), TableRows) or rows_of(edition, self.open(name))
            for name, key in keys.items()
        }

    def _survey(self, edition: Edition, name: str) -> Survey | None:
        key = fingerprint(code_version(), self.summaries[name].map_key)
        places = decoded(self.store.get("map", key), PlacesOnMap)
        return (places or look_up_places(edition, self.open(name))).survey


def _newest_until(latest: float, summary: Summary) -> float:
    return max((one.at for one in summary.log if one.at <= latest), default=0.0)


class _Histories(Mapping[str, History]):
    """What git says of incidents, asked one at a time."""

    def __init__(self, names: frozenset[str], ask: Callable[[str], History]) -> None:
        self._names, self._ask = names, ask

    def __getitem__(self, name: str) -> History:
        if name not in self._names:
            raise KeyError(name)
        return self._ask(name)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._names))

    def __len__(self) -> int:
        return len(self._names)


def index_of(
    store: Store,
    content: Path,
    names: Iterable[str],
    taken: Index | None = None,
    touched: frozenset[str] | None = None,
) -> Index:
    """Look at the incidents' folders, unless that was done as this build began.

    Args:
        store: Where the index is kept.
        content: The content folder.
        names: The incidents' ids.
        taken: An index of the content that was taken as this build began.
        touched: The ids of those that alone were touched since the index was kept; None where
            nobody knows.
    """
    parts = [f"{FOLDER}{name}" for name in names]
    if taken is not None and all(part in taken.parts for part in parts):
        return Index(taken.taken, {part: taken.parts[part] for part in parts})
    some = None if touched is None else frozenset(f"{FOLDER}{name}" for name in touched)
    index = take_index(content, parts, known_index(store, content), some)
    keep_index(store, content, index)
    return index
