"""What an incident said before, read beside what it says now.

Most of a former version stands unchanged today. So its record takes the items that were the same
from the present one, and it is written down by what was different: a build that has read it once,
to tell what changed, shows it without reading it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import msgspec

from generator.model.incident import Incident
from generator.model.media import MediaFile
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.record import SECTIONS, Record
from generator.problems import Problem
from generator.reading.characters import read_text
from generator.reading.incident import (
    NARRATIVE,
    RECORD,
    read_document,
    read_story,
    read_updates,
    value_of,
)
from generator.reading.limits import LARGEST_YAML
from generator.reading.shape import known_keys, read_shape
from generator.reading.yaml_text import Value, read_yaml


class FormerRecord(NamedTuple):
    """A record as it was read; what is None was not readable."""

    record: Record | None
    problems: tuple[Problem, ...]
    value: Value


@dataclass(frozen=True, slots=True)
class Now:
    """An incident as it is now, with the bytes of its files; nothing is wrong with any of it."""

    incident: Incident
    texts: Mapping[str, bytes]

    @property
    def value(self) -> dict[str, Any]:
        """The keys and values of its record."""
        return value_of(Record, self.texts[RECORD], self.incident.record_file)


class Former(msgspec.Struct, frozen=True, array_like=True):
    """What an incident said before, by what differs from what it says now.

    Attributes:
        record: The keys and values of its record, with the ids of items that stand unchanged in
            the place of these; None where all of it stands.
        standing: The ids of the updates that stand unchanged.
        texts: The bytes of the other updates, and of a narrative that was another.
    """

    record: dict[str, Any] | None
    standing: tuple[str, ...]
    texts: dict[str, bytes]


def read_former_record(data: bytes, file: str, now: Now) -> FormerRecord:
    """Read a former record; what has not changed since takes its shape from the present one.

    Args:
        data: Its bytes.
        file: Its path relative to the content folder.
        now: The incident as it is now.
    """
    text, problems = read_text(data, file, LARGEST_YAML)
    if text is None:
        return FormerRecord(None, problems, None)
    yaml = read_yaml(text, file)
    like = _with_items(yaml.value, now) if isinstance(yaml.value, dict) else None
    return FormerRecord(*read_shape(Record, yaml, file, like), yaml.value)


def _with_items(value: dict[str, Value], now: Now) -> dict[str, Any]:
    """The keys and values of a record, with the items themselves where they are as now."""
    known, record = now.value, now.incident.record
    mixed: dict[str, Any] = known_keys(value)
    for section in SECTIONS:
        was = mixed.get(section)
        if isinstance(was, list) and section in known:
            standing = {
                item.id: (said, item)
                for said, item in zip(known[section], record.section(section), strict=True)
            }
            mixed[section] = [_as_now(said, standing) for said in was]
    return mixed


def _as_now(said: Value, standing: Mapping[str, tuple[Value, Any]]) -> Any:  # noqa: ANN401 - a value or an item
    name = said.get("id") if isinstance(said, dict) else None
    known = standing.get(name) if isinstance(name, str) else None
    return known[1] if known and known[0] == said else said


def write_former(former: FormerRecord, texts: Mapping[str, bytes], now: Now) -> Former | None:
    """Write down what an incident said before; None where that is no record, or no story.

    Args:
        former: Its record.
        texts: The bytes of its files, by name.
        now: The incident as it is now.
    """
    if former.record is None or NARRATIVE not in texts:
        return None
    stand = {name for name, data in texts.items() if now.texts.get(name) == data}
    return Former(
        None if RECORD in stand else _without_items(former.record, former.value, now.incident),
        tuple(one.id for one in now.incident.updates if f"updates/{one.id}.yaml" in stand),
        {name: data for name, data in texts.items() if name not in {*stand, RECORD}},
    )


def _without_items(record: Record, value: Value, present: Incident) -> dict[str, Any]:
    assert isinstance(value, dict)  # noqa: S101  or there were no record
    bare: dict[str, Any] = known_keys(value)
    for section in SECTIONS:
        if section in bare:
            bare[section] = [
                item.id if present.items.get(item.id) is item else said
                for said, item in zip(bare[section], record.section(section), strict=True)
            ]
    return bare


def read_former(
    former: Former, present: Incident, media: Mapping[str, MediaFile], newsroom: Newsroom
) -> tuple[Incident | None, tuple[Problem, ...]]:
    """Read what was written down of a former version, as ``read_incident`` would its files.

    Args:
        former: What was written down.
        present: The incident as it was when that was done.
        media: The files that stood in ``media/``, by name.
        newsroom: Where language and zone come from.
    """
    if _stands(former, present):
        same = not media and not present.files
        return present if same else replace(present, files=media), ()
    told: tuple[Narrative | None, tuple[Problem, ...]] = present.narrative, ()
    if NARRATIVE in former.texts:
        told = read_story(former.texts, present.folder)
    story, problems = told
    if story is None:
        return None, problems
    updates, wrong = read_updates(former.texts, present.folder, read_document)
    standing = (one for one in present.updates if one.id in former.standing)
    record = _record(former.record, present)
    incident = Incident.of(*(present.id, record, story, (*standing, *updates), media, newsroom))
    return incident, (*problems, *wrong)


def _stands(former: Former, present: Incident) -> bool:
    """Whether nothing has changed since."""
    all_stand = len(former.standing) == len(present.updates)
    return former.record is None and all_stand and not former.texts


def _record(bare: dict[str, Any] | None, present: Incident) -> Record:
    if bare is None:
        return present.record
    value = dict(bare)
    for section in SECTIONS:
        if section in value:
            value[section] = [
                present.items[said] if isinstance(said, str) else said for said in value[section]
            ]
    return Record.model_validate(value)
