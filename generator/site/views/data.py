"""The data page, made from the model: a field that is added explains itself here."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from pydantic import BaseModel

from generator.model.agency import Agency
from generator.model.claim import Account, Attribution, Claim
from generator.model.event import Event
from generator.model.media import Medium
from generator.model.person import Person
from generator.model.place import Place
from generator.model.question import Expected, Question
from generator.model.quote import Quote
from generator.model.record import Record
from generator.model.source import Source
from generator.model.thing import Thing
from generator.model.update import Update
from generator.site import urls
from generator.site.exports import everything
from generator.site.exports.schemas import explained_fields
from generator.site.exports.tables import IncidentRow
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.words import Words


class DataFile(Struct, frozen=True, gc=False):
    """One file, or one kind of file.

    Attributes:
        link: Where it is; without an address where there is one for each incident.
        kind: What it is, such as ``Atom feed (RFC 4287)``.
        about: What it holds.
        schema: Its JSON Schema; None where its form is a standard’s.
    """

    link: Link
    kind: str
    about: str
    schema: Link | None = None


class FieldTable(Struct, frozen=True, gc=False):
    """What the fields of a part mean.

    Attributes:
        heading: Of which part.
        anchor: Where on the page.
        count: How many fields, in words.
        rows: Each field’s name, and what it means.
    """

    heading: str
    anchor: str
    count: str
    rows: tuple[tuple[str, str], ...]


class DataView(Struct, frozen=True, gc=False):
    """The page ``/data/``.

    Attributes:
        shell: What stands around it.
        site: Files about all incidents.
        each: Files beside each explainer.
        tables: What every field means.
        license: On which terms it may be used; empty where the newsroom names none.
        cite: How to cite it.
    """

    shell: Shell
    site: tuple[DataFile, ...]
    each: tuple[DataFile, ...]
    tables: tuple[FieldTable, ...]
    license: str
    cite: str


_PARTS = (
    ("incidents.csv and incidents.json", "rows", IncidentRow),
    ("incident.json", "incident", Record),
    ("Sources", "sources", Source),
    ("People", "people", Person),
    ("Agencies", "agencies", Agency),
    ("Things", "things", Thing),
    ("Places", "places", Place),
    ("Claims", "claims", Claim),
    ("Who says so", "said-by", Attribution),
    ("Accounts", "accounts", Account),
    ("Quotes", "quotes", Quote),
    ("Events", "events", Event),
    ("Media", "media", Medium),
    ("Questions", "questions", Question),
    ("Expected", "expected", Expected),
    ("Updates", "updates", Update),
)


def show_data(renderer: Renderer) -> DataView:
    """Say what can be fetched, what it means, on which terms, and how to cite it."""
    newsroom = renderer.edition.site.newsroom
    head = PageHead(
        urls.DATA,
        "Data",
        f"Everything that {newsroom.name} publishes, for machines, with what every field means.",
    )
    return DataView(
        shell=show_shell(renderer, head),
        site=tuple(_file(one, one.path) for one in everything.OF_SITE if one.format),
        each=tuple(_file(one, "") for one in everything.OF_INCIDENT),
        tables=tuple(_table(renderer.words, *part) for part in _PARTS),
        license=newsroom.license or "",
        cite=f"{newsroom.name}, {renderer.edition.url}{urls.DATA}",
    )


def _table(words: Words, heading: str, anchor: str, model: type[BaseModel]) -> FieldTable:
    rows = tuple(explained_fields(model))
    return FieldTable(
        heading,
        anchor,
        words.ngettext("%(num)s field", "%(num)s fields", len(rows)),
        rows,
    )


def _file(export: everything.Export[Any], path: str) -> DataFile:
    """List an export, with a link where it has one path."""
    way = urls.link(urls.DATA, path) if path else ""
    name = export.path.rpartition("/")[2]
    return DataFile(Link(way, name), export.format, export.about, _schema(export.schema))


def _schema(name: str) -> Link | None:
    return Link(urls.link(urls.DATA, f"schema/{name}"), "Schema") if name else None
