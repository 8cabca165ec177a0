"""From targets to a site in place: make what is stale, carry over the rest, swap it in."""

from __future__ import annotations

import gzip
import shutil
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.building import swap, tree, workers
from generator.building.failures import BuildError, TargetError
from generator.building.fingerprint import fingerprint
from generator.building.manifest import Edition, Made, lines_of, sha256
from generator.building.paths import MANIFEST, check_owners, flaw_of, folded, owns
from generator.building.places import Places, claim, edition_in, locked
from generator.building.target import File, Make, Recipe, Target

_COMPRESSIBLE = (
    *(".html", ".css", ".js", ".mjs", ".json", ".geojson", ".xml", ".atom", ".svg"),
    *(".txt", ".csv", ".ics", ".webmanifest", ".map", ".pbf"),
)
_WORTH_COMPRESSING = 860  # bytes; less fits into one packet as it is


@dataclass(frozen=True, slots=True)
class Way:
    """How to publish.

    Attributes:
        jobs: How many processes make targets, at most.
        anew: Whether to make everything, whatever stood there before.
        compress: Whether to put a ``.gz`` beside every file that shrinks.
        apart_from: Folders that the output must not hold or lie in.
        progress: Told how many targets of how many are made.
    """

    jobs: int = 1
    anew: bool = False
    compress: bool = False
    apart_from: tuple[Path, ...] = ()
    progress: Callable[[int, int], None] = lambda _done, _of: None


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did.

    Attributes:
        made: The paths of the targets that were made.
        carried: How many targets were carried over as they were.
        gone: The paths of the targets that are no longer published.
    """

    made: tuple[str, ...]
    carried: int
    gone: tuple[str, ...]


def publish(
    targets: Iterable[Target[Recipe]],
    make: Make[Recipe],
    output: Path,
    *,
    commit: str | None = None,
    way: Way | None = None,
) -> Published:
    """Publish targets as one site.

    Whatever happens, the output holds the site before or the new one, whole.

    Args:
        targets: All that the site consists of, in any order; what is not among them is removed.
        make: Makes a target's files. It runs in forked workers.
        output: The folder to publish in.
        commit: The commit that the targets come from.
        way: How to publish.

    Raises:
        OutputRefusedError: Where the output is not ours to replace.
        TargetError: Where a target cannot be made.
        BuildError: Where two targets clash, the disk is full, or another build is at it.
    """
    way = way or Way()
    wanted = sorted(targets, key=lambda target: target.path)
    check_owners(target.path for target in wanted)
    places = claim(output, apart_from=way.apart_from)
    with locked(places):
        swap.recover(places)
        live = None if way.anew else edition_in(places.live, places)
        try:
            return _Build(places, live, make, way).run(wanted, commit)
        except OSError as error:
            shutil.rmtree(places.spare, ignore_errors=True)
            raise BuildError(
                f"Cannot write {error.filename or places.spare}: {error.strerror}. "
                "What was published before still stands."
            ) from error
        except BuildError:
            shutil.rmtree(places.spare, ignore_errors=True)
            raise


@dataclass(frozen=True, slots=True)
class _Build:
    """One build under way: where, from which edition, how things are made."""

    places: Places
    live: Edition | None
    make: Callable[..., Iterable[File]]
    way: Way

    def run(self, wanted: Sequence[Target[Recipe]], commit: str | None) -> Published:
        before = self.live.targets if self.live else {}
        keys = {target.path: self._key(target) for target in wanted}
        fresh = {path: before[path] for path in keys if _is_fresh(before.get(path), keys[path])}
        stale = [target for target in wanted if target.path not in fresh]
        gone = tuple(path for path in before if path not in keys)
        if self.live and not stale and not gone and self.live.commit == commit:
            return Published((), len(fresh), ())
        older = self._open_spare()
        damaged = self._carry_over(fresh, older)
        stale += [target for target in wanted if target.path in damaged]
        made = {path: entry for path, entry in fresh.items() if path not in damaged}
        made |= self._make_all(stale, keys)
        self._remove_what_is_gone(made, older)
        self._finish(Edition(commit, made))
        return Published(tuple(target.path for target in stale), len(wanted) - len(stale), gone)

    def _key(self, target: Target[Recipe]) -> str:
        return fingerprint(target.key, "compressed") if self.way.compress else target.key

    def _open_spare(self) -> Mapping[str, Made]:
        """Make the spare tree ready to be changed, and say what stands in it."""
        spare = self.places.spare
        older = edition_in(spare, self.places) if self.live else None
        if older is None:
            shutil.rmtree(spare, ignore_errors=True)
            spare.mkdir()
            return {}
        (spare / MANIFEST).unlink()  # from here on it is no edition, should we be cut short
        return older.targets

    def _carry_over(self, fresh: Mapping[str, Made], older: Mapping[str, Made]) -> set[str]:
        """Bring the spare tree up to the live one; give what turned out damaged there."""
        damaged = set()
        source, spare = self.places.live, self.places.spare
        for path, entry in fresh.items():
            known = older.get(path)
            if known is None and not older:
                whole = tree.link(source, spare, entry.files)
            elif known is None or known.lines != entry.lines:
                there = known.files if known else {}
                missing = {
                    name: digest
                    for name, digest in entry.files.items()
                    if there.get(name) != digest
                }
                whole = tree.carry(source, spare, missing)
            else:
                continue
            if not whole:
                damaged.add(path)
        return damaged

    def _make_all(
        self, stale: Sequence[Target[Recipe]], keys: Mapping[str, str]
    ) -> dict[str, Made]:
        def work(number: int) -> bytes:
            return self._make_one(stale[number])

        made = {}
        for number, lines in workers.done(len(stale), work, jobs=self.way.jobs):
            path = stale[number].path
            made[path] = Made(keys[path], lines)
            self.way.progress(len(made), len(stale))
        return made

    def _make_one(self, target: Target[Recipe]) -> bytes:
        """Make and write a target's files; give their lines of the manifest."""
        hashes: dict[str, str] = {}
        seen: set[str] = set()
        for file in self._files_of(target):
            name = folded(file.path)
            if name in seen or not owns(target.path, file.path) or flaw_of(file.path):
                raise BuildError(f"{target.path!r} makes {file.path!r}, which is not its to make.")
            seen.add(name)
            for written in self._as_sent(file):
                tree.write(self.places.spare, written)
                hashes[written.path] = sha256(written.content)
        return lines_of(hashes.items())

    def _files_of(self, target: Target[Recipe]) -> Iterable[File]:
        try:
            yield from self.make(target.recipe)
        except BuildError:
            raise
        except Exception as error:
            raise TargetError(target.path, traceback.format_exc()) from error

    def _as_sent(self, file: File) -> Iterable[File]:
        """A file, and beside it its compressed form where that is asked for and worth it."""
        yield file
        if self.way.compress and _shrinks(file):
            yield _compressed(file)

    def _remove_what_is_gone(self, made: Mapping[str, Made], older: Mapping[str, Made]) -> None:
        """Remove the files that no target makes any more.

        A file may have passed from one target to another: what one leaves, the other may own.
        """
        leaving: set[str] = set()
        for path, entry in older.items():
            now = made.get(path)
            if now is None:
                leaving |= entry.files.keys()
            elif now.lines != entry.lines:
                leaving |= entry.files.keys() - now.files.keys()
        tree.remove(self.places.spare, sorted(name for name in leaving if not _stays(name, made)))

    def _finish(self, edition: Edition) -> None:
        """Sign the spare tree with its manifest, and make it the live one."""
        manifest = edition.manifest()
        before = self._manifest_now()
        keep = {self.places.kept(manifest), self.places.kept(before)}
        self.places.kept(manifest).write_bytes(edition.kept())
        tree.write(self.places.spare, File(MANIFEST, manifest))
        swap.swap(self.places)
        for kept in self.places.beside.glob("kept-*"):
            if kept not in keep:
                kept.unlink()

    def _manifest_now(self) -> bytes:
        with suppress(OSError):
            return (self.places.live / MANIFEST).read_bytes()
        return b""


def _stays(name: str, made: Mapping[str, Made]) -> bool:
    """Whether a target makes a file of this name: one that is this file, or a folder above it."""
    owners = [name]
    at = name.find("/")
    while at >= 0:
        owners.append(name[: at + 1])
        at = name.find("/", at + 1)
    return any(owner in made and name in made[owner].files for owner in owners)


def _is_fresh(made: Made | None, key: str) -> bool:
    return made is not None and made.key == key


def _shrinks(file: File) -> bool:
    return len(file.content) > _WORTH_COMPRESSING and file.path.endswith(_COMPRESSIBLE)


def _compressed(file: File) -> File:
    """A file as a host may send it; without a time, so that it is the same every time."""
    return File(f"{file.path}.gz", gzip.compress(file.content, 9, mtime=0))
