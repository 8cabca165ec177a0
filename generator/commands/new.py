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
from generator.authoring.draft import Answers, draft
from generator.authoring.questions import PROMPTS, Prompt, read_issue
from generator.commands.options import CONTENT, check_value
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
        command = click.option(prompt.flag, prompt.name, help=f"{prompt.text}.{words}")(command)
    return command


@click.command()
@click.argument("incident_id", metavar="ID")
@CONTENT
@_flags
def new(incident_id: str, content: Path, **given: str | None) -> None:
    """Begin an incident: a draft folder from a few questions, or from flags alone.

    ID names the folder and the page for ever: small letters, digits and hyphens.
    """
    newsroom = _newsroom(content)
    _refuse_id(incident_id, content)
    answers = _ask(given, newsroom)
    sensitivity = tuple(word.strip() for word in answers.pop("sensitivity").split(","))
    _write(incident_id, content, newsroom, Answers(sensitivity=sensitivity, **answers))


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
    _write(incident_id, content, newsroom, proposal.answers)


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


def _write(incident_id: str, content: Path, newsroom: Newsroom, answers: Answers) -> None:
    folder = content / "incidents" / incident_id
    if not answers.kind and len(newsroom.kinds) == 1:
        answers = replace(answers, kind=next(iter(newsroom.kinds)))
    for name, text in draft(answers, _today(newsroom)).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"wrote {path}")
    report = narrow(build.check(build.Request(content)).report, [folder], content)
    write_problems(report, content)
    click.echo(f"A draft: {report.count} It is not published until its status says so.", err=True)
    sys.exit(1 if report.errors else 0)


def _today(newsroom: Newsroom) -> date:
    """The day it is where the newsroom is: a draft says when its source was seen."""
    return datetime.now(ZoneInfo(newsroom.timezone)).date()


def _ask(given: Mapping[str, str | None], newsroom: Newsroom) -> dict[str, str]:
    """Answer every question: by its flag, else by asking; empty where nothing is known.

    Where flags answer all that is needed, nothing is asked.
    """
    complete = all(given[prompt.name] for prompt in PROMPTS if prompt.needed)
    answers: dict[str, str] = {}
    for prompt in PROMPTS:
        answer = given[prompt.name]
        if answer is not None:
            answers[prompt.name] = _checked(prompt, answer, newsroom)
        elif complete or not _arises(prompt, answers):
            answers[prompt.name] = ""
        else:
            answers[prompt.name] = _prompted(prompt, newsroom)
    if answers["says"] and not answers["ground"]:
        raise click.UsageError("A name needs a ground: --ground, such as public-official.")
    if not answers["url"] and not answers["seen"]:
        raise click.UsageError(
            "Give the source’s address as --url, or say in --seen how it was seen."
        )
    return answers


def _arises(prompt: Prompt, answers: Mapping[str, str]) -> bool:
    """Whether a question is to be asked, after the answers before it."""
    if prompt.name == "seen":
        return not answers["url"]
    return not prompt.after or bool(answers[prompt.after])


def _prompted(prompt: Prompt, newsroom: Newsroom) -> str:
    words = _words(prompt, newsroom)
    text = prompt.text + (f" [{', '.join(words)}]" if words else "")
    try:
        answer: str = click.prompt(
            text,
            default=None if prompt.needed else "",
            show_default=False,
            value_proc=lambda typed: _checked(prompt, typed, newsroom),
            err=True,
        )
    except click.Abort:
        if sys.stdin.isatty():
            raise
        message = f"The answers end before “{prompt.text}”; give it as {prompt.flag}."
        raise click.UsageError(message) from None
    return answer


def _words(prompt: Prompt, newsroom: Newsroom) -> tuple[str, ...]:
    return tuple(newsroom.kinds) if prompt.name == "kind" else prompt.words


def _checked(prompt: Prompt, answer: str, newsroom: Newsroom) -> str:
    """Give an answer back, or say what is wrong with it."""
    answer = answer.strip()
    if not answer and not prompt.needed:
        return ""
    words = _words(prompt, newsroom)
    several = answer.split(",") if prompt.name == "sensitivity" else [answer]
    unknown = [each.strip() for each in several if words and each.strip() not in words]
    if unknown:
        raise click.BadParameter(
            f"“{unknown[0]}” is none of {', '.join(words)}.", param_hint=prompt.flag
        )
    check_value(prompt.type, answer, prompt.flag)
    return answer
