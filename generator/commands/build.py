"""The command that publishes: build."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

import click

from generator.build import Request
from generator.build import build as build_site
from generator.commands.options import CACHE, CONTENT, FOLDER, check_value, instant
from generator.commands.reporters import write_report
from generator.incremental.hosted import Hosted
from generator.incremental.index import FileIndex
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
    index: FileIndex | None,
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
    try:
        with progress() as show:
            options = PublishOptions(
                jobs or os.cpu_count() or 1, no_cache, compress, progress=show
            )
            request = Request(
                content,
                output,
                theme,
                site_url,
                now,
                frozenset(held),
                cache=None if no_cache else CACHE,
                options=options,
                cards=not no_cards,
                search=not no_search,
                index=index,
            )
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


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """Show how far a build has come, from the first part on: on a terminal, and nowhere else.

    Gives what is told how many of how many parts are made.
    """
    update: Callable[[int], None] | None = None
    before = 0
    with ExitStack() as shown:

        def show(done: int, of: int) -> None:
            nonlocal update, before
            if not sys.stderr.isatty():
                return
            if update is None:
                bar = click.progressbar(length=of, show_eta=False, show_pos=True, file=sys.stderr)
                update = shown.enter_context(bar).update
            update(done - before)
            before = done

        yield show
