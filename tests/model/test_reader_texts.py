"""Every text that an editor writes is known to be translated, or known never to be."""

from __future__ import annotations

import hashlib

from pydantic import BaseModel

from generator.model.base import Need
from generator.model.fields import model_in
from generator.model.reader_texts import digest_of_words, needs_of, reader_texts
from generator.model.record import Record
from generator.model.update import UpdateText
from tests.standards.records import RECORD

KEEPABLE = {
    "Agency": {"name"},
    "AreaName": {"say"},
    "Attribution": {"words"},
    "Event": {"as_stated"},
    "Figure": {"unit"},
    "Medium": {"rights"},
    "OtherName": {"name"},
    "Place": {"name", "locality"},
    "Quote": {"locator"},
    "Series": {"unit"},
    "Source": {"title", "by", "locator"},
}
"""Texts that a translation may leave as they are, by the class that has them."""
KEPT = {
    "Medium": {"credit"},
    "Original": {"text"},
    "Person": {"name"},
    "Quote": {"short", "translator"},
    "Record": {"byline", "ids", "license"},
    "Source": {"publisher"},
}
"""Texts that no translation says."""


def parts(model: type[BaseModel]) -> set[type[BaseModel]]:
    """A part of a record, and all that stand in it."""
    inner = (model_in(field.annotation) for field in model.model_fields.values())
    return {model}.union(*(parts(one) for one in inner if one))


def named(need: Need) -> dict[str, set[str]]:
    """The texts of records and updates that have a need, by the class that has them."""
    found = {
        part.__name__: {name for name, own in needs_of(part).items() if own is need}
        for part in parts(Record) | parts(UpdateText)
    }
    return {part: names for part, names in found.items() if names}


def test_no_text_is_left_untranslated_but_those_that_are_named_here() -> None:
    assert named(Need.MAYBE) == KEEPABLE
    assert named(Need.NEVER) == KEPT
    texts = named(Need.ALWAYS)
    assert {"headline", "standfirst"} <= texts["Record"]
    assert {"headline", "why"} <= texts["UpdateText"]


def test_a_text_stands_at_the_field_where_a_problem_of_it_would() -> None:
    found = {one.field: one for one in reader_texts(Record.model_validate(RECORD))}
    first = RECORD["claims"][0]
    assert found[f"claims/{first['id']}/text"].words == (first["text"],)
    assert found["headline"].words == (RECORD["headline"],)


def test_a_digest_is_the_beginning_of_the_sha256_of_the_words() -> None:
    assert (
        digest_of_words(("¿Qué pasó?",)) == hashlib.sha256("¿Qué pasó?".encode()).hexdigest()[:8]
    )
    assert digest_of_words(("a", "b")) == hashlib.sha256(b"a\nb").hexdigest()[:8]
