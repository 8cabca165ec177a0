"""Where a row says that it happened; a position is no finer than the mapping allows."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.authoring.importing.mapping import Taken
from generator.authoring.importing.rows import Row
from generator.authoring.importing.values import (
    degrees_of,
    text_of,
    texts_of,
)
from generator.authoring.importing.work import PLACE, SOURCE, Work
from generator.authoring.writing import Written
from generator.model.place import Precision
from generator.site.positions import snap


def place_of(work: Work) -> list[Written]:
    """The place that a row names or puts on the map; none where it says neither."""
    taken = work.mapping.place
    if taken is None:
        return []
    locality = ", ".join(_cells(taken.locality, work.row))
    name = text_of(taken.name, work.row) or locality
    position = _position(work)
    if not name and not position:
        return []
    place = {
        "id": PLACE,
        "name": name or "where the source puts it",
        "role": taken.role,
        "locality": locality,
        **position,
    }
    said: dict[str, Written] = {key: value for key, value in place.items() if value}
    work.came("places", taken.lat or taken.name or taken.locality)
    return [{**said, "sources": [SOURCE]}]


def _cells(taken: Taken | None, row: Row) -> list[str]:
    """What a row says in each of several columns, as a town and its state."""
    if taken is None or not taken.column:
        return list(texts_of(taken, row))
    several = (text_of(Taken(column=(name,), words=taken.words), row) for name in taken.column)
    return [one for one in several if one]


def _position(work: Work) -> dict[str, str]:
    taken = work.mapping.place
    if taken is None or taken.precision is Precision.WITHHELD:
        return {}
    lat_text, lon_text = text_of(taken.lat, work.row), text_of(taken.lon, work.row)
    if both := re.findall(r"[-+]?\d+(?:\.\d+)?", text_of(taken.position, work.row)):
        lat_text, lon_text = both if len(both) == 2 else ("?", "?")  # noqa: PLR2004  # north, east
    if not lat_text and not lon_text:
        return {}
    lat, lon = degrees_of(lat_text), degrees_of(lon_text)
    if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004  # the poles, the antimeridian
        message = f"“{lat_text[:20]}, {lon_text[:20]}” is no position."
        work.left_out(taken.lat, "import.bad-position", message)
        return {}
    if lat == 0 and lon == 0:
        message = "0, 0 is where programs put what they do not know; it is left out."
        work.left_out(taken.lat, "import.bad-position", message)
        return {}
    if work.snapping:
        grid = Decimal(1).scaleb(-taken.precision.decimals)
        lat, lon = (one.quantize(grid) for one in snap(lat, lon, taken.precision))
    elif max(_decimals(lat), _decimals(lon)) > taken.precision.decimals:
        message = f"The position is finer than {taken.precision}; import with --snap to round it."
        work.left_out(taken.lat, "import.too-precise", message, whole=True)
    return {"lat": f"{lat:f}", "lon": f"{lon:f}", "precision": taken.precision.value}


def _decimals(degrees: Decimal) -> int:
    exponent = degrees.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
