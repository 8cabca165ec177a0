"""All the words of an incident, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.fields import leaves
from generator.model.incident import Incident
from generator.model.narrative import Narrative, Passage
from generator.model.record import Record
from generator.model.shown_text import ShownText, decoded, shown
from generator.model.update import Update
from generator.problems import Location
from generator.standards.private import may_hold_any

_OTHERS = re.compile(
    r"sources/[^/]+/(?:title|publisher)|quotes/[^/]+/(?:text|short|original)(?:/.*)?"
    r"|.*/said_by/\d+/(?:words|unnamed)|.*/as_stated|.*/also/.*"
)
_QUOTED = re.compile(
    r"“[^”]*”|(?<!\w)\"[^\"\n]*\"|«[^»]*»|»[^«]*«|„[^“”]*[“”]|「[^」]*」|『[^』]*』"
)

_FACT = re.compile(
    r"id|(?:people|agencies|things|places)/.*|(?:tags|aliases)/\d+|updates/[^/]+/id"
    r"|[a-z]+/[^/]+/(?:id|file|url|archived)"
)
_SIGN = re.compile(
    r"id|(?:tags|aliases|related|rests_on|waive)/.*|updates/[^/]+/(?:id|covers.*|corrects.*)"
    r"|.*/(?:id|file|url|archived)"
)
_PARAGRAPH = re.compile(r"(?:[^\n]+|\n(?!\s*\n))+")


class Occurrence(Struct, frozen=True):
    """A piece of text in which something was sought and found.

    Attributes:
        location: Where it stands; in the narrative, where its paragraph begins.
        field: Its path, such as ``claims/age-40s/text`` or ``narrative``.
        text: The words.
        narrative: The narrative, where they stand in it.
        offsets: Of each of their letters, where in the narrative’s source it stands.
        may_be_private: Whether they could hold a number, an address or an age of somebody.
    """

    location: Location
    field: str
    text: str
    narrative: Narrative | None = None
    offsets: Sequence[int] = ()
    may_be_private: bool = False

    @property
    def ours(self) -> bool:
        """Whether the newsroom wrote it, and not a source or a speaker."""
        return not _OTHERS.fullmatch(self.field)

    @property
    def is_prose(self) -> bool:
        """Whether it is written as sentences are, and is no id, tag, file name or address."""
        return " " in self.text or not _SIGN.fullmatch(self.field)

    @property
    def is_fact(self) -> bool:
        """Whether it names somebody or something, and is no sentence in which that is told."""
        return bool(_FACT.fullmatch(self.field))


Texts = tuple[Occurrence, ...]
"""All texts of an incident."""


def all_texts(incident: Incident) -> Iterator[Occurrence]:
    """Every piece of text that is published.

    That is the incident’s id, its record with ids and file names, its updates with theirs, and
    the narrative paragraph by paragraph.
    """
    yield _occurrence(Location(incident.folder), "id", incident.id)
    file = incident.record_file
    for field, text in _texts(incident.written):
        yield _occurrence(Location(file, field=field), field, text)
    for update in incident.updates:
        file = incident.update_file(update)
        for field, text in _texts(update):
            where = Location(file, field=field)
            yield _occurrence(where, f"updates/{update.id}/{field}", text)
    yield from _in_narrative(incident)


def _occurrence(
    where: Location,
    field: str,
    text: str,
    narrative: Narrative | None = None,
    offsets: Sequence[int] = (),
) -> Occurrence:
    return Occurrence(where, field, text, narrative, offsets, may_hold_any(text))


def _in_narrative(incident: Incident) -> Iterator[Occurrence]:
    """Each paragraph as it is written, and as it is read where that differs."""
    narrative = incident.narrative
    yield from _paragraphs(incident, decoded(narrative))
    for part in narrative.parts:
        if isinstance(part, Passage):
            read = shown(narrative.source, part)
            if read.text != narrative.source[part.start : part.end]:
                yield from _paragraphs(incident, read)


def _paragraphs(incident: Incident, read: ShownText) -> Iterator[Occurrence]:
    for found in _PARAGRAPH.finditer(read.text):
        offsets = read.offsets[found.start() : found.end()]
        line, column = incident.narrative.position(offsets[0])
        where = Location(incident.narrative_file, line, column, "narrative")
        yield _occurrence(where, "narrative", found[0], incident.narrative, offsets)


def _texts(part: Record | Update) -> Iterator[tuple[str, str]]:
    """Each text in a part of a record, after its field."""
    for leaf in leaves(part):
        if isinstance(leaf.value, str):
            yield leaf.field, leaf.value


def within(words: Occurrence, start: int) -> Location:
    """Where a character of it stands: in the narrative to the letter, else its field."""
    location = words.location
    if words.narrative is None:
        return location
    line, column = words.narrative.position(words.offsets[start])
    return Location(location.file, line, column, location.field)


def without_quotations(text: str) -> str:
    """The text with what stands in quotation marks blanked out, so that offsets still hold."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)
