"""Quotes: who said what, word for word."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import (
    ClaimId,
    Item,
    KeepableText,
    KeptText,
    Model,
    SourceId,
    SpeakerId,
    Text,
    YesNo,
    one_or_more,
)
from generator.model.claim import Stance
from generator.model.language import Language
from generator.model.moment_text import MomentField

Venue = Literal[
    "press-conference",
    "briefing",
    "statement",
    "interview",
    "social-post",
    "court",
    "broadcast",
    "written",
    "not-stated",
]

QuoteBasis = Literal[
    "saw-it",
    "watched-video",
    "was-told",
    "read-document",
    "official-record",
    "opinion",
    "not-stated",
]


class Original(Model):
    """The words as they were spoken, where the quote is a translation."""

    language: Language
    """The language that was spoken."""
    text: KeptText
    """The words in that language."""


class Quote(Item):
    """Words that someone said, as a source gives them."""

    speaker: SpeakerId
    """The person or agency who said it."""
    role: Text | None = None
    """The speaker’s role at the time; default: the person’s."""
    text: Annotated[tuple[Text, ...], BeforeValidator(one_or_more), Field(min_length=1)]
    """The words; a list where the source interrupts them."""
    said: MomentField | None = None
    """When it was said, as closely as known."""
    venue: Venue = "not-stated"
    """Where it was said."""
    basis: QuoteBasis = "not-stated"
    """How the speaker knows."""
    source: SourceId
    """The source it stands in."""
    locator: KeepableText | None = None
    """Where in the source."""
    context: Text | None = None
    """What the speaker was answering, where a source says so."""
    claims: tuple[ClaimId, ...] = ()
    """The claims it speaks to: for these the quote counts as an attribution, unless their
    ``said_by`` names the speaker already."""
    stance: Stance = "says"
    """Whether the quote says these claims, differs from them, or denies them."""
    fragment: YesNo = False
    """Whether it is part of a sentence."""
    short: KeptText | None = None
    """What the card shows where the whole is too long."""
    original: Original | None = None
    """The words as spoken, where this is a translation."""
    translator: KeptText | None = None
    """Who translated it."""
