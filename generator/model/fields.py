"""The fields of a model: what they are called, what stands in them, and what they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel

from generator.model.base import Item, RefersTo

T = TypeVar("T")


class Leaf(Struct, frozen=True):
    """A value in a record that is neither a list nor a part with fields of its own.

    Attributes:
        field: Where it stands, such as ``claims/age-40s/said_by/0/source``.
        value: The value: text, a word, a number, a moment.
        model: The model in whose field it stands.
        name: The name of that field.
    """

    field: str
    value: Any
    model: type[BaseModel]
    name: str


def leaves(part: BaseModel) -> list[Leaf]:
    """List every value in a part of a record, in the order of its fields."""
    found: list[Leaf] = []
    _gather(found, part, "")
    return found


def _gather(found: list[Leaf], part: BaseModel, place: str) -> None:
    """Add the values in a part that stands in a place: empty, or ending in ``/``."""
    model = type(part)
    # pydantic's own way over its fields takes three times as long
    for name, value in vars(part).items():
        if value is not None:
            _gather_below(found, value, place + key_of(model, name), model, name)


def _gather_below(
    found: list[Leaf], value: object, field: str, model: type[BaseModel], name: str
) -> None:
    if isinstance(value, str):  # most are, and to ask whether one is a model takes long
        found.append(Leaf(field, value, model, name))
    elif isinstance(value, BaseModel):
        _gather(found, value, f"{field}/")
    elif isinstance(value, tuple):
        # the words of a quote that no source interrupts are written without a list
        is_single = len(value) == 1 and name == "text"
        for index, one in enumerate(value):
            step = one.id if isinstance(one, Item) else str(index)
            _gather_below(found, one, field if is_single else f"{field}/{step}", model, name)
    elif isinstance(value, dict):
        for key, one in value.items():
            # what is said for all languages has no key of its own
            _gather_below(found, one, f"{field}/{key}" if key else field, model, name)
    elif value is not None:
        found.append(Leaf(field, value, model, name))


@cache
def key_of(model: type[BaseModel], name: str) -> str:
    """Give the key under which a record writes a field: ``is`` cannot be a name in Python."""
    return model.model_fields[name].alias or name


def model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    """Follow keys and indices through the fields of models to the model at their end."""
    found: type[BaseModel] | None = model
    named = False  # whether the next step is a key that an editor chose, of a mapping
    for step in path:
        if found is None:
            return None
        if named or isinstance(step, int):
            named = False
            continue
        names = [name for name in found.model_fields if key_of(found, name) == step]
        annotation = found.model_fields[names[0]].annotation if names else None
        found, named = model_in(annotation), get_origin(annotation) is dict
    return found


def model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - an annotation can be anything
    """The first model that a type is made of; None where there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := model_in(part))), None)


@cache
def sections_of(model: type[BaseModel], name: str) -> tuple[str, ...] | None:
    """Give the sections in which the ids in a field must be; None where it holds no ids of items.

    It is empty where an item of any section will do.
    """
    mark = next(marks(model, name, RefersTo), None)
    return mark.sections if mark else None


def ids_in(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The ids in the value of a field that holds one, several or none."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def marks(model: type[BaseModel], name: str, kind: type[T]) -> Iterator[T]:
    """Give the marks of a kind with which a field is annotated, however deep within."""
    field = model.model_fields[name]
    yield from (mark for mark in field.metadata if isinstance(mark, kind))
    yield from _marks_in(field.annotation, kind)


def _marks_in(annotation: Any, kind: type[T]) -> Iterator[T]:  # noqa: ANN401 - likewise
    yield from (one for one in getattr(annotation, "__metadata__", ()) if isinstance(one, kind))
    for part in get_args(annotation):
        yield from _marks_in(part, kind)
