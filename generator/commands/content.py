"""What commands read of the content; where it cannot be read, the command ends and says why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.reporters import ContentError, write_problems
from generator.history.git import GitError, broken
from generator.history.repository import SiteHistory, open_history
from generator.history.span import NoRevisionError, read_span
from generator.model.history import History
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.site import Site
from generator.problems import nearest
from generator.reading.line_numbers import locate
from generator.reading.one_incident import read_one
from generator.reading.site import read_site
from generator.reading.surroundings import incident_names, no_content, read_newsroom

NO_CONTENT = "The content cannot be read."
UNREADABLE = "The history cannot be read."


def newsroom_of(content: Path) -> Newsroom:
    """Read the newsroom.

    Raises:
        ContentError: It cannot be read.
    """
    newsroom, problems = read_newsroom(content)
    if newsroom is None:
        raise ContentError(problems, content)
    return newsroom


def site_of(content: Path, *, in_part: bool = False) -> Site:
    """Read all incidents; of those that cannot be read it is told why, and they are left out.

    Args:
        content: The content folder.
        in_part: Whether to read what fits of files with misfits.

    Raises:
        ContentError: The newsroom cannot be read.
    """
    site, problems = read_site(content, in_part=in_part)
    if site is None:
        raise ContentError(problems, content)
    write_problems(locate(problems, content), content)
    return site


def folder_of(content: Path, incident_id: str) -> Path:
    """Find the folder of an incident.

    Raises:
        ContentError: There is no content folder.
        click.BadParameter: There is no such incident; the message names the nearest.
    """
    if (missing := no_content(content)) is not None:
        raise ContentError((missing,), content, NO_CONTENT)
    names = incident_names(content)
    if incident_id not in names:
        near = nearest(incident_id, names)
        hint = f"Did you mean {near}?" if near else f"explainer new {incident_id} begins one."
        message = f"There is no incident “{incident_id}”. {hint}"
        raise click.BadParameter(message, param_hint="ID")
    return content / "incidents" / incident_id


def incident_of(content: Path, incident_id: str) -> Incident:
    """Read one incident, and no other.

    Raises:
        ContentError: It cannot be read.
        click.BadParameter: There is no such incident.
    """
    newsroom, problems = read_newsroom(content)
    if newsroom is None:
        raise ContentError(locate(problems, content), content, NO_CONTENT)
    incident, problems = read_one(folder_of(content, incident_id), newsroom)
    if incident is None:
        raise ContentError(locate(problems, content), content, "It cannot be read.")
    return incident


def history_of(
    content: Path, incident_id: str, since: str | None = None
) -> tuple[Incident, History]:
    """Read one incident, and no other, with its history.

    Args:
        content: The content folder.
        incident_id: The incident.
        since: Only what changed since where this revision and the present part; None for all.

    Raises:
        ContentError: It or its history cannot be read.
        click.BadParameter: There is no such incident, or the revision names no commit.
    """
    incident = incident_of(content, incident_id)
    if since is None:
        known = open_history(content, None).with_aliases({incident_id: incident.aliases})
    else:
        known = span_of(content, (incident,), since)
    if known.problems and known.repository is None:
        raise ContentError(known.problems, content, UNREADABLE)
    try:
        found, _ = known.history(incident)
    except GitError as error:
        raise ContentError((broken(error),), content, UNREADABLE) from None
    return incident, found


def span_of(content: Path, incidents: Sequence[Incident], since: str) -> SiteHistory:
    """Read what changed in incidents since where a revision and the present part.

    Raises:
        click.BadParameter: The revision names no commit.
    """
    try:
        return read_span(content, incidents, since)
    except NoRevisionError as error:
        raise click.BadParameter(str(error), param_hint="--since") from None
