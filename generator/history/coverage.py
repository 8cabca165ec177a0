"""Which update explains which change, and what still waits for one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from generator.history.kinds import allows
from generator.model.history import Aspect, Change, Coverage, Removal, Version
from generator.model.translated_item import is_named, language_of, original_item
from generator.model.update import UpdateText

REST = "rest"
Updates = Mapping[str, UpdateText]

CoversNothing = tuple[tuple[str, str], ...]
"""Updates and the items they cover without any change to explain."""


class Covered(Struct, frozen=True):
    """What the updates explain.

    Attributes:
        coverage: Every change since publication, oldest first, with what explains it.
        covers_nothing: Updates and the items they cover without any change to explain.
        removals: What ``removed`` updates let go.
    """

    coverage: tuple[Coverage, ...]
    covers_nothing: CoversNothing
    removals: tuple[Removal, ...]


def cover(versions: Sequence[Version], updates: Updates) -> Covered:
    """Let each update explain what it covers.

    A change waits until an update covers it, in its own version or a later one; several updates
    of one version may cover the same change. What an update says today counts, so that an entry
    that named too little can be mended without touching the past.
    """
    coverage: list[Coverage] = []
    covers_nothing: list[tuple[str, str]] = []
    for version in versions:
        coverage += [
            Coverage(change, version.number, back=_back(change, version, versions))
            for change in version.changes
        ]
        arrived = [(name, updates[name]) for name in version.arrived if name in updates]
        waiting = [one for one in coverage if not one.updates]  # what is back may be covered too
        items_by_update = _items_by_update(arrived, waiting)
        if version.number > 1:
            covers_nothing += _covering_nothing(arrived, waiting, items_by_update)
        coverage = [
            one if one.updates else _explain(one, version, arrived, items_by_update, versions)
            for one in coverage
        ]
    return Covered(
        tuple(coverage), tuple(covers_nothing), tuple(_removals(versions, coverage, updates))
    )


def _back(change: Change, lost: Version, versions: Sequence[Version]) -> int | None:
    """The number of the version in which something that was deleted stood again."""
    if change.aspect is not Aspect.DELETED:
        return None
    file = f"{change.item}.yaml" if change.section == "updates" else ""
    for version in versions[lost.number :]:
        if file and any(path == file for path, _ in version.files):
            return version.number
        if any(one.item == change.item and _is_whole(one) for one in version.changes):
            return version.number
    return None


def _is_whole(change: Change) -> bool:
    """Whether an item came as a whole, and not a field of it."""
    return change.aspect is Aspect.ADDED and not change.field


def covered_items(update: UpdateText) -> tuple[str, ...]:
    """What an update covers, as written."""
    return update.covers or ()


def _items_by_update(
    arrived: Sequence[tuple[str, UpdateText]], waiting: Sequence[Coverage]
) -> dict[str, set[str]]:
    """The items each update takes; ``rest`` takes what no other update names."""
    named = {name: set(covered_items(update)) - {REST} for name, update in arrived}
    every = {item for own in named.values() for item in own}
    rest = {one.change.item for one in waiting if not is_named(one.change.item, every)}
    return {
        name: named[name] | (rest if REST in covered_items(update) else set())
        for name, update in arrived
    }


def _explain(
    one: Coverage,
    version: Version,
    arrived: Sequence[tuple[str, UpdateText]],
    items_by_update: Mapping[str, set[str]],
    versions: Sequence[Version],
) -> Coverage:
    by = tuple(
        name
        for name, update in arrived
        if _takes(update, one.change.item, items_by_update[name])
        and any(allows(kind, one.change) for kind in update.kind)
    )
    if not by:
        return one
    return replace(one, updates=by, delay=_delay(versions[one.version - 1], version))


def _takes(update: UpdateText, item: str, names: Collection[str]) -> bool:
    """Whether an update takes an item; a removal takes what was removed in every language."""
    return is_named(item, names) or ("removed" in update.kind and original_item(item) in names)


def _delay(changed: Version, explained: Version) -> timedelta | None:
    """How long a change stood before its explanation came; None where the dates say nothing."""
    if changed.number == explained.number or not changed.committed or not explained.committed:
        return None
    delay = explained.committed - changed.committed
    return delay if delay > timedelta() else None


def _covering_nothing(
    arrived: Sequence[tuple[str, UpdateText]],
    waiting: Sequence[Coverage],
    items_by_update: Mapping[str, set[str]],
) -> list[tuple[str, str]]:
    """What updates claim to cover although nothing about it changed."""
    changed = {one.change.item for one in waiting}
    changed |= {language_of(one.change.item) for one in waiting}
    covers_nothing = []
    for name, update in arrived:
        if "removed" in update.kind:
            continue  # what it names may be gone from git itself
        written = covered_items(update)
        covers_nothing += [(name, item) for item in written if item not in {*changed, REST}]
        if REST in written and not items_by_update[name]:
            covers_nothing.append((name, REST))
    return covers_nothing


def _removals(
    versions: Sequence[Version], coverage: Sequence[Coverage], updates: Updates
) -> Iterator[Removal]:
    """What ``removed`` updates let go: all they name, and for ``rest`` all that they explain.

    An item that did not change in that version counts too: an earlier state of it may have held
    what had to go.
    """
    for version in versions:
        for name in version.arrived:
            if name not in updates or "removed" not in updates[name].kind:
                continue
            explained = [one.change.item for one in coverage if name in one.updates]
            for item in dict.fromkeys([*covered_items(updates[name]), *explained]):
                if item != REST:
                    yield Removal(item, name, version.number)
