"""Writing, linking and removing the files of a tree that nobody sees yet.

A file is never changed in place, since the live tree may share it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator.building.manifest import sha256
from generator.building.target import File


def write(tree: Path, file: File) -> None:
    """Write a file into a tree, with the folders it needs, in place of what stood there."""
    path = f"{tree}/{file.path}"
    try:
        _create(path, file.content)
    except (FileNotFoundError, NotADirectoryError):
        make_room(tree, file.path)
        _create(path, file.content)
    except FileExistsError:
        _remove_whatever(path)
        _create(path, file.content)


def _create(path: str, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with open(handle, "wb", buffering=0) as out:  # noqa: PTH123  a Path takes no handle
        view = memoryview(content)
        while view:
            view = view[out.write(view) :]


def make_room(tree: Path, path: str) -> None:
    """Make the folders of a path, in place of files that were once where a folder goes."""
    folder = (tree / path).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        for above in [folder, *folder.parents]:
            if above.is_file():
                above.unlink()
                break
        folder.mkdir(parents=True, exist_ok=True)


def _remove_whatever(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108  called for every file of a site
    except (IsADirectoryError, PermissionError):
        shutil.rmtree(path)


def carry(source: Path, tree: Path, files: Mapping[str, str]) -> bool:
    """Copy files of one tree into another, if they are what their SHA-256 says.

    Returns:
        Whether they all were; if not, what is in the tree is incomplete.
    """
    for path, digest in files.items():
        try:
            content = (source / path).read_bytes()
        except OSError:
            return False
        if sha256(content) != digest:
            return False
        write(tree, File(path, content))
    return True


def link(source: Path, tree: Path, paths: Iterable[str]) -> bool:
    """Give a tree the files of another without copying them, where the disk can.

    Returns:
        Whether all were there.
    """
    for path in paths:
        try:
            try:
                os.link(f"{source}/{path}", f"{tree}/{path}")
            except FileNotFoundError:
                make_room(tree, path)
                os.link(f"{source}/{path}", f"{tree}/{path}")
        except FileNotFoundError:
            return False
        except OSError:  # a disk without links
            shutil.copyfile(f"{source}/{path}", f"{tree}/{path}")
    return True


def remove(tree: Path, paths: Iterable[str]) -> None:
    """Remove files from a tree, and the folders that become empty."""
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
            os.unlink(f"{tree}/{path}")  # noqa: PTH108  called for every file of a site
        at = path.rfind("/")
        while at > 0:
            try:
                os.rmdir(f"{tree}/{path[:at]}")  # noqa: PTH106  likewise
            except OSError:
                break
            at = path.rfind("/", 0, at)
