"""Two trees change places, so that readers see the one or the other and nothing between."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

from generator.output.folders import OutputFolders
from generator.output.target import BuildError

_HERE = -100  # AT_FDCWD of <fcntl.h>
_EXCHANGE = 2  # RENAME_EXCHANGE of <linux/fs.h>


def swap(folders: OutputFolders) -> None:
    """Make the spare tree live, and the live one, where there is one, spare.

    Raises:
        BuildError: Where the output can be neither exchanged nor renamed, as a mount point.
    """
    try:
        if not folders.live.exists():
            folders.spare.rename(folders.live)
        elif not exchanged(folders.live, folders.spare):
            _rename_twice(folders)
    except OSError as error:
        raise BuildError(
            f"Cannot put the new site in place of {folders.live}: {error.strerror}. "
            "If it is a mount point, build into a folder inside it."
        ) from error


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system has one for it."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # the last is what Windows says
        return False
    answer = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return bool(answer == 0)


def _rename_twice(folders: OutputFolders) -> None:
    folders.marker.touch()
    folders.live.rename(folders.aside)
    folders.spare.rename(folders.live)
    folders.aside.rename(folders.spare)
    folders.marker.unlink()


def recover(folders: OutputFolders) -> None:
    """Finish a swap that was cut short between its renames.

    The marker is set only when the new tree is whole, so the swap can always be finished.
    """
    if not folders.marker.exists():
        return
    if not folders.live.exists() and folders.spare.exists():
        folders.spare.rename(folders.live)
    if folders.aside.exists():
        if folders.live.exists():
            shutil.rmtree(folders.spare, ignore_errors=True)
            folders.aside.rename(folders.spare)
        else:
            folders.aside.rename(folders.live)
    folders.marker.unlink()
