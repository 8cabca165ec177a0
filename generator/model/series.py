"""Series: figures over time, drawn as a chart with its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Struct
from pydantic import BeforeValidator, Field, model_validator

from generator.model.base import Id, Item, KeepableText, Text, fault, one_or_more
from generator.model.claim import SaidBy, Standing
from generator.model.figure import Figure, Qualifier, standing_of_figure
from generator.model.files import SeriesFile
from generator.model.measures import Quantity
from generator.model.moment import Moment
from generator.model.moment_text import MomentField

if TYPE_CHECKING:
    from generator.model.incident import Incident

FIGURE = "figure"
"""The column of a series that is made of the record’s own figures."""


class Series(Item):
    """Figures over time: how many were away from home, hour by hour.

    They stand in a small CSV file of the incident’s folder, or are the record’s own figures of
    one kind, each as of its own time.
    """

    title: Text
    """What it shows, as a heading says it."""
    file: SeriesFile | None = None
    """The CSV file of the incident’s folder that holds it: a time first, then numbers."""
    columns: Annotated[dict[Id, Text], Field(max_length=3)] = Field(default_factory=dict)
    """What readers see of each column of numbers, by its name in the file’s first line."""
    figures: Id | None = None
    """In place of a file: the kind of the record’s figures that it is made of."""
    unit: KeepableText | None = None
    """Its unit, such as litres; none for people and things that are counted."""
    as_of: MomentField | None = None
    """When the whole series stood so, where its source is revised."""
    standing: Standing = "reported"
    """How it stands now, where it has a file."""
    said_by: Annotated[tuple[SaidBy, ...], BeforeValidator(one_or_more), Field(default=())]
    """Who says so, where it has a file."""

    @model_validator(mode="after")
    def _rests_on_one(self) -> Series:
        if (self.file is None) == (self.figures is None):
            message = "A series has a file, or is made of figures: one of the two."
            raise fault("series.one-of-two", message, "Write file: or figures: under it.")
        if self.file and not (self.columns and self.said_by):
            hint = (
                "Write columns: {name-in-the-file: What readers see} and said_by: [{source: …}]."
            )
            message = "A series with a file says what its columns are, and who says so."
            raise fault("series.says-nothing", message, hint)
        if self.figures and (self.columns or self.said_by):
            message = "A series of figures has no columns, and nobody says it but its figures."
            raise fault("series.one-of-two", message, "Take out columns and said_by.")
        return self


class SeriesRow(Struct, frozen=True):
    """A moment with the number of each column; None where the file says nothing.

    Attributes:
        at: When it stood so.
        values: One for each column.
        line: The line of its file that says so; 0 where it is of no file.
        qualifier: Whether a figure is exact, about, a lowest or a highest number.
    """

    at: Moment
    values: tuple[Quantity | None, ...]
    line: int = 0
    qualifier: Qualifier = "exactly"


class SeriesTable(Struct, frozen=True):
    """What a series says.

    Attributes:
        columns: The names of its columns of numbers.
        rows: In the order of time.
    """

    columns: tuple[str, ...]
    rows: tuple[SeriesRow, ...]


def table_of(series: Series, incident: Incident) -> SeriesTable:
    """What a series says: its file’s rows, or the figures of its kind that say when they stood."""
    if series.file is not None:
        return incident.tables.get(series.file) or SeriesTable((), ())
    rows = [
        SeriesRow(one.as_of, (one.value,), qualifier=one.qualifier)
        for one in figures_of(series, incident)
        if one.as_of is not None
    ]
    rows.sort(key=lambda row: row.at.instant(incident.zone))
    return SeriesTable((FIGURE,), tuple(rows))


def figures_of(series: Series, incident: Incident) -> tuple[Figure, ...]:
    """The figures that a series is made of; none that was withdrawn, or is no longer said."""
    return tuple(
        one
        for one in incident.record.figures
        if one.kind == series.figures
        and not one.withdrawn
        and standing_of_figure(one, incident) != "retracted"
    )
