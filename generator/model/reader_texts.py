"""Which fields of a record are texts for readers, and so have other words in another language.

Ids, numbers, moments, positions, standings and people’s names are no texts: a translation cannot
repeat them, and so cannot contradict them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache

from msgspec import Struct
from pydantic import BaseModel

from generator.model.agency import Agency
from generator.model.base import Item
from generator.model.brief import Brief, Phone, WhatToDo
from generator.model.claim import Account, Attribution, Claim
from generator.model.event import Event
from generator.model.fields import key_of
from generator.model.figure import Figure
from generator.model.media import Medium
from generator.model.person import Naming, Person
from generator.model.place import AreaName, OtherName, Place
from generator.model.question import Expected, Question, Waiver
from generator.model.quote import Original, Quote
from generator.model.record import Record
from generator.model.series import Series
from generator.model.source import Source
from generator.model.thing import Thing
from generator.model.update import UpdateText

DIGITS = 8
"""How many hexadecimal digits of a digest tell a text from another."""


class Need(StrEnum):
    """Whether a text has other words in another language."""

    ALWAYS = "always"  # it counts as missing until it is translated
    MAYBE = "maybe"  # a name, or words of a source, that may stand as they are
    NEVER = "never"  # a person’s name, a licence, a number of others


ALWAYS, MAYBE, NEVER = Need

NEEDS: Mapping[type[BaseModel], Mapping[str, Need]] = {
    Item: {"note": ALWAYS, "withdrawn": ALWAYS},
    Record: {
        "headline": ALWAYS,
        "standfirst": ALWAYS,
        "byline": NEVER,
        "ids": NEVER,
        "license": NEVER,
    },
    Brief: {"caveat": ALWAYS},
    WhatToDo: {"for_": ALWAYS, "steps": ALWAYS},
    Phone: {"label": ALWAYS},
    Source: {"title": MAYBE, "publisher": NEVER, "by": MAYBE, "locator": MAYBE},
    Person: {"name": NEVER, "called": ALWAYS, "role": ALWAYS, "short": ALWAYS},
    Naming: {"decided_by": ALWAYS, "reason": ALWAYS},
    Original: {"text": NEVER},
    Agency: {"name": MAYBE, "short": ALWAYS, "role": ALWAYS},
    Thing: {"name": ALWAYS, "role": ALWAYS},
    Place: {"name": MAYBE, "locality": MAYBE},
    OtherName: {"name": MAYBE},
    AreaName: {"say": MAYBE, "because": ALWAYS},
    Claim: {"text": ALWAYS},
    Attribution: {"unnamed": ALWAYS, "short": ALWAYS, "words": MAYBE},
    Account: {"text": ALWAYS},
    Figure: {"label": ALWAYS, "unit": MAYBE},
    # the card keeps the words as they were said
    Quote: {
        "role": ALWAYS,
        "text": ALWAYS,
        "locator": MAYBE,
        "context": ALWAYS,
        "short": NEVER,
        "translator": NEVER,
    },
    Event: {"as_stated": MAYBE, "text": ALWAYS},
    Medium: {
        "alt": ALWAYS,
        "caption": ALWAYS,
        "credit": NEVER,
        "rights": MAYBE,
        "warning": ALWAYS,
    },
    Series: {"title": ALWAYS, "columns": ALWAYS, "unit": MAYBE},
    Question: {"text": ALWAYS},
    Expected: {"text": ALWAYS, "rule": ALWAYS},
    Waiver: {"by": ALWAYS, "reason": ALWAYS},
    UpdateText: {
        "headline": ALWAYS,
        "why": ALWAYS,
        "was": ALWAYS,
        "now": ALWAYS,
        "learned": ALWAYS,
        "what": ALWAYS,
        "authority": ALWAYS,
    },
}
"""Every field that an editor writes freely, by the class that declares it."""


def needs_of(model: type[BaseModel]) -> Mapping[str, Need]:
    """The needs of a part’s own fields and of those that it inherits, by name."""
    found: dict[str, Need] = {}
    for base in reversed(model.__mro__):
        found |= NEEDS.get(base, {})
    return found


@cache
def names_in_order(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of a part’s fields as they are written, its note and withdrawal last."""
    return tuple(sorted(model.model_fields, key=lambda name: name in Item.model_fields))


class ReaderText(Struct, frozen=True):
    """A text of a record or an update, in the words of its editor.

    Attributes:
        field: Where it stands, such as ``claims/age-40s/text``.
        words: The text; the steps of a list, or the parts of a quote that a source interrupts.
        need: Whether it is to be translated.
    """

    field: str
    words: tuple[str, ...]
    need: Need

    @property
    def digest(self) -> str:
        """What tells it from every other text."""
        return digest_of_words(self.words)


def digest_of_words(words: Sequence[str]) -> str:
    """The first digits of the SHA-256 of a text in UTF-8; the entries of a list on lines."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:DIGITS]


def reader_texts(part: BaseModel, place: str = "") -> Iterator[ReaderText]:
    """Walk to every text that may have other words in another language, in the order of fields.

    Args:
        part: A record, an update, or a part of one.
        place: Where it stands; empty, or ending in ``/``.
    """
    needs = needs_of(type(part))
    for name in names_in_order(type(part)):
        field, value = f"{place}{key_of(type(part), name)}", getattr(part, name)
        need = needs.get(name, NEVER)
        if need is not NEVER and isinstance(value, dict):
            for key, words in value.items():
                yield ReaderText(f"{field}/{key}/text", (words,), need)
        elif need is not NEVER and value:
            yield ReaderText(field, (value,) if isinstance(value, str) else tuple(value), need)
        elif isinstance(value, BaseModel):
            yield from reader_texts(value, f"{field}/")
        elif isinstance(value, tuple):
            for index, one in enumerate(value):
                if isinstance(one, BaseModel):
                    step = one.id if isinstance(one, Item) else index
                    yield from reader_texts(one, f"{field}/{step}/")
