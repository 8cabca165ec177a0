"""What every format of a collection is read into: rows of named texts."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

Log = tuple[Mapping[str, str], ...]


class Row(Struct, frozen=True):
    """One incident as its source tells it.

    Attributes:
        file: The file it stands in, as it was named.
        number: Its row, entry or line, from 1; of CSV, the line on which it begins.
        values: The texts of its columns; of a list, the entries joined by newlines.
        log: What the source’s own log says of it, oldest first: at, headline, text.
    """

    file: str
    number: int
    values: Mapping[str, str]
    log: Log = ()

    @property
    def place(self) -> str:
        """Where it stands, for people."""
        return f"{self.file}:{self.number}"


class RefusedRow(Struct, frozen=True):
    """Why a row, or something in it, cannot be taken.

    Attributes:
        row: The row; None where a file as a whole cannot be read.
        column: The column; empty where it is the row as a whole.
        code: The kind of problem.
        message: A sentence.
        is_whole: Whether the row is refused for it; else only that value is left out, and told.
    """

    row: Row | None
    column: str
    code: str
    message: str
    is_whole: bool = True
