"""What each field of a record is about, and what a newsroom calls it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.model.base import Item, Need
from generator.model.claim import Standing
from generator.model.fields import sections_of
from generator.model.history import Aspect
from generator.model.measures import Age, Distance, Quantity
from generator.model.moment import Moment
from generator.model.reader_texts import needs_of

NOUNS = {
    "sources": "source",
    "people": "person",
    "agencies": "agency",
    "things": "thing",
    "places": "place",
    "claims": "claim",
    "figures": "figure",
    "series": "series",
    "accounts": "account",
    "quotes": "quote",
    "events": "event",
    "media": "picture",
    "questions": "question",
    "expected": "expected step",
}
"""What one item of each section is called."""

UNSEEN = frozenset({"format", "aliases", "id", "withdrawn", "said_by", "lat", "lon"})
"""Fields that are compared elsewhere, or that no reader ever sees."""

_FIELDS: dict[str, dict[str, Aspect]] = {
    "": {
        "kind": Aspect.NAME,
        "facets": Aspect.NAME,
        "ids": Aspect.SOURCE,
        "status": Aspect.STATUS,
        "timezone": Aspect.MOMENT,
        "lead": Aspect.EMPHASIS,
        "byline": Aspect.EMPHASIS,
    },
    "people": {
        "called": Aspect.NAME,
        "role": Aspect.NAME,
        "of": Aspect.ATTRIBUTION,
        "age": Aspect.NUMBER,
        "count": Aspect.NUMBER,
        "short": Aspect.EMPHASIS,
    },
    "agencies": {"role": Aspect.NAME, "short": Aspect.EMPHASIS},
    "things": {"name": Aspect.NAME, "role": Aspect.NAME},
    "places": {
        "precision": Aspect.NUMBER,
        "within": Aspect.NUMBER,
        "area": Aspect.NUMBER,
        "at": Aspect.NUMBER,
        "sources": Aspect.SOURCE,
    },
    "figures": {
        "kind": Aspect.NAME,
        "unit": Aspect.NUMBER,
        "qualifier": Aspect.NUMBER,
        "claim": Aspect.ATTRIBUTION,
    },
    "series": {
        "file": Aspect.NUMBER,
        "columns": Aspect.NAME,
        "figures": Aspect.NAME,
        "unit": Aspect.NUMBER,
    },
    "quotes": {
        "text": Aspect.QUOTED,
        "short": Aspect.QUOTED,
        "fragment": Aspect.QUOTED,
        "original": Aspect.QUOTED,
        "role": Aspect.NAME,
        "locator": Aspect.SOURCE,
        "speaker": Aspect.ATTRIBUTION,
        "venue": Aspect.ATTRIBUTION,
        "basis": Aspect.ATTRIBUTION,
        "stance": Aspect.ATTRIBUTION,
        "translator": Aspect.ATTRIBUTION,
    },
    "events": {"after": Aspect.MOMENT, "as_stated": Aspect.MOMENT},
    "media": {
        "file": Aspect.PICTURE,
        "url": Aspect.PICTURE,
        "held": Aspect.PICTURE,
        "kind": Aspect.PICTURE,
        "credit": Aspect.SOURCE,
        "rights": Aspect.SOURCE,
    },
    "questions": {"answer": Aspect.ANSWERED},
    "expected": {"met": Aspect.MET},
}
"""What neither the section nor the type of a field tells."""

_SECTIONS = {
    "sources": Aspect.SOURCE,
    "people": Aspect.NAME,
    "agencies": Aspect.NAME,
    "things": Aspect.NAME,
    "places": Aspect.NAME,
}
"""What the other fields of a section are about."""

_TYPES: Mapping[object, Aspect] = {
    Moment: Aspect.MOMENT,
    Quantity: Aspect.NUMBER,
    Standing: Aspect.STANDING,
}
"""What the other fields of a type are about, in any section."""

_REFERENCES: Mapping[tuple[str, ...], Aspect] = {
    ("sources",): Aspect.SOURCE,
    ("places",): Aspect.NAME,
}
"""What the other fields that name items are about, by the section of these."""


def aspect(section: str, model: type[BaseModel], field: str) -> Aspect:
    """Tell what a field of a model is about; the section is empty for the record itself.

    What is translated is prose in our own words, unless the table above says something else.
    """
    known = _FIELDS.get(section, {}).get(field)
    if known is None and needs_of(model).get(field) is Need.ALWAYS:
        return Aspect.WORDS
    return known or _SECTIONS.get(section) or _by_type(model, field) or Aspect.OTHER


@cache
def _by_type(model: type[BaseModel], field: str) -> Aspect | None:
    named = sections_of(model, field)
    if named is not None:
        return _REFERENCES.get(named)
    types = [*_types_in(model.model_fields[field].annotation)]
    return next((about for kind, about in _TYPES.items() if kind in types), None)


def _types_in(annotation: object) -> Iterator[object]:
    yield annotation
    for part in get_args(annotation):
        yield from _types_in(part)


def main_words(item: Item) -> str:
    """What an item says in one line: its text, name or title."""
    for field in ("text", "name", "called", "title", "alt", "caption"):
        words = printed(getattr(item, field, None))
        if words:
            return words
    return ""


def printed(value: object) -> str:
    """Print a field's value as a reader may see it; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(printed(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {printed(part)}" for key, part in value.items())
    if isinstance(value, BaseModel):
        return ", ".join(_parts(value))
    return _printed_value(value)


def _printed_value(value: object) -> str:
    """Print a single value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (Age, Distance, Quantity)):
        return value.as_stated
    if isinstance(value, Enum):
        return str(value.value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _parts(value: BaseModel) -> list[str]:
    """The fields of a small mapping that say something, such as a naming's ground."""
    fields: dict[str, Any] = {name: getattr(value, name) for name in type(value).model_fields}
    return [printed(part) for part in fields.values() if printed(part)]
