"""The data page, made from the model: a field that is added explains itself here."""

from __future__ import annotations

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
from generator.site import addresses
from generator.site.exports.schemas import explained_fields
from generator.site.exports.tables import IncidentRow
from generator.site.press import Press
from generator.site.show.shell import Head, show_shell
from generator.site.views.data import DataFile, DataView, FieldTable
from generator.site.views.parts import Link

_SITE = (
    ("data/incidents.csv", "CSV (RFC 4180)", "One row for each incident.", ""),
    ("data/incidents.json", "JSON", "The same rows.", "incidents.json"),
    ("data/incidents.geojson", "GeoJSON (RFC 7946)", "Every place with a position.", ""),
    ("feeds/all.atom", "Atom (RFC 4287)", "One entry for each incident.", ""),
    ("feeds/corrections.atom", "Atom (RFC 4287)", "One entry for each correction.", ""),
    ("feeds/feed.json", "JSON Feed 1.1", "One item for each update.", ""),
)
_EACH = (
    ("incident.json", "JSON", "All that the explainer tells.", "published-incident.json"),
    ("updates.json", "JSON", "Its log.", "updates.json"),
    ("feed.atom", "Atom (RFC 4287)", "One entry for each update.", ""),
    ("places.geojson", "GeoJSON (RFC 7946)", "Its places, where it has any.", ""),
    ("expected.ics", "iCalendar (RFC 5545)", "What is due, where anything is.", ""),
)
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


def show_data(press: Press) -> DataView:
    """Say what can be fetched, what it means, on which terms, and how to cite it."""
    newsroom = press.edition.site.newsroom
    head = Head(
        addresses.DATA,
        "Data",
        f"Everything that {newsroom.name} publishes, for machines, with what every field means.",
    )
    return DataView(
        shell=show_shell(press, head),
        site=tuple(_file(*row) for row in _SITE),
        each=tuple(DataFile(Link("", name), *_rest(row)) for name, *row in _EACH),
        tables=tuple(
            FieldTable(heading, anchor, tuple(explained_fields(model)))
            for heading, anchor, model in _PARTS
        ),
        license=newsroom.license or "",
        cite=f"{newsroom.name}, {press.edition.url}{addresses.DATA}",
    )


def _file(path: str, kind: str, about: str, schema: str) -> DataFile:
    link = Link(addresses.link(addresses.DATA, path), path.rpartition("/")[2])
    return DataFile(link, kind, about, _schema(schema))


def _rest(row: list[str]) -> tuple[str, str, Link | None]:
    kind, about, schema = row
    return kind, about, _schema(schema)


def _schema(name: str) -> Link | None:
    return Link(addresses.link(addresses.DATA, f"schema/{name}"), "Schema") if name else None
