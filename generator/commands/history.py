"""``explainer history``: the versions of one incident."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import click
import msgspec

from generator.commands.options import CONTENT
from generator.history.git import GitError, broken
from generator.history.repository import open_history
from generator.history.span import NoRevisionError, read_span
from generator.model.history import Coverage, History, Version
from generator.model.incident import Incident
from generator.problems import Problem, as_text, nearest
from generator.reading.one_incident import read_one
from generator.reading.positions import locate
from generator.reading.surroundings import incident_folders, no_content, read_newsroom

NO_CONTENT = "The content cannot be read."
UNREADABLE = "The history cannot be read."


class UnreadableError(ValueError):
    """There is no such incident, or it or its history cannot be read; the problems say why."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


@click.command()
@click.argument("incident_id", metavar="ID")
@CONTENT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def history(incident_id: str, content: Path, form: str) -> None:
    """Print the versions of an incident, what changed in each, and what explains it."""
    with refusals(content):
        _, found = read_history(content, incident_id)
    if form == "json":
        plain = msgspec.to_builtins(found, builtin_types=(datetime, timedelta))
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2, default=_plain))
        return
    for line in history_lines(found):
        click.echo(line)


def read_history(
    content: Path, incident_id: str, since: str | None = None
) -> tuple[Incident, History]:
    """Read one incident, and no other, with its history.

    Args:
        content: The content folder.
        incident_id: The incident.
        since: Only what changed since where this revision and the present part; None for all.

    Raises:
        UnreadableError: There is no such incident, or it or its history cannot be read.
        NoRevisionError: The revision names no commit.
    """
    incident = read_incident_of(content, incident_id)
    if since is None:
        known = open_history(content, None).with_aliases({incident_id: incident.aliases})
    else:
        known = read_span(content, (incident,), since)
    if known.problems and known.repository is None:
        raise UnreadableError(UNREADABLE, known.problems)
    try:
        found, _ = known.history(incident)
    except GitError as error:
        raise UnreadableError(UNREADABLE, (broken(error),)) from None
    return incident, found


def read_incident_of(content: Path, incident_id: str) -> Incident:
    """Read one incident, and no other.

    Raises:
        UnreadableError: There is no such incident, or it cannot be read.
    """
    newsroom, problems = read_newsroom(content)
    if newsroom is None:
        raise UnreadableError(NO_CONTENT, locate(problems, content))
    incident, problems = read_one(folder_of(content, incident_id), newsroom)
    if incident is None:
        raise UnreadableError("It cannot be read.", locate(problems, content))
    return incident


def folder_of(content: Path, incident_id: str) -> Path:
    """Find the folder of an incident.

    Raises:
        UnreadableError: There is none, or no content folder; the message names the nearest.
    """
    if (missing := no_content(content)) is not None:
        raise UnreadableError(NO_CONTENT, (missing,))
    folders = {folder.name: folder for folder in incident_folders(content)}
    if incident_id not in folders:
        near = nearest(incident_id, folders)
        hint = f"Did you mean {near}?" if near else f"explainer new {incident_id} begins one."
        raise UnreadableError(f"There is no incident “{incident_id}”. {hint}")
    return folders[incident_id]


@contextmanager
def refusals(content: Path) -> Iterator[None]:
    """Print what cannot be read or found as a problem, or as wrong use of the command."""
    try:
        yield
    except NoRevisionError as error:
        raise click.BadParameter(str(error), param_hint="--since") from None
    except UnreadableError as error:
        if not error.problems:
            raise click.BadParameter(str(error), param_hint="ID") from None
        for problem in error.problems:
            click.echo(as_text(problem, content), err=True)
        click.echo(str(error), err=True)
        sys.exit(1)


def history_lines(found: History) -> Iterator[str]:
    """Print every version, newest first: what changed in it, and which update explains it."""
    if not found.versions:
        yield "No version has been published."
    for version in reversed(found.versions):
        yield _version(version)
        for update in version.arrived:
            yield f"  + {update}"
        for one in found.of_version(version.number):
            yield f"  {change_line(one)}"
    total = len(found.coverage)
    yield f"{total} {'change' if total == 1 else 'changes'}, {found.explained} explained."


def change_line(one: Coverage) -> str:
    """Print a change on one line, with the updates that explain it."""
    by = ", ".join(one.updates) or "NOT EXPLAINED"
    late = f", {one.delay} late" if one.delay else ""
    about = f" ({', '.join(one.change.about)})" if one.change.about else ""
    return f"{one.change.item}: {one.change.says}{about} [{by}{late}]"


def _version(version: Version) -> str:
    when = f"{version.committed:%Y-%m-%d %H:%M} UTC" if version.committed else "no usable date"
    place = f"{version.short}, {when}" if version.commit else "not committed yet"
    refused = f" (today’s rules refuse it: {version.refused})" if version.refused else ""
    return f"version {version.number}, {place}{refused}"


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    raise TypeError(type(value).__name__)
