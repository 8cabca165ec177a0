"""The command that says until when what people are told to do holds: until."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.commands.options import CONTENT, instant
from generator.commands.reporters import write_problems
from generator.reading.advice import advice_ends
from generator.reading.surroundings import read_newsroom


@click.command()
@CONTENT
@click.option(
    "--after",
    type=instant,
    metavar="ISO",
    help="Leave out what ended at this moment or before, such as 2023-10-20T12:00Z.",
)
def until(content: Path, after: datetime | None) -> None:
    """Say until when what people are told to do holds: a moment and an id in each line.

    Says nothing where no page has such an end. The earliest comes first.
    """
    newsroom, problems = read_newsroom(content)
    if newsroom is not None:
        ends, problems = advice_ends(content, newsroom)
        for end in ends:
            if after is None or end.at > after:
                click.echo(f"{end.at.isoformat(timespec='minutes')} {end.incident}")
    write_problems(problems, content)
    sys.exit(1 if problems else 0)
