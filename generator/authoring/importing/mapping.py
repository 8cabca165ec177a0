"""A mapping file: which column of a collection is which field of a record."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.model.base import Id, Model, OneOrMoreWords, Text, YesNo
from generator.model.facet import Label
from generator.model.figure import Qualifier
from generator.model.place import PlaceRole, Precision


def column_alone(value: Any) -> Any:  # noqa: ANN401 - it meets whatever an editor wrote
    """Take a text for the name of a column."""
    return {"column": value} if isinstance(value, str) else value


class Taken(Model):
    """Where a value comes from: a column, several to be tried in turn, or a fixed value."""

    column: OneOrMoreWords | None = None
    """The column; of several, the first that says anything."""
    always: str | None = None
    """A value for every row."""
    split: str | None = None
    """What parts several values in one cell; lines do too."""
    words: dict[str, str] = Field(default_factory=dict)
    """What a value of the source is called here; an empty text leaves it out."""
    otherwise: str | None = None
    """A value where the source says nothing."""


Take = Annotated[Taken, BeforeValidator(column_alone)]


class TakenFacet(Taken):
    """Where the words of a facet come from."""

    label: Label | None = None
    """What readers see of the facet; default: its column’s name."""


class TakenFigure(Taken):
    """Where a figure comes from."""

    label: Label | None = None
    """What readers see of what is counted."""
    unit: str | None = None
    """Its unit."""
    qualifier: Qualifier = "exactly"
    """Whether it is exact; “about 12”, “12+” and “at least 12” in a cell say so themselves."""


class TakenId(Taken):
    """Where an id in the numbering of others comes from."""

    label: Label | None = None
    """What readers see of the numbering."""
    link: str | None = None
    """Where an id leads, with {id} in it."""


class TakenPlace(Model):
    """Where it happened."""

    name: Take | None = None
    """What the place is called; default: its locality."""
    locality: Take | None = None
    """Its town and state or country; several columns are joined by commas."""
    lat: Take | None = None
    """Degrees north."""
    lon: Take | None = None
    """Degrees east."""
    position: Take | None = None
    """Both in one cell, north first, as in 45.5, -122.6."""
    precision: Precision = Precision.TOWN
    """How precisely the position may be told."""
    role: PlaceRole = "scene"
    """What the place is in the story."""


class TakenSource(Model):
    """What is said of the collection as the source of each record."""

    title: Text
    """What the collection is called."""
    publisher: Text | None = None
    """Who keeps it."""
    link: Take | None = None
    """The address of the row itself."""
    license: Text | None = None
    """The licence of the collection, for each record."""


class ImportMapping(Model):
    """How rows become records."""

    source: TakenSource
    """What is said of the collection as a source."""
    key: OneOrMoreWords | None = None
    """Columns that tell a row from others for ever, so that importing again finds its record."""
    id: str = "{occurred} {headline}"
    """What ids are made of: {occurred}, {headline}, {key}, or {column:Name of a column}."""
    headline: Take
    """The title, in the source’s words."""
    standfirst: Take | None = None
    """A summary; default: the title."""
    text: Take | None = None
    """Prose in Markdown or HTML, for the narrative."""
    occurred: Take | None = None
    """When it happened."""
    reported: Take | None = None
    """When it was first reported."""
    dates: OneOrMoreWords = ("%Y-%m-%d",)
    """How the source writes days and times, as strptime has it, or epoch; the first that fits."""
    timezone: str | None = None
    """The zone of its times."""
    language: str | None = None
    """The language it is written in."""
    kind: Take = Taken(always="incident")
    """What kind of incident it is."""
    status: Take = Taken(always="not-assessed")
    """How it stands; words lead from the source’s to ours."""
    sensitivity: Take = Taken(always="not-assessed")
    """What readers should be warned of."""
    tags: Take | None = None
    """Words to find it by."""
    facets: dict[Id, Annotated[TakenFacet, BeforeValidator(column_alone)]] = Field(
        default_factory=dict
    )
    """What incidents are sorted by."""
    figures: dict[Id, Annotated[TakenFigure, BeforeValidator(column_alone)]] = Field(
        default_factory=dict
    )
    """The numbers that people ask for first."""
    ids: dict[Id, Annotated[TakenId, BeforeValidator(column_alone)]] = Field(default_factory=dict)
    """Ids in the numberings of others."""
    place: TakenPlace | None = None
    """Where it happened."""
    sources: Take | None = None
    """Addresses of other sources."""
    log: YesNo = True
    """Whether the source’s own log becomes the log of the record."""
    skip: dict[str, OneOrMoreWords] = Field(default_factory=dict)
    """Rows that are left out, and counted: a column, and its values."""
