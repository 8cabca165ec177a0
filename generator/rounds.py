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

from generator.building import (
    BuildError,
    Index,
    Memory,
    Store,
    each,
    fingerprint,
    look,
    stands,
)
from generator.history.books import OpenBooks
from generator.history.disk import Looked
from generator.history.judge import judge_incident
from generator.history.kept import unpack_history
from generator.looking import MANY, OPEN_AT_ONCE, Desk, Found, look_into
from generator.model.incident import Incident
from generator.model.ledger import History
from generator.problems import Level, Problem
from generator.publishing.archive import Archive
from generator.publishing.edition import Edition
from generator.publishing.gist import Setting
from generator.publishing.gists import kept_listing, listing_of
from generator.publishing.maps.areas import load_outlines
from generator.publishing.views.lists import Listing
from generator.reading.site import aliases_of
from generator.version import code_version

_ABOVE = "incidents/"


@dataclass(frozen=True, slots=True)
class Round:
    """What was found of all incidents.

    Attributes:
        desk: What they were looked into with.
        found: What was found of each, in the order of ids.
    """

    desk: Desk
    found: Mapping[str, Found]

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
            if one.gist and not any(file.startswith(f"incidents/{one.id}/") for file in spoilt)
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
        incident, _ = self.desk.read(name)
        if incident is None or incident.digest != self.found[name].content:
            message = f"incidents/{name} changed while the site was built: build it again."
            raise BuildError(message)
        return incident

    def histories(self) -> Mapping[str, History]:
        """Give what git says of each incident, read where it is asked for."""
        desk = self.desk

        def history(name: str) -> History:
            packed = desk.store.get("history", desk.keys[name])
            kept = unpack_history(packed) if packed else None
            return kept or desk.books.history(self.open(name))[0]

        return Histories(frozenset(desk.keys), lru_cache(OPEN_AT_ONCE)(history))

    def archive(self, edition: Edition) -> Archive:
        """Give the incidents that readers see."""
        desk = self.desk

        def listing(name: str) -> Listing:
            kept = desk.store.get("listing", desk.keys[name])
            return kept_listing(kept) if kept else listing_of(edition, self.open(name))

        gists = (one.gist for one in self.found.values() if one.gist)
        shown = {gist.id: gist for gist in gists if gist.status != "draft"}
        return Archive(shown, self.open, lru_cache(OPEN_AT_ONCE)(listing), desk.plan)


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


class Kept(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What was found of an incident in a build before.

    Attributes:
        files: The digest of its folder then.
        key: The fingerprint of all that it depends on.
        found: What was found.
    """

    files: str
    key: str
    found: Found


class Pack(msgspec.Struct, frozen=True, array_like=True):
    """What was found of all incidents in a build before.

    Attributes:
        told: The fingerprint of all that it depends on beside the incidents and their history.
        kept: What was found of each, by id.
    """

    told: str = ""
    kept: dict[str, Kept] = {}


def go_round(
    begun: Edition,
    books: OpenBooks,
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
    files = folders(index).folders
    books = books.joined(dict(_aliases(begun.content, files, kept)))
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
        moved = (one for one in new if not stands(begun.content, f"{_ABOVE}{one}", index))
        now |= {one: Kept("", "", new[one]) for one in moved}  # nobody knows of which files it is
        keeping.keep(name, Pack(told, now))
    return Round(desk, found)


def folders(index: Index) -> Looked:
    """What the incidents’ folders hold, by an index of the content."""
    held = {
        name.removeprefix(_ABOVE): part.digest
        for name, part in index.parts.items()
        if name.startswith(_ABOVE)
    }
    return Looked(index.taken, held)


def _stands(kept: Kept | None, key: str) -> bool:
    return kept is not None and kept.key == key and kept.found.is_sound


def _settings(names: Iterable[str], kept: Mapping[str, Kept]) -> Iterator[tuple[str, Setting]]:
    for name in names:
        gist = kept[name].found.gist if name in kept else None
        if gist:
            yield name, gist.setting


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


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where what is found of incidents is kept between builds.

    Attributes:
        store: For the next process.
        memory: For the next build of this process; None where there will be none.
    """

    store: Store
    memory: Memory | None = None

    def look(self, content: Path, names: Iterable[str], taken: Index | None = None) -> Index:
        """Look at the incidents’ folders, unless somebody just has.

        Args:
            content: The content folder.
            names: The incidents’ ids.
            taken: An index of the content that was taken as this build began.
        """
        parts = [f"{_ABOVE}{name}" for name in names]
        if taken is not None and all(part in taken.parts for part in parts):
            return Index(taken.taken, {part: taken.parts[part] for part in parts})
        index = look(content, parts, self._index(content))
        if self.memory is not None:
            self.memory.results["index"] = index
        return index

    def _index(self, content: Path) -> Index:
        """What was known of the content before."""
        if self.memory is not None and "index" in self.memory.results:
            index: Index = self.memory.results["index"]
            return index
        return Index.of(self.store.get("index", str(content.resolve())))

    def pack(self, name: str) -> Pack:
        """Give what was found of all incidents, as the last build of that name left it."""
        if self.memory is not None and name in self.memory.results.get("found", {}):
            pack: Pack = self.memory.results["found"][name]
            return pack
        kept = self.store.get("found", name)
        try:
            return _PACK.decode(kept) if kept is not None else Pack()
        except msgspec.DecodeError:  # of another version of ours
            return Pack()

    def keep(self, name: str, pack: Pack) -> None:
        """Keep what was found of all incidents.

        A process that builds again and again writes it down once: what changed since then is
        soon looked into again by the next process.
        """
        is_first = self.memory is None or "found" not in self.memory.results
        if self.memory is not None:
            self.memory.results["found"] = {name: pack}
        if is_first:
            self.store.put("found", name, msgspec.msgpack.encode(pack))


_PACK = msgspec.msgpack.Decoder(Pack)
