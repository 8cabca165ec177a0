"""What is to be known of all incidents, looking only into those that changed.

What was found of each is kept with the fingerprint of all that it depends on: its files, its
newsroom, what git says of it, our code. Nothing here holds the incidents of a whole site: they
are opened one by one, in whichever process needs them, and forgotten again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path

import msgspec

from generator.history.judge import judge_incident
from generator.history.repository import SiteHistory
from generator.keeping import ABOVE, Keeping, Kept
from generator.looking import MANY, OPEN_AT_ONCE, Desk, Found, look_into
from generator.model.incident import Incident
from generator.model.ledger import History
from generator.output import BuildError, Index, each, fingerprint, stands
from generator.problems import Level, Problem
from generator.reading.site import aliases_of
from generator.site.archive import Archive, Gists
from generator.site.edition import Edition
from generator.site.gist import Rows, Setting
from generator.site.gists import kept_listing, listing_of, rows_of
from generator.site.maps.areas import load_outlines
from generator.site.views.lists import Listing
from generator.version import code_version

LISTED_AT_ONCE = 256
"""Incidents whose place in lists a process remembers, packed; each takes some 2 kB."""


@dataclass(frozen=True, slots=True)
class Round:
    """What was found of all incidents.

    Attributes:
        desk: What they were looked into with.
        found: What was found of each, in the order of ids.
        rows: Finds an incident’s rows of data files; None where they are not kept.
    """

    desk: Desk
    found: Mapping[str, Found]
    rows: Callable[[str], Rows | None]

    @property
    def newest(self) -> datetime:
        """The moment of the newest update of all."""
        moments = (one.newest for one in self.found.values())
        return datetime.fromtimestamp(max(moments, default=0.0), UTC)

    def sound(self, beside: Iterable[Problem]) -> tuple[Found, ...]:
        """Leave out incidents with an error of their own, or one found from outside."""
        spoilt = {one.location.file for one in beside if one.level is Level.ERROR}
        return tuple(
            one
            for one in self.found.values()
            if one.packed and not any(file.startswith(f"incidents/{one.id}/") for file in spoilt)
        )

    def unexplained(self, names: Sequence[str], day: str, jobs: int) -> Iterator[Problem]:
        """Tell where logs are at odds with git, with the update to paste.

        Args:
            names: The incidents that it was found of.
            day: The day that drafted updates are dated with.
            jobs: How many processes to use at most.
        """

        def judged(name: str) -> tuple[Problem, ...]:
            incident = self.open(name)
            history, idle = self.desk.books.history(incident)
            return judge_incident(incident, history, idle, day)

        for problems in each(judged, names, jobs=jobs):
            yield from problems

    def open(self, name: str) -> Incident:
        """Open an incident: the one that was looked into, or none.

        Raises:
            BuildError: It changed in the meantime.
        """
        incident = self.desk.open(name)
        if incident is None or incident.digest != self.found[name].content:
            message = f"incidents/{name} changed while the site was built: build it again."
            raise BuildError(message)
        return incident

    def histories(self) -> Mapping[str, History]:
        """Give what git says of each incident, read where it is asked for."""
        desk = self.desk

        def history(name: str) -> History:
            aside = desk.aside(name)
            if aside is None:
                return desk.books.history(self.open(name))[0]
            return msgspec.msgpack.decode(aside.history, type=History)

        return Histories(frozenset(desk.keys), lru_cache(OPEN_AT_ONCE)(history))

    def archive(self, edition: Edition) -> Archive:
        """Give the incidents that readers see."""
        desk = self.desk

        @lru_cache(LISTED_AT_ONCE)
        def kept(name: str) -> bytes:
            aside = desk.aside(name)
            return aside.listing if aside else b""

        def listing(name: str) -> Listing:
            found = kept(name)
            return kept_listing(found) if found else listing_of(edition, self.open(name))

        shown = {
            name: one.packed
            for name, one in self.found.items()
            if one.packed and one.packed.status != "draft"
        }
        heads = {name: one.head for name, one in shown.items()}

        def rows(name: str) -> Rows:
            return self.rows(name) or rows_of(edition, self.open(name))

        listings = lru_cache(OPEN_AT_ONCE)(listing)
        return Archive(Gists(shown, rows), self.open, listings, desk.plan, heads)


@dataclass(frozen=True, slots=True)
class Histories(Mapping[str, History]):
    """What git says of incidents, read one at a time.

    Attributes:
        names: The incidents.
        read: Reads the history of one.
    """

    names: frozenset[str]
    read: Callable[[str], History]

    def __getitem__(self, name: str) -> History:
        """The history of an incident."""
        if name not in self.names:
            raise KeyError(name)
        return self.read(name)

    def __iter__(self) -> Iterator[str]:
        """The incidents, by id."""
        return iter(sorted(self.names))

    def __len__(self) -> int:
        """How many there are."""
        return len(self.names)


def go_round(
    begun: Edition,
    books: SiteHistory,
    index: Index,
    keeping: Keeping,
    jobs: int,
) -> Round:
    """Find what is to be known of every incident, looking into those that changed.

    Args:
        begun: What is known of the edition before its incidents are.
        books: What git knows.
        index: The index of the content, with a part for each incident.
        keeping: Where what is found is kept.
        jobs: How many processes to use at most.

    Raises:
        GitError: Git refused.
    """
    name = fingerprint(str(begun.content.resolve()), begun.url)
    told = fingerprint(code_version(), begun.version, begun.basemap.fingerprint)
    pack = keeping.pack(name)
    kept = pack.kept
    files = folders(index)
    books = books.with_aliases(dict(_aliases(begun.content, files, kept)))
    keys = {one: fingerprint(told, files[one], books.key(one)) for one in files}
    missing = [one for one, key in keys.items() if not _stands(kept.get(one), key)]
    settings = dict(_settings(missing, kept)) if pack.told == told else {}
    desk = Desk.of(begun, books, keeping.store, keys, settings)
    if len(missing) - len(settings) > MANY:
        load_outlines()
    new = {one.id: one for one in each(partial(look_into, desk), missing, jobs=jobs)}
    found = {one: new[one] if one in new else kept[one].found for one in keys}
    if new or len(found) != len(kept):
        now = {id_: Kept(files[id_], keys[id_], one) for id_, one in found.items()}
        moved = (one for one in new if not stands(begun.content, f"{ABOVE}{one}", index))
        now |= {one: Kept("", "", new[one]) for one in moved}  # nobody knows of which files it is
        pack = keeping.keep(name, pack.turned(told, now, new))
    return Round(desk, found, keeping.rows(name, pack))


def folders(index: Index) -> dict[str, str]:
    """What the incidents’ folders hold, by an index of the content."""
    return {
        name.removeprefix(ABOVE): part.digest
        for name, part in index.parts.items()
        if name.startswith(ABOVE)
    }


def _stands(kept: Kept | None, key: str) -> bool:
    return kept is not None and kept.key == key and kept.found.is_sound


def _settings(names: Iterable[str], kept: Mapping[str, Kept]) -> Iterator[tuple[str, Setting]]:
    for name in names:
        known = kept[name].found.packed if name in kept else None
        if known:
            yield name, known.setting


def _aliases(
    content: Path, files: Mapping[str, str], kept: Mapping[str, Kept]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The former ids of the incidents that have any; only changed folders are looked at."""
    for name, digest in files.items():
        known = kept.get(name)
        same = known is not None and known.files == digest
        aliases = (
            known.found.aliases if known and same else aliases_of(content / "incidents" / name)
        )
        if aliases:
            yield name, aliases
