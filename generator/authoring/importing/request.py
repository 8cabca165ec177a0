"""What is to be imported, and what an import did."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct, field

from generator.authoring.importing.rows import RefusedRow


class ImportRequest(Struct, frozen=True):
    """What is to be imported.

    Attributes:
        content: The content folder.
        form: The format of the files.
        paths: Files and folders.
        today: The day of the import.
        snapping: Whether positions are rounded to the mapping’s precision.
        writing: Whether anything is written.
        jobs: How many processes may judge records.
    """

    content: Path
    form: str
    paths: tuple[Path, ...]
    today: date
    snapping: bool = False
    writing: bool = True
    jobs: int = 1


class Outcome(Struct):
    """What an import did.

    Attributes:
        added: Ids of new incidents.
        updated: Ids of those that were written anew, since their row changed.
        unchanged: How many stand as before.
        skipped: How many rows the mapping leaves out.
        kept: Ids of those that people changed, whose row changed too: they stay as they are.
        gone: Ids of those whose row is no longer in the source: they stay too.
        refusals: What was refused or left out, and why.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: int = 0
    skipped: int = 0
    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    refusals: list[RefusedRow] = field(default_factory=list)

    @property
    def refused(self) -> list[RefusedRow]:
        """Why rows as a whole were refused."""
        return [one for one in self.refusals if one.is_whole]
