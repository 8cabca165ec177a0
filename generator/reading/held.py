"""The log of an incident that is held back, as far as it can be read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from generator.model.incident import log_order
from generator.model.newsroom import Newsroom
from generator.model.site import Held
from generator.model.update import Update, UpdateText
from generator.reading.folder import UPDATE_NAME
from generator.reading.incident import read_document
from generator.reading.limits import LARGEST_YAML


def read_held(folder: Path, newsroom: Newsroom) -> Held:
    """Read the updates of a folder and leave out what cannot be read; nothing else is looked at.

    An incident is held because something in it must not be published now, so this never fails.
    """
    updates: list[Update] = []
    with suppress(OSError):
        for path in sorted((folder / "updates").iterdir()):
            if not UPDATE_NAME.fullmatch(f"updates/{path.name}") or path.is_symlink():
                continue
            with suppress(OSError):
                text, _ = read_document(UpdateText, _read(path), path.name)
                if text is not None:
                    updates.append(Update(id=path.stem, **dict(text)))
    return Held(
        folder.name, tuple(sorted(updates, key=lambda one: log_order(one, newsroom.timezone)))
    )


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_YAML + 1)
