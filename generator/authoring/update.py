"""The next file of an incident's log: its name, its text, and where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.authoring.keys import lines_of, with_key
from generator.authoring.rename import holds
from generator.authoring.writing import fresh, neutral_slug
from generator.history.update_file import prose
from generator.model.agency import Agency
from generator.model.history import Aspect, Change
from generator.model.incident import Incident
from generator.model.moment import Moment, Point
from generator.model.moment_text import read_moment
from generator.model.person import Person
from generator.model.place import Place
from generator.model.removed_id import removed_item
from generator.model.update import UpdateText
from generator.problems import Problem
from generator.reading.document import read_document
from generator.reading.yaml_text import read_yaml
from generator.standards.folding import fold
from generator.standards.names import Name, name_of, sightings
from generator.standards.texts import all_texts, within

LONGEST_SLUG = 48


def moment_now(now: datetime, zone: ZoneInfo) -> str:
    """Write an instant as an update's ``at``: to the minute, in the incident's zone.

    The offset is written only where daylight saving makes the clock time ambiguous.
    """
    local = now.astimezone(zone)
    plain = local.replace(tzinfo=None).isoformat(" ", "minutes")
    point = read_moment(plain).at
    is_ambiguous = isinstance(point, Point) and point.clock_fault(zone)
    return local.isoformat(" ", "minutes") if is_ambiguous else plain


def file_name(at: str, headline: str) -> str:
    """Name an update's file by its moment and what it says, less any names.

    The stem becomes its permanent id.
    """
    moment: Moment = read_moment(at)
    point = moment.first
    day = moment.day
    if point is None or day is None:
        raise ValueError(f"“{at}” names no day")
    clock = f"-{point.start:%H%M}" if point.grain.is_clock else ""
    words = neutral_slug(headline, otherwise="update", longest=LONGEST_SLUG).removesuffix("-1")
    return f"{day.isoformat()}{clock}-{words}.yaml"


def write_update(folder: Path, incident: Incident, name: str, text: str) -> Path:
    """Write a new update file; one that is there already keeps its name and gets a neighbour.

    Args:
        folder: The incident's folder.
        incident: The incident; the ids of its log are taken.
        name: The file's name.
        text: What it says.
    """
    updates = folder / "updates"
    updates.mkdir(exist_ok=True)
    taken = {update.id for update in incident.updates}
    taken.update(path.stem for path in updates.glob("*.yaml"))
    path = updates / f"{fresh(name.removesuffix('.yaml'), taken)}.yaml"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def extended(text: str, kinds: Sequence[str], covers: Sequence[str], more: str = "") -> str:
    """Let an update cover more; its headline, its reason and its comments stay.

    Args:
        text: The update as written.
        kinds: All its kinds.
        covers: The items that it covers from now on too.
        more: Lines of further fields.
    """
    kind = kinds[0] if len(kinds) == 1 else f"[{', '.join(kinds)}]"
    text = with_key(text, "kind", [f"kind: {kind}"])
    found, known = lines_of(text, "covers"), _covers(text)
    lines = text.split("\n")[found.start : found.stop] if found else []
    entry = next((line for line in lines if line.lstrip().startswith("-")), None)
    if entry is None:  # it stands in brackets, or covers nothing yet
        entry, lines = "  -", ["covers:", *(f"  - {one}" for one in known)]
    dash = entry[: entry.index("-")] + "-"
    new = (f"{dash} {one}" for one in dict.fromkeys(covers) if one not in known)
    return with_key(text, "covers", [*lines, *new]) + more


def _covers(text: str) -> list[str]:
    """What an update covers, as it is written."""
    update = read_yaml(text, "").value
    covers = update.get("covers") if isinstance(update, dict) else None
    return [str(one) for one in covers] if isinstance(covers, list) else []


def with_words(text: str, key: str, words: str) -> str:
    """Give a field of an update other words; the rest of it stays.

    Args:
        text: The update as written.
        key: A field of prose, such as ``headline``.
        words: What it says from now on.
    """
    return with_key(text, key, prose(key, words)) if lines_of(text, key) else text


def faults(text: str, file: str) -> tuple[Problem, ...]:
    """What is wrong with an update's text by itself."""
    return read_document(UpdateText, text.encode(), file)[1]


_NAMED = frozenset({"people", "agencies", "places"})
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[A-Z]\.\s+)?[A-ZÀ-Þ][\w’'-]+)+")


def taken_out(incident: Incident, changes: Iterable[Change]) -> list[Name]:
    """The names that changes take out and that nobody in the record bears any more."""
    record = incident.record
    named: list[Person | Agency | Place] = [*record.people, *record.agencies, *record.places]
    borne = {item.name for item in named if item.name}
    gone: set[str] = set()
    for change in changes:
        names = [change.was] if _is_name(change) else _NAME.findall(change.was)
        gone.update(name for name in names if name and name not in change.now)
    return [name_of(name, borne) for name in sorted(gone - borne)]


def _is_name(change: Change) -> bool:
    """Whether what stood there was the name of somebody or something, and nothing else."""
    is_whole = change.aspect is Aspect.DELETED and not change.field
    return change.field == "name" or (is_whole and change.section in _NAMED)


def names_left_over(incident: Incident, changes: Iterable[Change]) -> Iterator[Problem]:
    """Find what an update of the kind removed would leave behind: ids, file names and words.

    No problem repeats a name.
    """
    sought = taken_out(incident, changes)
    for words in all_texts(incident) if sought else ():
        folded = fold(words.text)
        for name in sought:
            found = next(sightings(name, words.text, folded, is_prose=words.is_prose), None)
            if found is not None and not found.may_be_word:
                message = "This still holds what the update says is removed."
                hint = (
                    "Take it out; --rename gives each id and update that holds it a neutral name."
                )
                yield Problem(within(words, found.start), "update.still-told", message, hint)


def covers_of_removal(covers: Iterable[str], sought: Sequence[Name]) -> tuple[str, ...]:
    """What a removal covers, where an id holds what was removed by its digest alone."""
    return tuple(
        removed_item(item) if holds(sought, item.partition("/")[2]) else item for item in covers
    )
