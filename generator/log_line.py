"""The line for those who keep the log: what changed, what explains it, and the file that would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from generator.authoring import update as authoring
from generator.history.draft import ASKED, Draft, Words, draft, write
from generator.history.git import GitError, broken
from generator.history.kinds import allows, refusal
from generator.history.repository import SiteHistory, open_history
from generator.history.span import read_span
from generator.model.incident import Incident
from generator.model.ledger import Change, Coverage, History, Version
from generator.model.site import Site
from generator.model.update import UpdateKind
from generator.problems import Location, Problem, Report, nearest
from generator.reading.positions import locate
from generator.reading.site import (
    incident_folders,
    no_content,
    read_newsroom,
    read_one,
    read_site,
)

NO_CONTENT = "The content cannot be read."
NOTHING_TO_COMPARE = "There is no history to compare with."
UNREADABLE = "The history cannot be read."


class NoIncidentError(ValueError):
    """There is no incident of this id that can be read; the problems say why."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Waiting:
    """An incident and what about it nobody has explained.

    Attributes:
        incident: As it is now.
        history: Its versions, of all time or of the span.
        changes: What waits for an update, oldest first.
        drafted: The update that would explain it.
    """

    incident: Incident
    history: History
    changes: tuple[Change, ...]
    drafted: Draft

    def narrowed(self, items: tuple[str, ...]) -> Waiting:
        """Only some of the items, where an editor explains them apart."""
        if not items:
            return self
        changes = tuple(change for change in self.changes if change.item in items)
        return Waiting(self.incident, self.history, changes, draft(changes))

    def refusals(self, kinds: tuple[UpdateKind, ...]) -> tuple[Problem, ...]:
        """Why updates of these kinds cannot explain some of the changes."""
        refused: dict[str, Problem] = {}
        for change in self.changes:
            if not any(allows(kind, change) for kind in kinds):
                message = f"{change.item} ({change.says}): {refusal(kinds, change)}."
                where = Location(self.incident.record_file, field=change.item)
                refused.setdefault(change.item, Problem(where, "history.kind", message))
        return tuple(refused.values())


def waiting(content: Path, incident_id: str, since: str | None = None) -> Waiting:
    """Find what an incident's next update has to explain.

    Args:
        content: The content folder.
        incident_id: The incident.
        since: Judge only what changed since where this revision and the present part.

    Raises:
        NoIncidentError: There is no such incident, or it or its history cannot be read.
        NoRevisionError: The revision names no commit.
    """
    incident = _incident(content, incident_id)
    if since is None:
        known = open_history(content, None).with_aliases({incident_id: incident.aliases})
    else:
        known = read_span(content, (incident,), since)
    if known.problems and known.repository is None:
        raise NoIncidentError(UNREADABLE, known.problems)
    try:
        history, _ = known.history(incident)
    except GitError as error:
        raise NoIncidentError(UNREADABLE, (broken(error),)) from None
    changes = tuple(one.change for one in history.waiting)
    return Waiting(incident, history, changes, draft(changes))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an editor says of an update.

    Attributes:
        kinds: The kinds; empty for those proposed.
        headline: What changed, in a line.
        why: Why.
        at: When it was published, as a moment; empty for ``now``.
        fields: What the kinds ask for: ``was``, ``now``, ``learned``, ``whose``, ``what`` ….
    """

    kinds: tuple[UpdateKind, ...] = ()
    headline: str = ""
    why: str = ""
    at: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    def missing(self, drafted: Draft) -> tuple[str, ...]:
        """What is still to be said, by the names of the file's fields."""
        kinds = self.kinds or drafted.kinds
        given = {"was": drafted.was, "now": drafted.now} | dict(self.fields)
        asked = [key for kind in kinds for key in ASKED.get(kind, ()) if not given.get(key)]
        own = {"kind": bool(kinds), "headline": bool(self.headline), "why": bool(self.why)}
        return (*(name for name, said in own.items() if not said), *asked)


def compose(found: Waiting, wanted: Wanted, now: datetime) -> tuple[str, str]:
    """Compose the update: its file's name, and its text; what is not said is left empty."""
    at = wanted.at or authoring.moment_now(now, found.incident.zone)
    words = Words(at, wanted.headline, wanted.why, wanted.kinds, wanted.fields)
    text = write(found.drafted, words)
    headline = wanted.headline or "say what changed"
    return authoring.file_name(at, headline), text


def keep(content: Path, found: Waiting, name: str, text: str) -> tuple[Path, Report]:
    """Write the update, and tell what is wrong with it by itself."""
    folder = content / "incidents" / found.incident.id
    path = authoring.write_update(folder, found.incident, name, text)
    file = path.relative_to(content).as_posix()
    return path, Report.of(authoring.faults(text, file))


def history(content: Path, incident_id: str) -> History:
    """All versions and changes of one incident.

    Raises:
        NoIncidentError: There is no such incident, or it or its history cannot be read.
    """
    return waiting(content, incident_id).history


@dataclass(frozen=True, slots=True)
class Summary:
    """What readers will see change of one incident.

    Attributes:
        incident: Its id.
        headline: Its headline now.
        begins: Whether it is published for the first time.
        coverage: The changes, with the updates that explain them.
    """

    incident: str
    headline: str
    begins: bool
    coverage: tuple[Coverage, ...]


def summary(content: Path, since: str) -> tuple[Summary, ...]:
    """Tell what readers will see change between a revision and the content as it is.

    Raises:
        NoIncidentError: The content or its history cannot be read.
        NoRevisionError: The revision names no commit.
    """
    reading = read_site(content)
    if reading.site is None:
        raise NoIncidentError(NO_CONTENT, locate(reading.problems, content))
    site = reading.site
    spanned = read_span(content, site.incidents, since)
    if spanned.repository is None:
        raise NoIncidentError(NOTHING_TO_COMPARE, spanned.problems)
    try:
        return tuple(_summaries(site, spanned))
    except GitError as error:
        raise NoIncidentError(NOTHING_TO_COMPARE, (broken(error),)) from None


def _summaries(site: Site, spanned: SiteHistory) -> Iterator[Summary]:
    for incident in site.published:
        if incident.id not in spanned.changed:
            continue
        told, _ = spanned.history(incident)
        begins = not _stood(told.versions)
        if (begins and told.versions) or told.coverage:
            yield Summary(incident.id, incident.record.headline, begins, told.coverage)


def _stood(versions: tuple[Version, ...]) -> bool:
    """Whether the incident was published where the span began."""
    return bool(versions) and bool(versions[0].commit)


def _incident(content: Path, incident_id: str) -> Incident:
    """Read one incident, and no other."""
    missing = no_content(content)
    newsroom, problems = (None, (missing,)) if missing else read_newsroom(content)
    if newsroom is None:
        raise NoIncidentError(NO_CONTENT, locate(problems, content))
    folders = {folder.name: folder for folder in incident_folders(content)}
    if incident_id not in folders:
        near = nearest(incident_id, folders)
        hint = f" Did you mean {near}?" if near else ""
        raise NoIncidentError(f"There is no incident “{incident_id}”.{hint}")
    incident, problems = read_one(folders[incident_id], newsroom)
    if incident is None:
        raise NoIncidentError("It cannot be read.", locate(problems, content))
    return incident
