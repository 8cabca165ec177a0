"""From targets to a site in place: make what is stale, carry over the rest, swap it in."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.output import swap
from generator.output.build_record import BuildRecord, TargetRecord
from generator.output.folders import (
    OutputFolders,
    check_all_ours,
    check_output,
    locked,
    record_of_tree,
)
from generator.output.making import Maker, MakeResult, key_of, remove_what_is_gone
from generator.output.manifest import Numbered, blocks
from generator.output.paths import MANIFEST, check_owners
from generator.output.target import AnyTarget, BuildError, Bundle
from generator.output.workers import in_processes

_TOGETHER = 10  # targets or bundles that are carried over as one piece of work


class PublishOptions(msgspec.Struct, frozen=True):
    """How to publish.

    Attributes:
        jobs: How many processes make targets, at most.
        anew: Whether to make everything, whatever stood there before.
        compress: Whether to put a ``.gz`` beside every file that shrinks.
        progress: Called with how many targets of how many are made.
    """

    jobs: int = 1
    anew: bool = False
    compress: bool = False
    progress: Callable[[int, int], None] = lambda _done, _of: None


class Published(msgspec.Struct, frozen=True):
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
    targets: Iterable[AnyTarget],
    output: Path,
    *,
    commit: str | None = None,
    versions: Numbered | None = None,
    apart_from: Collection[Path] = (),
    options: PublishOptions | None = None,
) -> Published:
    """Publish targets as one site.

    Whatever happens, the output holds the site before or the new one, whole.

    Args:
        targets: All that the site consists of, in any order; what is not among them is removed.
        output: The folder to publish in.
        commit: The commit that the targets come from.
        versions: What the manifest records beside the files; it follows from commit and targets.
        apart_from: Folders that the output must not hold or lie in, such as the content.
        options: How to publish.

    Raises:
        OutputRefusedError: Where the output is not ours to replace.
        TargetError: Where a target cannot be made, or a bundle cannot tell its targets.
        BuildError: Where two targets clash, the disk is full, or another build is at it.
    """
    options = options or PublishOptions()
    wanted = sorted(targets, key=lambda target: target.path)
    _check_bundles(wanted)
    folders = check_output(output, apart_from=apart_from)
    with locked(folders):
        swap.recover(folders)
        live_record = record_of_tree(folders.live, folders)
        check_all_ours(output, folders.live, live_record)
        # paths that stand were checked when they were first published
        if live_record is None or [one.path for one in wanted] != list(live_record.targets):
            check_owners((target.path, _owner(target)) for target in wanted)
        try:
            return _Build(folders, live_record, options, versions or {}).run(wanted, commit)
        except OSError as error:
            shutil.rmtree(folders.spare, ignore_errors=True)
            raise BuildError(
                f"Cannot write {error.filename or folders.spare}: {error.strerror}. "
                "What was published before still stands."
            ) from error
        except BuildError:
            shutil.rmtree(folders.spare, ignore_errors=True)
            raise


def _owner(target: AnyTarget) -> str:
    return target.path if isinstance(target, Bundle) else target.owner


def _check_bundles(wanted: Iterable[AnyTarget]) -> None:
    for one in wanted:
        if isinstance(one, Bundle) and not one.path.endswith("/"):
            raise BuildError(f"{one.path!r} cannot be a bundle: it names no folder")


class _Build(msgspec.Struct, frozen=True):
    """One build under way.

    Attributes:
        folders: Where.
        live_record: What stands where readers see it; None where that is unknown.
        options: How.
        versions: What the manifest records beside the files.
    """

    folders: OutputFolders
    live_record: BuildRecord | None
    options: PublishOptions
    versions: Numbered

    def run(self, wanted: Sequence[AnyTarget], commit: str | None) -> Published:
        earlier = None if self.options.anew else self.live_record
        before = earlier.targets if earlier else {}
        is_bundle = {one.path: isinstance(one, Bundle) for one in wanted}
        fresh = [one.path for one in wanted if self._is_fresh(one, before.get(one.path))]
        gone = [path for path, one in before.items() if is_bundle.get(path) != one.is_bundle]
        if earlier and len(fresh) == len(wanted) and not gone and earlier.commit == commit:
            return Published((), sum(one.count for one in before.values()), ())
        maker = self._maker(earlier)
        damaged = self._carry_over(maker, fresh)
        stays = set(fresh) - damaged
        stale = [one for one in wanted if one.path not in stays]
        made = self._make_all(maker, stale, damaged)
        records = {path: made[path].record if path in made else before[path] for path in is_bundle}
        remove_what_is_gone(maker, records)
        self._finish(commit, records)
        return _published(records, made, _names(earlier, gone))

    def _is_fresh(self, one: AnyTarget, before: TargetRecord | None) -> bool:
        """Whether the live tree has what would be made."""
        return (
            before is not None
            and before.key == key_of(one, compress=self.options.compress)
            and before.is_bundle == isinstance(one, Bundle)
        )

    def _maker(self, earlier: BuildRecord | None) -> Maker:
        """Make the spare tree ready to be changed, and give who changes it."""
        live, spare = self.folders.live, self.folders.spare
        spare_record = record_of_tree(spare, self.folders) if earlier else None
        if spare_record is None:
            shutil.rmtree(spare, ignore_errors=True)
            spare.mkdir()
        else:
            (spare / MANIFEST).unlink()  # from here on it is no whole site, if we are cut short
        return Maker(live, earlier, spare, spare_record, self.options.compress)

    def _carry_over(self, maker: Maker, fresh: Iterable[str]) -> set[str]:
        """Bring the spare tree up to the live one; give what turned out damaged there."""
        paths = maker.differing(fresh)

        def carry_over(some: Sequence[str]) -> list[str]:
            return [path for path in some if not maker.carry_over(path)]

        few = [paths[at : at + _TOGETHER] for at in range(0, len(paths), _TOGETHER)]
        carried = in_processes(carry_over, few, jobs=self.options.jobs)
        return {path for _, damaged in carried for path in damaged}

    def _make_all(
        self, maker: Maker, stale: Sequence[AnyTarget], damaged: Collection[str]
    ) -> dict[str, MakeResult]:
        """Make targets and bundles; give the results in the order in which they are given."""

        def make(one: AnyTarget) -> MakeResult:
            return maker.make_one(one, damaged=one.path in damaged)

        made: dict[str, MakeResult] = {}
        for number, result in in_processes(make, stale, jobs=self.options.jobs):
            made[stale[number].path] = result
            self.options.progress(len(made), len(stale))
        return {one.path: made[one.path] for one in stale}

    def _finish(self, commit: str | None, records: dict[str, TargetRecord]) -> None:
        """Sign the spare tree with its manifest, and make it the live one."""
        digest = hashlib.sha256()
        with (self.folders.spare / MANIFEST).open("xb") as manifest:
            lines = (one.lines for one in records.values())
            for block in blocks(commit, lines, self.versions):
                digest.update(block)
                manifest.write(block)
        record = BuildRecord(commit, digest.hexdigest(), records)
        place = self.folders.record(record.manifest)
        # in one step: where only keys are others, it is the record of the live tree too
        place.with_name("unfinished").write_bytes(record.packed())
        place.with_name("unfinished").replace(place)
        swap.swap(self.folders)
        keep = {place}
        if self.live_record:
            keep.add(self.folders.record(self.live_record.manifest))
        for known in set(self.folders.workspace.glob("record-*")) - keep:
            known.unlink()


def _names(record: BuildRecord | None, paths: Iterable[str]) -> list[str]:
    """The paths of targets and, where they are bundles, of those within."""
    names: list[str] = []
    if record is None:
        return names
    for path in paths:
        names += record.inside(path) if record.targets[path].is_bundle else [path]
    return names


def _published(
    records: Mapping[str, TargetRecord], made: Mapping[str, MakeResult], gone: Iterable[str]
) -> Published:
    """What was made and what is gone; what a target leaves to a bundle is not gone."""
    names = tuple(path for one in made.values() for path in one.made)
    left = {*gone, *(path for one in made.values() for path in one.gone)}.difference(names)
    carried = sum(one.count for one in records.values()) - len(names)
    return Published(names, carried, tuple(sorted(left)))
