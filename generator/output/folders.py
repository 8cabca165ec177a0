"""Where a site stands, and what is kept beside it.

::

    output/                  the live tree: what readers get
    .output.explainer/       beside it, on the same disk
        tree/                the spare tree: the site before, or one being built
        record-<digest>      which target made what, for the site with that manifest
        lock                 held by the one build that may write here
        swapping, aside/     only while two trees change places on a disk that cannot exchange them
"""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn

import msgspec

from generator.output.build_record import BuildRecord
from generator.output.manifest import looks_like_ours, read_manifest, sha256
from generator.output.paths import MANIFEST
from generator.output.target import BuildError, OutputRefusedError

_WAIT = 10.0  # seconds for another build to end; workers of a killed one are gone well before


class OutputFolders(msgspec.Struct, frozen=True):
    """The live tree and the folder beside it."""

    live: Path

    @property
    def workspace(self) -> Path:
        """The folder that is kept beside the output."""
        return self.live.with_name(f".{self.live.name}.explainer")

    @property
    def spare(self) -> Path:
        """The tree that is not live."""
        return self.workspace / "tree"

    @property
    def marker(self) -> Path:
        """Stands only while two trees change places by two renames."""
        return self.workspace / "swapping"

    @property
    def aside(self) -> Path:
        """The tree that was live, between the two renames."""
        return self.workspace / "leaving"

    def record(self, digest: str) -> Path:
        """The file that says which target made what, for the manifest with this SHA-256."""
        return self.workspace / f"record-{digest[:32]}"


def check_output(output: Path, *, apart_from: Collection[Path]) -> OutputFolders:
    """Make sure that an output folder is ours to replace.

    Args:
        output: The folder; it need not exist. A link stands for what it points to.
        apart_from: Folders that must stay out of it and that it must stay out of, such as the
            content.

    Raises:
        OutputRefusedError: Where it is the root, a home, the working directory, a repository, or
            a folder with files that no build of ours has put there.
    """
    live = output.resolve()
    keep_out = [Path.home().resolve(), Path.cwd(), *(path.resolve() for path in apart_from)]
    if live.parent == live or any(place.is_relative_to(live) for place in keep_out):
        _refuse(output, "holds more than a site; name a folder of its own, such as `output`")
    if any(live.is_relative_to(path.resolve()) for path in apart_from):
        _refuse(output, "lies inside what the site is built from; name a folder outside it")
    if live.exists():
        _check_ours(output, live)
    return OutputFolders(live)


def _check_ours(output: Path, live: Path) -> None:
    """Refuse what plainly is not ours, before anything is written beside it."""
    if not live.is_dir():
        _refuse(output, "is a file; name a folder")
    found = {path.name for path in live.iterdir()}
    if ".git" in found:
        _refuse(output, "is a repository; build into a folder inside it, or copy from elsewhere")
    if not found:
        return
    if MANIFEST not in found:
        _refuse(output, f"is not empty and has no {MANIFEST}; empty it, or name another folder")
    with (live / MANIFEST).open("rb") as manifest:
        if not looks_like_ours(manifest.read(100)):
            _refuse_manifest(output)


def check_all_ours(output: Path, live: Path, known: BuildRecord | None) -> None:
    """Make sure that nothing at the root of the output is someone else's.

    Args:
        output: The output as it is called.
        live: The folder that is meant.
        known: What is known to stand in it.

    Raises:
        OutputRefusedError: Where something there is not of the site.
    """
    found = {path.name for path in live.iterdir()} - {MANIFEST} if live.exists() else set()
    if not found:
        return
    ours = known.at_the_top() if known else _named_in_manifest(output)
    if strangers := sorted(found - ours):
        names = ", ".join(strangers[:5])
        _refuse(output, f"holds what no build has put there ({names}); move it elsewhere")


def _named_in_manifest(output: Path) -> set[str]:
    manifest = read_manifest((output / MANIFEST).read_bytes())
    if manifest is None:
        _refuse_manifest(output)
    return {path.partition("/")[0] for path in manifest.files}


def _refuse_manifest(output: Path) -> NoReturn:
    _refuse(output, f"has a {MANIFEST} that is not ours; empty it, or name another folder")


def _refuse(output: Path, why: str) -> NoReturn:
    raise OutputRefusedError(f"The output folder {output} {why}.")


@contextmanager
def locked(folders: OutputFolders) -> Iterator[None]:
    """Hold the output for one build.

    Forked workers share the lock, so that those of a killed build are waited for.

    Raises:
        BuildError: Where another build still holds it after ten seconds, or the folder beside
            the output cannot be made.
    """
    try:
        folders.workspace.mkdir(parents=True, exist_ok=True)
        lock = (folders.workspace / "lock").open("wb")
    except OSError as error:
        raise BuildError(f"Cannot write beside {folders.live}: {error.strerror}.") from error
    with lock:
        until = time.monotonic() + _WAIT
        while not _take(lock):
            if time.monotonic() > until:
                raise BuildError(
                    f"Another build is writing {folders.live}; wait until it is done."
                )
            time.sleep(0.05)
        yield


def _take(lock: BinaryIO) -> bool:
    """Take the lock unless another process holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  only there

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  not everywhere

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:  # nothing locks here: two builds at once are up to who starts them
        return True
    except (BlockingIOError, PermissionError):
        return False
    return True


def record_of_tree(tree: Path, folders: OutputFolders) -> BuildRecord | None:
    """What stands in a tree, or None where it is unknown or the tree is unfinished."""
    try:
        manifest = (tree / MANIFEST).read_bytes()
        return BuildRecord.of(folders.record(sha256(manifest)).read_bytes())
    except OSError:
        return None
