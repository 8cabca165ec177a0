"""The files of an incident in other languages become translations, or located problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.model.files import translation_languages, translation_names
from generator.model.freshness import originals
from generator.model.incident import Incident
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.reader_texts import ReaderText
from generator.model.record import SECTIONS
from generator.model.translation import TranslatedText, Translation
from generator.problems import MOST_GUESSES, Location, Problem, nearest
from generator.reading.document import read_document
from generator.reading.narrative import read_narrative_file


def read_translations(
    texts: Mapping[str, bytes], folder: str, *, in_part: bool = False
) -> tuple[dict[str, Translation], tuple[Problem, ...]]:
    """Read the translations among an incident’s files: their shape only, by language."""
    found: dict[str, Translation] = {}
    problems: list[Problem] = []
    for language in translation_languages(texts):
        translation, wrong = _read(texts, folder, language, in_part=in_part)
        problems += wrong
        if translation is not None:
            found[language] = translation
    return found, tuple(problems)


def _read(
    texts: Mapping[str, bytes], folder: str, language: str, *, in_part: bool
) -> tuple[Translation | None, tuple[Problem, ...]]:
    # making its shape takes long, and most incidents are told in one language
    from generator.model.translation_file import (  # noqa: PLC0415
        translation_file,
        translation_of,
    )

    name, story = translation_names(language)
    narrative, problems = _story(texts, f"{folder}/{story}", story)
    if name not in texts:
        message = f"There is no {name} for the words of the record."
        hint = f"Run explainer translate {folder.removeprefix('incidents/')} {language}."
        where = Location(f"{folder}/{story}")
        return None, (Problem(where, "translation.no-texts", message, hint), *problems)
    file, found = read_document(
        translation_file(), texts[name], f"{folder}/{name}", in_part=in_part
    )
    if file is None:
        return None, (*found, *problems)
    return translation_of(language, file, narrative), (*found, *problems)


def _story(
    texts: Mapping[str, bytes], file: str, name: str
) -> tuple[Narrative | None, tuple[Problem, ...]]:
    if name not in texts:
        return None, ()
    return read_narrative_file(texts[name], file)


def judge_languages(incident: Incident, newsroom: Newsroom) -> Iterator[Problem]:
    """Refuse translations into a language in which no page would show them."""
    for language in incident.translations:
        where = Location(incident.translation_file(language), 1, 1)
        if language == incident.language:
            message = f"The incident itself is told in {language}."
            hint = "Write its words into incident.yaml, or mend the language in the name."
            yield Problem(where, "translation.own-language", message, hint)
        elif unpublished := unpublished_language(newsroom, language):
            message, hint = unpublished
            hint = f"{hint}, or take the file out."
            yield Problem(where, "translation.not-published", message, hint)


def unpublished_language(newsroom: Newsroom, language: str) -> tuple[str, str] | None:
    """Say that the site is not published in a language; None where it is.

    Returns:
        The message, and what to write in newsroom.yaml, without a full stop.
    """
    if language in {newsroom.language, *newsroom.languages}:
        return None
    known = ", ".join((*newsroom.languages, language))
    message = f"newsroom.yaml does not say that the site is published in {language}."
    return message, f"Write languages: [{known}] there"


def follow_translations(incident: Incident) -> Iterator[Problem]:
    """Hold each translation against what it translates: every id and field must be there."""
    if not incident.translations:
        return
    known = originals(incident)
    parts = _parts(known, incident)
    for language, translation in incident.translations.items():
        file = incident.translation_file(language)
        texts = [text for text in translation.texts.values() if any(text.words)]
        written = {part for text in texts for part in _around(text.field)}
        lost = dict.fromkeys(
            name
            for name in translation.named
            if name not in parts and not _is_empty_entry(name, written)
        )
        for number, name in enumerate(lost):
            yield _no_such(file, name, parts if number < MOST_GUESSES else ())
        for text in texts:
            if not any(part in lost for part in _around(text.field)):
                yield from _against(file, text, known.get(text.field))
        yield from _story_against(incident, translation, file)
        yield from _looked_at(incident, translation, file)


def _parts(known: Mapping[str, ReaderText], incident: Incident) -> frozenset[str]:
    """Every item, and every part of one that has texts, by the field where it stands."""
    items = {f"{section}/{name}" for name, section in incident.sections.items()}
    entries = {f"updates/{update.id}" for update in incident.updates}
    around = {part for field in known for part in _around(field)}
    return frozenset(items | entries | around | set(SECTIONS))


def _around(field: str) -> Iterator[str]:
    """Every part that a field stands in, by its field."""
    steps = field.split("/")
    return ("/".join(steps[:end]) for end in range(1, len(steps)))


def _is_empty_entry(name: str, written: Collection[str]) -> bool:
    """Whether a part is an entry of a list without ids in which nothing was written yet."""
    return name.rpartition("/")[2].isdecimal() and name not in written


def _no_such(file: str, name: str, parts: frozenset[str] | tuple[()]) -> Problem:
    section, _, last = name.rpartition("/")
    names = [one.rpartition("/")[2] for one in parts if one.rpartition("/")[0] == section]
    near = nearest(last, names)
    where = section or "the record"
    hint = f"Did you mean {near}?" if near else "Take it out here too, with its words."
    message = f"There is no “{last}” in {where}."
    return Problem(Location(file, field=name), "reference.missing", message, hint)


def _against(file: str, text: TranslatedText, original: ReaderText | None) -> Iterator[Problem]:
    where = Location(file, field=text.field)
    if original is None:
        message = "The original says nothing here that could be translated."
        hint = "Take it out, or say it in the original first."
        yield Problem(where, "translation.no-original", message, hint)
    elif text.of == original.digest and len(text.words) != len(original.words):
        has, here = len(original.words), len(text.words)
        message = f"The original has {has} entries here, and this has {here}."
        hint = "Translate each entry by one of its own, in the same order."
        yield Problem(where, "translation.other-count", message, hint)


def _story_against(incident: Incident, translation: Translation, file: str) -> Iterator[Problem]:
    if translation.narrative is None and translation.narrative_of:
        story = translation_names(translation.language)[1]
        message = f"There is no {story}, which this says was translated."
        hint = f"Write it, or run explainer translate {incident.id} {translation.language}."
        where = Location(file, field="narrative_of")
        yield Problem(where, "translation.no-story", message, hint)


def _looked_at(incident: Incident, translation: Translation, file: str) -> Iterator[Problem]:
    updates = [update.id for update in incident.updates]
    for place, name in enumerate(translation.looked_at):
        if name not in updates:
            near = nearest(name, updates)
            hint = f"Did you mean {near}?" if near else "Take it out."
            where = Location(file, field=f"looked_at/{place}")
            yield Problem(where, "reference.missing", f"There is no update “{name}”.", hint)
