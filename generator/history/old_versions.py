"""Old versions as whole incidents, for the pages that show them: without what was removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.history.git import Repository, read_blobs
from generator.model.base import Item
from generator.model.claim import Claim
from generator.model.history import History, OldVersion, Removal, Version
from generator.model.incident import Incident
from generator.model.media import MediaFile
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.record import SECTIONS, Record
from generator.model.update import Update
from generator.reading.incident import read_incident
from generator.reading.narrative import read_narrative
from generator.reading.references import follow

REMOVED = "[removed]"
NARRATIVE_REMOVED = "The story of this version is not shown: something in it was removed."
WORDS = frozenset({"text", "name", "called", "title", "role", "alt", "caption", "note"}) | {
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
LEFT_OUT = frozenset(
    {"url", "archived", "lat", "lon", "precision", "within", "age", "original"}
) | {
    "translator",
    "also",
    "file",
}
"""Fields that are left out of what was removed."""


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
    own = {path: texts[blob] for path, blob in version.files if blob in texts}
    incident, problems = read_incident(present.id, own, _media(version), newsroom)
    if incident is None:
        return OldVersion(version, None, version.refused or problems[0].message)
    gone = {one.item for one in removals if version.number < one.version}
    shown = redacted(incident, present, frozenset(gone), newsroom) if gone else incident
    broken = follow(shown)
    if broken:
        return OldVersion(version, None, broken[0].message)
    return OldVersion(version, shown, version.refused or (problems[0].message if problems else ""))


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
        if name in WORDS:
            update[name] = (REMOVED,) if isinstance(value, tuple) else REMOVED
        elif name in LEFT_OUT:
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
