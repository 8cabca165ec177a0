"""What each field of a record is about, and what a newsroom calls it."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.model.base import Item
from generator.model.history import Aspect
from generator.model.measures import Age, Distance, Quantity

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

WORDS = frozenset({"headline", "standfirst", "text", "note", "context", "alt", "caption"}) | {
    "warning",
    "rule",
    "label",
}
"""Fields of prose in our own words, wherever they stand."""

_TOP = {
    "kind": Aspect.NAME,
    "facets": Aspect.NAME,
    "ids": Aspect.SOURCE,
    "reported": Aspect.MOMENT,
    "status": Aspect.STATUS,
    "occurred": Aspect.MOMENT,
    "timezone": Aspect.MOMENT,
    "lead": Aspect.EMPHASIS,
    "byline": Aspect.EMPHASIS,
}
_FIELDS: dict[str, dict[str, Aspect]] = {
    "people": {
        "of": Aspect.ATTRIBUTION,
        "age": Aspect.NUMBER,
        "count": Aspect.NUMBER,
        "short": Aspect.EMPHASIS,
    },
    "agencies": {"short": Aspect.EMPHASIS},
    "places": {
        "precision": Aspect.NUMBER,
        "within": Aspect.NUMBER,
        "area": Aspect.NUMBER,
        "at": Aspect.NUMBER,
        "sources": Aspect.SOURCE,
    },
    "claims": {
        "standing": Aspect.STANDING,
        "happened": Aspect.MOMENT,
        "at": Aspect.NAME,
    },
    "figures": {
        "kind": Aspect.NAME,
        "value": Aspect.NUMBER,
        "unit": Aspect.NUMBER,
        "qualifier": Aspect.NUMBER,
        "as_of": Aspect.MOMENT,
        "claim": Aspect.ATTRIBUTION,
        "standing": Aspect.STANDING,
    },
    "series": {
        "file": Aspect.NUMBER,
        "columns": Aspect.NAME,
        "figures": Aspect.NAME,
        "unit": Aspect.NUMBER,
        "as_of": Aspect.MOMENT,
        "standing": Aspect.STANDING,
    },
    "quotes": {
        "text": Aspect.QUOTED,
        "short": Aspect.QUOTED,
        "fragment": Aspect.QUOTED,
        "original": Aspect.QUOTED,
        "role": Aspect.NAME,
        "said": Aspect.MOMENT,
        "source": Aspect.SOURCE,
        "locator": Aspect.SOURCE,
        "speaker": Aspect.ATTRIBUTION,
        "venue": Aspect.ATTRIBUTION,
        "basis": Aspect.ATTRIBUTION,
        "stance": Aspect.ATTRIBUTION,
        "translator": Aspect.ATTRIBUTION,
    },
    "events": {
        "when": Aspect.MOMENT,
        "after": Aspect.MOMENT,
        "as_stated": Aspect.MOMENT,
        "place": Aspect.NAME,
        "sources": Aspect.SOURCE,
    },
    "media": {
        "file": Aspect.PICTURE,
        "url": Aspect.PICTURE,
        "held": Aspect.PICTURE,
        "kind": Aspect.PICTURE,
        "credit": Aspect.SOURCE,
        "rights": Aspect.SOURCE,
        "source": Aspect.SOURCE,
    },
    "questions": {"asked": Aspect.MOMENT, "answer": Aspect.ANSWERED},
    "expected": {"due": Aspect.MOMENT, "met": Aspect.MET, "source": Aspect.SOURCE},
}
_WHOLE = {
    "sources": Aspect.SOURCE,
    "people": Aspect.NAME,
    "agencies": Aspect.NAME,
    "things": Aspect.NAME,
    "places": Aspect.NAME,
}
"""What the other fields of a section are about."""


def aspect(section: str, field: str) -> Aspect:
    """Tell what a field is about; the section is empty for a field of the record itself."""
    if not section:
        return _TOP.get(field, Aspect.WORDS if field in WORDS else Aspect.OTHER)
    known = _FIELDS.get(section, {}).get(field)
    if known is not None:
        return known
    return Aspect.WORDS if field in WORDS else _WHOLE.get(section, Aspect.OTHER)


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
