"""Old versions as whole incidents, for the pages that show them: without what was removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from generator.history.conversation import Conversation
from generator.history.old import Shelf
from generator.model.base import Item
from generator.model.claim import Claim
from generator.model.incident import Incident
from generator.model.ledger import History, Removal, Version
from generator.model.media import MediaFile
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.old_version import OldVersion
from generator.model.record import SECTIONS, Record
from generator.model.update import Update
from generator.problems import Problem
from generator.reading.former import Former, Now, read_former, write_former
from generator.reading.incident import RECORD, read_incident
from generator.reading.narrative import read_narrative
from generator.reading.references import follow

ROOM = 100_000
"""Bytes of former narratives and updates that are written down of one incident."""

_FORMERS = msgspec.msgpack.Decoder(tuple[Former | None, ...])

REMOVED = "[removed]"
NARRATIVE_REMOVED = "The story of this version is not shown: something in it was removed."
TELLING = frozenset({"text", "name", "called", "title", "role", "alt", "caption", "note"}) | {
    "context",
    "publisher",
    "locator",
    "credit",
    "short",
    "rule",
    "as_stated",
    "locality",
    "withdrawn",
}
"""Fields that say something about an item; the others only tie it to the rest."""
SILENCED = frozenset(
    {"url", "archived", "lat", "lon", "precision", "within", "age", "original"}
) | {
    "translator",
    "also",
    "file",
}
"""Fields that are left out of what was removed."""


def write_versions(now: Now, versions: Sequence[Version], shelf: Shelf) -> bytes:
    """Write down the versions that are at hand, so that they need not be read from git again.

    Args:
        now: The incident as it is now.
        versions: Its versions.
        shelf: What is at hand of it.
    """
    formers, room = [], ROOM
    for version in versions:
        former = _former(now, version, shelf) if version.commit else None
        room -= sum(map(len, former.texts.values())) if former else 0
        formers.append(former if room > 0 else None)
    return msgspec.msgpack.encode(formers)


def _former(now: Now, version: Version, shelf: Shelf) -> Former | None:
    """What an incident said in a version; None where it is not at hand, or cannot be read."""
    files = {path: blob for path, blob in version.files if not path.startswith("media/")}
    blob = files.get(RECORD, "")
    if blob not in shelf.records or any(blob not in shelf.texts for blob in files.values()):
        return None
    texts = {path: shelf.texts[blob] for path, blob in files.items()}
    return write_former(shelf.records[blob], texts, now)


def read_versions(
    conversation: Conversation,
    present: Incident,
    history: History,
    newsroom: Newsroom,
    written: bytes = b"",
) -> tuple[OldVersion, ...]:
    """Read all committed versions of an incident, oldest first.

    Args:
        conversation: Where those are read that were not written down.
        present: The incident as it is now.
        history: Its history.
        newsroom: Where language and zone come from.
        written: What :func:`write_versions` gave for this incident and this history.

    Raises:
        GitError: Git refused.
    """
    formers: Sequence[Former | None] = _FORMERS.decode(written) if written else ()
    known = {place: one for place, one in enumerate(formers, start=1) if one is not None}
    committed = [version for version in history.versions if version.commit]
    ids = [
        blob
        for version in committed
        if version.number not in known
        for path, blob in version.files
        if not path.startswith("media/")
    ]
    texts = {blob: data for blob, data in conversation.blobs(ids) if data is not None}

    def read(version: Version) -> tuple[Incident | None, tuple[Problem, ...]]:
        media = _media(version)
        if version.number in known:
            return read_former(known[version.number], present, media, newsroom)
        own = {path: texts[blob] for path, blob in version.files if blob in texts}
        return read_incident(present.id, own, media, newsroom)

    return tuple(_old(present, one, read, history.removals, newsroom) for one in committed)


def _media(version: Version) -> dict[str, MediaFile]:
    return {
        path.removeprefix("media/"): MediaFile(path.removeprefix("media/"), blob, 0)
        for path, blob in version.files
        if path.startswith("media/")
    }


def _old(
    present: Incident,
    version: Version,
    read: Callable[[Version], tuple[Incident | None, tuple[Problem, ...]]],
    removals: Sequence[Removal],
    newsroom: Newsroom,
) -> OldVersion:
    if version.unreadable:
        return OldVersion(version, None, version.refused)
    incident, problems = read(version)
    if incident is None:
        return OldVersion(version, None, version.refused or problems[0].message)
    gone = {one.item for one in removals if version.number < one.version}
    shown = redacted(incident, present, frozenset(gone), newsroom) if gone else incident
    broken = () if shown is present else follow(shown)
    if broken:
        return OldVersion(version, None, broken[0].message)
    return OldVersion(version, shown, version.refused or (problems[0].message if problems else ""))


def redacted(
    incident: Incident, present: Incident, gone: frozenset[str], newsroom: Newsroom
) -> Incident:
    """Take out of an old version what was removed from the incident since.

    An item that still stands is shown as it stands now; one that is gone leaves its place, so that
    what points to it still leads somewhere.
    """
    record = incident.record
    changed: dict[str, Any] = {
        name: getattr(present.record, name)
        for name in gone
        if "/" not in name and name in Record.model_fields and name not in SECTIONS
    }
    for section in SECTIONS:
        items = record.section(section)
        kept = tuple(_without(section, item, present, gone) for item in items)
        if kept != items:
            changed[section] = kept
    return Incident.of(
        incident.id,
        record.model_copy(update=changed),
        _story() if "narrative" in gone else incident.narrative,
        tuple(_entries(incident.updates, present, gone)),
        incident.files,
        newsroom,
        incident.digest,
    )


def _without(section: str, item: Item, present: Incident, gone: frozenset[str]) -> Item:
    if f"{section}/{item.id}" not in gone:
        return item
    if present.sections.get(item.id) == section:
        return present.items[item.id]
    return emptied(item)


def emptied(item: Item) -> Item:
    """The place of an item without anything it said."""
    update: dict[str, Any] = {}
    for name in type(item).model_fields:
        value = getattr(item, name)
        if value is None:
            continue
        if name in TELLING:
            update[name] = (REMOVED,) if isinstance(value, tuple) else REMOVED
        elif name in SILENCED:
            update[name] = () if isinstance(value, tuple) else None
    if isinstance(item, Claim):
        # an attribution keeps its source, not who spoke or in which words
        silent = {"words": None, "via": None, "who": None, "unnamed": REMOVED}
        update["said_by"] = tuple(one.model_copy(update=silent) for one in item.said_by)
    return item.model_copy(update=update)


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
