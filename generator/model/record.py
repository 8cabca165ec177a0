"""The record: what an editor writes by hand in ``incident.yaml``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from generator.model.agency import Agency
from generator.model.base import (
    ClaimId,
    Id,
    Ids,
    Item,
    KeptText,
    MediumId,
    Model,
    OneOrMoreKept,
    Text,
    YesNo,
    one_or_more,
)
from generator.model.brief import Brief, WhatToDo
from generator.model.claim import Account, Claim
from generator.model.event import Event
from generator.model.facet import FacetValues
from generator.model.figure import Figure
from generator.model.language import Language, TimeZone
from generator.model.media import Medium
from generator.model.moment_text import MomentField, MomentOrNotKnown
from generator.model.person import Person
from generator.model.place import Place
from generator.model.question import Expected, Question, Waiver
from generator.model.quote import Quote
from generator.model.series import Series
from generator.model.short import in_full
from generator.model.source import Source
from generator.model.thing import Thing

Status = Literal["draft", "developing", "ongoing", "closed", "not-assessed", "withdrawn"]

Sensitivity = Literal[
    "death",
    "graphic",
    "minors",
    "sexual-violence",
    "domestic",
    "suicide",
    "none",
    "not-assessed",
]

SECTIONS = (
    "sources",
    "people",
    "agencies",
    "things",
    "places",
    "claims",
    "figures",
    "series",
    "accounts",
    "quotes",
    "events",
    "media",
    "questions",
    "expected",
)
"""The sections of a record, in the order in which it is written."""


class Record(Model):
    """Everything that ``incident.yaml`` says."""

    format: Literal["1"]
    """The version of the format; always 1."""
    headline: Text
    """The headline."""
    standfirst: Text = ""
    """One or two sentences under the headline; without them feeds and cards take the story’s
    first sentence."""
    rests_on: tuple[ClaimId, ...] = Field(default=(), min_length=1)
    """The claims that headline and standfirst rest on; default: the first claim."""
    brief: Brief | None = None
    """What the short version says; default: what rests_on names, and the first questions."""
    lead: MediumId | None = None
    """The picture that stands near the top, on the front page and where the page is shared."""
    byline: OneOrMoreKept | None = None
    """Who wrote it; default: the newsroom."""
    what_to_do: WhatToDo | None = None
    """What people nearby are told to do."""
    kind: Annotated[tuple[Id, ...], BeforeValidator(one_or_more), Field(min_length=1)]
    """What kind of incident it is: a word of newsroom.yaml, or several, the main one first."""
    facets: dict[Id, FacetValues] = Field(default_factory=dict)
    """What it is sorted by: for facets of newsroom.yaml a word of theirs, or several."""
    status: Status
    """draft; developing: facts still come in; ongoing: an inquiry is open; closed; withdrawn."""
    occurred: MomentOrNotKnown
    """When it happened; not-known where nobody says."""
    reported: MomentField | None = None
    """When it was first reported, where that is not when it happened."""
    timezone: TimeZone | None = None
    """The zone of its times; default: the newsroom’s."""
    language: Language | None = None
    """The language it is written in; default: the newsroom’s."""
    tags: Ids = ()
    """Words to find it by."""
    ids: dict[Id, OneOrMoreKept] = Field(default_factory=dict)
    """Its ids in the numberings of others: for schemes of newsroom.yaml one id, or several."""
    sensitivity: tuple[Sensitivity, ...] = Field(min_length=1)
    """What readers should be warned of; [none] where there is nothing."""
    license: KeptText | None = None
    """The licence of this record, where it is not the newsroom’s."""
    related: Ids = ()
    """Other incidents’ ids."""
    aliases: Ids = ()
    """Ids it had before, the oldest first."""
    reconstructed: YesNo = False
    """Written after the fact: the log’s dates are those of the reporting, and the page says so."""
    sources: tuple[Source, ...] = Field(min_length=1)
    """What we know it from."""
    people: tuple[Person, ...] = ()
    """The people of the story."""
    agencies: tuple[Agency, ...] = ()
    """The offices, companies and institutions of the story."""
    things: tuple[Thing, ...] = ()
    """Vehicles, vessels, weapons and documents that the story needs to name."""
    places: tuple[Place, ...] = ()
    """Where it happened."""
    claims: tuple[Claim, ...] = Field(min_length=1)
    """The checkable statements, each with its standing and who says so."""
    figures: tuple[Figure, ...] = ()
    """The numbers that people ask for first, each with who says so."""
    series: tuple[Series, ...] = ()
    """Figures over time, each drawn as a chart with its table."""
    accounts: tuple[Account, ...] = ()
    """Where tellings differ, side by side."""
    quotes: tuple[Quote, ...] = ()
    """Who said what, word for word."""
    events: tuple[Event, ...] = ()
    """What happened, in event time."""
    media: tuple[Medium, ...] = ()
    """Pictures, recordings and documents."""
    questions: tuple[Question, ...] = ()
    """What is not known."""
    expected: tuple[Expected, ...] = ()
    """What should come next."""
    waive: tuple[Waiver, ...] = ()
    """Standards set aside for a stated reason, published on the page."""

    @model_validator(mode="before")
    @classmethod
    def _write_in_full(cls, value: Any) -> Any:  # noqa: ANN401 - it meets whatever an editor wrote
        return in_full(value)

    @property
    def headline_claims(self) -> tuple[str, ...]:
        """The ids of the claims that headline and standfirst rest on."""
        return self.rests_on or tuple(claim.id for claim in self.claims[:1])

    def section(self, name: str) -> tuple[Item, ...]:
        """Give the items of a section, such as ``claims``."""
        items: tuple[Item, ...] = getattr(self, name)
        return items
