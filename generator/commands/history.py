"""The commands of the log: update, history, summary."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from generator import log_line
from generator.commands import log_text
from generator.commands.options import CONTENT
from generator.history.span import NoRevisionError
from generator.log_line import NoIncidentError, Waiting, Wanted
from generator.model.update import UpdateKind
from generator.problems import Report, as_text

T = TypeVar("T")

FLAGS = {"now": "--now-says", "looked_into": "--looked-into"}
"""Where a flag is not called as its field is."""

QUESTIONS = {
    "kind": "What kind of update is it",
    "headline": "What changed, in one line",
    "why": "Why did it change",
    "was": "What did the page say",
    "now": "What does it say now",
    "learned": "How did we learn of it",
    "whose": "Whose error was it (ours or source)",
    "what": "What kind of thing had to go (not the thing itself)",
    "authority": "On whose authority",
    "looked_into": "Which questions were looked into (ids, with commas)",
}


@click.command()
@click.argument("incident_id", metavar="ID")
@CONTENT
@click.option("--since", help="Explain what changed since this revision.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(UpdateKind)))
@click.option("--headline", default="", help="What changed, in one line.")
@click.option("--why", default="", help="Why it changed.")
@click.option("--covers", multiple=True, help="Explain only this item; may be given again.")
@click.option("--at", default="", help="When it was published; default: now.")
@click.option("--was", default="", help="For a correction: what the page said.")
@click.option("--now-says", "now", default="", help="For a correction: what it says now.")
@click.option("--learned", default="", help="For a correction: how we learned of it.")
@click.option("--whose", default="", type=click.Choice(["", "ours", "source"]))
@click.option("--what", default="", help="For removed: what kind of thing went, not the thing.")
@click.option("--authority", default="", help="For removed: on whose authority.")
@click.option("--looked-into", default="", help="For checked: ids of questions, with commas.")
def update(incident_id: str, content: Path, since: str | None, **said: Any) -> None:  # noqa: ANN401 - click's flags, by name
    """Write the update that explains what changed: kind proposed, covers filled in.

    What no flag says is asked for: in $EDITOR where there is one, else question by question.
    """
    found = _guarded(lambda: log_line.waiting(content, incident_id, since), content)
    found = found.narrowed(said.pop("covers"))
    kinds, headline, why, at = (said.pop(key) for key in ("kinds", "headline", "why", "at"))
    if said["looked_into"]:
        said["looked_into"] = f"[{said['looked_into']}]"
    wanted = Wanted(kinds, headline, why, at, {key: text for key, text in said.items() if text})
    _refuse(found, wanted.kinds, content)
    name, text = _completed(found, wanted)
    path, report = log_line.keep(content, found, name, text)
    click.echo(f"wrote {path}")
    for problem in report:
        click.echo(as_text(problem, content), err=True)
    sys.exit(1 if report.errors else 0)


@click.command()
@click.argument("incident_id", metavar="ID")
@CONTENT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def history(incident_id: str, content: Path, form: str) -> None:
    """Print the versions of an incident, what changed in each, and what explains it."""
    told = _guarded(lambda: log_line.history(content, incident_id), content)
    if form == "json":
        click.echo(json.dumps(asdict(told), ensure_ascii=False, indent=2, default=_plain))
        return
    for line in log_text.history_lines(told):
        click.echo(line)


@click.command()
@CONTENT
@click.option("--since", required=True, help="The revision to compare with.")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text")
def summary(content: Path, since: str, form: str) -> None:
    """Tell what readers will see change since a revision."""
    told = _guarded(lambda: log_line.summary(content, since), content)
    for line in log_text.summary_lines(told, markdown=form == "markdown"):
        click.echo(line)


def _refuse(found: Waiting, kinds: tuple[UpdateKind, ...], content: Path) -> None:
    """Stop where the kinds that were asked for cannot explain the changes."""
    if not found.changes and not {"checked", "published", "removed"} & set(kinds):
        click.echo("Nothing waits to be explained.", err=True)
        click.echo("Say --kind checked where open questions were looked into.", err=True)
        sys.exit(1)
    refused = found.refusals(kinds) if kinds and found.changes else ()
    for problem in Report.of(refused):
        click.echo(as_text(problem, content), err=True)
    if refused:
        sys.exit(1)


def _completed(found: Waiting, wanted: Wanted) -> tuple[str, str]:
    """The update with everything said that its kind asks for."""
    now = datetime.now(UTC)
    missing = wanted.missing(found.drafted)
    if not missing:
        return log_line.compose(found, wanted, now)
    if not sys.stdin.isatty():
        flags = ", ".join(FLAGS.get(name, f"--{name}") for name in missing)
        raise click.UsageError(f"Still to be said: {flags}.")
    name, text = log_line.compose(found, wanted, now)
    edited = _in_editor(text)
    if edited is not None:
        return name, edited
    return log_line.compose(found, _asked(found, wanted), now)


def _in_editor(text: str) -> str | None:
    """Let an editor complete the file; None where there is no editor to open."""
    if not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        return None
    edited = click.edit(text, extension=".yaml")
    if edited is None:
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
    return edited


def _asked(found: Waiting, wanted: Wanted) -> Wanted:
    """Ask for what is missing, one question after the other."""
    while missing := wanted.missing(found.drafted):
        name = missing[0]
        if name == "kind":
            choices = found.drafted.choices or get_args(UpdateKind)
            kind = click.prompt(QUESTIONS[name], type=click.Choice(choices))
            wanted = replace(wanted, kinds=(kind,))
            continue
        answer = click.prompt(QUESTIONS[name])
        if name == "headline":
            wanted = replace(wanted, headline=answer)
        elif name == "why":
            wanted = replace(wanted, why=answer)
        else:
            text = f"[{answer}]" if name == "looked_into" else answer
            wanted = replace(wanted, fields={**wanted.fields, name: text})
    return wanted


def _guarded(ask: Callable[[], T], content: Path) -> T:
    """Ask the line; what cannot be read or found is told as a problem or as wrong use."""
    try:
        return ask()
    except NoRevisionError as error:
        raise click.BadParameter(str(error), param_hint="--since") from None
    except NoIncidentError as error:
        for problem in error.problems:
            click.echo(as_text(problem, content), err=True)
        if not error.problems:
            raise click.BadParameter(str(error), param_hint="ID") from None
        click.echo(str(error), err=True)
        sys.exit(1)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    raise TypeError(type(value).__name__)


COMMANDS: tuple[click.Command, ...] = (update, history, summary)
