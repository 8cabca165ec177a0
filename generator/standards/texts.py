"""All the words of an incident, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct
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
_BETWEEN = "\0"

Holds = Callable[[str], object]
"""Says, by anything true, whether a text holds what is sought."""


class Words(Struct, frozen=True):
    """A piece of text in which something was sought and found.

    Attributes:
        location: Where it stands; in the narrative, where its line begins.
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


def all_text(incident: Incident) -> str:
    """All that ``search`` would search, with something between that stands in no text."""
    texts = [incident.id, incident.narrative.source]
    _gather((incident.record, *incident.updates), texts)
    return _BETWEEN.join(texts)


def _gather(parts: Iterable[Any], texts: list[str]) -> None:
    for part in parts:
        if not part:  # most fields say nothing
            continue
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, tuple):
            _gather(part, texts)
        elif _is_model(part.__class__):
            _gather(vars(part).values(), texts)


@cache
def _is_model(kind: type) -> bool:
    """Whether values of a type are parts of a record; pydantic takes its time to say so."""
    return issubclass(kind, BaseModel)


def search(incident: Incident, holds: Holds) -> Iterator[Words]:
    """Every piece of text that holds what is sought, of all that is published.

    That is the incident's id, its record with ids and file names, its updates, and the narrative
    line by line.
    """
    if holds(incident.id):
        yield Words(Location(incident.folder), "id", incident.id)
    for field, text in _found(incident.record, holds):
        yield Words(at(incident, field), field, text)
    for update in incident.updates:
        for field, text in _found(update, holds):
            yield Words(at_update(incident, update, field), f"updates/{update.id}/{field}", text)
    for number, line in enumerate(incident.narrative.source.split("\n"), start=1):
        if holds(line):
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


def _found(part: BaseModel, holds: Holds) -> list[tuple[str, str]]:
    """The texts below a part of a record that hold what is sought, each with its field."""
    found: list[tuple[str, str]] = []
    _walk(part, [], holds, found)
    return found


def _walk(part: object, path: list[str], holds: Holds, found: list[tuple[str, str]]) -> None:
    """Walk to every text; the path is written out only where something is found."""
    if isinstance(part, str):
        if holds(part):
            found.append(("/".join(path), part))
        return
    if isinstance(part, BaseModel):
        # a key that Python keeps for itself, such as “is”, ends in a line here
        steps = [(name.removesuffix("_"), value) for name, value in part if value]
    elif isinstance(part, tuple) and len(part) == 1 and path[-1] == "text":
        _walk(part[0], path, holds, found)  # the words of a quote, written without a list
        return
    elif isinstance(part, tuple):
        steps = [
            (one.id if isinstance(one, Item) else str(index), one)
            for index, one in enumerate(part)
        ]
    else:
        return
    for name, value in steps:
        path.append(name)
        _walk(value, path, holds, found)
        path.pop()
