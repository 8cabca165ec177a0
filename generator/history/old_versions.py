"""Old versions as whole incidents, for the pages that show them: without what was removed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from generator.history.git import Repository, read_blobs
from generator.model.area import AreaShape
from generator.model.base import Item
from generator.model.claim import Attribution
from generator.model.fields import leaves, sections_of
from generator.model.files import translation_language
from generator.model.history import History, OldVersion, Removal, Version
from generator.model.incident import Incident
from generator.model.media import MediaFile
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.person import Person
from generator.model.record import SECTIONS, Record
from generator.model.removed_id import concealed, removed_items, without_removed_ids
from generator.model.series import SeriesTable
from generator.model.source import Source
from generator.model.update import Update
from generator.reading.incident import read_incident
from generator.reading.narrative import read_narrative
from generator.reading.references import follow

REMOVED = "[removed]"
NARRATIVE_REMOVED = "The story of this version is not shown: something in it was removed."
SHOWN = {"people": "called", "media": "alt"}
"""The field by which a page calls an item whose name is not required."""

SAID_FIRST = frozenset({"brief", "lead", "byline", "what_to_do"})
"""Fields of the record that are left out whole where they were removed."""


def read_versions(
    repository: Repository, present: Incident, history: History, newsroom: Newsroom
) -> tuple[OldVersion, ...]:
    """Read all committed versions of an incident, oldest first.

    Args:
        repository: Where they are read.
        present: The incident as it is now.
        history: Its history.
        newsroom: Where language and zone come from.

    Raises:
        GitError: Git refused.
    """
    committed = [version for version in history.versions if version.commit]
    texts = read_blobs(
        repository,
        (
            blob
            for version in committed
            for path, blob in version.files
            if not path.startswith("media/")
        ),
    )
    return tuple(_old(present, one, texts, history.removals, newsroom) for one in committed)


def _old(
    present: Incident,
    version: Version,
    texts: Mapping[str, bytes],
    removals: Sequence[Removal],
    newsroom: Newsroom,
) -> OldVersion:
    if version.unreadable:
        return OldVersion(version, None, version.refused)
    # the pages of old versions are in the words in which the incident was first told
    own = {
        path: texts[blob]
        for path, blob in version.files
        if blob in texts and not translation_language(path)
    }
    named = removed_items(present.updates, present.aliases)
    if named:
        own = {_renamed(path, named): _without_ids(data, named) for path, data in own.items()}
    incident, problems = read_incident(present.id, own, _media(version), newsroom, is_old=True)
    if incident is None:
        return OldVersion(version, None, version.refused or problems[0].message)
    gone = {one.item for one in removals if version.number < one.version}
    shown = redacted(incident, present, frozenset(gone), newsroom) if gone else incident
    broken = follow(shown)
    if broken:
        return OldVersion(version, None, broken[0].message)
    return OldVersion(version, shown, version.refused or (problems[0].message if problems else ""))


def _renamed(path: str, named: frozenset[str]) -> str:
    """The path of a file of a former version, without an id of an update that had to go."""
    stem = path.removesuffix(".yaml")
    return f"{concealed(stem, named)}.yaml" if path.startswith("updates/") else path


def _without_ids(data: bytes, named: frozenset[str]) -> bytes:
    try:
        return without_removed_ids(data.decode("utf-8"), named).encode()
    except UnicodeDecodeError:  # it is told when it is read
        return data


def _media(version: Version) -> dict[str, MediaFile]:
    return {
        path.removeprefix("media/"): MediaFile(path.removeprefix("media/"), blob, 0)
        for path, blob in version.files
        if path.startswith("media/")
    }


def redacted(
    incident: Incident, present: Incident, gone: frozenset[str], newsroom: Newsroom
) -> Incident:
    """Take out of an old version what was removed from the incident since.

    An item that still stands is shown as it stands now; one that is gone leaves its place, so that
    what points to it still leads somewhere.
    """
    record = incident.written
    changed: dict[str, Any] = {
        name: getattr(present.written, name)
        for name in gone
        if "/" not in name and name in Record.model_fields and name not in SECTIONS
    }
    nobody = _nobody(incident, gone)
    ids = {section: item.id for section, item in nobody.items()}
    # what they name now may not have been there yet
    changed |= dict.fromkeys(gone & SAID_FIRST)
    for section in SECTIONS:
        items = record.section(section)
        kept = tuple(_without(section, item, present, gone, ids) for item in items)
        kept += (nobody[section],) if section in nobody else ()
        if kept != items:
            changed[section] = kept
    changed |= _pointed_at(record.model_copy(update=changed), present, gone)
    return Incident.of(
        incident.id,
        record.model_copy(update=changed),
        _story() if "narrative" in gone else incident.narrative,
        tuple(_entries(incident.updates, present, gone)),
        incident.files,
        newsroom,
        incident.digest,
        _areas(incident, present, gone),
        _tables(incident, present, gone),
    )


def _areas(
    incident: Incident, present: Incident, gone: frozenset[str]
) -> dict[str, AreaShape | None]:
    """The shapes of an old version; those of places that are shown as now, as they are now."""
    now = {
        place.area.file
        for place in present.record.places
        if f"places/{place.id}" in gone and place.area and place.area.file
    }
    return dict(incident.areas) | {
        name: shape for name, shape in present.areas.items() if name in now
    }


def _tables(
    incident: Incident, present: Incident, gone: frozenset[str]
) -> dict[str, SeriesTable | None]:
    """The series of an old version; those that are shown as now, as they are now."""
    now = {one.file for one in present.record.series if f"series/{one.id}" in gone and one.file}
    return dict(incident.tables) | {
        name: table for name, table in present.tables.items() if name in now
    }


def _pointed_at(record: Record, present: Incident, gone: frozenset[str]) -> dict[str, Any]:
    """The sections with what the items that are shown as now point to, where it was not there."""
    known = {item.id for section in SECTIONS for item in record.section(section)}
    wanted = [name.partition("/")[2] for name in gone if "/" in name]
    added: dict[str, list[Item]] = {}
    while wanted:
        item = present.items.get(wanted.pop())
        for leaf in leaves(item) if item else ():
            section = present.sections.get(str(leaf.value))
            is_pointer = sections_of(leaf.model, leaf.name) is not None
            if is_pointer and section and leaf.value not in known:
                known.add(leaf.value)
                wanted.append(leaf.value)
                added.setdefault(section, []).append(present.items[leaf.value])
    return {name: (*record.section(name), *items) for name, items in added.items()}


def _without(
    section: str, item: Item, present: Incident, gone: frozenset[str], nobody: Mapping[str, str]
) -> Item:
    if f"{section}/{item.id}" not in gone:
        return item
    if present.sections.get(item.id) == section:
        return present.items[item.id]
    return emptied(section, item, nobody)


def emptied(section: str, item: Item, nobody: Mapping[str, str]) -> Item:
    """The place of an item without anything it said.

    Of all fields the id alone is kept. Every other one goes back to what it is where nothing is
    said, also one that the model gets later; what must be there says that something was removed.

    Args:
        section: The section of the item.
        item: The item.
        nobody: By section, the id of what stands for a speaker or source that is not told.
    """
    said: dict[str, Any] = {}
    for name, field in type(item).model_fields.items():
        if not field.is_required():
            said[name] = field.get_default(call_default_factory=True)
    if section == "quotes":
        said |= {"text": (REMOVED,), "speaker": nobody["people"], "source": nobody["sources"]}
    elif section == "claims":
        said |= {"text": REMOVED, "said_by": (Attribution(unnamed=REMOVED),)}
    elif section == "accounts":
        said |= {"text": REMOVED, "claims": ()}
    else:
        required = (name for name, field in type(item).model_fields.items() if field.is_required())
        said |= dict.fromkeys(required, REMOVED)
        said |= {SHOWN[section]: REMOVED} if section in SHOWN else {}
    return item.model_copy(update={**said, "id": item.id})


def _nobody(incident: Incident, gone: frozenset[str]) -> dict[str, Item]:
    """What stands for the speaker and the source of a quote that was removed, by section.

    Empty where no quote was: nothing else must name one.
    """
    if not any(f"quotes/{quote.id}" in gone for quote in incident.record.quotes):
        return {}
    taken = incident.items.keys()
    person, source = (_free(name, taken) for name in ("removed-speaker", "removed-source"))
    return {
        "people": Person(id=person, called=REMOVED),
        "sources": Source(id=source, title=REMOVED),
    }


def _free(name: str, taken: Collection[str]) -> str:
    return name if name not in taken else _free(f"{name}-again", taken)


def _entries(updates: Sequence[Update], present: Incident, gone: frozenset[str]) -> list[Update]:
    """The log as it stood; an entry that had to go is shown as it is now, or not at all."""
    now = {update.id: update for update in present.updates}
    kept = [now.get(one.id) if f"updates/{one.id}" in gone else one for one in updates]
    return [update for update in kept if update is not None]


def _story() -> Narrative:
    story, _ = read_narrative(NARRATIVE_REMOVED + "\n", "narrative.md")
    if story is None:
        raise ValueError("a fixed sentence is no narrative")
    return story
