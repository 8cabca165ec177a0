"""The usual order of keys: the model's own, an item's id first, its note and withdrawal last."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel

from generator.model.base import Item

FIRST = ("$schema", "id")
LAST = tuple(name for name in Item.model_fields if name != "id")


def usual_order(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a part of a record, in the order in which they are written."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    own = [name for name in names if name not in {*FIRST, *LAST}]
    last = [name for name in LAST if name in names] if issubclass(model, Item) else []
    return (*FIRST, *own, *last)


def part_at(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """The model of what stands under a key, or of each entry of its list; None where plain."""
    for name, field in model.model_fields.items():
        if (field.alias or name) == key:
            return _model_in(field.annotation)
    return None


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - an annotation can be anything
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
