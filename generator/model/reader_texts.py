"""Which fields of a record are texts for readers, and so have other words in another language.

Ids, numbers, moments, positions, standings and people’s names are no texts: a translation cannot
repeat them, and so cannot contradict them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from pydantic import BaseModel

from generator.model.base import FreeText, Item, Need
from generator.model.fields import key_of, marks

DIGITS = 8
"""How many hexadecimal digits of a digest tell a text from another."""


@cache
def needs_of(model: type[BaseModel]) -> Mapping[str, Need]:
    """Whether each text of a part is translated, by the name of its field; its type says so."""
    found = {name: next(marks(model, name, FreeText), None) for name in model.model_fields}
    return {name: mark.need for name, mark in found.items() if mark}


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
        need = needs.get(name, Need.NEVER)
        if need is not Need.NEVER and isinstance(value, dict):
            for key, words in value.items():
                yield ReaderText(f"{field}/{key}/text", (words,), need)
        elif need is not Need.NEVER and value:
            yield ReaderText(field, (value,) if isinstance(value, str) else tuple(value), need)
        elif isinstance(value, BaseModel):
            yield from reader_texts(value, f"{field}/")
        elif isinstance(value, tuple):
            for index, one in enumerate(value):
                if isinstance(one, BaseModel):
                    step = one.id if isinstance(one, Item) else index
                    yield from reader_texts(one, f"{field}/{step}/")
