"""Claims: checkable statements, who makes them, and how they stand."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import (
    ClaimId,
    Item,
    ItemId,
    KeepableText,
    Model,
    PlaceId,
    SourceId,
    SpeakerId,
    Text,
    one_or_more,
)
from generator.model.brief import Short
from generator.model.moment_text import MomentField
from generator.model.short import long_form

Basis = Literal[
    "saw-it",
    "watched-video",
    "was-told",
    "read-document",
    "official-record",
    "recording",
    "not-stated",
]

Stance = Literal["says", "differs", "denies"]

Standing = Literal["reported", "confirmed", "disputed", "superseded", "retracted"]


class Attribution(Model):
    """Who says it, through whom, on what basis, in which source."""

    who: SpeakerId | None = None
    """The person or agency who says it; with neither who nor unnamed, the publisher itself."""
    unnamed: Text | None = None
    """Who says it as the source calls them, where it does not name them."""
    short: Short | None = None
    """Who that unnamed speaker is in two or three words; at most 40 letters."""
    via: SpeakerId | None = None
    """Who passed it on."""
    source: SourceId | None = None
    """The source it stands in."""
    basis: Basis = "not-stated"
    """How they know."""
    words: KeepableText | None = None
    """The words of this telling."""
    stance: Stance = "says"
    """Whether this telling says it, differs from it, or denies it."""
    when: MomentField | None = None
    """When they said it."""


SaidBy = Annotated[Attribution, BeforeValidator(long_form)]
"""An attribution, in full or in short: ``mayor in wtnh``, ``wtnh``, ``mayor``."""


class Claim(Item):
    """One checkable statement, with its standing and who says so."""

    text: Text
    """The statement, in one sentence of our own."""
    standing: Standing = "reported"
    """How it stands now."""
    said_by: Annotated[
        tuple[SaidBy, ...], BeforeValidator(one_or_more), Field(default=(), min_length=1)
    ]
    """Who says so, in full or in short: ``mayor in wtnh``. A quote under whose ``claims`` this
    stands says so too, so that none need be written then."""
    happened: MomentField | None = None
    """When it happened: this puts the claim into the timeline, in its own words."""
    at: PlaceId | None = None
    """Where it happened."""
    about: tuple[ItemId, ...] = ()
    """What it is about: any items of the record."""
    replaces: tuple[ClaimId, ...] = ()
    """Earlier claims that it replaces, which then stand as superseded or retracted."""


class Account(Item):
    """Where tellings differ, side by side."""

    text: Text
    """What they differ about, such as “Whether the man fired”."""
    claims: tuple[ClaimId, ...] = Field(min_length=1)
    """The claims that tell it differently."""
