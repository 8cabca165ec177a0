"""What about an incident waits for an update, and which update may still take it in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from generator.commands.content import history_of
from generator.commands.reporters import ContentError
from generator.history import git
from generator.history.draft import Draft, draft
from generator.history.judge import is_lost_entry, lost_entry
from generator.history.kinds import allows, refusal
from generator.model.history import Change, History
from generator.model.incident import Incident
from generator.model.translated_item import is_named
from generator.model.update import UpdateKind
from generator.problems import Location, Problem
from generator.reading.line_numbers import locate


class Amendable(Struct, frozen=True):
    """A commit that is not in the upstream branch yet and brought one update.

    Attributes:
        commit: The commit.
        is_last: Whether it is the last one, so that it is amended; an older one takes a fixup.
        is_first: Whether it is the first of the repository.
    """

    commit: str
    is_last: bool
    is_first: bool


class Waiting(Struct, frozen=True):
    """An incident and what about it nobody has explained.

    Attributes:
        incident: As it is now.
        changes: What waits for an update, oldest first.
        drafted: The update that would explain it.
        uncommitted: The ids of updates that are written and not committed yet.
        amends: The commit that holds such an update; the update is rewritten, and the commit too.
        edits: What changed since that commit.
    """

    incident: Incident
    changes: tuple[Change, ...]
    drafted: Draft
    uncommitted: tuple[str, ...] = ()
    amends: Amendable | None = None
    edits: tuple[Change, ...] = ()

    @property
    def is_extended(self) -> bool:
        """Whether an update that readers cannot have seen yet takes the changes in."""
        return len(self.uncommitted) == 1 and bool(self.changes or self.amends is not None)

    def narrowed(self, items: tuple[str, ...]) -> Waiting:
        """Only some of the items, where an editor explains them apart."""
        if not items:
            return self
        changes = tuple(change for change in self.changes if is_named(change.item, items))
        return replace(self, changes=changes, drafted=draft(changes, self.incident.written))

    def refusals(self, kinds: tuple[UpdateKind, ...]) -> tuple[Problem, ...]:
        """Why updates of these kinds cannot explain some of the changes."""
        refused: dict[str, Problem] = {}
        for change in self.changes:
            if not any(allows(kind, change) for kind in kinds):
                message = f"{change.item} ({change.says}): {refusal(kinds, change)}."
                where = Location(self.incident.record_file, field=change.item)
                refused.setdefault(change.item, Problem(where, "history.kind", message))
        return tuple(refused.values())


def waiting(
    content: Path,
    incident_id: str,
    since: str | None = None,
    renamed: Mapping[str, str] = MappingProxyType({}),
) -> Waiting:
    """Find what an incident's next update has to explain.

    Args:
        content: The content folder.
        incident_id: The incident.
        since: Only what changed since where this revision and the present part.
        renamed: The new ids of entries of the log that are not gone, and of other items.

    Raises:
        ContentError: It or its history cannot be read, or an entry of its log is gone.
        click.BadParameter: There is no such incident, or the revision names no commit.
    """
    incident, history = history_of(content, incident_id, since)
    lost = [
        one
        for one in history.waiting
        if is_lost_entry(one.change) and one.change.item not in renamed
    ]
    if lost:
        problems = locate((lost_entry(incident, history, one) for one in lost), content)
        raise ContentError(problems, content, "An entry of the log is gone.")
    changes = tuple(one.change for one in history.waiting)
    last = history.versions[-1] if history.versions else None
    arrived = last.arrived if last and not last.commit else ()
    uncommitted = tuple(name for name in arrived if name not in renamed.values())
    return Waiting(incident, changes, draft(changes, incident.written), uncommitted)


def waiting_to_amend(content: Path, incident_id: str) -> Waiting | None:
    """Find what the update of the last version has to explain; None where it stays as it is.

    It may be rewritten while its commit is not in the upstream branch: nobody has seen it.

    Raises:
        ContentError: As for :func:`waiting`.
    """
    incident, history = history_of(content, incident_id)
    made = _ends_with_update(content, content / incident.folder, history)
    if made is None:
        return None
    *_, before, last = history.versions
    if made.is_first:  # it begins the incident, of which no part waits for an update
        return Waiting(incident, (), draft(()), before.arrived, made, last.changes)
    found = waiting(content, incident_id, f"{made.commit}^")
    return replace(found, amends=made, edits=last.changes)


def _ends_with_update(content: Path, folder: Path, history: History) -> Amendable | None:
    """The commit of the last version, if it brought one update and the incident was edited since.

    None where others can have seen it, where a merge follows, which no fixup goes past, or where a
    later commit touches the folder, which may not go together with it.
    """
    before, last = history.versions[-2:] if len(history.versions) > 1 else (None, None)
    if before is None or last is None or last.commit or last.arrived or len(before.arrived) != 1:
        return None
    repository = git.find(content)
    if not isinstance(repository, git.Repository):
        return None
    unpushed = git.unpushed(repository)
    newer = unpushed[: unpushed.index(before.commit)] if before.commit in unpushed else None
    if newer is None or git.touching(repository, before.commit, folder):
        return None
    if any(len(git.parents(repository, one)) > 1 for one in newer):
        return None
    return Amendable(before.commit, not newer, not git.parents(repository, before.commit))
