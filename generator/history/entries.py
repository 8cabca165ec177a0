"""What git can say about each entry of an incident's log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from generator.history.coverage import CoversNothing, cover
from generator.history.removed_ids import conceal
from generator.model.history import Aspect, Coverage, Entry, History, Removal, Version
from generator.model.incident import Incident
from generator.model.removed_id import removed_items
from generator.model.translated_item import original_item
from generator.model.update import Update

DAY = timedelta(days=1)


def history_of(incident: Incident, versions: Sequence[Version]) -> tuple[History, CoversNothing]:
    """Give an incident's history, and which updates cover what did not change."""
    updates = {update.id: update for update in incident.updates}
    if gone := removed_items(incident.updates, incident.aliases):
        removing = {name for name, update in updates.items() if "removed" in update.kind}
        versions = conceal(versions, gone, removing)
    covered = cover(versions, updates)
    coverage = _without_removed_words(covered.coverage, covered.removals, incident)
    arrivals = {name: version for version in versions for name in version.arrived}
    entries = tuple(
        _entry(incident, update, arrivals[update.id], versions, coverage)
        for update in incident.updates
        if update.id in arrivals
    )
    versions = _with_shown_changes(versions, coverage)
    return History(
        incident.id, versions, coverage, entries, covered.removals
    ), covered.covers_nothing


def _entry(
    incident: Incident,
    update: Update,
    version: Version,
    versions: Sequence[Version],
    coverage: Sequence[Coverage],
) -> Entry:
    apart = _apart(update, version, incident.zone)
    older = version.number == 1 and apart is not None and apart < timedelta()
    from_git = not older and not update.imported
    stood = None
    if not incident.record.reconstructed and {"correction", "retraction"} & set(update.kind):
        stood = _stood(update, versions, coverage)
    return Entry(
        update.id, version.number, from_git, abs(apart) if apart is not None else None, stood
    )


def _apart(update: Update, version: Version, zone: ZoneInfo) -> timedelta | None:
    """How far an entry's moment lies before (negative) or after its commit; None within a day."""
    point = update.at.first
    if point is None or version.committed is None:
        return None
    if version.committed < point.instant(zone) - DAY:
        return point.instant(zone) - version.committed
    if version.committed > point.end(zone) + DAY:
        return point.end(zone) - version.committed
    return None


def _stood(
    update: Update, versions: Sequence[Version], coverage: Sequence[Coverage]
) -> timedelta | None:
    """How long the page had said what this update corrects: the longest of all it covers."""
    times = [
        time
        for place, one in enumerate(coverage)
        if update.id in one.updates and one.change.aspect not in {Aspect.ADDED, Aspect.ORDER}
        if (time := _since(one, coverage[:place], versions))
    ]
    return max(times, default=None)


def _since(
    one: Coverage, earlier: Sequence[Coverage], versions: Sequence[Version]
) -> timedelta | None:
    """From the version in which the former words came until the one in which they went."""
    item, field = one.change.item, one.change.field
    came = max(
        (
            past.version
            for past in earlier
            if past.change.item == item
            and (past.change.field == field or past.change.aspect is Aspect.ADDED)
        ),
        default=1,
    )
    first, last = versions[came - 1].committed, versions[one.version - 1].committed
    if first is None or last is None or last <= first:
        return None
    return last - first


def _withdrawn(incident: Incident) -> frozenset[str]:
    return frozenset(
        f"{incident.sections[name]}/{name}"
        for name, item in incident.items.items()
        if item.withdrawn
    )


def _without_removed_words(
    coverage: Sequence[Coverage], removals: Sequence[Removal], incident: Incident
) -> tuple[Coverage, ...]:
    """Take the words of what was removed out of every change; mark those of what is withdrawn.

    A translation may be mended later than its original: until it is, its words go too. Where the
    whole explainer is withdrawn, all its words are.
    """
    withdrawn, whole = _withdrawn(incident), incident.record.status == "withdrawn"
    ends: dict[str, int] = {}
    for removal in removals:
        ends[removal.item] = max(removal.version, ends.get(removal.item, 0))
    found, mended = [], set[tuple[str, str]]()
    for one in coverage:
        change = one.change
        original = original_item(change.item)
        end = max(ends.get(change.item, 0), ends.get(original, 0))
        field = change.item, change.field
        is_left = 0 < end < one.version and change.was_older and field not in mended
        if one.version >= end and not change.now_older:
            mended.add(field)
        if one.version <= end or is_left:
            says = "changed, later removed" if one.version < end else "removed"
            change = replace(change, says=says, was="", now="", passages=())
        elif original in withdrawn or (whole and change.aspect is not Aspect.STATUS):
            change = replace(change, is_withdrawn=True)
        found.append(replace(one, change=change))
    return tuple(found)


def _with_shown_changes(
    versions: Sequence[Version], coverage: Sequence[Coverage]
) -> tuple[Version, ...]:
    """The versions with their changes as readers may see them."""
    return tuple(
        replace(
            version,
            changes=tuple(one.change for one in coverage if one.version == version.number),
        )
        for version in versions
    )
