"""The commands: each calls one function of the line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import click

from generator import line, profiling
from generator.commands import explaining, telling
from generator.commands.options import CACHE, CONTENT, FOLDER, MOMENT
from generator.commands.progress import Progress
from generator.history.span import NoRevisionError
from generator.hosting import Hosted, HostError
from generator.output import BuildError, Index, OutputRefusedError, Store, Way
from generator.output import verify as verify_site
from generator.site.edition import Edition


def run(index: Index | None = None) -> None:
    """Run a command as a program; Ctrl-C is the caller’s to answer.

    Args:
        index: The index of the content, where it has been looked at already.
    """
    try:
        sys.exit(main.main(prog_name="explainer", standalone_mode=False, obj=index))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort as abort:  # how click tells of Ctrl-C and of an end of input
        raise KeyboardInterrupt from abort


class _Commands(click.Group):
    """Loads the other commands where one of them is asked for: a build waits for none of them."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, cmd_name) or _others().get(cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_others()})


@lru_cache(maxsize=1)
def _others() -> dict[str, click.Command]:
    from generator import commands  # noqa: PLC0415
    from generator.commands.history import history  # noqa: PLC0415
    from generator.commands.serve import serve_command  # noqa: PLC0415
    from generator.commands.summary import summary  # noqa: PLC0415
    from generator.commands.update import update  # noqa: PLC0415

    every = (*commands.COMMANDS, history, summary, update, serve_command(_host))
    return {command.name: command for command in every if command.name}


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="incident-explainer")
def main() -> None:
    """Incident Explainer: from records to pages that say what happened, and what changed."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@CONTENT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are told.",
)
@click.option("--since", help="Judge only what changed since where this revision and we part.")
@click.option(
    "--published",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The published site-manifest.json: its commit must be part of the history.",
)
@click.option(
    "--explain", "code", metavar="CODE", help="Say what a problem's code means, and why."
)
def check(
    paths: tuple[Path, ...],
    content: Path,
    form: str,
    since: str | None,
    published: Path | None,
    code: str | None,
) -> None:
    """Tell all problems of the content at once.

    PATHS narrow what is told, not what is read. Exit status 1 where there is an error; advice
    never changes it.
    """
    if code is not None:
        click.echo(_explained(code))
        return
    try:
        request = line.Request(content, cache=CACHE, way=Way(os.cpu_count() or 1))
        checked = line.check(request, line.Span(since, published))
    except NoRevisionError as error:
        raise click.BadParameter(str(error), param_hint="--since") from None
    _inside(paths, content)
    report = telling.narrow(checked.report, paths, content)
    telling.tell(report, content, form)
    sys.exit(1 if report.errors else 0)


def _inside(paths: tuple[Path, ...], content: Path) -> None:
    """Refuse a path that no problem can lie in: “no problems” would mislead."""
    root = content.absolute()
    for path in paths:
        here = path.absolute()
        if not (here.is_relative_to(root) or root.is_relative_to(here)):
            raise click.BadParameter(f"{path} is not in {content}.", param_hint="PATHS")


def _explained(code: str) -> str:
    told = explaining.explain(code)
    if told is None:
        near = explaining.suggest(code)
        message = f"There is no code “{code}”." + (f" Did you mean {near}?" if near else "")
        raise click.BadParameter(message, param_hint="--explain")
    return told


@main.command()
@CONTENT
@click.option("--output", type=FOLDER, default=Path("output"), show_default=True, help="Where to.")
@click.option("--theme", type=FOLDER, help="A theme that overrides ours, file by file.")
@click.option("--site-url", help="Where the site is published; default: newsroom.yaml's url.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes; default: one a core.")
@click.option("--no-cache", is_flag=True, help="Make everything anew and keep nothing.")
@click.option("--now", type=MOMENT, help="The moment of this edition, such as 2023-10-20T12:00Z.")
@click.option("--hold", "held", multiple=True, metavar="ID", help="Hold an incident back.")
@click.option("--compress", is_flag=True, help="Put a .gz beside every file that shrinks.")
@click.option("--no-cards", is_flag=True, help="No pictures of quotes; for a quick look only.")
@click.option("--profile", is_flag=True, help="Tell where the time goes; uses one process.")
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
    profile: bool,  # noqa: FBT001 - likewise
) -> None:
    """Check the content, then build the site and swap it in whole.

    Where there is an error, or the build fails, what was published before stays as it is.
    """
    processes = 1 if profile else jobs or os.cpu_count() or 1
    way = Way(processes, anew=no_cache, compress=compress, progress=Progress().tell)
    kept = None if no_cache else CACHE
    request = line.Request(
        content,
        output,
        theme,
        site_url,
        now,
        frozenset(held),
        kept,
        way,
        cards=not no_cards,
        index=index,
    )
    try:
        with _profiled() if profile else nullcontext():
            checked, published = line.build(request, _host)
    except OutputRefusedError as error:
        raise click.UsageError(str(error)) from error
    except (BuildError, HostError) as error:
        raise click.ClickException(str(error)) from error
    if checked.report.problems:
        telling.tell(checked.report, content, "text")
    if published is None:
        sys.exit(1)
    made, carried, gone = len(published.made), published.carried, len(published.gone)
    click.echo(f"{output}: {made} parts made, {carried} kept, {gone} removed.", err=True)


@contextmanager
def _profiled() -> Iterator[None]:
    with profiling.sampling() as samples:
        yield
    trace = CACHE.with_name("profile.speedscope.json")
    trace.parent.mkdir(parents=True, exist_ok=True)
    trace.write_text(samples.speedscope())
    click.echo(f"{samples.table()}\nThe whole of it, for speedscope: {trace}", err=True)


def _host(edition: Edition) -> Hosted:
    # Pelican takes 0.16 s to import, and is not needed where nothing changed
    from generator import pelican_plugin  # noqa: PLC0415

    return pelican_plugin.host(edition)


@main.command()
@click.argument("site", metavar="OUTPUT|URL")
def verify(site: str) -> None:
    """Compare a site, in a folder or on the web, with its manifest.

    Exit status 1 where a file is missing, changed, or (in a folder) not in the manifest.
    """
    try:
        found = verify_site(site)
    except BuildError as error:
        raise click.ClickException(str(error)) from error
    for difference in found.differences:
        click.echo(f"{difference.path}: {difference.wrong}", err=True)
    commit = f", built from {found.commit}" if found.commit else ""
    click.echo(f"{found.files} files{commit}: {len(found.differences)} differences.", err=True)
    sys.exit(1 if found.differences else 0)


@main.command()
@click.option("--info", "act", flag_value="info", default=True, help="Say what is kept.")
@click.option("--prune", "act", flag_value="prune", help="Remove what 30 days have not used.")
def cache(act: str) -> None:
    """Say what earlier builds have left in .explainer/, or remove what is no longer used.

    Everything in it can be deleted at any time; the next build makes it anew.
    """
    store = Store(CACHE)
    if act == "prune":
        gone = store.prune(unused_for_days=30)
        click.echo(f"Removed {gone.results} results, {gone.size:,} bytes.")
    for shelf in store.shelves():
        click.echo(f"{shelf.kind}: {shelf.results} results, {shelf.size:,} bytes")
    if not store.shelves():
        click.echo("Nothing is kept.")
