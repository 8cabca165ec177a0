"""Reading plain files and nothing else, and what is said of those that may not be read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Location, Problem


def read_bytes(path: Path, most: int) -> bytes:
    """Read a file, or the beginning of one that is larger than asked.

    Raises:
        OSError: Where there is none, or what is there is a link, a pipe or a device: reading one
            of these may never end, or read what lies outside.
    """
    with open(path, "rb", opener=_open_plain) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "This is no plain file", str(path))
        return file.read(most)


def _open_plain(path: str, flags: int) -> int:
    """Open without following a link or waiting for a pipe, where the system can be asked to."""
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.open(path, flags | careful)


def unreadable_place(error: OSError, file: str) -> Problem:
    """Tell what the system says of a file or folder that it does not let us read.

    Args:
        error: What it says.
        file: The path relative to the content folder.
    """
    message = f"It cannot be read: {error.strerror or error}."
    hint = "See to it that your account may read it, and run the command again."
    where = Location(file.encode(errors="backslashreplace").decode())
    return Problem(where, "file.unreadable", message, hint)


def unreadable_folder(folder: Path, place: str) -> Problem | None:
    """Refuse a folder that may not be listed, or in which nothing may be opened.

    Args:
        folder: The folder.
        place: How it is called in the content folder.
    """
    try:
        next(folder.iterdir(), None)
        os.stat(f"{folder}/.")  # noqa: PTH116 - a Path would drop the dot
    except OSError as error:
        return unreadable_place(error, place)
    return None


def unreadable_elsewhere(content: Path) -> Iterator[Problem]:
    """Find what may not be read outside the incidents' folders, such as ordinary pages."""
    refused: list[OSError] = []

    def note(error: OSError) -> None:
        if isinstance(error, PermissionError):  # what went meanwhile is nobody's fault
            refused.append(error)

    for folder, folders, files in os.walk(content, onerror=note):
        folders[:] = sorted(one for one in folders if Path(folder, one) != content / "incidents")
        for name in sorted(files):
            try:
                read_bytes(Path(folder, name), 0)
            except PermissionError as error:
                refused.append(error)
            except OSError:  # a link, a pipe or a device, which is a problem of its own
                continue
    for one in refused:
        yield unreadable_place(one, Path(one.filename).relative_to(content).as_posix())
