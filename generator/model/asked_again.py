"""What a correction in one language asks of the others.

Where an original was corrected, its translation is older until somebody mends it or says that it
is right. Where a translation alone was corrected, nothing tells the other languages that theirs
may have the same fault: they are asked until an update covers the same text in theirs, or their
file names that correction under ``looked_at``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.model.freshness import STORY, Freshness, freshness
from generator.model.incident import Incident
from generator.model.shown_translation import OVERRULING, divided
from generator.model.translated_item import is_named, language_of, original_item
from generator.model.translation import Translation
from generator.model.update import Update, UpdateKind

CORRECTING = OVERRULING - {"removed"}
"""The kinds after which a translation may be wrong; of what was removed history tells."""
MENDING: frozenset[UpdateKind] = frozenset({"correction", "retraction"})
"""The kinds of update that say that something was wrong."""


class Asked(Struct, frozen=True):
    """What of a translation is to be looked at after a correction.

    Attributes:
        language: The language of the translation.
        update: The correction, by the name of its file.
        fields: What it changed: fields that are older now, or items that another language had
            wrong; empty where it does not say which these were.
        corrected_in: That other language; empty where the original was corrected.
    """

    language: str
    update: str
    fields: tuple[str, ...]
    corrected_in: str = ""


def asked_again(incident: Incident) -> Iterator[Asked]:
    """Everything that corrections ask of the incident’s translations."""
    for translation in incident.translations.values():
        yield from after_corrections(incident, translation)
        yield from asked_by_others(incident, translation)


def after_corrections(incident: Incident, translation: Translation) -> Iterator[Asked]:
    """The texts that are older than their originals, by the last update that corrected these."""
    found: dict[str, list[str]] = {}
    overruling = [one for one in incident.updates if CORRECTING & set(one.kind)]
    for field, stands in freshness(incident, translation).items():
        if stands is not Freshness.OLDER:
            continue
        item = divided(field)[0]
        corrected = [one.id for one in overruling if item in (one.covers or ())]
        if corrected:
            found.setdefault(corrected[-1], []).append(field)
    for update, fields in found.items():
        yield Asked(translation.language, update, tuple(fields))


def asked_by_others(incident: Incident, translation: Translation) -> Iterator[Asked]:
    """The texts that a correction mended in another language alone, and that stand here."""
    here, stands = translation.language, freshness(incident, translation)
    current = {divided(one)[0] for one, how in stands.items() if how is Freshness.CURRENT}
    for place, update in enumerate(incident.updates):
        if not MENDING & set(update.kind) or update.id in translation.looked_at:
            continue
        later = incident.updates[place:]
        for language, items in mended_alone(update).items():
            wrong = tuple(
                one for one in items if one in current and not _answered(here, one, later)
            )
            is_whole = not items and current and not _answered(here, "", later)
            if language != here and (wrong or is_whole):
                yield Asked(here, update.id, wrong, language)


def mended_alone(update: Update) -> Mapping[str, list[str]]:
    """The items of each translation that an update covers, where it leaves the original.

    None of a language that it covers as a whole.
    """
    covers, found = update.covers or (), dict[str, list[str]]()
    for item in covers:
        language, name = language_of(item), original_item(item)
        if language and not name:
            found.setdefault(language, [])
        elif language and name not in covers:
            found.setdefault(language, []).append(name)
    return found


def _answered(language: str, item: str, updates: tuple[Update, ...]) -> bool:
    """Whether updates cover an item of a language; its texts as a whole where none is given."""
    name = f"{language}/{item}".rstrip("/")
    return any(is_named(name, one.covers or ()) for one in updates)


def place_of(incident: Incident, asked: Asked) -> tuple[str, str | None]:
    """The file and the field where the first of the texts stands."""
    first = asked.fields[0] if asked.fields else "headline"
    if divided(first)[0] == STORY:
        return incident.translated_story_file(asked.language), None
    return incident.translation_file(asked.language), first
