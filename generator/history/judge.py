"""What is wrong with a log: changes that nobody explained, and explanations of nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count

from generator.history.closing import judge_closing
from generator.history.coverage import REST, CoversNothing, covered_items
from generator.history.draft import draft
from generator.history.folders import Folders, Snapshot
from generator.history.git import GitError, broken
from generator.history.in_translations import (
    file_of,
    left_in_translations,
    location_in_translation,
)
from generator.history.kinds import refusal
from generator.history.repository import SiteHistory
from generator.history.update_file import UpdateWords, write
from generator.model.files import INCIDENTS
from generator.model.history import Aspect, Change, Coverage, History
from generator.model.incident import Incident
from generator.model.removed_id import removed_alias
from generator.model.translated_item import is_named, language_of
from generator.model.update import Update
from generator.problems import MOST_GUESSES, Location, NewFile, Problem, Related, nearest


def judge_span(
    spanned: SiteHistory, incidents: Iterable[Incident], today: str
) -> tuple[Problem, ...]:
    """Judge what a span of history changed.

    Args:
        spanned: What git knows of the span.
        incidents: The incidents as they are now.
        today: The day that drafted updates are dated with, such as ``2023-10-17``.
    """
    present = {incident.id: incident for incident in incidents}
    problems = list(spanned.problems)
    try:
        for name in sorted(present.keys() & spanned.changed):
            history, covers_nothing = spanned.history(present[name])
            problems += judge_history(present[name], history, covers_nothing, today)
            problems += judge_closing(present[name], history)
        problems += judge_gone(spanned.gone(), spanned.folders, present)
    except GitError as error:
        return (broken(error),)
    return tuple(problems)


def judge_history(
    incident: Incident, history: History, covers_nothing: CoversNothing, today: str
) -> tuple[Problem, ...]:
    """Judge one incident against what git says of it.

    Args:
        incident: The incident as it is now.
        history: Its history, whole or of one span.
        covers_nothing: Updates and what they cover without any change to explain.
        today: The day that a drafted update is dated with.
    """
    return (
        *_judge_log(incident, history, covers_nothing, today),
        *_drafted_again(incident, history),
        *left_in_translations(incident, history),
    )


def judge_gone(
    gone: Iterable[Snapshot], folders: Folders, present: Collection[str]
) -> tuple[Problem, ...]:
    """Judge the published folders that are no longer there.

    Args:
        gone: Their last snapshots.
        folders: The snapshots of all folders.
        present: The ids of the incidents that there are now.
    """
    return tuple(_gone(snapshot, folders, present) for snapshot in gone)


def _judge_log(
    incident: Incident, history: History, covers_nothing: CoversNothing, today: str
) -> Iterator[Problem]:
    """Judge one log: every change needs an update, and every update a change."""
    items_waiting: dict[str, list[Coverage]] = {}
    for one in history.waiting:
        items_waiting.setdefault(one.change.item, []).append(one)
    lost = {item for item, waiting in items_waiting.items() if is_lost_entry(waiting[-1].change)}
    for item in lost:
        yield lost_entry(incident, history, items_waiting.pop(item)[-1])
    changes = [one.change for waiting in items_waiting.values() for one in waiting]
    drafted = write(draft(changes, incident.written), UpdateWords(at=today)) if changes else ""
    fix = NewFile(_free_name(incident, today), drafted)
    hint = _to_paste(incident, fix)
    silent: dict[str, list[Coverage]] = {}
    for item, waiting in items_waiting.items():
        if special := _gone_or_refused(incident, history, item, waiting, hint):
            yield special
            hint = f"explainer update {incident.id} writes it."
        else:
            silent[item] = waiting
    if silent:
        yield _uncovered(incident, history, silent, hint, fix)
    for number, (update, item) in enumerate(covers_nothing):
        yield _covers_nothing(incident, history, update, item, guess=number < MOST_GUESSES)


def _uncovered(
    incident: Incident,
    history: History,
    silent: Mapping[str, Sequence[Coverage]],
    hint: str,
    fix: NewFile,
) -> Problem:
    """All changes of an incident that no update covers: one problem, mended by one update."""
    where = _commits(history, [one for waiting in silent.values() for one in waiting])
    related = tuple(
        Related(_location(incident, item), f"{item}: {_says(waiting)}")
        for item, waiting in silent.items()
    )
    message = f"No update explains {related[0].message} ({where})."
    if len(related) > 1:
        message = f"No update explains {len(related)} changes ({where}): {', '.join(silent)}."
        listed = "\n".join(f"- {one.message}" for one in related)
        hint = f"{hint}\nIt explains:\n{listed}"
    return Problem(
        related[0].location, "history.uncovered", message, hint, related=related, fix=fix
    )


def _says(waiting: Sequence[Coverage]) -> str:
    return "; ".join(dict.fromkeys(one.change.says for one in waiting))


def _commits(history: History, waiting: Sequence[Coverage]) -> str:
    commits = dict.fromkeys(history.versions[one.version - 1].short for one in waiting)
    return ", ".join(commit or "not committed yet" for commit in commits)


def _gone_or_refused(
    incident: Incident, history: History, item: str, waiting: Sequence[Coverage], hint: str
) -> Problem | None:
    """An item that is gone, or whose update is of a kind that cannot explain its change."""
    says, where = _says(waiting), _commits(history, waiting)
    location = _location(incident, item)
    refused = _refused(incident, history, waiting)
    if any(one.change.aspect is Aspect.DELETED for one in waiting) and not refused:
        message = f"{item} was published and is gone ({where})."
        stood = _as_it_stood(history, waiting)
        mend = f"Restore it{stood} and say withdrawn: why. If it had to go:\n{hint}"
        return Problem(location, "history.deleted", message, mend)
    if refused:
        update, change = refused
        reason = refusal(update.kind, change)
        message = f"{update.id} cannot explain {item} ({says}): {reason}."
        mend = f"Mend its kind, or add an update:\n{hint}"
        return Problem(location, "history.kind", message, mend)
    return None


def _as_it_stood(history: History, waiting: Sequence[Coverage]) -> str:
    """Where an item that is gone can be read; empty where no commit holds it."""
    gone = next(one for one in waiting if one.change.aspect is Aspect.DELETED)
    before = [one for one in history.versions[: gone.version - 1] if one.commit][-1:]
    file = file_of(gone.change.item)
    places = [f"{one.short}:<content>/{INCIDENTS}{one.folder}/{file}" for one in before]
    return f" (git show {places[0]} has it)" if places else ""


def _refused(
    incident: Incident, history: History, waiting: Sequence[Coverage]
) -> tuple[Update, Change] | None:
    """The update that names a waiting change without being able to explain it."""
    arrived = {name: version.number for version in history.versions for name in version.arrived}
    for one in waiting:
        for update in incident.updates:
            names = covered_items(update)
            named = REST in names or is_named(one.change.item, names)
            if arrived.get(update.id, 0) >= one.version and named:
                return update, one.change
    return None


def is_lost_entry(change: Change) -> bool:
    """Whether an update that was published is gone, as after a revert."""
    return change.section == "updates" and change.aspect is Aspect.DELETED


def lost_entry(incident: Incident, history: History, lost: Coverage) -> Problem:
    """An update that is gone: the log keeps it, and another one says what was taken back."""
    item, gone = lost.change.item, history.versions[lost.version - 1]
    before = next(one for one in reversed(history.versions[: lost.version - 1]) if one.commit)
    message = f"{item} was published and is gone ({gone.short or 'not committed yet'})."
    hint = (
        "The log keeps every entry, also that of a change that was taken back. Restore it:\n"
        f"git restore --source={before.short} --"
        f" <content>/{INCIDENTS}{before.folder}/{item}.yaml\n"
        f"Then say in another update what was taken back: explainer update {incident.id}"
    )
    return Problem(_location(incident, item), "history.deleted", message, hint)


def _covers_nothing(
    incident: Incident, history: History, update: str, item: str, *, guess: bool
) -> Problem:
    """An update that covers what did not change."""
    version = next(one for one in history.versions if update in one.arrived)
    changed = sorted({change.item for change in version.changes}) if guess else ()
    near = nearest(item, changed)
    hint = f"Did you mean {near}?" if near else "Take it out of covers."
    if item == REST:
        message = f"{update} covers the rest, but nothing is left that no other update names."
        hint = "Take rest out, or say checked where nothing changed."
    else:
        message = f"{update} covers {item}, which did not change."
    if version.commit:
        hint += f" Once published, an update changes by another that covers updates/{update}."
    where = Location(f"{incident.folder}/updates/{update}.yaml", field="covers")
    return Problem(where, "history.covers-nothing", message, hint)


def _drafted_again(incident: Incident, history: History) -> Iterator[Problem]:
    if history.versions and incident.record.status == "draft":
        message = "This explainer was published; as a draft it would disappear."
        hint = "Say status: withdrawn, with an update of the kind withdrawn."
        where = Location(incident.record_file, field="status")
        yield Problem(where, "history.unpublished", message, hint)


def _gone(snapshot: Snapshot, folders: Folders, present: Collection[str]) -> Problem:
    """A published folder that is no longer there: moved, or deleted."""
    where = Location(f"{INCIDENTS}{snapshot.folder}")
    moved = _moved_to(snapshot, folders, present)
    if moved:
        message = (
            f"“{snapshot.folder}” was published; it seems to be “{moved}” now. Ids never change."
        )
        hint = (
            f"Move it back, or keep its address alive: aliases: [{snapshot.folder}] in {moved}."
            " Where that id itself holds what was removed, write its digest, and no address is"
            f" kept: aliases: [{removed_alias(snapshot.folder)}]."
        )
        return Problem(where, "history.moved", message, hint)
    message = f"“{snapshot.folder}” was published and its folder is gone."
    hint = (
        f"Restore it: git checkout {snapshot.commit[:10] or 'HEAD'} -- <content>/{where.file}."
        " To take a page down, say status: withdrawn; what must go goes by an update removed."
    )
    return Problem(where, "history.folder-deleted", message, hint)


def _moved_to(snapshot: Snapshot, folders: Folders, present: Collection[str]) -> str | None:
    """The incident that began with what the lost folder held; most of its files, if several."""
    held = {blob for _, blob in snapshot.files}
    shared = {
        name: len(held & {blob for _, blob in folders.snapshots(name)[0].files})
        for name in folders.names()
        if name in present
    }
    best = max(shared, key=lambda name: shared[name], default=None)
    return best if best is not None and shared[best] else None


def _free_name(incident: Incident, today: str) -> str:
    """A path for an update of a day that no other update has."""
    taken = {update.id for update in incident.updates}
    name = f"{today}-say-what-changed"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return f"{incident.folder}/updates/{next(one for one in names if one not in taken)}.yaml"


def _to_paste(incident: Incident, fix: NewFile) -> str:
    """The command that writes the update, and the whole file, to paste where it belongs."""
    command = f"Run explainer update {incident.id}, or write this file:"
    return f"{command}\n{fix.path}\n{fix.text}".rstrip()


def _location(incident: Incident, item: str) -> Location:
    """Where an item stands now; in the narrative or an update, the file as a whole."""
    if language_of(item):
        return location_in_translation(incident, item)
    if item == "narrative":
        return Location(f"{incident.folder}/narrative.md")
    section, _, name = item.partition("/")
    if section == "updates":
        return Location(f"{incident.folder}/updates/{name}.yaml")
    return Location(incident.record_file, field=item)
