"""Bringing the tree that is not live up to date: making what is stale, carrying over the rest."""

from __future__ import annotations

import gzip
import traceback
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.output.build_record import (
    BuildRecord,
    InnerRecord,
    TargetRecord,
    record_of_bundle,
    short,
)
from generator.output.fingerprint import fingerprint
from generator.output.manifest import files_in, lines_of, sha256
from generator.output.paths import check_owners, folded, owns, path_fault
from generator.output.target import AnyTarget, BuildError, Bundle, File, Target, TargetError
from generator.output.tree import Tree

_COMPRESSIBLE = (
    *(".html", ".css", ".js", ".mjs", ".json", ".geojson", ".xml", ".atom", ".svg"),
    *(".txt", ".csv", ".ics", ".webmanifest", ".map", ".pbf"),
)
_WORTH_COMPRESSING = 860  # bytes; less fits into one packet as it is


class MakeResult(msgspec.Struct, frozen=True):
    """What came of a stale target or bundle.

    Attributes:
        record: What is kept of it.
        made: The paths of the targets that were made.
        gone: The paths of a bundle's targets that it no longer has.
    """

    record: TargetRecord
    made: tuple[str, ...]
    gone: tuple[str, ...] = ()


class Maker(msgspec.Struct, frozen=True):
    """Brings the spare tree up to date, target by target.

    Attributes:
        live_tree: What readers see.
        live_record: What stands in it; None where that is unknown, or everything is made anew.
        spare_tree: The tree to write into.
        spare_record: What stands in it; None where it is empty.
        compress: Whether to put a ``.gz`` beside every file that shrinks.
    """

    live_tree: Path
    live_record: BuildRecord | None
    spare_tree: Path
    spare_record: BuildRecord | None
    compress: bool

    def differing(self, paths: Iterable[str]) -> list[str]:
        """Those of some targets and bundles of the live tree of which the spare one has others."""
        live = self.live_record.targets if self.live_record else {}
        spare = self.spare_record.targets if self.spare_record else {}
        return [
            path for path in paths if path not in spare or spare[path].lines != live[path].lines
        ]

    def carry_over(self, path: str) -> bool:
        """Take what the live tree has of a target or bundle into the spare tree.

        Returns:
            Whether it was whole.
        """
        if self.live_record is None:
            return False
        tree, wanted = Tree(str(self.spare_tree)), self.live_record.files(path)
        if self.spare_record is None:
            return tree.link(str(self.live_tree), wanted)
        there = self.spare_record.files(path)
        is_whole = self._carry(tree, wanted, there)
        _clear(tree, path, there, wanted)
        return is_whole

    def make_one(self, one: AnyTarget, *, damaged: bool) -> MakeResult:
        """Make a target, or what is stale of a bundle.

        Args:
            one: The target or bundle.
            damaged: Whether what the live tree has of it is not all as it was made.
        """
        tree = Tree(str(self.spare_tree))
        there = self.spare_record.files(one.path) if self.spare_record else {}
        if isinstance(one, Bundle):
            # of the damaged, some has been linked
            empty = self.spare_record is None and not damaged
            result = self._make_bundle(one, tree, None if empty else there)
        else:
            key = key_of(one, compress=self.compress)
            result = MakeResult(TargetRecord(key, self._make(one, tree)), (one.path,))
        _clear(tree, one.path, there, result.record.files)
        return result

    def _make_bundle(
        self, bundle: Bundle, tree: Tree, there: Mapping[str, str] | None
    ) -> MakeResult:
        """Make what is stale of a bundle, and carry over the rest."""
        before = self.live_record.inside(bundle.path) if self.live_record else {}
        inside: dict[str, InnerRecord] = {}
        made = []
        for target in _targets_of(bundle):
            key, known = short(key_of(target, compress=self.compress)), before.get(target.path)
            if known is None or known.key != key or not self._carry_inner(known, tree, there):
                known = InnerRecord(key, self._make(target, tree))
                made.append(target.path)
            inside[target.path] = known
        record = record_of_bundle(bundle.path, key_of(bundle, compress=self.compress), inside)
        gone = tuple(path for path in before if path not in inside)
        return MakeResult(record, tuple(made), gone)

    def _carry_inner(
        self, known: InnerRecord, tree: Tree, there: Mapping[str, str] | None
    ) -> bool:
        """Carry over one target of a bundle; ``there`` is None where the tree is empty."""
        wanted = files_in(known.lines)
        if there is None:
            return tree.link(str(self.live_tree), wanted)
        return self._carry(tree, wanted, there)

    def _carry(self, tree: Tree, wanted: Mapping[str, str], there: Mapping[str, str]) -> bool:
        """Carry over those files that are not there yet."""
        missing = {path: digest for path, digest in wanted.items() if there.get(path) != digest}
        return tree.carry(str(self.live_tree), missing)

    def _make(self, target: Target, tree: Tree) -> bytes:
        """Make and write a target's files; give their lines of the manifest."""
        hashes: dict[str, str] = {}
        seen: set[str] = set()
        for file in _files_of(target):
            name = folded(file.path)
            if name in seen or not _is_of(target, file):
                raise BuildError(f"{target.path!r} makes {file.path!r}, which is not its to make.")
            seen.add(name)
            for written in self._as_sent(file):
                tree.write(written.path, written.content)
                hashes[written.path] = sha256(written.content)
        return lines_of(hashes.items())

    def _as_sent(self, file: File) -> Iterable[File]:
        """A file, and beside it its compressed form where that is asked for and worth it."""
        yield file
        if self.compress and _shrinks(file):
            # without a time, so that it is the same every time
            yield File(f"{file.path}.gz", gzip.compress(file.content, 9, mtime=0))


