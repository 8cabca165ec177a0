"""All the words of an incident, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.fields import leaves
from generator.model.incident import Incident
from generator.model.narrative import Narrative
from generator.model.record import Record
from generator.model.shown_text import ShownText, shown, with_references_decoded
from generator.model.translation import Translation
from generator.model.update import Update
from generator.model.word_lists import forms_of
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
        language: The language that they are said to be in, a BCP 47 tag.
    """

    location: Location
    field: str
    text: str
    narrative: Narrative | None = None
    offsets: Sequence[int] = ()
    may_be_private: bool = False
    language: str = ""

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
    the narrative paragraph by paragraph; and all of its translations.
    """
    language = incident.language
    yield _occurrence(Location(incident.folder), "id", incident.id, language)
    file = incident.record_file
    for field, text, spoken_in in _texts(incident.written, language):
        yield _occurrence(Location(file, field=field), field, text, spoken_in)
    for field, name in _names_of_columns(incident):
        yield _occurrence(Location(file, field=field), field, name, language)
    for update in incident.updates:
        file = incident.update_file(update)
        for field, text, spoken_in in _texts(update, language):
            where = Location(file, field=field)
            yield _occurrence(where, f"updates/{update.id}/{field}", text, spoken_in)
    for name, translation in incident.translations.items():
        yield from _translated(translation, incident.translation_file(name), name)
    others = (name for name, one in incident.translations.items() if one.narrative is not None)
    languages = (incident.story_language, *others)
    for (file, narrative), spoken_in in zip(incident.narratives, languages, strict=True):
        yield from _in_narrative(narrative, file, spoken_in)


def _translated(translation: Translation, file: str, language: str) -> Iterator[Occurrence]:
    """The texts of a translation, which are published like those that they translate."""
    where = Location(file, field="translator")
    yield _occurrence(where, "translator", translation.translator, language)
    for text in translation.texts.values():
        for words in (*text.words, text.translator):
            if words:
                where = Location(file, field=text.field)
                yield _occurrence(where, text.field, words, language)


def _occurrence(
    where: Location,
    field: str,
    text: str,
    language: str,
    narrative: Narrative | None = None,
    offsets: Sequence[int] = (),
) -> Occurrence:
    may_be_private = may_hold_any(text, forms_of(language))
    return Occurrence(where, field, text, narrative, offsets, may_be_private, language)


def _in_narrative(narrative: Narrative, file: str, language: str) -> Iterator[Occurrence]:
    """Each paragraph as it is written, and as it is read where that differs."""
    yield from _paragraphs(narrative, file, language, with_references_decoded(narrative))
    for passage in narrative.passages:
        read = shown(narrative.source, passage)
        if read.text != narrative.source[passage.start : passage.end]:
            yield from _paragraphs(narrative, file, language, read)


def _paragraphs(
    narrative: Narrative, file: str, language: str, read: ShownText
) -> Iterator[Occurrence]:
    for found in _PARAGRAPH.finditer(read.text):
        offsets = read.offsets[found.start() : found.end()]
        line, column = narrative.position(offsets[0])
        where = Location(file, line, column, "narrative")
        yield _occurrence(where, "narrative", found[0], language, narrative, offsets)


def _names_of_columns(incident: Incident) -> Iterator[tuple[str, str]]:
    """The names of columns of series, which data publishes as keys, after their fields."""
    for series in incident.record.series:
        for name in series.columns:
            yield f"series/{series.id}/columns/{name}", name


def _texts(part: Record | Update, language: str) -> Iterator[tuple[str, str, str]]:
    """Each text in a part of a record, after its field, before its language.

    That is the one said beside it, as for the words of a quote as they were spoken.
    """
    found = [leaf for leaf in leaves(part) if isinstance(leaf.value, str)]
    languages = {leaf.field: leaf.value for leaf in found if leaf.name == "language"}
    for leaf in found:
        place, slash, _ = leaf.field.rpartition("/")
        yield leaf.field, leaf.value, languages.get(f"{place}{slash}language", language)


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
