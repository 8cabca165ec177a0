"""Making a target's files, or what is stale of a bundle, in the tree that is not live yet."""

from __future__ import annotations

import gzip
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.output.edition import (
    Made,
    Part,
    Standing,
    made_by_bundle,
    made_by_target,
    short,
)
from generator.output.failures import BuildError, TargetError
from generator.output.fingerprint import fingerprint
from generator.output.manifest import files_in, lines_of, sha256
from generator.output.paths import check_owners, flaw_of, folded, owns
from generator.output.target import Bundle, File, Recipe, Target, Thing
from generator.output.tree import Tree

_COMPRESSIBLE = (
    *(".html", ".css", ".js", ".mjs", ".json", ".geojson", ".xml", ".atom", ".svg"),
    *(".txt", ".csv", ".ics", ".webmanifest", ".map", ".pbf"),
)
_WORTH_COMPRESSING = 860  # bytes; less fits into one packet as it is


class Done(NamedTuple):
    """What came of a stale target or bundle.

    Attributes:
        entry: What is kept of it.
        lines: Its lines of the manifest.
        made: The paths of the targets that were made, joined by NUL: all of a site are held.
        gone: The paths of a bundle's targets that it no longer has.
    """

    entry: Made
    lines: bytes
    made: str
    gone: list[str]


@dataclass(frozen=True, slots=True)
class Maker:
    """Brings the spare tree up to date, piece by piece.

    Attributes:
        source: The live tree.
        live: What stands in it; None where that is unknown, or everything is made anew.
        spare: The tree to write into.
        older: What stands in it; None where it is empty.
        make: Makes the files of a recipe.
        compress: Whether to put a ``.gz`` beside every file that shrinks.
    """

    source: Path
    live: Standing | None
    spare: Path
    older: Standing | None
    make: Callable[..., Iterable[File]]
    compress: bool

    def bring(self, path: str) -> bool:
        """Bring what the live tree has of a target or bundle into the spare tree.

        Returns:
            Whether it was whole.
        """
        if self.live is None:
            return False
        tree, wanted = self._tree(), self.live.files(path)
        if self.older is None:
            return tree.link(str(self.source), wanted)
        there = self.older.files(path)
        whole = self._carry(tree, wanted, there)
        self._clear(tree, path, there, wanted)
        return whole

    def target(self, target: Target[Recipe]) -> Done:
        """Make a target that is not in a bundle."""
        tree, there = self._tree(), self.older.files(target.path) if self.older else {}
        lines = self._make(target, tree)
        self._clear(tree, target.path, there, files_in(lines))
        entry = made_by_target(in_this_way(target, compress=self.compress), lines)
        return Done(entry, lines, target.path, [])

    def bundle(self, bundle: Bundle[Recipe], *, damaged: bool) -> Done:
        """Make what is stale of a bundle, bring the rest over, and remove what is gone.

        Args:
            bundle: The bundle.
            damaged: Whether what the live tree has of it is not all as it was made.
        """
        tree = self._tree()
        before = self.live.parts(bundle.path) if self.live else {}
        there = self.older.files(bundle.path) if self.older else {}
        empty = self.older is None and not damaged  # of what is damaged, a part has been linked
        parts: dict[str, Part] = {}
        made = []
        for target in _targets_of(bundle):
            key = short(in_this_way(target, compress=self.compress))
            part = before.get(target.path)
            if part is None or part.key != key or not self._bring(part, tree, there, empty=empty):
                part = Part(key, self._make(target, tree))
                made.append(target.path)
            parts[target.path] = part
        of_all = in_this_way(bundle, compress=self.compress)
        entry, lines = made_by_bundle(bundle.path, of_all, parts)
        self._clear(tree, bundle.path, there, files_in(lines))
        gone = [path for path in before if path not in parts]
        return Done(entry, lines, "\0".join(made), gone)

    def _tree(self) -> Tree:
        return Tree(str(self.spare))

    def _clear(
        self, tree: Tree, path: str, there: Mapping[str, str], wanted: Mapping[str, str]
    ) -> None:
        """Remove what a folder no longer holds; whoever owns a folder owns all in it."""
        if path.endswith("/"):
            tree.remove(sorted(there.keys() - wanted.keys()))

    def _bring(self, part: Part, tree: Tree, there: dict[str, str], *, empty: bool) -> bool:
        """Bring one target of a bundle into the spare tree."""
        wanted = files_in(part.lines)
        if empty:
            return tree.link(str(self.source), wanted)
        return self._carry(tree, wanted, there)

    def _carry(self, tree: Tree, wanted: dict[str, str], there: dict[str, str]) -> bool:
        """Carry over those files that are not there yet."""
        missing = {path: digest for path, digest in wanted.items() if there.get(path) != digest}
        return tree.carry(str(self.source), missing)

    def _make(self, target: Target[Recipe], tree: Tree) -> bytes:
        """Make and write a target's files; give their lines of the manifest."""
        hashes: dict[str, str] = {}
        seen: set[str] = set()
        for file in self._files_of(target):
            name = folded(file.path)
            if name in seen or not _is_of(target, file):
                raise BuildError(f"{target.path!r} makes {file.path!r}, which is not its to make.")
            seen.add(name)
            for written in self._as_sent(file):
                tree.write(written.path, written.content)
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
        if self.compress and _shrinks(file):
            yield _compressed(file)


def in_this_way(one: Thing[Recipe], *, compress: bool) -> str:
    """The key of a target or bundle, with the way in which it is made."""
    return fingerprint(one.key, "compressed") if compress else one.key


def _is_of(target: Target[Recipe], file: File) -> bool:
    """Whether a file is one that a target may make."""
    if file.path == target.path:
        return not file.path.endswith("/")
    return owns(target.path, file.path) and not flaw_of(file.path)


def _targets_of(bundle: Bundle[Recipe]) -> Sequence[Target[Recipe]]:
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
    check_owners(target.path for target in targets)
    return targets


def _shrinks(file: File) -> bool:
    return len(file.content) > _WORTH_COMPRESSING and file.path.endswith(_COMPRESSIBLE)


def _compressed(file: File) -> File:
    """A file as a host may send it; without a time, so that it is the same every time."""
    return File(f"{file.path}.gz", gzip.compress(file.content, 9, mtime=0))
