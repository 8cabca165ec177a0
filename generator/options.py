"""What several commands take."""

from __future__ import annotations

from pathlib import Path

import click

CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder that holds newsroom.yaml and incidents/.",
)
