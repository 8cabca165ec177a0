"""The command that makes records of a collection: import."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path

import click

from generator.authoring.importing.formats import READERS, UnreadableRowsError
from generator.authoring.importing.guess import guessed
from generator.authoring.importing.mapping import ImportMapping
from generator.authoring.importing.request import ImportRequest, Outcome
from generator.authoring.importing.rows import RefusedRow
from generator.authoring.importing.run import read_rows, run_import
from generator.authoring.importing.write import write_refused
from generator.commands.options import CONTENT
from generator.commands.reporters import ContentError, write_problems
from generator.reading.document import read_document
from generator.reading.surroundings import read_newsroom

BEGIN = (
    "Begin with --guess, which prints a first mapping: explainer import {form} {file} --guess >"
    " mapping.yaml. Read it, mend it, and give it with --map mapping.yaml --dry-run."
)
EXAMPLES = 3


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(READERS)))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@CONTENT
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The mapping: which column is which field.",
)
@click.option("--guess", is_flag=True, help="Print a first mapping, with remarks, and end.")
@click.option("--snap", is_flag=True, help="Round positions to the mapping’s precision.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
@click.option(
    "--refused",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("refused.csv"),
    show_default=True,
    help="Where refused rows are written, with their reasons.",
)
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day of the import; default: today."
)
def import_(  # noqa: PLR0913 - one for each option
    form: str,
    files: tuple[Path, ...],
    content: Path,
    map_file: Path | None,
    refused: Path,
    today: datetime | None,
    *,
    guess: bool,
    snap: bool,
    dry_run: bool,
) -> None:
    """Make records of a collection: FORMAT is csv, json, jsonl, front-matter, statuspage or feed.

    FILES are files or folders. Importing again updates what changed in the source; what people
    changed since stays as it is, and is told.
    """
    if guess:
        _guess(form, files)
        return
    if map_file is None:
        raise click.UsageError(BEGIN.format(form=form, file=files[0]))
    mapping, problems = read_document(ImportMapping, map_file.read_bytes(), map_file.name)
    newsroom, newsroom_problems = read_newsroom(content)
    if mapping is None or newsroom is None:
        write_problems(problems, map_file.parent)
        raise ContentError(newsroom_problems, content)
    day: date = today.date() if today else datetime.now(UTC).date()
    request = ImportRequest(content, form, files, day, snap, not dry_run, os.cpu_count() or 1)
    try:
        outcome = run_import(request, mapping, lambda words: click.echo(words, err=True))
    except UnreadableRowsError as error:
        raise click.UsageError(f"Nothing was imported: {error}.") from None
    _report(outcome, refused, dry_run=dry_run)
    sys.exit(1 if outcome.refused else 0)


def _guess(form: str, files: tuple[Path, ...]) -> None:
    rows, refusals = read_rows(form, files)
    for one in refusals:
        click.echo(_line(one), err=True)
    if not rows:
        raise click.UsageError(f"{files[0]} has no row to look at; is it really {form}?")
    click.echo(guessed(rows, form, files[0].stem.replace("_", " ").replace("-", " ")), nl=False)


def _report(outcome: Outcome, refused: Path, *, dry_run: bool) -> None:
    """Tell what was done, and every kind of problem with its count, the worst first."""
    kinds: defaultdict[tuple[bool, str, str], list[RefusedRow]] = defaultdict(list)
    for one in outcome.refusals:
        kinds[one.is_whole, one.code, one.column].append(one)
    for (whole, code, column), some in sorted(
        kinds.items(), key=lambda item: (not item[0][0], -len(item[1]), item[0])
    ):
        where = f" in column “{column}”" if column else ""
        verb = "refused" if whole else "left out"
        click.echo(f"{len(some):,} {verb}: {code}{where}", err=True)
        for one in some[:EXAMPLES]:
            click.echo(f"    {_line(one)}", err=True)
    rows = {one.row.place for one in outcome.refused if one.row}
    if rows and not dry_run:
        write_refused(refused, outcome.refused)
        click.echo(f"refused rows, each with its reason: {refused}", err=True)
    for name in outcome.kept:
        click.echo(f"kept: incidents/{name} was changed by people, and in the source", err=True)
    for name in outcome.gone:
        click.echo(f"kept: incidents/{name} is no longer in the source", err=True)
    would = "would be " if dry_run else ""
    click.echo(
        f"{would}added {len(outcome.added):,}, updated {len(outcome.updated):,},"
        f" unchanged {outcome.unchanged:,}, kept {len(outcome.kept):,},"
        f" skipped {outcome.skipped:,}, refused {len(rows):,}"
    )


def _line(one: RefusedRow) -> str:
    return f"{one.row.place if one.row else ''}: {one.message}"
