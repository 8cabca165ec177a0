"""Making a target's files, or what is stale of a bundle, in the tree that is not live yet."""

from __future__ import annotations

import gzip
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.building import tree
from generator.building.failures import BuildError, TargetError
from generator.building.fingerprint import fingerprint
from generator.building.manifest import Made, bundled, lines_of, sha256
from generator.building.paths import check_owners, flaw_of, folded, owns
from generator.building.target import Bundle, File, Recipe, Target

_COMPRESSIBLE = (
    *(".html", ".css", ".js", ".mjs", ".json", ".geojson", ".xml", ".atom", ".svg"),
    *(".txt", ".csv", ".ics", ".webmanifest", ".map", ".pbf"),
)
_WORTH_COMPRESSING = 860  # bytes; less fits into one packet as it is


class Done(NamedTuple):
    """What came of a stale target or bundle.

    Attributes:
        entry: All that it consists of now.
        made: The paths of the targets that were made.
        gone: The paths of a bundle's targets that it no longer has.
    """

    entry: Made
    made: list[str]
    gone: list[str]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes things in a tree.

    Attributes:
        live: The tree that readers see, from which is carried over what stays.
        spare: The tree to write into.
        make: Makes the files of a recipe.
        compress: Whether to put a ``.gz`` beside every file that shrinks.
    """

    live: Path
    spare: Path
    make: Callable[..., Iterable[File]]
    compress: bool

    def key(self, thing: Target[Recipe] | Bundle[Recipe]) -> str:
        """The key of a target or bundle, made in this maker's way."""
        return fingerprint(thing.key, "compressed") if self.compress else thing.key

    def bring(self, entry: Made, there: Made | None, *, empty: bool) -> bool:
        """Bring into the spare tree what the live tree has.

        Args:
            entry: What is in the live tree.
            there: What stands in its place in the spare tree.
            empty: Whether nothing stands in the spare tree at all.

        Returns:
            Whether it was whole.
        """
        if there is None and empty:
            return tree.link(self.live, self.spare, entry.files)
        if there is None or there.lines != entry.lines:
            known = there.files if there else {}
            missing = {
                name: digest for name, digest in entry.files.items() if known.get(name) != digest
            }
            return tree.carry(self.live, self.spare, missing)
        return True

    def target(self, target: Target[Recipe]) -> Made:
        """Make and write a target's files."""
        hashes: dict[str, str] = {}
        seen: set[str] = set()
        for file in self._files_of(target):
            name = folded(file.path)
            if name in seen or not owns(target.path, file.path) or flaw_of(file.path):
                raise BuildError(f"{target.path!r} makes {file.path!r}, which is not its to make.")
            seen.add(name)
            for written in self._as_sent(file):
                tree.write(self.spare, written)
                hashes[written.path] = sha256(written.content)
        return Made(self.key(target), lines_of(hashes.items()))

    def bundle(
        self, bundle: Bundle[Recipe], before: Made | None, there: Made | None, *, empty: bool
    ) -> Done:
        """Make what is stale of a bundle, bring the rest over, and remove what is gone.

        Args:
            bundle: The bundle.
            before: What of it is in the live tree.
            there: What stands in its place in the spare tree.
            empty: Whether nothing stands in the spare tree at all.
        """
        known = before.within(bundle.path) if before else {}
        around = there.within(bundle.path) if there else {}
        kept, made = {}, {}
        for target in _targets_of(bundle):
            entry = known.get(target.path)
            if (
                entry is not None
                and entry.key == self.key(target)
                and self.bring(entry, around.get(target.path), empty=empty)
            ):
                kept[target.path] = entry
            else:
                made[target.path] = self.target(target)
        entry = bundled(bundle.path, self.key(bundle), kept | made)
        if there is not None:
            tree.remove(self.spare, sorted(there.files.keys() - entry.files.keys()))
        gone = [path for path in known if path not in kept and path not in made]
        return Done(entry, list(made), gone)

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
