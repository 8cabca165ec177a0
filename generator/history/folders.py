"""An incident's folder at one moment, and which of its files count."""

from __future__ import annotations

from dataclasses import dataclass

FOLDER = "incidents/"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A folder as one commit left it.

    Attributes:
        commit: The full id; empty for what is not committed yet.
        committed: Seconds since 1970; None where there is no usable date.
        folder: The folder's name.
        files: Path within the folder and blob id, sorted; empty where the folder is gone.
    """

    commit: str
    committed: int | None
    folder: str
    files: tuple[tuple[str, str], ...]

    @property
    def blobs(self) -> dict[str, str]:
        """The blob id of each file."""
        return dict(self.files)


def belongs(path: str) -> bool:
    """Whether a path within an incident's folder is one that pages are made from."""
    if path in {"incident.yaml", "narrative.md"}:
        return True
    place, _, name = path.partition("/")
    if "/" in name or not name:
        return False
    return place == "media" or (place == "updates" and name.endswith(".yaml"))


def divide(path: str) -> tuple[str, str] | None:
    """Divide ``incidents/<id>/<path>``; None for what lies in no incident, or belongs to none."""
    folder, _, inner = path.removeprefix(FOLDER).partition("/")
    return (folder, inner) if path.startswith(FOLDER) and belongs(inner) else None
