"""From targets to a site in place: make what is stale, carry over the rest, swap it in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.building import swap, tree, workers
from generator.building.failures import BuildError
from generator.building.making import Done, Maker
from generator.building.manifest import Edition, Made
from generator.building.paths import MANIFEST, check_owners
from generator.building.places import Places, claim, edition_in, locked
from generator.building.target import Bundle, File, Make, Recipe, Target


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

    Targets are counted one by one, those of a bundle too.

    Attributes:
        made: The paths of the targets that were made.
        carried: How many targets were carried over as they were.
        gone: The paths of the targets that are no longer published.
    """

    made: tuple[str, ...]
    carried: int
    gone: tuple[str, ...]


def publish(
    targets: Iterable[Target[Recipe] | Bundle[Recipe]],
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
        TargetError: Where a target cannot be made, or a bundle cannot tell its targets.
        BuildError: Where two targets clash, the disk is full, or another build is at it.
    """
    way = way or Way()
    wanted = sorted(targets, key=lambda target: target.path)
    check_owners(target.path for target in wanted)
    _check_bundles(wanted)
    places = claim(output, apart_from=way.apart_from)
    with locked(places):
        swap.recover(places)
        live = None if way.anew else edition_in(places.live, places)
        try:
            maker = Maker(places.live, places.spare, make, way.compress)
            return _Build(places, live, maker, way).run(wanted, commit)
        except OSError as error:
            shutil.rmtree(places.spare, ignore_errors=True)
            raise BuildError(
                f"Cannot write {error.filename or places.spare}: {error.strerror}. "
                "What was published before still stands."
            ) from error
        except BuildError:
            shutil.rmtree(places.spare, ignore_errors=True)
            raise


def _check_bundles(wanted: Iterable[Target[Recipe] | Bundle[Recipe]]) -> None:
    for one in wanted:
        if isinstance(one, Bundle) and not one.path.endswith("/"):
            raise BuildError(f"{one.path!r} cannot be a bundle: it names no folder")


@dataclass(frozen=True, slots=True)
class _Build:
    """One build under way: where, from which edition, how things are made."""

    places: Places
    live: Edition | None
    maker: Maker
    way: Way

    def run(
        self, wanted: Sequence[Target[Recipe] | Bundle[Recipe]], commit: str | None
    ) -> Published:
        before = self.live.made if self.live else {}
        bundles = {one.path: isinstance(one, Bundle) for one in wanted}
        fresh = {one.path: before[one.path] for one in wanted if self._is_fresh(one, before)}
        gone = [path for path, one in before.items() if bundles.get(path) != one.is_bundle]
        if self.live and len(fresh) == len(wanted) and not gone and self.live.commit == commit:
            return Published((), _count(fresh), ())
        older = self._open_spare()
        damaged = self._carry_over(fresh, older)
        made = {path: entry for path, entry in fresh.items() if path not in damaged}
        stale = [one for one in wanted if one.path not in made]
        done = self._make_all(stale, older, damaged)
        made |= {path: one.entry for path, one in done.items()}
        self._remove_what_is_gone(made, older)
        self._finish(Edition(commit, made))
        return _published(made, done, _names(before, gone))

    def _is_fresh(self, one: Target[Recipe] | Bundle[Recipe], before: Mapping[str, Made]) -> bool:
        entry = before.get(one.path)
        return (
            entry is not None
            and entry.key == self.maker.key(one)
            and entry.is_bundle == isinstance(one, Bundle)
        )

    def _open_spare(self) -> Mapping[str, Made]:
        """Make the spare tree ready to be changed, and say what stands in it."""
        spare = self.places.spare
        older = edition_in(spare, self.places) if self.live else None
        if older is None:
            shutil.rmtree(spare, ignore_errors=True)
            spare.mkdir()
            return {}
        (spare / MANIFEST).unlink()  # from here on it is no edition, should we be cut short
        return older.made

    def _carry_over(self, fresh: Mapping[str, Made], older: Mapping[str, Made]) -> set[str]:
        """Bring the spare tree up to the live one; give what turned out damaged there."""
        bring, empty = self.maker.bring, not older
        return {
            path for path, entry in fresh.items() if not bring(entry, older.get(path), empty=empty)
        }

    def _make_all(
        self,
        stale: Sequence[Target[Recipe] | Bundle[Recipe]],
        older: Mapping[str, Made],
        damaged: set[str],
    ) -> dict[str, Done]:
        before = self.live.made if self.live else {}

        def work(number: int) -> Done:
            one = stale[number]
            path = one.path
            if isinstance(one, Target):
                return Done(self.maker.target(one), [path], [])
            empty = not older and path not in damaged  # of what is damaged, a part is there
            return self.maker.bundle(one, before.get(path), older.get(path), empty=empty)

        done = {}
        for number, one in workers.done(len(stale), work, jobs=self.way.jobs):
            done[stale[number].path] = one
            self.way.progress(len(done), len(stale))
        return {one.path: done[one.path] for one in stale}

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
        self._keep(self.places.kept(manifest), edition.kept())
        tree.write(self.places.spare, File(MANIFEST, manifest))
        swap.swap(self.places)
        for kept in self.places.beside.glob("kept-*"):
            if kept not in keep:
                kept.unlink()

    def _keep(self, place: Path, kept: bytes) -> None:
        """Replace what is kept in one step: it may be that of the live tree, under other keys."""
        beside = place.with_name("keeping")
        beside.write_bytes(kept)
        beside.replace(place)

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


def _count(made: Mapping[str, Made]) -> int:
    return sum(entry.parts for entry in made.values())


def _names(before: Mapping[str, Made], paths: Iterable[str]) -> list[str]:
    """The paths of targets and, where they are bundles, of those within."""
    names: list[str] = []
    for path in paths:
        names += before[path].within(path) if before[path].is_bundle else [path]
    return names


def _published(
    made: Mapping[str, Made], done: Mapping[str, Done], gone: Iterable[str]
) -> Published:
    """What was made and what is gone; what a target leaves to a bundle is not gone."""
    names = [path for one in done.values() for path in one.made]
    left = {*gone, *(path for one in done.values() for path in one.gone)}
    return Published(
        tuple(names), _count(made) - len(names), tuple(sorted(left.difference(names)))
    )
