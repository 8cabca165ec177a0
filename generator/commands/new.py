"""The commands that begin an incident: new and from-issue."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TypeVar
from zoneinfo import ZoneInfo

import click
from msgspec.structs import replace

from generator import build
from generator.authoring.draft import draft
from generator.authoring.judged import judged_texts
from generator.authoring.questions import LABELS, PROMPTS, Proposal, read_issue
from generator.commands.content import newsroom_of
from generator.commands.interview import Interview, Kept, as_answers
from generator.commands.options import CACHE, CONTENT
from generator.commands.reporters import add_to_step_summary, narrow, problem_table, write_problems
from generator.model.files import incident_id_fault
from generator.model.newsroom import Newsroom
from generator.problems import Location, Problem, Report
from generator.reading.characters import read_text
from generator.reading.limits import LARGEST_YAML

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
    newsroom = newsroom_of(content)
    _refuse_id(incident_id, content)
    interview = Interview(newsroom, Kept(_kept_in(content, incident_id)))
    answers = interview.answered({name: each for name, each in given.items() if each})
    files = _sound(incident_id, answers, interview)
    report = _written(incident_id, content, files)
    interview.kept.forget()
    sys.exit(1 if report.errors else 0)


def _kept_in(content: Path, incident_id: str) -> Path:
    return content.absolute().parent / CACHE / "answers" / f"{incident_id}.json"


def _sound(
    incident_id: str, answers: Mapping[str, Any], interview: Interview
) -> Mapping[str, str]:
    """The files of a draft without an error: what does not hold is asked again."""
    while True:
        made = as_answers(answers, interview.newsroom)
        files = draft(made, _today(interview.newsroom))
        errors = judged_texts(incident_id, files, interview.newsroom)
        if not errors:
            return files
        answers = interview.asked_again(answers, errors[0])


@click.command()
@click.argument("file", type=click.File("rb"))
@CONTENT
@click.option("--id", "incident_id", default="", help="Another id than the issue proposes.")
@click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was made and what is wrong with it into this file, as Markdown; a draft with"
    " problems is then no failure.",
)
def from_issue(file: BinaryIO, content: Path, incident_id: str, summary: Path | None) -> None:
    """Begin an incident from FILE, the text of an issue made with the form; - reads stdin."""
    newsroom = newsroom_of(content)
    name = str(getattr(file, "name", "-"))
    text, problems = read_text(file.read(LARGEST_YAML + 1), name, LARGEST_YAML)
    if text is None:
        _refuse_issue(problems, summary)
    proposal = read_issue(text or "")
    if incident_id:
        _refuse_id(incident_id, content)
    found = tuple(_of_issue(name, proposal, incident_id, content, newsroom))
    incident_id = incident_id or proposal.incident_id
    answers = proposal.answers
    if answers is None or any(one.code == "issue.bad-id" for one in found):
        _refuse_issue(found, summary)
    if not answers.kind and len(newsroom.kinds) == 1:
        answers = replace(answers, kind=next(iter(newsroom.kinds)))
    report = _written(incident_id, content, draft(answers, _today(newsroom)))
    if summary is not None:
        summary.write_text(_summary(incident_id, report, content), encoding="utf-8")
    sys.exit(1 if report.errors and summary is None else 0)


def _of_issue(
    name: str, proposal: Proposal, other_id: str, content: Path, newsroom: Newsroom
) -> Iterator[Problem]:
    """Everything that is wrong with an issue, at once."""
    where = Location(name)
    if proposal.missing:
        missing = ", ".join(f"“{label}”" for label in proposal.missing)
        yield Problem(where, "issue.incomplete", f"The issue lacks {missing}.")
    proposed = "" if other_id else proposal.incident_id
    if proposed and (fault := _id_fault(proposed, content)):
        hint = "Mend it in the issue, or give another with --id."
        yield Problem(where, "issue.bad-id", f"“Id”: {fault}", hint)
    asked = Interview(newsroom, Kept(_kept_in(content, "issue")))
    labels = {name: label for label, name in LABELS.items()}
    for question, fault in asked.faults(proposal.said):
        yield Problem(where, "issue.unclear", f"“{labels[question]}”: {fault}")


def _refuse_issue(problems: Iterable[Problem], summary: Path | None) -> NoReturn:
    """Say why an issue makes no draft, also where a workflow looks for it."""
    report = Report.of(problems)
    write_problems(report, Path())
    table = "No draft could be made of this issue.\n\n" + problem_table(report, Path())
    if summary is not None:
        summary.write_text(table, encoding="utf-8")
        add_to_step_summary(table)
    sys.exit(1)


def _summary(incident_id: str, report: Report, content: Path) -> str:
    """What an editor reads who opens the draft that was made of an issue."""
    begun = (
        f"A draft of `{incident_id}`, made of the issue's answers. It is no page until somebody"
        " has looked at the source, mended what stands below, and published it:"
        f" `explainer publish {incident_id}`.\n\n"
    )
    return begun + problem_table(report, content)


def _refuse_id(incident_id: str, content: Path) -> None:
    if fault := _id_fault(incident_id, content):
        raise click.UsageError(fault)


def _id_fault(incident_id: str, content: Path) -> str | None:
    """Why a new incident cannot have an id; None where it can."""
    if fault := incident_id_fault(incident_id):
        hint = "Write it like hartford-2023-10-16: a place and a day do well."
        return f"“{incident_id}” {fault}. {hint}"
    if (content / "incidents" / incident_id).exists():
        hint = f"Take another id, or add to it: explainer add claim {incident_id}."
        return f"There is an incident {incident_id} already. {hint}"
    return None


def _written(incident_id: str, content: Path, files: Mapping[str, str]) -> Report:
    """Write a draft's files, and say what the check finds in them."""
    folder = content / "incidents" / incident_id
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"wrote {path}")
    report = narrow(build.check(build.Request(content)).report, [folder], content)
    write_problems(report.errors, content)
    click.echo(
        f"A draft: {report.counted} explainer publish {incident_id} makes it public.", err=True
    )
    if (
        "\nplaces:" in files["incident.yaml"]
        and not (content / "basemap/basemap.pmtiles").exists()
    ):
        click.echo(
            f"Its map shows no streets yet: explainer streets SOURCE --around {incident_id}.",
            err=True,
        )
    return report


def _today(newsroom: Newsroom) -> date:
    """The day it is where the newsroom is: a draft says when its source was seen."""
    return datetime.now(ZoneInfo(newsroom.timezone)).date()
