"""A record as plain data: what JSON can hold, with every moment, age and distance spelled out.

The words of a withdrawn item are in the history and the old versions, and nowhere else: here
stands its id, that it was withdrawn, and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

import msgspec
from pydantic import BaseModel

from generator.model.base import Item
from generator.model.incident import Incident
from generator.model.measures import Age, Distance
from generator.model.moment import Moment
from generator.publishing.exports.identity import instant, stamp

_AS_IT_IS = frozenset({str, bool, int, type(None)})
Data = dict[str, Any]
"""What JSON can hold: text, numbers, yes and no, lists, and mappings of them."""


@dataclass(frozen=True, slots=True)
class _Writer:
    incident: Incident

    def write(self, value: object) -> Any:  # noqa: ANN401, PLR0911 - each kind of value its own form
        if type(value) in _AS_IT_IS:
            return value
        if isinstance(value, Moment):
            return self.write_moment(value)
        if isinstance(value, (tuple, list)):
            return [self.write(one) for one in value]
        if isinstance(value, Decimal):
            return float(value)
        if isinstance(value, Distance):
            return {"metres": value.metres, "as_stated": value.as_stated}
        if isinstance(value, Age):
            return {"low": value.low, "high": value.high, "as_stated": value.as_stated}
        if isinstance(value, BaseModel):
            return self.write_model(value)
        return value.value if isinstance(value, Enum) else value

    def write_model(self, model: BaseModel) -> Data:
        if isinstance(model, Item) and model.withdrawn:
            return {"id": model.id, "withdrawn": model.withdrawn}
        data: Data = {}
        parts = vars(model)
        for name, key in _keys(type(model)):
            part = parts[name]
            if part is not None and part != ():
                data[key] = part if type(part) is str else self.write(part)
        return data

    def write_moment(self, moment: Moment) -> Data:
        data: Data = {"value": str(moment)}
        point = moment.first
        if point is not None:
            zone = self.incident.zone
            last = moment.until or moment.latest or point
            data["precision"] = point.grain.value
            data["about"] = point.about
            data["from"] = instant(moment, self.incident)
            data["to"] = stamp(last.end(zone))
        if moment.as_stated:
            data["as_stated"] = moment.as_stated
        return data


@lru_cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model, each with the key under which it is written."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


def plain(value: object, incident: Incident) -> Any:  # noqa: ANN401 - JSON has many types
    """Write a part of an incident’s record as plain data.

    Args:
        value: A record, an item, or any part of one.
        incident: Whose zone its moments are read in.
    """
    return _Writer(incident).write(value)


def degrees(value: Decimal) -> msgspec.Raw:
    """A latitude or longitude as JSON has always had it here: 1e-05, where msgspec has 0.00001."""
    return msgspec.Raw(repr(float(value)).encode())
