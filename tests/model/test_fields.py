"""What a record holds is found field by field, and the model says what its ids refer to."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any, Literal, get_args, get_origin

import pytest

import generator.model
from generator.model.base import Model
from generator.model.claim import Attribution, Claim
from generator.model.fields import leaves, model_at, sections_of
from generator.model.person import StatedAge
from generator.model.record import SECTIONS, Record
from generator.model.update import UpdateText
from tests.standards.records import RECORD


def test_every_value_of_a_record_is_found_in_its_field() -> None:
    found = {leaf.field: leaf.value for leaf in leaves(Record.model_validate(RECORD))}
    assert found["headline"] == RECORD["headline"]
    first = RECORD["claims"][0]
    assert found[f"claims/{first['id']}/text"] == first["text"]
    assert not [field for field, value in found.items() if value is None or value == ()]


def test_the_words_of_a_quote_stand_in_one_field_unless_a_source_interrupts_them() -> None:
    fields = []
    for text in ("One.", ["One.", "Two."]):
        quote = {"id": "a", "speaker": "b", "source": "c", "text": text}
        record = Record.model_validate(RECORD | {"quotes": [quote]})
        fields += [leaf.field for leaf in leaves(record) if leaf.field.startswith("quotes/a/text")]
    assert fields == ["quotes/a/text", "quotes/a/text/0", "quotes/a/text/1"]


def test_a_field_is_called_by_its_key() -> None:
    age = StatedAge.model_validate({"is": "40s", "claim": "a"})
    assert [leaf.field for leaf in leaves(age)] == ["is", "claim"]


@pytest.mark.parametrize(
    ("model", "name", "sections"),
    [
        (Attribution, "who", ("people", "agencies")),
        (Claim, "replaces", ("claims",)),
        (Claim, "about", ()),
        (Claim, "id", None),
        (Record, "related", None),
        (UpdateText, "looked_into", ("questions",)),
    ],
)
def test_the_model_says_to_what_its_ids_refer(
    model: type[Claim], name: str, sections: tuple[str, ...] | None
) -> None:
    assert sections_of(model, name) == sections


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_that_is_referred_to_is_one_of_the_record(section: str) -> None:
    model = model_at(Record, (section,))
    assert model is not None
    for name in model.model_fields:
        assert set(sections_of(model, name) or ()) <= set(SECTIONS)


def literals(annotation: Any) -> set[Any]:  # noqa: ANN401 - an annotation can be anything
    if get_origin(annotation) is Literal:
        return {annotation} if len(get_args(annotation)) > 1 else set()
    return {found for part in get_args(annotation) for found in literals(part)}


def test_every_closed_list_of_words_is_a_type_with_a_name() -> None:
    modules = [
        import_module(f"generator.model.{one.name}")
        for one in pkgutil.iter_modules(generator.model.__path__)
    ]
    values = [value for module in modules for value in vars(module).values()]
    named = [value for value in values if get_origin(value) is Literal]
    models = {one for one in values if isinstance(one, type) and issubclass(one, Model)}
    used = {
        found
        for model in models
        for field in model.model_fields.values()
        for found in literals(field.annotation)
    }
    assert len(used) > 12
    assert used <= set(named)