def key_of(one: AnyTarget, *, compress: bool) -> str:
    """The key of a target or bundle, with the way in which it is made."""
    return fingerprint(one.key, "compressed") if compress else one.key


def remove_what_is_gone(maker: Maker, targets: Mapping[str, TargetRecord]) -> None:
    """Remove the files of the spare tree that nobody makes any more.

    A file may have passed from one target to another: what one leaves, the other may own. What
    a folder no longer holds has been removed where the folder was made or carried over.

    Args:
        maker: Knows what stood in the tree.
        targets: What is to stand in it.
    """
    if maker.spare_record is None:
        return
    unowned: set[str] = set()
    for path, record in maker.spare_record.targets.items():
        now = targets.get(path)
        if now is None:
            unowned |= record.files.keys()
        elif now.lines != record.lines and not path.endswith("/"):
            unowned |= record.files.keys() - now.files.keys()

    def stays(name: str) -> bool:
        """Whether it is made by the target of its name, or by who owns a folder above it."""
        owners = [name, *(name[: at + 1] for at, letter in enumerate(name) if letter == "/")]
        return any(one in targets and name in targets[one].files for one in owners)

    Tree(str(maker.spare_tree)).remove(sorted(name for name in unowned if not stays(name)))


def _clear(tree: Tree, path: str, there: Mapping[str, str], wanted: Mapping[str, str]) -> None:
    """Remove what a folder no longer holds; whoever owns a folder owns all in it."""
    if path.endswith("/"):
        tree.remove(sorted(there.keys() - wanted.keys()))


def _files_of(target: Target) -> Iterable[File]:
    try:
        yield from target.make()
    except BuildError:
        raise
    except Exception as error:
        raise TargetError(target.path, traceback.format_exc()) from error


def _is_of(target: Target, file: File) -> bool:
    """Whether a file is one that a target may make."""
    if file.path == target.path:
        return not file.path.endswith("/")
    return owns(target.path, file.path) and not path_fault(file.path)


def _targets_of(bundle: Bundle) -> Sequence[Target]:
    """A bundle's targets, by path."""
    try:
        targets = sorted(bundle.targets(), key=lambda target: target.path)
    except BuildError:
        raise
    except Exception as error:
        raise TargetError(bundle.path, traceback.format_exc()) from error
    for target in targets:
        if target.path == bundle.path or not target.path.startswith(bundle.path):
            raise BuildError(f"{bundle.path!r} has {target.path!r}, which is not below it.")
    check_owners((target.path, target.owner) for target in targets)
    return targets


def _shrinks(file: File) -> bool:
    return len(file.content) > _WORTH_COMPRESSING and file.path.endswith(_COMPRESSIBLE)
