"""The command that publishes: build."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TextIO

import click

from generator.build import Request
from generator.build import build as build_site
from generator.commands.options import CACHE, CONTENT, FOLDER, check_value, instant
from generator.commands.reporters import write_report
from generator.incremental.hosted import Hosted
from generator.incremental.index import Index
from generator.model.web import SiteAddress
from generator.output import OutputRefusedError, PublishOptions
from generator.site.edition import Edition


@click.command()
@CONTENT
@click.option("--output", type=FOLDER, default=Path("output"), show_default=True, help="Where to.")
@click.option("--theme", type=FOLDER, help="A theme that overrides ours, file by file.")
@click.option("--site-url", help="Where the site is published; default: newsroom.yaml's url.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes; default: one a core.")
@click.option("--no-cache", is_flag=True, help="Make everything anew and keep nothing.")
@click.option(
    "--now",
    type=instant,
    metavar="ISO",
    help="The moment of this edition, such as 2023-10-20T12:00Z.",
)
@click.option("--hold", "held", multiple=True, metavar="ID", help="Hold an incident back.")
@click.option("--compress", is_flag=True, help="Put a .gz beside every file that shrinks.")
@click.option("--no-cards", is_flag=True, help="No pictures of quotes; for a quick look only.")
@click.option("--no-search", is_flag=True, help="No index of the search; its page says so.")
@click.pass_obj
def build(  # noqa: PLR0913, PLR0917 - one for each option
    index: Index | None,
    content: Path,
    output: Path,
    theme: Path | None,
    site_url: str | None,
    jobs: int | None,
    no_cache: bool,  # noqa: FBT001 - a flag of the command
    now: datetime | None,
    held: tuple[str, ...],
    compress: bool,  # noqa: FBT001 - likewise
    no_cards: bool,  # noqa: FBT001 - likewise
    no_search: bool,  # noqa: FBT001 - likewise
) -> None:
    """Check the content, then build the site and swap it in whole.

    Where there is an error, or the build fails, what was published before stays as it is.
    """
    if site_url is not None:
        check_value(SiteAddress, site_url, "--site-url")
    request = Request(
        content,
        output,
        theme,
        site_url,
        now,
        frozenset(held),
        cache=None if no_cache else CACHE,
        options=PublishOptions(
            jobs or os.cpu_count() or 1, no_cache, compress, progress=Progress().show
        ),
        cards=not no_cards,
        search=not no_search,
        index=index,
    )
    try:
        checked, published = build_site(request, host)
    except OutputRefusedError as error:
        raise click.UsageError(str(error)) from error
    if checked.report.problems:
        write_report(checked.report, content)
    if published is None:
        sys.exit(1)
    made, carried, gone = len(published.made), published.carried, len(published.gone)
    click.echo(f"{output}: {made} parts made, {carried} kept, {gone} removed.", err=True)


def host(edition: Edition) -> Hosted:
    """Run Pelican, which is loaded only here: that takes 0.16 s, and often nothing changed."""
    from generator import pelican_plugin  # noqa: PLC0415

    return pelican_plugin.host(edition)


_PATIENCE = 2.0  # seconds that a build takes before progress is shown
_INTERVAL = 0.2  # seconds between two lines
_WIDTH = 24  # letters of the bar


@dataclass(slots=True)
class Progress:
    """Shows how far a long build has come: a line on a terminal, and nothing elsewhere.

    Attributes:
        out: Where to show it.
        since: When the first part was begun; None before.
    """

    out: TextIO = field(default_factory=lambda: sys.stderr)
    since: float | None = None
    _shown: float = 0.0

    def show(self, done: int, of: int) -> None:
        """Show that so many of so many parts are made."""
        now = time.monotonic()
        if self.since is None:
            self.since = now
        if not self.out.isatty() or now - self.since < _PATIENCE:
            return
        if done == of:
            self.out.write("\r\x1b[K")
        elif now - self._shown >= _INTERVAL:
            self._shown = now
            self.out.write(f"\r\x1b[K{bar(done, of, now - self.since)}")
        self.out.flush()


def bar(done: int, of: int, seconds: float) -> str:
    """Draw the bar, with the rate and the time left, after some seconds."""
    full = _WIDTH * done // of
    rate = done / seconds
    left = round((of - done) / rate)
    return (
        f"{'█' * full}{'░' * (_WIDTH - full)} {done:,} of {of:,} parts, "
        f"{rate:,.0f} a second, {left // 60}:{left % 60:02} left"
    )
