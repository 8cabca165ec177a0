"""The command that rounds a position before it is committed: snap."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import click

from generator.model.place import Precision
from generator.site.positions import snap as snapped

PUBLISHED = [precision.value for precision in Precision if precision is not Precision.WITHHELD]


class _Degrees(click.ParamType[Decimal]):
    """Degrees with a point, within the limit of an axis."""

    name = "degrees"

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        try:
            degrees = Decimal(str(value))
        except InvalidOperation:
            self.fail(f"{value!r} is no number; write 41.7658 or -72.6734.", param, ctx)
        if not degrees.is_finite() or abs(degrees) > self.limit:
            self.fail(f"{value} is not between -{self.limit} and {self.limit}.", param, ctx)
        return degrees


# a longitude in the west begins with the sign of an option
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("lat", type=_Degrees(90), metavar="LAT")
@click.argument("lon", type=_Degrees(180), metavar="LON")
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
