"""All the words of an incident, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from generator.model.base import Item
from generator.model.incident import Incident
from generator.problems import Location
from generator.standards.rule import at, at_update

_OTHERS = re.compile(
    r"sources/[^/]+/(?:title|publisher)|quotes/[^/]+/(?:text|short|original)(?:/.*)?"
    r"|.*/said_by/\d+/(?:words|unnamed)|.*/as_stated|.*/also/.*"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|«[^»]*»|„[^“”]*[“”]")


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text.

    Attributes:
        location: Where it stands.
        field: Its path, such as ``claims/age-40s/text`` or ``narrative``.
        text: The words.
    """

    location: Location
    field: str
    text: str

    @property
    def ours(self) -> bool:
        """Whether the newsroom wrote it, and not a source or a speaker."""
        return not _OTHERS.fullmatch(self.field)


def all_words(incident: Incident) -> Iterator[Words]:
    """Every piece of text that is published: record, updates and narrative, line by line."""
    yield Words(Location(incident.folder), "id", incident.id)
    for field, text in _leaves(incident.record, ""):
        yield Words(at(incident, field), field, text)
    for update in incident.updates:
        for field, text in _leaves(update, ""):
            yield Words(at_update(incident, update, field), f"updates/{update.id}/{field}", text)
    for number, line in enumerate(incident.narrative.source.split("\n"), start=1):
        where = Location(incident.narrative_file, number, 1, "narrative")
        yield Words(where, "narrative", line)


def within(words: Words, match: re.Match[str]) -> Location:
    """Where a match stands: in the narrative to the letter, else the field it stands in."""
    location = words.location
    if location.line is None or location.column is None:
        return location
    column = location.column + match.start()
    return Location(location.file, location.line, column, location.field)


def without_quotations(text: str) -> str:
    """The text with what stands in quotation marks blanked out, so that offsets still hold."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def _leaves(part: object, field: str) -> Iterator[tuple[str, str]]:
    """Walk to every text below a part of a record."""
    if isinstance(part, str):
        yield field, part
    elif isinstance(part, BaseModel):
        for name, info in type(part).model_fields.items():
            yield from _leaves(getattr(part, name), _step(field, info.alias or name))
    elif isinstance(part, tuple) and len(part) == 1 and field.endswith("/text"):
        # the words of a quote, written without a list
        yield from _leaves(part[0], field)
    elif isinstance(part, tuple):
        for index, one in enumerate(part):
            name = one.id if isinstance(one, Item) else str(index)
            yield from _leaves(one, _step(field, name))


def _step(field: str, name: str) -> str:
    return f"{field}/{name}" if field else name
