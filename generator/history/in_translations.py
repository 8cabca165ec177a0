"""What history asks of translations: where a change stands, and what had to go from them too."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.files import translation_names
from generator.model.freshness import STORY, originals
from generator.model.history import History
from generator.model.incident import Incident
from generator.model.translated_item import language_of, original_item
from generator.problems import Location, Problem


def left_in_translations(incident: Incident, history: History) -> Iterator[Problem]:
    """Find translations that are older than a removal of what they translate."""
    removed = {one.item: one.update for one in history.removals}
    if not removed:
        return
    digests = {field: one.digest for field, one in originals(incident).items()}
    digests[STORY] = incident.narrative_digest
    for language, translation in incident.translations.items():
        made_from = {one.field: one.of for one in translation.texts.values() if all(one.words)}
        if translation.narrative is not None:
            made_from[STORY] = translation.narrative_of
        for field, of in made_from.items():
            update = next((removed[one] for one in removed if _is_in(field, one)), "")
            if update and field in digests and of != digests[field]:
                yield _left(incident, language, field, update)


def file_of(item: str) -> str:
    """The file of the record or of the translation in which an item stands, by its name."""
    language = language_of(item)
    return translation_names(language)[0] if language else "incident.yaml"


def location_in_translation(incident: Incident, item: str) -> Location:
    """Where an item of a translation stands now; where it is gone, the file in which it stood."""
    language, name = language_of(item), original_item(item)
    file = incident.translation_file(language)
    if name == STORY:
        return Location(incident.translated_story_file(language))
    if language not in incident.translations:
        return Location(file)
    return Location(file, field=name or "headline")


def _is_in(field: str, item: str) -> bool:
    return field == item or field.startswith(f"{item}/")


def _left(incident: Incident, language: str, field: str, update: str) -> Problem:
    message = f"{update} removed words here, and the translation is older than that."
    hint = (
        "Take out what had to go, here and in git. Then say that it is right: explainer translate"
        f" {incident.id} {language} --done {field}"
    )
    where = Location(incident.translation_file(language), field=field)
    if field == STORY:
        where = Location(incident.translated_story_file(language))
    return Problem(where, "history.left-in-translation", message, hint)
