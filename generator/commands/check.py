"""The command that judges without building: check."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from generator import build
from generator.commands.build import host
from generator.commands.explanations import explain, explanations
from generator.commands.options import CACHE, CONTENT, FOLDER, instant, refuse_outside
from generator.commands.reporters import FORMATS, narrow, write_report
from generator.history.span import NoRevisionError, read_span
from generator.output import PublishOptions, fetch_manifest
from generator.problems import Level, Problem, Report, nearest
from generator.reading.newsroom import advise_newsroom
from generator.reading.surroundings import read_newsroom
from generator.site.edition import Edition

LIVE = "live"
"""Stands for the manifest of the site as it is published now."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@CONTENT
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How problems are told.",
)
@click.option("--advice", is_flag=True, help="Tell all advice in full, not only its number.")
@click.option("--theme", type=FOLDER, help="The theme to build with, where it is not ours.")
@click.option(
    "--now",
    type=instant,
    metavar="ISO",
    help="The moment for which to judge; an update to paste is dated with its day.",
)
@click.option("--since", help="Judge only what changed since where this revision and we part.")
@click.option(
    "--published",
    metavar="MANIFEST|live",
    help="The published site-manifest.json, or live for that of newsroom.yaml's url: its commit"
    " and its versions must be part of the history.",
)
@click.option(
    "--explain", "code", metavar="CODE", help="Say what a problem's code means, and why."
)
def check(  # noqa: PLR0913 - click’s flags
    paths: tuple[Path, ...],
    content: Path,
    form: str,
    *,
    advice: bool,
    theme: Path | None,
    now: datetime | None,
    since: str | None,
    published: str | None,
    code: str | None,
) -> None:
    """Tell all problems of the content at once.

    PATHS narrow what is told, not what is read. Exit status 1 where there is an error; advice
    never changes it, and is only counted where no PATHS are named. With --since, advice is told of
    the incidents that changed; errors are told of all, since they stop every build.
    """
    if code is not None:
        click.echo(_explained(code))
        return
    try:
        options = PublishOptions(os.cpu_count() or 1)
        local = now and now.astimezone(_zone(content))
        request = build.Request(content, theme=theme, now=local, cache=CACHE, options=options)
        checked = build.check(request, build.Scope(since, _manifest(published, content)))
        further = tuple(_further(request, checked.edition))
    except NoRevisionError as error:
        raise click.BadParameter(str(error), param_hint="--since") from None
    refuse_outside(paths, content)
    found = _of_changed(Report.of((*checked.report, *further)), content, since)
    report = narrow(found, paths, content)
    in_full = advice or bool(paths) or form != "text"
    write_report(report, content, form, advice=in_full)
    sys.exit(1 if report.errors else 0)


def _of_changed(report: Report, content: Path, since: str | None) -> Report:
    """Leave out the advice of incidents in which nothing changed since a revision."""
    spanned = read_span(content, (), since) if since is not None else None
    if spanned is None or spanned.repository is None:
        return report
    changed = tuple(f"incidents/{name}/" for name in spanned.changed)
    return Report(
        tuple(
            one
            for one in report
            if one.level is Level.ERROR
            or not one.location.file.startswith("incidents/")
            or one.location.file.startswith(changed)
        )
    )


def _zone(content: Path) -> ZoneInfo:
    """The newsroom's zone, whose day it is that an update is dated with."""
    newsroom, _ = read_newsroom(content)
    return ZoneInfo(newsroom.timezone if newsroom else "UTC")


def _further(request: build.Request, edition: Edition | None) -> Iterator[Problem]:
    """What only sound content can be asked: whether the host takes it, and what it leaves out."""
    if edition is not None:
        yield from build.rehearse(request, edition, host)
        yield from advise_newsroom(edition.newsroom)


def _manifest(published: str | None, content: Path) -> bytes | None:
    """The manifest that is named; that of the live site is fetched, and may not be there yet."""
    if published is None:
        return None
    if published != LIVE:
        if not Path(published).is_file():
            raise click.BadParameter(
                f"There is no file {published}; name its site-manifest.json.",
                param_hint="--published",
            )
        return Path(published).read_bytes()
    newsroom, _ = read_newsroom(content)
    live = fetch_manifest(newsroom.url) if newsroom else None
    if newsroom and live is None:
        click.echo(f"Nothing is published at {newsroom.url} yet.", err=True)
    return live


def _explained(code: str) -> str:
    explanation = explain(code)
    if explanation is None:
        near = nearest(code, explanations())
        hint = f"Did you mean {near}?" if near else "docs/problems.md lists them all."
        raise click.BadParameter(f"There is no code “{code}”. {hint}", param_hint="--explain")
    return explanation
