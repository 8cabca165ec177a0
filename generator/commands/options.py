"""What several commands take."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder that holds newsroom.yaml and incidents/.",
)

FOLDER = click.Path(path_type=Path, file_okay=False)
"""A folder, there or not."""


class _Moment(click.ParamType[datetime]):
    """An instant as ISO 8601 writes it, with its offset; without one it is taken for UTC."""

    name = "iso"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no moment; write 2023-10-20T12:00Z.", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


MOMENT = _Moment()
"""The moment of an edition."""

CACHE = Path(".explainer/cache")
"""Where results are kept for the next build."""
