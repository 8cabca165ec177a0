"""The commands: each calls one function of the line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import author_cli, line, telling

CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder that holds newsroom.yaml and incidents/.",
)


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


for command in author_cli.COMMANDS:
    main.add_command(command)
