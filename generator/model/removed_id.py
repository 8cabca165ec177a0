"""Ids that held what was removed: named by a digest, since to name them would tell it again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable

from generator.model.record import SECTIONS
from generator.model.translated_item import language_of, original_item
from generator.model.update import UpdateText

_INCIDENTS = "incidents"
_DIGEST = re.compile(r"removed-[0-9a-f]{16}", re.ASCII)
_ID = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])", re.ASCII)


def removed_item(item: str) -> str:
    """Name an item by the digest of its id: ``people/ada-lee`` is ``people/removed-…``.

    In another language it is the same item: ``es/people/ada-lee`` is ``es/people/removed-…``.
    """
    if language := language_of(item):
        return f"{language}/{removed_item(original_item(item))}"
    section = item.partition("/")[0]
    return f"{section}/removed-{hashlib.sha256(item.encode()).hexdigest()[:16]}"


def removed_alias(incident_id: str) -> str:
    """Name a former id of an incident that held what was removed, as ``aliases`` may."""
    return removed_item(f"{_INCIDENTS}/{incident_id}").partition("/")[2]


def answering(aliases: Iterable[str]) -> tuple[str, ...]:
    """Give the former ids whose addresses still answer: all but those that had to go."""
    return tuple(alias for alias in aliases if not is_removed_id(alias))


def is_removed_id(name: str) -> bool:
    """Whether an id within its section stands for one that held what was removed."""
    return bool(_DIGEST.fullmatch(name))


def removed_items(updates: Iterable[UpdateText], aliases: Iterable[str] = ()) -> frozenset[str]:
    """Give all that updates of the kind removed name by a digest, and aliases likewise."""
    items = (
        original_item(item)
        for update in updates
        if "removed" in update.kind
        for item in update.covers or ()
    )
    folders = (f"{_INCIDENTS}/{alias}" for alias in aliases)
    return frozenset(item for item in (*items, *folders) if is_removed_id(item.partition("/")[2]))


def concealed(item: str, removed: Collection[str]) -> str:
    """Give an item as readers may know it: by its digest, where that is among what was removed."""
    digest = removed_item(item)
    return digest if original_item(digest) in removed else item


def concealed_id(name: str, removed: Collection[str]) -> str:
    """The same for an id alone, whatever its section."""
    for section in (*SECTIONS, "updates", _INCIDENTS):
        if (found := concealed(f"{section}/{name}", removed)) != f"{section}/{name}":
            return found.partition("/")[2]
    return name


def without_removed_ids(text: str, removed: Collection[str]) -> str:
    """Write a file of a former version with the ids that held what was removed replaced."""
    known: dict[str, str] = {}

    def replaced(found: re.Match[str]) -> str:
        name = found[0]
        if name not in known:
            known[name] = concealed_id(name, removed)
        return known[name]

    return _ID.sub(replaced, text)
