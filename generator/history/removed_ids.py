"""Versions as readers may know them, after ids that held what was removed got others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.model.history import Aspect, Version
from generator.model.removed_id import concealed, concealed_id
from generator.reading.folder import UPDATE_NAME

UPDATES = "updates/"


def conceal(
    versions: Sequence[Version], removed: Collection[str], removing: Collection[str]
) -> tuple[Version, ...]:
    """Name ids that held what was removed by their digests alone.

    An entry of the log whose file got another name is one entry still: it came when it came.

    Args:
        versions: As git has them.
        removed: What updates of the kind removed name by digests.
        removing: The ids of these updates.
    """
    renamed = dict(_renamed(versions, removed, removing))
    return tuple(_concealed(version, removed, renamed) for version in versions)


def _renamed(
    versions: Sequence[Version], removed: Collection[str], removing: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Find what an entry of the log is called since its file got another name in a version.

    It is the entry that came when the former one went, with the same day and clock in its name.
    """
    for version in versions:
        for change in version.changes:
            is_gone = change.section == "updates" and change.aspect is Aspect.DELETED
            if is_gone and concealed(change.item, removed) != change.item:
                came = [
                    name
                    for name in version.arrived
                    if name not in removing and _when(name) == _when(change.name)
                ]
                if len(came) == 1:
                    yield change.name, came[0]


def _when(name: str) -> tuple[str | None, ...]:
    found = UPDATE_NAME.fullmatch(f"{UPDATES}{name}.yaml")
    return (found["day"], found["clock"]) if found else (name,)


def _concealed(version: Version, removed: Collection[str], renamed: Mapping[str, str]) -> Version:
    changes = tuple(
        replace(
            change,
            item=concealed(change.item, removed),
            about=tuple(concealed_id(name, removed) for name in change.about),
        )
        for change in version.changes
        if not (change.section == "updates" and change.name in renamed)
    )
    return replace(version, changes=changes, arrived=tuple(_arrived(version, removed, renamed)))


def _arrived(
    version: Version, removed: Collection[str], renamed: Mapping[str, str]
) -> Iterator[str]:
    for name in version.arrived:
        if name in renamed:
            yield renamed[name]
        elif name not in renamed.values():
            yield concealed(f"{UPDATES}{name}", removed).removeprefix(UPDATES)
