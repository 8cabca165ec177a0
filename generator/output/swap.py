"""Two trees change places, so that readers see the one or the other and nothing between."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

from generator.output.places import Places
from generator.output.target import BuildError

_HERE = -100  # AT_FDCWD of <fcntl.h>
_EXCHANGE = 2  # RENAME_EXCHANGE of <linux/fs.h>


def swap(places: Places) -> None:
    """Make the spare tree live, and the live one, where there is one, spare.

    Raises:
        BuildError: Where the output can be neither exchanged nor renamed, as a mount point.
    """
    try:
        if not places.live.exists():
            places.spare.rename(places.live)
        elif not exchanged(places.live, places.spare):
            _rename_twice(places)
    except OSError as error:
        raise BuildError(
            f"Cannot put the new site in place of {places.live}: {error.strerror}. "
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


def _rename_twice(places: Places) -> None:
    places.marker.touch()
    places.live.rename(places.leaving)
    places.spare.rename(places.live)
    places.leaving.rename(places.spare)
    places.marker.unlink()


def recover(places: Places) -> None:
    """Finish a swap that was cut short between its renames.

    The marker is set only when the new tree is whole, so the swap can always be finished.
    """
    if not places.marker.exists():
        return
    if not places.live.exists() and places.spare.exists():
        places.spare.rename(places.live)
    if places.leaving.exists():
        if places.live.exists():
            shutil.rmtree(places.spare, ignore_errors=True)
            places.leaving.rename(places.spare)
        else:
            places.leaving.rename(places.live)
    places.marker.unlink()
