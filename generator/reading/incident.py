"""The files of one incident become an Incident, or located problems."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec.structs import replace

from generator.model.files import AREAS, TABLES, translation_names
from generator.model.incident import Incident
from generator.model.media import MediaFile
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.reader_texts import digest_of_words
from generator.model.record import Record
from generator.model.shown_text import with_claim_texts
from generator.model.update import Update, UpdateText
from generator.problems import Location, Problem
from generator.reading.area_file import read_area
from generator.reading.document import read_document
from generator.reading.folder import UPDATE_NAME
from generator.reading.in_part import without_consequences
from generator.reading.narrative import read_narrative, read_narrative_file
from generator.reading.series_file import read_series
from generator.reading.translation import judge_languages, read_translations

RECORD, NARRATIVE = "incident.yaml", "narrative.md"
_Read = TypeVar("_Read")


def read_incident(
    incident_id: str,
    texts: Mapping[str, bytes],
    media: Mapping[str, MediaFile],
    newsroom: Newsroom,
    *,
    in_part: bool = False,
    is_old: bool = False,
) -> tuple[Incident | None, tuple[Problem, ...]]:
    """Read one incident from its files: their shape only, no reference is followed yet.

    Args:
        incident_id: The name of its folder.
        texts: The bytes of ``incident.yaml``, ``narrative.md``, their translations,
            ``*.geojson``, ``*.csv`` and ``updates/*.yaml`` by name.
        media: The files in ``media/`` by name.
        newsroom: Where language and zone come from when the record names none.
        in_part: Whether to read what fits of files with misfits, so that it can be judged.
        is_old: Whether it is an old version, in which withdrawn claims keep their words.

    Returns:
        The incident, or None where its record or narrative cannot be read, with all problems.
    """
    folder = f"incidents/{incident_id}"
    record, record_problems = _read_record(texts, folder, in_part=in_part)
    narrative, narrative_problems = read_story(texts, folder)
    updates, update_problems = read_updates(texts, folder, in_part=in_part)
    areas, area_problems = read_each(read_area, AREAS.ending, texts, folder)
    tables, table_problems = read_each(read_series, TABLES.ending, texts, folder)
    translations, translation_problems = read_translations(texts, folder, in_part=in_part)
    problems = (
        *(*record_problems, *narrative_problems, *update_problems),
        *(*area_problems, *table_problems, *translation_problems),
    )
    if record is None or narrative is None:
        return None, problems
    claims, source = _claim_texts(record, is_old=is_old), narrative.source.strip()
    shown, torn = _filled(narrative, claims, f"{folder}/{NARRATIVE}", problems)
    for language, one in translations.items():
        if one.narrative is not None:
            file = f"{folder}/{translation_names(language)[1]}"
            own = {name: words for name in claims for words in one.words(f"claims/{name}/text")}
            torn += _filled(one.narrative, claims | own, file, problems)[1]
    parts = (record, shown, updates, media, newsroom, digest_of(texts, media), areas, tables)
    incident = Incident.of(incident_id, *parts, translations, digest_of_words((source,)))
    return incident, (*problems, *torn, *judge_languages(incident, newsroom))


def with_claims_words(narrative: Narrative, record: Record) -> Narrative:
    """Give the narrative with the words of claims where it leaves them to be told.

    Those of a withdrawn claim are told no more, which is a fault of the story.
    Its references stay where they stand in the file.
    """
    return _filled(narrative, _claim_texts(record), NARRATIVE)[0]


def _claim_texts(record: Record, *, is_old: bool = False) -> dict[str, str]:
    return {claim.id: claim.text for claim in record.claims if is_old or not claim.withdrawn}


def _filled(
    narrative: Narrative, claims: Mapping[str, str], file: str, known: Iterable[Problem] = ()
) -> tuple[Narrative, list[Problem]]:
    """Put the words of claims where they are left to be told.

    Returns:
        The narrative, as it was where it would go beyond a limit, and what keeps these words from
        being shown, without what is known.
    """
    source = with_claim_texts(narrative.source, claims)
    if source == narrative.source:
        return narrative, []
    read, problems = read_narrative(source, file)
    told = {(one.code, one.location.file, one.location.line) for one in known}
    lost = [
        replace(
            one,
            location=replace(one.location, column=None),  # of a line that nobody wrote so
            message=f"{one.message} The words of claims, where a tie has none, count too.",
            hint="Give the tie words of your own, such as [a cable](claim:cause).",
        )
        for one in problems
        if (read is None or one.code in _TORN) and (one.code, file, one.location.line) not in told
    ]
    return replace(read, references=narrative.references) if read else narrative, lost


_TORN = frozenset({"narrative.structure", "narrative.link", "narrative.nested"})
"""Problems of a narrative of which a tie is not shown as one."""


def digest_of(texts: Mapping[str, bytes], media: Mapping[str, MediaFile]) -> str:
    """Give what differs where any of an incident’s files differs."""
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(f"{name}:{len(texts[name])}:".encode())
        digest.update(texts[name])
    for name in sorted(media):
        digest.update(f"{name}:{media[name].sha256}".encode())
    return digest.hexdigest()


def _read_record(
    texts: Mapping[str, bytes], folder: str, *, in_part: bool
) -> tuple[Record | None, tuple[Problem, ...]]:
    file = f"{folder}/{RECORD}"
    if RECORD not in texts:
        hint = "Run explainer new, or copy another incident’s."
        return None, (Problem(Location(file), "folder.no-record", "The record is missing.", hint),)
    return read_document(Record, texts[RECORD], file, in_part=in_part)


def read_story(
    texts: Mapping[str, bytes], folder: str
) -> tuple[Narrative | None, tuple[Problem, ...]]:
    """Read the narrative among an incident’s files."""
    file = f"{folder}/{NARRATIVE}"
    if NARRATIVE not in texts:
        message, hint = "The narrative is missing.", "Write the story in narrative.md."
        return None, (Problem(Location(file), "folder.no-narrative", message, hint),)
    return read_narrative_file(texts[NARRATIVE], file)


def read_updates(
    texts: Mapping[str, bytes], folder: str, *, in_part: bool = False
) -> tuple[tuple[Update, ...], tuple[Problem, ...]]:
    """Read the updates among an incident’s files."""
    updates: list[Update] = []
    problems: list[Problem] = []
    for name in sorted(texts):
        if name.startswith("updates/"):
            update, found = read_update(name, texts[name], folder, in_part=in_part)
            updates += [update] if update else []
            problems += found
    return tuple(updates), tuple(problems)


def read_each(
    read: Callable[[bytes, str], tuple[_Read | None, tuple[Problem, ...]]],
    ending: str,
    texts: Mapping[str, bytes],
    folder: str,
) -> tuple[dict[str, _Read | None], tuple[Problem, ...]]:
    """Read an incident’s files of one sort, by name; None for what is none of that sort."""
    by_name: dict[str, _Read | None] = {}
    problems: list[Problem] = []
    for name in sorted(texts):
        if name.endswith(ending):
            by_name[name], found = read(texts[name], f"{folder}/{name}")
            problems += found
    return by_name, tuple(problems)


def read_update(
    name: str, data: bytes, folder: str, *, in_part: bool = False
) -> tuple[Update | None, tuple[Problem, ...]]:
    """Read one update; its id is the stem of its name."""
    file = f"{folder}/{name}"
    written, problems = read_document(UpdateText, data, file, in_part=in_part)
    if written is None:
        return None, problems
    update = Update(id=PurePosixPath(name).stem, **vars(written))
    return update, (
        *problems,
        *without_consequences(_moment_against_name(update, name, file), problems),
    )


def _moment_against_name(update: Update, name: str, file: str) -> list[Problem]:
    where = Location(file, field="at")
    if update.at.first is None:
        message = f"“{update.at}” is no day; the log and the feeds go by the day of each update."
        hint = "Write when it was published, such as at: 2023-10-16."
        return [Problem(where, "update.no-day", message, hint)]
    match, day = UPDATE_NAME.fullmatch(name), update.at.day
    if match is None or day is None or match["day"] == day.isoformat():
        return []
    message = f"The file is named for {match['day']}, but the update is of {day.isoformat()}."
    hint = "Make the two agree; once published, the name stays and “at” is what to mend."
    return [Problem(where, "update.bad-name", message, hint)]
