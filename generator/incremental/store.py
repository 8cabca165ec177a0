"""Results kept for the next build, by what they were made from.

A result is bytes under a kind (``summary``, ``rows``) and a key, the fingerprint of everything
that went into it. All lie in one SQLite file. A result is checked against its own digest when it
is read, so what is damaged is made anew, never used; a file that is no database is removed.
Nothing in it is ever run, and a build without it gives the same site. Whoever may write here may
choose what is published, as with the output itself: a build of strangers' changes must not share
its store with the build that publishes.
"""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

CACHE = Path(".explainer/cache")
"""Where results are kept for the next build."""

FILE = "results.sqlite"

_DAY = 24 * 60 * 60
_WAIT = 30.0  # seconds for another process that writes
_AT_ONCE = 500  # keys in one question; SQLite takes 999 values at least
_TABLE = (
    "CREATE TABLE IF NOT EXISTS results(kind TEXT, key TEXT, digest BLOB, content BLOB,"
    " used REAL, PRIMARY KEY (kind, key))"
)

Result = tuple[str, str, bytes]
"""What is to be kept: a kind, a key and the content."""


class KindUsage(msgspec.Struct, frozen=True):
    """What the store holds of one kind: how many results, and their size in bytes."""

    kind: str
    results: int
    size: int


class Store(msgspec.Struct, frozen=True):
    """A file of results, which may be deleted at any time.

    Each call opens the file for itself, so a store can be used by forked workers and by threads.

    Attributes:
        folder: Where the file lies; it need not exist. None keeps nothing and finds nothing.
    """

    folder: Path | None

    def get(self, kind: str, key: str) -> bytes | None:
        """The result kept under a key, or None where there is none, or none that is whole."""
        return self.get_many(kind, [key]).get(key)

    def get_many(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Those results of a kind that are kept under some keys, and whole."""

        def read(database: sqlite3.Connection) -> dict[str, bytes]:
            found: dict[str, bytes] = {}
            for some in _few(keys):
                found |= _read(database, kind, some)
            return found

        return self._with_database(read) or {}

    def present_keys(self, kind: str, keys: Iterable[str]) -> frozenset[str]:
        """Those of some keys under which a result of a kind is kept; none of them is read."""

        def look(database: sqlite3.Connection) -> frozenset[str]:
            parts = (_present(database, kind, some) for some in _few(keys))
            return frozenset(chain.from_iterable(parts))

        return self._with_database(look) or frozenset()

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep a result."""
        self.put_many([(kind, key, content)])

    def put_many(self, results: Iterable[Result]) -> None:
        """Keep results. A store that cannot be written to keeps nothing and stops nothing."""
        now = time.time()
        rows = [(kind, key, _digest(kind, key, it), it, now) for kind, key, it in results]
        if self.folder is None or not rows:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / FILE).touch()
        insert = "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)"
        self._with_database(lambda database: database.executemany(insert, rows))

    def usage(self) -> list[KindUsage]:
        """What is kept, kind by kind."""
        sums = "SELECT kind, count(*), sum(length(content)) FROM results GROUP BY kind"
        rows = self._with_database(lambda database: database.execute(sums).fetchall())
        return [KindUsage(*row) for row in rows or ()]

    def prune(self, *, unused_for_days: int) -> KindUsage:
        """Remove what no build has used for some days, and say how much that was."""
        oldest = time.time() - unused_for_days * _DAY
        sums = "SELECT count(*), total(length(content)) FROM results WHERE used <= ?"

        def remove(database: sqlite3.Connection) -> KindUsage:
            count, size = database.execute(sums, (oldest,)).fetchone()
            database.execute("DELETE FROM results WHERE used <= ?", (oldest,))
            database.commit()
            database.execute("VACUUM")
            return KindUsage("", count, int(size))

        return self._with_database(remove) or KindUsage("", 0, 0)

    def _with_database(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the file; None where it is not there, or cannot be used.

        One that is no database, or a damaged one, is removed.
        """
        path = Path(self.folder or "", FILE)
        if self.folder is None or not path.is_file():
            return None
        try:
            with closing(sqlite3.connect(path, timeout=_WAIT)) as database, database:
                # what a broken machine leaves half written is found by its digest
                database.execute("PRAGMA synchronous = OFF")
                database.text_factory = partial(str, encoding="utf-8", errors="replace")
                database.execute(_TABLE)
                return work(database)
        except sqlite3.OperationalError:  # locked, or not to be written: nothing is wrong with it
            return None
        except sqlite3.DatabaseError:
            for one in (path, path.with_name(f"{FILE}-journal")):
                one.unlink(missing_ok=True)
            return None


class Recorder(msgspec.Struct, frozen=True):
    """A store as a worker sees it: it reads there, and what it would keep comes back with it.

    Attributes:
        store: Where it reads.
        results: What is to be kept.
    """

    store: Store
    results: list[Result] = []

    def get(self, kind: str, key: str) -> bytes | None:
        """The result kept under a key."""
        return self.store.get(kind, key)

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Note a result that is to be kept."""
        self.results.append((kind, key, content))


def _few(keys: Iterable[str]) -> Iterator[list[str]]:
    wanted = iter(keys)
    while some := list(islice(wanted, _AT_ONCE)):
        yield some


def _read(database: sqlite3.Connection, kind: str, keys: Sequence[str]) -> Mapping[str, bytes]:
    where = _where(keys)
    question = f"SELECT key, digest, content, used FROM results {where}"  # noqa: S608 - our own
    rows = database.execute(question, (kind, *keys)).fetchall()
    _note_use(database, kind, keys, (used for *_, used in rows))
    return {
        key: it
        for key, digest, it, _ in rows
        if isinstance(it, bytes) and digest == _digest(kind, key, it)
    }


def _present(database: sqlite3.Connection, kind: str, keys: Sequence[str]) -> Iterator[str]:
    question = f"SELECT key, used FROM results {_where(keys)}"  # noqa: S608 - our own
    rows = database.execute(question, (kind, *keys)).fetchall()
    _note_use(database, kind, keys, (used for _, used in rows))
    return (key for key, _ in rows)


def _note_use(
    database: sqlite3.Connection, kind: str, keys: Sequence[str], used: Iterable[object]
) -> None:
    """Note that results were used, once a day."""
    now = time.time()
    if any(now - one > _DAY for one in used if isinstance(one, float)):
        with suppress(sqlite3.OperationalError), database:  # one that may only be read is one, too
            update = f"UPDATE results SET used = ? {_where(keys)}"  # noqa: S608 - our own
            database.execute(update, (now, kind, *keys))


def _where(keys: Sequence[str]) -> str:
    return f"WHERE kind = ? AND key IN ({', '.join('?' * len(keys))})"


def _digest(kind: str, key: str, content: bytes) -> bytes:
    digest = hashlib.blake2b(f"{kind}\0{key}\0".encode(), digest_size=16)
    digest.update(content)
    return digest.digest()


@contextmanager
def store_for(folder: Path | None) -> Iterator[Store]:
    """Give a build somewhere to keep what it finds; where nothing is to stay, while it lasts."""
    if folder is not None:
        yield Store(folder)
        return
    with tempfile.TemporaryDirectory(prefix="explainer-") as temporary:
        yield Store(Path(temporary))
