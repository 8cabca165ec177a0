"""From targets to a site in place: make what is stale, carry over the rest, swap it in."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator.output import swap
from generator.output.edition import Edition, Made, Standing
from generator.output.failures import BuildError
from generator.output.making import Done, Maker, in_this_way
from generator.output.manifest import Numbered, blocks
from generator.output.paths import MANIFEST, check_owners
from generator.output.places import Places, check_all_ours, claim, locked, standing_in
from generator.output.renewing import bring_over, make_all, remove_what_is_gone
from generator.output.target import Bundle, File, Make, Recipe, Thing


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
    targets: Iterable[Thing[Recipe]],
    make: Make[Recipe],
    output: Path,
    *,
    commit: str | None = None,
    versions: Numbered | None = None,
    way: Way | None = None,
) -> Published:
    """Publish targets as one site.

    Whatever happens, the output holds the site before or the new one, whole.

    Args:
        targets: All that the site consists of, in any order; what is not among them is removed.
        make: Makes a target's files. It runs in forked workers.
        output: The folder to publish in.
        commit: The commit that the targets come from.
        versions: What the manifest records beside the files; it follows from commit and targets.
        way: How to publish.

    Raises:
        OutputRefusedError: Where the output is not ours to replace.
        TargetError: Where a target cannot be made, or a bundle cannot tell its targets.
        BuildError: Where two targets clash, the disk is full, or another build is at it.
    """
    way = way or Way()
    wanted = sorted(targets, key=lambda target: target.path)
    _check_bundles(wanted)
    places = claim(output, apart_from=way.apart_from)
    with locked(places):
        swap.recover(places)
        with standing_in(places.live, places) as live:
            check_all_ours(output, places.live, live)
            # paths that stand were checked when they were first published
            if live is None or [target.path for target in wanted] != list(live.made):
                check_owners(target.path for target in wanted)
            try:
                return _Build(places, live, make, way, versions or {}).run(wanted, commit)
            except OSError as error:
                shutil.rmtree(places.spare, ignore_errors=True)
                raise BuildError(
                    f"Cannot write {error.filename or places.spare}: {error.strerror}. "
                    "What was published before still stands."
                ) from error
            except BuildError:
                shutil.rmtree(places.spare, ignore_errors=True)
                raise


def _check_bundles(wanted: Iterable[Thing[Recipe]]) -> None:
    for one in wanted:
        if isinstance(one, Bundle) and not one.path.endswith("/"):
            raise BuildError(f"{one.path!r} cannot be a bundle: it names no folder")


@dataclass(frozen=True, slots=True)
class _Build:
    """One build under way.

    Attributes:
        places: Where.
        standing: What readers see.
        make: Makes the files of a recipe.
        way: How.
        versions: What the manifest records beside the files.
    """

    places: Places
    standing: Standing | None
    make: Callable[..., Iterable[File]]
    way: Way
    versions: Numbered

    def run(self, wanted: Sequence[Thing[Recipe]], commit: str | None) -> Published:
        live = None if self.way.anew else self.standing
        before = live.made if live else {}
        bundles = {one.path: isinstance(one, Bundle) for one in wanted}
        fresh = [one.path for one in wanted if self._is_fresh(one, before.get(one.path))]
        gone = [path for path, one in before.items() if bundles.get(path) != one.is_bundle]
        if live and len(fresh) == len(wanted) and not gone and live.commit == commit:
            return Published((), _count(before), ())
        with self._maker(live) as maker:
            damaged = bring_over(fresh, maker, self.way.jobs)
            stays = set(fresh) - damaged
            stale = [one for one in wanted if one.path not in stays]
            done = make_all(stale, damaged, maker, self.way.jobs, self.way.progress)

            def lines(path: str) -> bytes:
                return done[path].lines if path in done or not live else live.lines(path)

            made = {path: done[path].entry if path in done else before[path] for path in bundles}
            edition = Edition(commit, made)
            remove_what_is_gone(maker, edition, lines)
            self._finish(edition, _lines_in_order(edition, done, live))
        return _published(edition, done, _names(live, gone))

    def _is_fresh(self, one: Thing[Recipe], before: Made | None) -> bool:
        return (
            before is not None
            and before.key == in_this_way(one, compress=self.way.compress)
            and before.is_bundle == isinstance(one, Bundle)
        )

    @contextmanager
    def _maker(self, live: Standing | None) -> Iterator[Maker]:
        """Make the spare tree ready to be changed, and give who changes it."""
        places, spare = self.places, self.places.spare
        with standing_in(spare, places) if live else nullcontext() as older:
            if older is None:
                shutil.rmtree(spare, ignore_errors=True)
                spare.mkdir()
            else:
                (spare / MANIFEST).unlink()  # from here on it is no edition, if we are cut short
            yield Maker(places.live, live, spare, older, self.make, self.way.compress)

    def _finish(self, edition: Edition, lines: Iterable[bytes]) -> None:
        """Sign the spare tree with its manifest, and make it the live one."""
        digest = hashlib.sha256()
        with (self.places.spare / MANIFEST).open("xb") as manifest:
            for block in blocks(edition.commit, lines, self.versions):
                digest.update(block)
                manifest.write(block)
        place = self.places.kept(digest.hexdigest())
        # in one step: where only keys are others, it is what is kept of the live tree too
        place.with_name("keeping").write_bytes(edition.kept())
        place.with_name("keeping").replace(place)
        swap.swap(self.places)
        keep = {place, self.places.kept(self.standing.digest) if self.standing else place}
        for kept in set(self.places.beside.glob("kept-*")) - keep:
            kept.unlink()


def _lines_in_order(
    edition: Edition, done: Mapping[str, Done], live: Standing | None
) -> Iterator[bytes]:
    """The lines of the manifest: of what was made, and between them those of what stands."""
    for is_made, paths in groupby(edition.made, done.__contains__):
        if is_made or live is None:
            yield from (done[path].lines for path in paths)
        else:
            yield from live.lines_in_order(paths)


def _count(made: Mapping[str, Made]) -> int:
    return sum(entry.parts for entry in made.values())


def _names(live: Standing | None, paths: Iterable[str]) -> list[str]:
    """The paths of targets and, where they are bundles, of those within."""
    names: list[str] = []
    if live is None:
        return names
    for path in paths:
        names += live.parts(path) if live.made[path].is_bundle else [path]
    return names


def _published(edition: Edition, done: Mapping[str, Done], gone: Iterable[str]) -> Published:
    """What was made and what is gone; what a target leaves to a bundle is not gone."""
    names = [path for one in done.values() if one.made for path in one.made.split("\0")]
    left = {*gone, *(path for one in done.values() for path in one.gone)}.difference(names)
    return Published(tuple(names), _count(edition.made) - len(names), tuple(sorted(left)))
