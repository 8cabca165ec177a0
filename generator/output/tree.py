"""Writing, linking and removing the files of a tree that nobody sees yet.

A file is never changed in place, since the live tree may share it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from generator.output.manifest import sha256


class Tree(msgspec.Struct, frozen=True):
    """A tree to write into.

    Attributes:
        root: Its folder.
        folders: Folders in it that are known to stand, so that they are not made again. It is a
            hint: where one does not stand any more it is made again.
    """

    root: str
    folders: set[str] = msgspec.field(default_factory=set)

    def write(self, path: str, content: bytes) -> None:
        """Write a file, with the folders it needs, in place of what stood there."""
        self._put(path, partial(_create, content=content))

    def link(self, source: str, paths: Iterable[str]) -> bool:
        """Take the files of another tree without copying them, where the disk can.

        Returns:
            Whether all were there.
        """
        try:
            for path in paths:
                self._put(path, partial(_link, f"{source}/{path}"))
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def carry(self, source: str, files: Mapping[str, str]) -> bool:
        """Take files of another tree, if they are what their SHA-256 says.

        Returns:
            Whether they all were; if not, what is in this tree is incomplete.
        """
        for path, digest in files.items():
            try:
                content = _read(f"{source}/{path}")
            except OSError:
                return False
            if sha256(content) != digest:
                return False
            self._put(path, partial(_link, f"{source}/{path}"))
        return True

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, and the folders that become empty."""
        for path in paths:
            with suppress(
                FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError
            ):
                os.unlink(f"{self.root}/{path}")  # noqa: PTH108  likewise
            at = path.rfind("/")
            while at > 0:
                try:
                    os.rmdir(f"{self.root}/{path[:at]}")  # noqa: PTH106  likewise
                except OSError:
                    break
                self.folders.discard(path[:at])
                at = path.rfind("/", 0, at)

    def _put(self, path: str, put: Callable[[str], None]) -> None:
        self._make_folder(path[: path.rfind("/") + 1])
        place = f"{self.root}/{path}"
        try:
            put(place)
        except FileExistsError:
            _remove_whatever(place)
            put(place)
        except (FileNotFoundError, NotADirectoryError):
            self._make_room(path)
            put(place)

    def _make_folder(self, folder: str) -> None:
        """Make a folder and those above it, unless they stand."""
        name = folder.removesuffix("/")
        if name and name not in self.folders:
            self._make_folder(name[: name.rfind("/") + 1])
            # what stands there instead, or goes at once, is seen when a file is put into it
            with suppress(FileExistsError, FileNotFoundError, NotADirectoryError):
                os.mkdir(f"{self.root}/{name}")  # noqa: PTH102  likewise
            self.folders.add(name)

    def _make_room(self, path: str) -> None:
        """Make the folders of a path, in place of files that were once where a folder goes."""
        folder = Path(self.root, path).parent
        for above in [folder, *folder.parents]:
            if above.is_file():
                above.unlink(missing_ok=True)
                break
        folder.mkdir(parents=True, exist_ok=True)


def _read(place: str) -> bytes:
    with open(place, "rb", buffering=0) as file:  # noqa: PTH123  a Path takes longer, 100,000 times
        return file.read()


def _create(place: str, content: bytes) -> None:
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def _link(source: str, place: str) -> None:
    try:
        os.link(source, place)
    except (FileExistsError, FileNotFoundError, NotADirectoryError):
        raise
    except OSError:  # a disk without links, or with no more to this file
        shutil.copyfile(source, place)


def _remove_whatever(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108  likewise
    except (IsADirectoryError, PermissionError):
        shutil.rmtree(path)
