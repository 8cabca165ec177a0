"""A record as plain data: what JSON can hold, with every moment, age and distance spelled out.

The words of a withdrawn item are in the history and the old versions, and nowhere else: here
stands its id, that it was withdrawn, and why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from pydantic import BaseModel

from generator.model.base import Item
from generator.model.incident import Incident
from generator.model.measures import Age, Distance
from generator.model.moment import Moment
from generator.site.exports.identity import stamp

Data = dict[str, Any]
"""What JSON can hold: text, numbers, yes and no, lists, and mappings of them."""


def plain(value: object, incident: Incident) -> Any:  # noqa: ANN401 - JSON has many types
    """Write a part of an incident’s record as plain data.

    Args:
        value: A record, an item, or any part of one.
        incident: Whose zone its moments are read in.
    """
    return _form_of(type(value))(value, incident.zone)


_Form = Callable[[Any, ZoneInfo], Any]
"""How values of a type are written, with the zone that moments are read in."""


def _first_form(kind: type) -> _Form:
    """Find how values of a type are written: the first that it is one of."""
    return next(form for one, form in _FORMS if issubclass(kind, one))


_form_of: Callable[[type], _Form] = lru_cache(_first_form)


def _as_it_is(value: object, _zone: ZoneInfo) -> object:
    return value


def _list(values: Sequence[object], zone: ZoneInfo) -> list[Any]:
    return [one if type(one) is str else _form_of(type(one))(one, zone) for one in values]


def _number(value: Decimal, _zone: ZoneInfo) -> float:
    return float(value)


def _distance(value: Distance, _zone: ZoneInfo) -> Data:
    return {"metres": value.metres, "as_stated": value.as_stated}


def _age(value: Age, _zone: ZoneInfo) -> Data:
    return {"low": value.low, "high": value.high, "as_stated": value.as_stated}


def _word(value: Enum, _zone: ZoneInfo) -> object:
    return value.value


def _item(item: Item, zone: ZoneInfo) -> Data:
    if item.withdrawn:
        return {"id": item.id, "withdrawn": item.withdrawn}
    return _model(item, zone)


def _model(model: BaseModel, zone: ZoneInfo) -> Data:
    data: Data = {}
    parts = vars(model)
    for name, key in _keys(type(model)):
        part = parts[name]
        kind = type(part)
        if kind is str:
            data[key] = part
        elif kind is tuple:
            if part:
                data[key] = _list(part, zone)
        elif part is not None:
            data[key] = _form_of(kind)(part, zone)
    return data


@lru_cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model, each with the key under which it is written."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


@lru_cache(maxsize=4096)
def _moment(moment: Moment, zone: ZoneInfo) -> Data:
    """Spell a moment out; nobody changes what is written of it, so that it is done once."""
    data: Data = {"value": str(moment)}
    point = moment.first
    if point is not None:
        last = moment.until or moment.latest or point
        data["precision"] = point.grain.value
        data["about"] = point.about
        data["from"] = stamp(point.instant(zone))
        data["to"] = stamp(last.end(zone))
    if moment.as_stated:
        data["as_stated"] = moment.as_stated
    return data


_FORMS: tuple[tuple[type, _Form], ...] = (
    (Enum, _word),
    (Moment, _moment),
    (tuple, _list),
    (list, _list),
    (Decimal, _number),
    (Distance, _distance),
    (Age, _age),
    (Item, _item),
    (BaseModel, _model),
    (object, _as_it_is),
)


def degrees(value: Decimal) -> msgspec.Raw:
    """A latitude or longitude as JSON has always had it here: 1e-05, where msgspec has 0.00001."""
    return msgspec.Raw(repr(float(value)).encode())
