"""The command that adds an item to a record: add."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import build
from generator.authoring.add import KINDS, added
from generator.commands.options import CONTENT
from generator.commands.reporters import narrow, write_problems


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@click.argument("incident_id", metavar="ID")
@CONTENT
@click.option("--set", "fields", multiple=True, metavar="KEY=VALUE", help="What a field says.")
def add(kind: str, incident_id: str, content: Path, fields: tuple[str, ...]) -> None:
    """Append an item to the record of incident ID, well formed and with an id of its own.

    KIND is one of claim, source, person, agency, thing, place, account, quote, event, media,
    question, expected. What a needed field does not say yet, the file says to write; the check
    then names the line.
    """
    path = content / "incidents" / incident_id / "incident.yaml"
    if not path.is_file():
        raise click.UsageError(f"There is no incident {incident_id} in {content}.")
    known = dict(_pair(each) for each in fields)
    try:
        text, item_id = added(path.read_text(encoding="utf-8"), kind, known)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"added {kind} {item_id} to {path}")
    report = narrow(build.check(build.Request(content)).report, [path], content)
    write_problems(report, content)
    sys.exit(1 if report.errors else 0)


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key or not value:
        raise click.UsageError(f"“{text}” is not KEY=VALUE.")
    return key, value
