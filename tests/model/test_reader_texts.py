"""Every text that an editor writes is known to be translated, or known never to be."""

from __future__ import annotations

import hashlib
import pkgutil
from importlib import import_module

import generator.model
from generator.model.base import FreeText, Model
from generator.model.fields import marks
from generator.model.newsroom import Newsroom
from generator.model.reader_texts import NEEDS, digest_of_words, reader_texts
from generator.model.record import Record
from generator.model.translation_file import translation_file
from tests.standards.records import RECORD

NOT_OF_INCIDENTS = ("Newsroom", "HouseStyle", "Border", "Facet", "FacetWord", "IdScheme")
"""Parts of newsroom.yaml, whose words are labels by language."""


def parts() -> list[type[Model]]:
    translation_file()
    for module in pkgutil.iter_modules(generator.model.__path__):
        import_module(f"generator.model.{module.name}")
    found, waiting = list[type[Model]](), [Model]
    while waiting:
        waiting += waiting.pop(0).__subclasses__()
        found = [*found, *(one for one in waiting if one not in found)]
    return [
        one
        for one in found
        if one.__name__ not in NOT_OF_INCIDENTS
        and not one.__module__.endswith("translation_file")
        and one.__module__.startswith("generator.model")
    ]


def test_every_text_that_an_editor_writes_has_its_place_in_the_table() -> None:
    free = {
        (part, name)
        for part in parts()
        for name in part.__annotations__
        if name in part.model_fields and any(marks(part, name, FreeText))
    }
    assert free
    assert free == {(part, name) for part, names in NEEDS.items() for name in names}


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


def test_a_newsroom_has_no_texts_of_an_incident() -> None:
    assert not [*reader_texts(Newsroom(format="1", name="A", url="https://a.example/"))]
