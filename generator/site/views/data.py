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
from generator.site.catalogues import SOURCE
from generator.site.exports import everything
from generator.site.exports.schemas import explained_fields
from generator.site.exports.tables import IncidentRow
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.words import N_, Words, is_same_language


class DataFile(Struct, frozen=True):
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


class FieldTable(Struct, frozen=True):
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


class DataView(Struct, frozen=True):
    """The page ``/data/``.

    Attributes:
        shell: What stands around it.
        site: Files about all incidents.
        each: Files beside each explainer.
        tables: What every field means.
        license: On which terms it may be used; empty where the newsroom names none.
        cite: How to cite it.
        explained_in: BCP 47 tag of the language that fields are explained in, where the page is
            in another; else empty.
    """

    shell: Shell
    site: tuple[DataFile, ...]
    each: tuple[DataFile, ...]
    tables: tuple[FieldTable, ...]
    license: str
    cite: str
    explained_in: str = ""


_PARTS = (
    (N_("incidents.csv and incidents.json"), "rows", IncidentRow),
    ("incident.json", "incident", Record),
    (N_("Sources"), "sources", Source),
    (N_("People"), "people", Person),
    (N_("Agencies"), "agencies", Agency),
    (N_("Things"), "things", Thing),
    (N_("Places"), "places", Place),
    (N_("Claims"), "claims", Claim),
    (N_("Who says so"), "said-by", Attribution),
    (N_("Accounts"), "accounts", Account),
    (N_("Quotes"), "quotes", Quote),
    (N_("Events"), "events", Event),
    (N_("Media"), "media", Medium),
    (N_("Questions"), "questions", Question),
    (N_("Expected"), "expected", Expected),
    (N_("Updates"), "updates", Update),
)


def show_data(renderer: Renderer) -> DataView:
    """Say what can be fetched, what it means, on which terms, and how to cite it."""
    newsroom, words = renderer.edition.newsroom, renderer.words
    about = words.gettext(
        "Everything that %(newsroom)s publishes, for machines, with what every field means.",
        newsroom=newsroom.name,
    )
    shell = show_shell(renderer, PageHead(urls.DATA, words.gettext("Data"), about))
    return DataView(
        shell=shell,
        site=tuple(_file(words, one, one.path) for one in everything.OF_SITE if one.format),
        each=tuple(_file(words, one, "") for one in everything.OF_INCIDENT),
        tables=tuple(_table(words, *part) for part in _PARTS),
        license=newsroom.license or "",
        cite=f"{newsroom.name}, {renderer.edition.url}{urls.DATA}",
        explained_in="" if is_same_language(SOURCE, shell.language) else SOURCE,
    )


def _table(words: Words, heading: str, anchor: str, model: type[BaseModel]) -> FieldTable:
    rows = tuple(explained_fields(model))
    return FieldTable(
        words.gettext(heading),
        anchor,
        words.ngettext("%(num)s field", "%(num)s fields", len(rows)),
        rows,
    )


def _file(words: Words, export: everything.Export[Any], path: str) -> DataFile:
    """List an export, with a link where it has one path."""
    way = urls.link(urls.DATA, path) if path else ""
    name = export.path.rpartition("/")[2]
    schema = urls.link(urls.DATA, f"schema/{export.schema}") if export.schema else ""
    return DataFile(
        link=Link(way, name),
        kind=export.format,
        about=words.gettext(export.about),
        schema=Link(schema, words.gettext("Schema of %(file)s", file=name)) if schema else None,
    )
