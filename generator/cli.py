"""The commands: each calls one function of the line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import author_cli, building, history_cli, line, telling
from generator.options import CONTENT

CACHE = Path(".explainer/cache")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="incident-explainer")
def main() -> None:
    """Incident Explainer: from records to pages that say what happened, and what changed."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@CONTENT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are told.",
)
def check(paths: tuple[Path, ...], content: Path, form: str) -> None:
    """Tell all problems of the content at once.

    PATHS narrow what is told, not what is read. Exit status 1 where there is an error; advice
    never changes it.
    """
    checked = line.check(content)
    report = telling.narrow(checked.report, paths, content)
    telling.tell(report, content, form)
    sys.exit(1 if report.errors else 0)


for command in (*author_cli.COMMANDS, *history_cli.COMMANDS):
    main.add_command(command)


@main.command()
@click.argument("site", metavar="OUTPUT|URL")
def verify(site: str) -> None:
    """Compare a site, in a folder or on the web, with its manifest.

    Exit status 1 where a file is missing, changed, or (in a folder) not in the manifest.
    """
    try:
        found = building.verify(site)
    except building.BuildError as error:
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
    store = building.Store(CACHE)
    if act == "prune":
        gone = store.prune(unused_for_days=30)
        click.echo(f"Removed {gone.results} results, {gone.size:,} bytes.")
    for shelf in store.shelves():
        click.echo(f"{shelf.kind}: {shelf.results} results, {shelf.size:,} bytes")
    if not store.shelves():
        click.echo("Nothing is kept.")
