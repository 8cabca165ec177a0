"""The update that would explain what waits, as a file to paste, in the hint of its problem."""

from __future__ import annotations

import re

from msgspec import Struct

from generator.model.incident import Incident

_OFFER = "or write this file:"
EXPLAINS = "It explains:"
"""How the list begins of what the update explains, below it."""
_FILE = re.compile(rf"{_OFFER}\n(?P<path>\S+)\n(?P<text>.*?)(?=\n{EXPLAINS}\n|\Z)", re.DOTALL)


class Paste(Struct, frozen=True):
    """A file to paste.

    Attributes:
        path: Where it belongs, relative to the content folder.
        text: What it holds.
    """

    path: str
    text: str


def to_paste(incident: Incident, drafted: str, today: str) -> str:
    """The command that writes the update, and the whole file, to paste where it belongs."""
    taken = {update.id for update in incident.updates}
    name, count = f"{today}-say-what-changed", 2
    while name in taken:
        name, count = f"{today}-say-what-changed-{count}", count + 1
    command = f"Run explainer update {incident.id}, {_OFFER}"
    return f"{command}\n{incident.folder}/updates/{name}.yaml\n{drafted}".rstrip()


def pasted(hint: str) -> Paste | None:
    """The file that a hint holds; None where it holds none."""
    found = _FILE.search(hint)
    return Paste(found["path"], found["text"]) if found else None
