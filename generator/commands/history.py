"""``explainer history``: the versions of one incident."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import click
import msgspec

from generator.commands.content import history_of
from generator.commands.options import CONTENT
from generator.model.history import Coverage, History, Version


@click.command()
@click.argument("incident_id", metavar="ID")
@CONTENT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def history(incident_id: str, content: Path, form: str) -> None:
    """Print the versions of an incident, what changed in each, and what explains it."""
    _, found = history_of(content, incident_id)
    if form == "json":
        plain = msgspec.to_builtins(found, builtin_types=(datetime, timedelta))
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2, default=_plain))
        return
    for line in history_lines(found):
        click.echo(line)


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
