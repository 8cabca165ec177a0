"""The commands that begin an incident: new and from-issue."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from zoneinfo import ZoneInfo

import click
from msgspec.structs import replace

from generator import build
from generator.authoring.draft import draft, faults
from generator.authoring.questions import PROMPTS, read_issue
from generator.commands.interview import Interview, Kept, as_answers
from generator.commands.options import CACHE, CONTENT
from generator.commands.reporters import narrow, write_problems
from generator.model.files import incident_id_fault
from generator.model.newsroom import Newsroom
from generator.problems import Location, Problem
from generator.reading.characters import read_text
from generator.reading.limits import LARGEST_YAML
from generator.reading.site import read_newsroom

F = TypeVar("F", bound=Callable[..., Any])


def _flags(command: F) -> F:
    """Give a command one flag for each question."""
    for prompt in reversed(PROMPTS):
        words = f" One of: {', '.join(prompt.words)}." if prompt.words else ""
        again = " May be given again." if prompt.several else ""
        command = click.option(
            prompt.flag,
            prompt.name,
            multiple=prompt.several,
            help=f"{prompt.text}.{words}{again}",
        )(command)
    return command


@click.command()
@click.argument("incident_id", metavar="ID")
@CONTENT
@_flags
def new(incident_id: str, content: Path, **given: Any) -> None:  # noqa: ANN401 - click's flags, by name
    """Begin an incident: a draft folder from a few questions, or from flags alone.

    ID names the folder and the page for ever: small letters, digits and hyphens. What was
    answered is kept when you break off, and offered at the next run.
    """
    newsroom = _newsroom(content)
    _refuse_id(incident_id, content)
    interview = Interview(newsroom, Kept(_kept_in(content, incident_id)))
    answers = interview.answered({name: each for name, each in given.items() if each})
    files = _sound(incident_id, answers, interview)
    _write(incident_id, content, files)
    interview.kept.forget()


def _kept_in(content: Path, incident_id: str) -> Path:
    return content.absolute().parent / CACHE / "answers" / f"{incident_id}.json"


def _sound(
    incident_id: str, answers: Mapping[str, Any], interview: Interview
) -> Mapping[str, str]:
    """The files of a draft without an error: what does not hold is asked again."""
    while True:
        made = as_answers(answers, interview.newsroom)
        files = draft(made, _today(interview.newsroom))
        errors = faults(incident_id, files, interview.newsroom)
        if not errors:
            return files
        answers = interview.asked_again(answers, errors[0])


@click.command()
@click.argument("file", type=click.File("rb"))
@CONTENT
@click.option("--id", "incident_id", default="", help="Another id than the issue proposes.")
def from_issue(file: BinaryIO, content: Path, incident_id: str) -> None:
    """Begin an incident from FILE, the text of an issue made with the form; - reads stdin."""
    newsroom = _newsroom(content)
    name = str(getattr(file, "name", "-"))
    text, problems = read_text(file.read(LARGEST_YAML + 1), name, LARGEST_YAML)
    if text is None:
        write_problems(problems, Path())
        sys.exit(1)
    proposal = read_issue(text)
    incident_id = incident_id or proposal.incident_id
    if proposal.answers is None:
        missing = ", ".join(f"“{label}”" for label in proposal.missing)
        problem = Problem(Location(name), "issue.incomplete", f"The issue lacks {missing}.")
        write_problems([problem], Path())
        sys.exit(1)
    _refuse_id(incident_id, content)
    answers = proposal.answers
    if not answers.kind and len(newsroom.kinds) == 1:
        answers = replace(answers, kind=next(iter(newsroom.kinds)))
    _write(incident_id, content, draft(answers, _today(newsroom)))


def _newsroom(content: Path) -> Newsroom:
    """Read the newsroom, or write its problems and end."""
    newsroom, problems = read_newsroom(content)
    if newsroom is None:
        write_problems(problems, content)
        sys.exit(1)
    return newsroom


def _refuse_id(incident_id: str, content: Path) -> None:
    if fault := incident_id_fault(incident_id):
        hint = "Write it like hartford-2023-10-16: a place and a day do well."
        raise click.UsageError(f"“{incident_id}” {fault}. {hint}")
    if (content / "incidents" / incident_id).exists():
        raise click.UsageError(f"There is an incident {incident_id} already.")


def _write(incident_id: str, content: Path, files: Mapping[str, str]) -> None:
    folder = content / "incidents" / incident_id
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"wrote {path}")
    report = narrow(build.check(build.Request(content)).report, [folder], content)
    write_problems(report.errors, content)
    click.echo(
        f"A draft: {report.count} explainer publish {incident_id} makes it public.", err=True
    )
    if (
        "\nplaces:" in files["incident.yaml"]
        and not (content / "basemap/basemap.pmtiles").exists()
    ):
        click.echo(
            f"Its map shows no streets yet: explainer streets SOURCE --around {incident_id}.",
            err=True,
        )
    sys.exit(1 if report.errors else 0)


def _today(newsroom: Newsroom) -> date:
    """The day it is where the newsroom is: a draft says when its source was seen."""
    return datetime.now(ZoneInfo(newsroom.timezone)).date()
