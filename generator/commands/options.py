"""What several commands take, and how a value is checked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from generator.incremental.store import CACHE
from generator.model.moment import YEARS

CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder that holds newsroom.yaml and incidents/.",
)

FOLDER = click.Path(path_type=Path, file_okay=False)
"""A folder, there or not."""


def instant(text: str) -> datetime:
    """Read an instant as ISO 8601 writes it, with its offset; without one it is taken for UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no moment; write 2023-10-20T12:00Z.") from None
    if moment.year not in YEARS:
        message = f"{text!r} is no moment of the years {YEARS.start} to {YEARS.stop - 1}."
        raise click.BadParameter(message)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def check_value(kind: Any, value: str, flag: str | None = None) -> None:  # noqa: ANN401 - a type of the model
    """Refuse a value that a field of this type does not take.

    Args:
        kind: A type of the model, such as ``Address``.
        value: What was given.
        flag: The option to name; None where click names it.

    Raises:
        click.BadParameter: With what the model says of the value.
    """
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        context = error.errors()[0].get("ctx", {})
        message = f"{context.get('message', error)} {context.get('hint', '')}"
        raise click.BadParameter(message, param_hint=flag) from None


def refuse_outside(paths: tuple[Path, ...], content: Path) -> None:
    """Refuse a path in which no content can lie: to say nothing of it would mislead."""
    root = content.absolute()
    for path in paths:
        here = path.absolute()
        if not (here.is_relative_to(root) or root.is_relative_to(here)):
            raise click.BadParameter(
                f"{path} is not in {content}. Name files or folders of it, or it with --content.",
                param_hint="PATHS",
            )


__all__ = ["CACHE", "CONTENT", "FOLDER", "check_value", "instant", "refuse_outside"]
