"""``explainer publish``: from draft to published in one step."""

from __future__ import annotations

import os
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click

from generator import build
from generator.authoring.publish import first_update, what_readers_see, with_status
from generator.authoring.update import moment_now, write_update
from generator.commands.content import incident_of
from generator.commands.options import CONTENT, check_value
from generator.commands.reporters import ContentError, narrow
from generator.model.incident import Incident
from generator.model.moment_text import MomentField
from generator.model.record import Status
from generator.problems import Report

PUBLISHED = tuple(one for one in get_args(Status) if one not in {"draft", "withdrawn"})


@click.command()
@click.argument("incident_id", metavar="ID")
@CONTENT
@click.option("--status", type=click.Choice(PUBLISHED), default="developing", show_default=True)
@click.option("--why", default="", help="Why the page begins; default: who reported it.")
@click.option("--at", default="", help="When it was published; default: now.")
def publish(incident_id: str, content: Path, status: Status, why: str, at: str) -> None:
    """Make a draft public: give it a status and its first update, and show what readers will see.

    Nothing is written while the draft has problems. What remains is to commit it.
    """
    if at:
        check_value(MomentField, at, "--at")
    incident = incident_of(content, incident_id)
    if incident.record.status != "draft" and incident.updates:
        hint = f"explainer update {incident_id} tells readers what changed since."
        raise click.UsageError(f"{incident_id} is published already. {hint}")
    folder = content / incident.folder
    _stop(_report(content, folder, but=MISSING), content)
    written = _write(folder, incident, status, at, why)
    _stop(_report(content, folder), content)
    for path in written:
        click.echo(f"wrote {path}")
    click.echo("\nReaders will see:\n")
    for line in what_readers_see(incident):
        click.echo(line)
    click.echo(f"\nTo publish it, commit it:\n\n{_commands(folder, incident)}")


MISSING = "standards.update-first-missing"
"""What is mended here: a published status without a first update."""


def _report(content: Path, folder: Path, but: str = "") -> Report:
    found = narrow(build.check(build.Request(content)).report, [folder], content)
    return Report.of(one for one in found if one.code != but)


def _stop(report: Report, content: Path) -> None:
    """End where there are errors: a page with errors cannot be published."""
    if report.errors:
        raise ContentError(report.errors, content, "Mend this first; then publish it.")


def _write(folder: Path, incident: Incident, status: Status, at: str, why: str) -> list[Path]:
    """Write status and first update; neither where one of them cannot be."""
    record = folder / "incident.yaml"
    text = record.read_text(encoding="utf-8")
    try:
        changed = with_status(text, status) if incident.record.status == "draft" else text
        moment = at or moment_now(datetime.now(UTC), incident.zone)
        first = None if incident.updates else first_update(incident, moment, why)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    written = [write_update(folder, incident, *first)] if first else []
    if changed != text:
        record.write_text(changed, encoding="utf-8", newline="\n")
        written.insert(0, record)
    return written


def _commands(folder: Path, incident: Incident) -> str:
    where = shlex.quote(os.path.relpath(folder))
    message = shlex.quote(f"Publish {incident.record.headline}")
    return f"    git add {where}\n    git commit -m {message}"
