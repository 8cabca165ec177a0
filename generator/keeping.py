"""What was found of incidents, kept between builds.

Most builds change one incident of many thousands. So what was found of all is written down once,
and beside it only what has changed since; and the rows of the site's data files, which are four
fifths of it, lie in a file of their own, read where such a data file is written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.looking import Found
from generator.output import Index, Memory, Store, fingerprint, look, look_again
from generator.site.gist import Rows

T = TypeVar("T")

ABOVE = "incidents/"
_FEW = 50
"""So many incidents may have changed before all are written down anew, or a fiftieth of them."""


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


class _All(msgspec.Struct, frozen=True, array_like=True):
    """What was found of all incidents, as it is written down, without their rows."""

    mark: str
    kept: dict[str, Kept]


class _Since(msgspec.Struct, frozen=True, array_like=True):
    """What has changed since all that bears a mark was written down."""

    mark: str
    told: str
    changed: dict[str, Kept]
    gone: tuple[str, ...]


class _AllRows(msgspec.Struct, frozen=True, array_like=True):
    """The rows of all incidents, as they were when all that bears the mark was written down."""

    mark: str
    rows: dict[str, Rows]


@dataclass(frozen=True, slots=True)
class Pack:
    """What was found of all incidents in a build before.

    Attributes:
        told: The fingerprint of all that it depends on beside the incidents and their history.
        kept: What was found of each, by id; perhaps without their rows.
        mark: Names what is written down; empty where nothing is.
        since: The ids of those that changed since then, or are new.
        gone: The ids of those that went since then.
    """

    told: str = ""
    kept: Mapping[str, Kept] = field(default_factory=dict)
    mark: str = ""
    since: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    def turned(self, told: str, kept: Mapping[str, Kept], new: Iterable[str]) -> Pack:
        """What there is after a build that found some of it anew."""
        since = self.since.union(new) & kept.keys()
        gone = (self.gone | self.kept.keys()) - kept.keys()
        return Pack(told, kept, self.mark, since, gone)


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where what is found of incidents is kept between builds.

    Attributes:
        store: For the next process.
        memory: For the next build of this process; None where there will be none.
    """

    store: Store
    memory: Memory | None = None

    def look(
        self,
        content: Path,
        names: Iterable[str],
        taken: Index | None = None,
        touched: frozenset[str] | None = None,
    ) -> Index:
        """Look at the incidents’ folders, unless somebody just has.

        Args:
            content: The content folder.
            names: The incidents’ ids.
            taken: An index of the content that was taken as this build began.
            touched: The ids of those that alone were touched since the last build of this
                process; None where nobody knows.
        """
        parts = [f"{ABOVE}{name}" for name in names]
        if taken is not None and all(part in taken.parts for part in parts):
            return Index(taken.taken, {part: taken.parts[part] for part in parts})
        before = self._index(content)
        if touched is None or self.memory is None or "index" not in self.memory.results:
            index = look(content, parts, before)
        else:
            index = look_again(
                content, parts, before, frozenset(f"{ABOVE}{name}" for name in touched)
            )
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
        base = _read(self.store.get("found", name), _ALL)
        since = _read(self.store.get("since", name), _SINCE)
        if base is None or since is None or since.mark != base.mark:
            return Pack()
        kept = base.kept | since.changed
        for id_ in since.gone:
            kept.pop(id_, None)
        return Pack(since.told, kept, base.mark, frozenset(since.changed), frozenset(since.gone))

    def keep(self, name: str, pack: Pack) -> Pack:
        """Keep what was found of all incidents; give it as it is kept.

        A process that builds again and again writes it down once: what changed since then is
        soon looked into again by the next process.
        """
        memory = self.memory.results if self.memory is not None else {}
        if "found" not in memory:
            pack = self._written(name, pack)
        memory["found"] = {name: pack}
        return pack

    def _written(self, name: str, pack: Pack) -> Pack:
        if not pack.mark or len(pack.since) + len(pack.gone) > max(_FEW, len(pack.kept) // 50):
            pack = self._written_whole(name, pack)
        changed = {id_: pack.kept[id_] for id_ in sorted(pack.since)}
        since = _Since(pack.mark, pack.told, changed, tuple(sorted(pack.gone)))
        self.store.put("since", name, msgspec.msgpack.encode(since))
        return pack

    def _written_whole(self, name: str, pack: Pack) -> Pack:
        mark = fingerprint(pack.told, *(f"{id_} {one.key}" for id_, one in pack.kept.items()))
        known = self.rows(name, pack)
        rows = {id_: one for id_ in pack.kept if (one := known(id_))}
        self.store.put("rows", name, msgspec.msgpack.encode(_AllRows(mark, rows)))
        bare = {id_: _bare(one) for id_, one in pack.kept.items()}
        self.store.put("found", name, msgspec.msgpack.encode(_All(mark, bare)))
        return replace(pack, mark=mark, since=frozenset(), gone=frozenset())

    def rows(self, name: str, pack: Pack) -> Callable[[str], Rows | None]:
        """Give what finds the rows of an incident: None where it has none, or none are kept."""

        @cache
        def written() -> Mapping[str, Rows]:
            every = _read(self.store.get("rows", name), _ROWS)
            return every.rows if every is not None and every.mark == pack.mark else {}

        def rows(id_: str) -> Rows | None:
            packed = pack.kept[id_].found.packed
            return (packed.rows or written().get(id_)) if packed else None

        return rows


def _bare(kept: Kept) -> Kept:
    """What was found of an incident, without its rows."""
    packed = kept.found.packed and msgspec.structs.replace(kept.found.packed, rows=None)
    return msgspec.structs.replace(kept, found=msgspec.structs.replace(kept.found, packed=packed))


def _read(kept: bytes | None, decoder: msgspec.msgpack.Decoder[T]) -> T | None:
    """Read what was kept; None where nothing was, or by another version of ours."""
    try:
        return decoder.decode(kept) if kept is not None else None
    except msgspec.DecodeError:
        return None


_ALL = msgspec.msgpack.Decoder(_All)
_SINCE = msgspec.msgpack.Decoder(_Since)
_ROWS = msgspec.msgpack.Decoder(_AllRows)
