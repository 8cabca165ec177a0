"""Short attributions: ``said_by: mayor in wtnh``, ``said_by: wtnh``, ``said_by: mayor``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from generator.model.base import fault
from generator.problems import nearest

_SHORT = re.compile(r"\s*(\S+)(?:\s+in\s+(\S+))?\s*")
_SPEAKERS = ("people", "agencies")


class _Refused(Struct, frozen=True):
    """A short attribution that cannot be read in its record, and what to say of it."""

    message: str
    hint: str


def long_form(value: Any) -> Any:  # noqa: ANN401 - it meets whatever an editor wrote
    """Refuse what stands in short still: that its record could not read."""
    if isinstance(value, _Refused):
        raise fault("record.short-attribution", value.message, value.hint)
    if isinstance(value, str):
        message = "This says neither who says it nor where."
        hint = "Write mayor in wtnh, the ids of a person or agency and of a source."
        raise fault("record.short-attribution", message, hint)
    return value


def in_full(record: Any) -> Any:  # noqa: ANN401 - likewise
    """Write the short attributions of a record in full, by the ids that it knows.

    Args:
        record: A record as read, before it has its shape; it is not changed.
    """
    if not isinstance(record, Mapping):
        return record
    sections = {name: record[name] for name in ("claims", "figures") if name in record}
    short = {
        name: said
        for name, said in sections.items()
        if isinstance(said, list) and any(map(_has_short, said))
    }
    if not short:
        return record
    sources, speakers = _ids(record, ("sources",)), _ids(record, _SPEAKERS)
    made = {
        name: [
            {**one, "said_by": _said_by(one["said_by"], sources, speakers)}
            if _has_short(one)
            else one
            for one in said
        ]
        for name, said in short.items()
    }
    return {**record, **made}


def _has_short(claim: Any) -> bool:  # noqa: ANN401 - likewise
    said_by = claim.get("said_by") if isinstance(claim, Mapping) else None
    several = said_by if isinstance(said_by, list) else [said_by]
    return any(isinstance(one, str) for one in several)


def _ids(record: Mapping[str, Any], sections: Iterable[str]) -> list[str]:
    entries = (record.get(name) for name in sections)
    items = (one for section in entries if isinstance(section, list) for one in section)
    return [str(one["id"]) for one in items if isinstance(one, Mapping) and "id" in one]


def _said_by(said_by: Any, sources: list[str], speakers: list[str]) -> list[Any]:  # noqa: ANN401 - likewise
    several = said_by if isinstance(said_by, list) else [said_by]
    return [_one(one, sources, speakers) if isinstance(one, str) else one for one in several]


def _one(text: str, sources: list[str], speakers: list[str]) -> Any:  # noqa: ANN401 - likewise
    found = _SHORT.fullmatch(text)
    if found is None:
        message = f"“{text[:60]}” is no short attribution."
        hint = "Write mayor in wtnh, or {unnamed: investigators, source: wtnh}."
        return _Refused(message, hint)
    who, source = found[1], found[2]
    if source is not None:
        return {"who": who, "source": source}
    near = nearest(who, (*speakers, *sources))
    if who not in speakers and (who in sources or near not in speakers):
        return {"source": who}
    if len(sources) == 1:
        return {"who": who, "source": sources[0]}
    message = f"This does not say in which source {who} says it."
    some = " or ".join(f"{who} in {one}" for one in sources[:3])
    return _Refused(message, f"Write {some}.")
