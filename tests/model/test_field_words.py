"""The words of a field are those that stand under it in the code."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ConfigDict

from generator.model.base import Item, Model
from generator.model.field_words import field_words


class Base(Model):
    """A part with two fields."""

    first: str
    """What comes first,
    on two lines."""
    plain: str


class Kind(Base):
    """A part that inherits them."""

    model_config = ConfigDict(frozen=True)

    own: int = 3
    """Its own."""

    @property
    def doubled(self) -> int:
        """No field."""
        return self.own * 2


class AsPydantic(BaseModel):
    """The same as pydantic reads it."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    first: str
    """What comes first,
    on two lines."""
    plain: str
    own: int = 3
    """Its own."""


def test_each_field_has_the_text_under_it_inherited_or_its_own() -> None:
    words = {"first": "What comes first,\non two lines.", "plain": "", "own": "Its own."}
    assert field_words(Kind) == words


def test_the_words_are_those_that_pydantic_would_find() -> None:
    fields = AsPydantic.model_fields
    assert field_words(Kind) == {name: one.description or "" for name, one in fields.items()}


@pytest.mark.parametrize("name", ["id", "note", "withdrawn"])
def test_every_item_tells_what_its_fields_mean(name: str) -> None:
    assert field_words(Item)[name]
