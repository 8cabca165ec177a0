"""The command that rounds a position before it is committed: snap."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

import click

from generator.model.place import Precision
from generator.site.positions import snap as snapped

PUBLISHED = [precision.value for precision in Precision if precision is not Precision.WITHHELD]


def _degrees(limit: int) -> Callable[[str], Decimal]:
    """Read degrees with a point, within the limit of an axis."""

    def read(text: str) -> Decimal:
        try:
            degrees = Decimal(text)
        except InvalidOperation:
            message = f"{text!r} is no number; write 41.7658 or -72.6734."
            raise click.BadParameter(message) from None
        if not degrees.is_finite() or abs(degrees) > limit:
            raise click.BadParameter(
                f"{text} is not between -{limit} and {limit}. Write north first, then east."
            )
        return degrees

    return read


# a longitude in the west begins with the sign of an option
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("lat", type=_degrees(90), metavar="LAT")
@click.argument("lon", type=_degrees(180), metavar="LON")
@click.option(
    "--precision",
    type=click.Choice(PUBLISHED),
    required=True,
    help="How precisely it may be told.",
)
def snap(lat: Decimal, lon: Decimal, precision: str) -> None:
    """Print LAT and LON rounded to what a precision allows, ready for the record.

    Round before you commit: git keeps what was once committed, however it is published.
    """
    rounded_lat, rounded_lon = snapped(lat, lon, Precision(precision))
    click.echo(f"lat: {rounded_lat}\nlon: {rounded_lon}\nprecision: {precision}")
