"""Short attributions: ``said_by: mayor in wtnh``, ``said_by: wtnh``, ``said_by: mayor``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

from generator.model.base import fault
from generator.problems import MOST_GUESSES, nearest

_SHORT = re.compile(r"\s*(\S+)(?:\s+in\s+(\S+))?\s*")
_SPEAKERS = ("people", "agencies")


class _Refused(Struct, frozen=True):
    """A short attribution that cannot be read in its record, and what to say of it."""

    message: str
    hint: str


class _Known(Struct, frozen=True):
    """The ids that short attributions may name.

    Attributes:
        sources: Those of sources, in their order.
        of_sources: The same, to be asked.
        of_speakers: Those of people and agencies.
        meant: For an id that the record has not, the one that was most likely meant, if any.
    """

    sources: Sequence[str]
    of_sources: frozenset[str]
    of_speakers: frozenset[str]
    meant: Mapping[str, str | None]

    def is_speaker(self, name: str) -> bool:
        """Whether a name alone says who says it, and not where."""
        if name in self.of_speakers or name in self.of_sources:
            return name in self.of_speakers
        return self.meant.get(name) in self.of_speakers


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
    known = _known_in(record, [one for said in short.values() for one in said])
    made = {
        name: [
            {**one, "said_by": [_one(part, known) for part in _several(one)]}
            if _has_short(one)
            else one
            for one in said
        ]
        for name, said in short.items()
    }
    return {**record, **made}


def _has_short(claim: Any) -> bool:  # noqa: ANN401 - likewise
    return any(isinstance(one, str) for one in _several(claim))


def _several(claim: Any) -> list[Any]:  # noqa: ANN401 - likewise
    """Every attribution of a claim, as it is written."""
    said_by = claim.get("said_by") if isinstance(claim, Mapping) else None
    return said_by if isinstance(said_by, list) else [said_by]


def _known_in(record: Mapping[str, Any], claims: Sequence[Any]) -> _Known:
    """Gather what short attributions may name, and what those that name nothing most likely mean.

    Args:
        record: The record.
        claims: Its claims and figures.
    """
    sources, speakers = _ids(record, ("sources",)), _ids(record, _SPEAKERS)
    texts = (one for claim in claims for one in _several(claim) if isinstance(one, str))
    alone = (found[1] for text in texts if (found := _SHORT.fullmatch(text)) and not found[2])
    ids = dict.fromkeys((*speakers, *sources))
    unknown = dict.fromkeys(who for who in alone if who not in ids)
    meant = {who: nearest(who, ids) for who in islice(unknown, MOST_GUESSES)}
    return _Known(sources, frozenset(sources), frozenset(speakers), meant)


def _ids(record: Mapping[str, Any], sections: Iterable[str]) -> list[str]:
    entries = (record.get(name) for name in sections)
    items = (one for section in entries if isinstance(section, list) for one in section)
    return [str(one["id"]) for one in items if isinstance(one, Mapping) and "id" in one]


def _one(text: Any, known: _Known) -> Any:  # noqa: ANN401 - likewise
    if not isinstance(text, str):
        return text
    found = _SHORT.fullmatch(text)
    if found is None:
        message = f"“{text[:60]}” is no short attribution."
        hint = "Write mayor in wtnh, or {unnamed: investigators, source: wtnh}."
        return _Refused(message, hint)
    who, source = found[1], found[2]
    if source is not None:
        return {"who": who, "source": source}
    if not known.is_speaker(who):
        return {"source": who}
    if len(known.sources) == 1:
        return {"who": who, "source": known.sources[0]}
    message = f"This does not say in which source {who} says it."
    some = " or ".join(f"{who} in {one}" for one in known.sources[:3])
    return _Refused(message, f"Write {some}.")
