"""Commands that begin an incident: new, from-issue."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

import click

from generator import line
from generator.authoring.draft import Answers, draft
from generator.authoring.issue import read_issue
from generator.commands.options import CONTENT
from generator.commands.questions import ask, flags
from generator.commands.telling import as_text, count, narrow
from generator.model.files import incident_id_fault
from generator.model.newsroom import Newsroom
from generator.problems import Location, Problem
from generator.reading.site import read_newsroom


@click.command()
@click.argument("incident_id", metavar="ID")
@CONTENT
@flags
def new(incident_id: str, content: Path, **given: str | None) -> None:
    """Begin an incident: a draft folder from a few questions, or from flags alone.

    ID names the folder and the page for ever: small letters, digits and hyphens.
    """
    newsroom = _newsroom(content)
    _refuse_id(incident_id, content)
    said = ask(given, newsroom)
    words = tuple(word.strip() for word in said.pop("sensitivity").split(","))
    _write(incident_id, content, newsroom, Answers(sensitivity=words, **said))


@click.command("from-issue")
@click.argument("file", type=click.File(encoding="utf-8"))
@CONTENT
@click.option("--id", "incident_id", default="", help="Another id than the issue proposes.")
def from_issue(file: TextIO, content: Path, incident_id: str) -> None:
    """Begin an incident from FILE, the text of an issue made with the form; - reads stdin."""
    newsroom = _newsroom(content)
    proposal = read_issue(file.read())
    incident_id = incident_id or proposal.incident_id
    if proposal.answers is None:
        missing = ", ".join(f"“{label}”" for label in proposal.missing)
        problem = Problem(Location(file.name), "issue.incomplete", f"The issue lacks {missing}.")
        click.echo(as_text(problem, Path()), err=True)
        sys.exit(1)
    _refuse_id(incident_id, content)
    _write(incident_id, content, newsroom, proposal.answers)


def _newsroom(content: Path) -> Newsroom:
    """Read the newsroom, or tell its problems and end."""
    newsroom, problems = read_newsroom(content)
    if newsroom is None:
        for problem in problems:
            click.echo(as_text(problem, content), err=True)
        sys.exit(1)
    return newsroom


def _refuse_id(incident_id: str, content: Path) -> None:
    if fault := incident_id_fault(incident_id):
        hint = "Write it like hartford-2023-10-16: a place and a day do well."
        raise click.UsageError(f"“{incident_id}” {fault}. {hint}")
    if (content / "incidents" / incident_id).exists():
        raise click.UsageError(f"There is an incident {incident_id} already.")


def _write(incident_id: str, content: Path, newsroom: Newsroom, answers: Answers) -> None:
    folder = content / "incidents" / incident_id
    for name, text in draft(_at_home(answers, newsroom), _today(newsroom)).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"wrote {path}")
    report = narrow(line.check(line.Request(content)).report, [folder], content)
    for problem in report:
        click.echo(as_text(problem, content), err=True)
    click.echo(f"A draft: {count(report)} It is not published until its status says so.", err=True)
    sys.exit(1 if report.errors else 0)


def _at_home(answers: Answers, newsroom: Newsroom) -> Answers:
    """Take the newsroom's only kind where none was named."""
    only = list(newsroom.kinds)
    return replace(answers, kind=only[0]) if not answers.kind and len(only) == 1 else answers


def _today(newsroom: Newsroom) -> date:
    """The day it is where the newsroom is: a draft says when its source was seen."""
    return datetime.now(ZoneInfo(newsroom.timezone)).date()
