"""How the texts of a translation stand beside their originals: current, older, or missing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from generator.model.base import Need
from generator.model.incident import Incident
from generator.model.quote import Quote
from generator.model.reader_texts import ReaderText, reader_texts
from generator.model.record import Record
from generator.model.translation import Translation
from generator.model.update import UpdateText

STORY = "narrative"
"""How the story is called among the texts."""


class Freshness(StrEnum):
    """How a text in another language stands beside its original."""

    CURRENT = "current"
    OLDER = "older"  # the original changed since, or it is not said what was translated
    MISSING = "missing"


class Count(Struct, frozen=True):
    """How many texts of a translation are missing or older than their originals."""

    missing: int
    older: int

    def __bool__(self) -> bool:
        return bool(self.missing or self.older)


def originals(incident: Incident) -> dict[str, ReaderText]:
    """Every text of an incident that can be translated, but its story, by its field."""
    return originals_in(incident.written, {update.id: update for update in incident.updates})


def originals_in(record: Record, updates: Mapping[str, UpdateText]) -> dict[str, ReaderText]:
    """The same of a record and a log, by the names of its files."""
    found = {one.field: one for one in reader_texts(record)}
    for name, update in updates.items():
        own = {f"updates/{name}/{field}" for field in ("was", "now") if update.languages}
        texts = reader_texts(update, f"updates/{name}/")
        found |= {one.field: one for one in texts if one.field not in own}
    return found


def freshness(incident: Incident, translation: Translation) -> dict[str, Freshness]:
    """Say of every text that is translated or should be, and of the story, how it stands."""
    known = originals(incident)
    found = {
        field: _of_text(original, translation)
        for field, original in known.items()
        if translation.words(field) or _is_wanted(incident, original, translation.language)
    }
    return found | {STORY: _of_story(incident, translation)}


def count_of(stands: Mapping[str, Freshness]) -> Count:
    """Count what is missing and what is older."""
    values = list(stands.values())
    return Count(values.count(Freshness.MISSING), values.count(Freshness.OLDER))


def _of_text(original: ReaderText, translation: Translation) -> Freshness:
    if not translation.words(original.field):
        return Freshness.MISSING
    is_current = translation.texts[original.field].of == original.digest
    return Freshness.CURRENT if is_current else Freshness.OLDER


def _of_story(incident: Incident, translation: Translation) -> Freshness:
    if translation.narrative is None or not translation.narrative_of:
        return Freshness.MISSING
    is_current = translation.narrative_of == incident.narrative_digest
    return Freshness.CURRENT if is_current else Freshness.OLDER


def _is_wanted(incident: Incident, original: ReaderText, language: str) -> bool:
    """Whether a text is to be translated; words that were spoken in the language are there."""
    section, _, rest = original.field.partition("/")
    item = incident.items.get(rest.partition("/")[0]) if section == "quotes" else None
    if isinstance(item, Quote) and rest.endswith("/text"):
        return item.original is None or item.original.language != language
    return original.need is Need.ALWAYS
