"""One row on its way into a record: what was taken from it, and what was left out."""

from __future__ import annotations

import hashlib
from datetime import date

from generator.authoring.importing.mapping import ImportMapping, Taken
from generator.authoring.importing.rows import RefusedRow, Row
from generator.authoring.writing import slug

SOURCE, PLACE = "row", "place"
"""Ids of what stands for the row itself, and for where it happened."""


class Work:
    """One row on its way into a record."""

    def __init__(self, row: Row, mapping: ImportMapping, today: date, *, snapping: bool) -> None:
        self.row, self.mapping, self.today, self.snapping = row, mapping, today, snapping
        self.refusals: list[RefusedRow] = []
        self.columns: dict[str, str] = {}
        self.labels: dict[tuple[str, ...], str] = {}

    def left_out(
        self, taken: Taken | None, code: str, message: str, *, whole: bool = False
    ) -> None:
        """Tell that a value, or the row, cannot be taken."""
        self.refusals.append(RefusedRow(self.row, column_of(taken), code, message, whole))

    def came(self, field: str, taken: Taken | None) -> None:
        """Remember from which column a field came."""
        self.columns[field] = column_of(taken)

    def word(self, section: tuple[str, ...], label: str) -> str:
        """Give the id of a word of the source, and let the newsroom declare its label."""
        word = word_of(label)
        self.labels.setdefault((*section, word), label)
        return word


def column_of(taken: Taken | None) -> str:
    """The column of a value, for people; empty where it is fixed."""
    return (taken.column or ("",))[0] if taken else ""


def word_of(label: str) -> str:
    """An id for a word in any script; where no letter a to z is left, one made of its bytes."""
    word = slug(label, otherwise="-")
    return word if word != "-" else "w" + hashlib.sha256(label.encode()).hexdigest()[:8]
