"""All the words of an incident, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from generator.model.fields import leaves
from generator.model.incident import Incident
from generator.model.narrative import Passage, ShownText, decoded, shown
from generator.model.record import Record
from generator.model.update import Update
from generator.problems import Location
from generator.standards.rule import at, at_update

_OTHERS = re.compile(
    r"sources/[^/]+/(?:title|publisher)|quotes/[^/]+/(?:text|short|original)(?:/.*)?"
    r"|.*/said_by/\d+/(?:words|unnamed)|.*/as_stated|.*/also/.*"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|«[^»]*»|„[^“”]*[“”]")
_LINE = re.compile(r"[^\n]+")

Holds = Callable[[str], object]
"""Says, by anything true, whether a text holds what is sought."""


class Occurrence(Struct, frozen=True):
    """A piece of text in which something was sought and found.

    Attributes:
        location: Where it stands; in the narrative, where its line begins.
        field: Its path, such as ``claims/age-40s/text`` or ``narrative``.
        text: The words.
        columns: Of each letter of the narrative, its column, counted from 1; else empty.
    """

    location: Location
    field: str
    text: str
    columns: Sequence[int] = ()

    @property
    def ours(self) -> bool:
        """Whether the newsroom wrote it, and not a source or a speaker."""
        return not _OTHERS.fullmatch(self.field)


def search(incident: Incident, holds: Holds) -> Iterator[Occurrence]:
    """Every piece of text that holds what is sought, of all that is published.

    That is the incident's id, its record with ids and file names, its updates, and the narrative
    line by line.
    """
    if holds(incident.id):
        yield Occurrence(Location(incident.folder), "id", incident.id)
    for field, text in _texts(incident.record, holds):
        yield Occurrence(at(incident, field), field, text)
    for update in incident.updates:
        for field, text in _texts(update, holds):
            yield Occurrence(
                at_update(incident, update, field), f"updates/{update.id}/{field}", text
            )
    yield from _in_narrative(incident, holds)


def _in_narrative(incident: Incident, holds: Holds) -> Iterator[Occurrence]:
    """Each line of the narrative as it is written, and as it is read where that differs."""
    narrative = incident.narrative
    written = decoded(narrative)
    yield from _lines(incident, written, holds)
    for part in narrative.parts:
        if isinstance(part, Passage):
            read = shown(narrative.source, part)
            if read.text != narrative.source[part.start : part.end]:
                yield from _lines(incident, read, holds)


def _lines(incident: Incident, read: ShownText, holds: Holds) -> Iterator[Occurrence]:
    """Lines are those of the file: a decoded reference is no line break."""
    for found in _LINE.finditer(read.text):
        if holds(found[0]):
            line, column = incident.narrative.position(read.offsets[found.start()])
            first = read.offsets[found.start()] - column
            columns = [offset - first for offset in read.offsets[found.start() : found.end()]]
            where = Location(incident.narrative_file, line, 1, "narrative")
            yield Occurrence(where, "narrative", found[0], columns)


def _texts(part: Record | Update, holds: Holds) -> Iterator[tuple[str, str]]:
    """Each text in a part of a record that holds what is sought, after its field."""
    for leaf in leaves(part):
        if isinstance(leaf.value, str) and holds(leaf.value):
            yield leaf.field, leaf.value


def within(words: Occurrence, match: re.Match[str]) -> Location:
    """Where a match stands: in the narrative to the letter, else the field it stands in."""
    location = words.location
    if not words.columns:
        return location
    return Location(location.file, location.line, words.columns[match.start()], location.field)


def without_quotations(text: str) -> str:
    """The text with what stands in quotation marks blanked out, so that offsets still hold."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)
