"""Where a place may be shown: the one way from a record's coordinates to anything published.

Maps, GeoJSON, pages and tiles all ask here, so what a record generalises or withholds can leak
through none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

from msgspec import Struct

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.place import Place, Precision
from generator.site.words import N_


class Position(Struct, frozen=True):
    """Where a place may be said to be.

    Attributes:
        lat: Degrees north, with no more decimals than the precision allows.
        lon: Degrees east, likewise.
        precision: How precisely it may be told; never withheld.
        radius_m: The radius in metres of the circle that holds the place.
    """

    lat: Decimal
    lon: Decimal
    precision: Precision
    radius_m: float


class NoPosition(Struct, frozen=True):
    """Why a place has no position that may be shown: half a sentence, a message."""

    why: str


UNKNOWN = NoPosition(N_("its position is not known"))
WITHHELD = NoPosition(N_("its position is withheld"))
WITHDRAWN = NoPosition(N_("it was withdrawn"))


def position_of(place: Place, incident: Incident, newsroom: Newsroom) -> Position | NoPosition:
    """Give the position that may be published, as coarse as record and newsroom ask."""
    if place.withdrawn:
        return WITHDRAWN
    chain = tuple(_shared(place, incident))
    if any(one.precision is Precision.WITHHELD for one in chain):
        return WITHHELD
    found = next((one for one in chain if one.lat is not None and one.lon is not None), None)
    if found is None or found.lat is None or found.lon is None or found.precision is None:
        return UNKNOWN
    asked = [one.precision for one in chain if one.precision]
    precision = coarsest((*asked, *_forced(incident, newsroom)))
    if precision is Precision.WITHHELD:
        return WITHHELD
    lat, lon = snap(found.lat, found.lon, precision)
    return Position(lat, lon, precision, _radius(chain, found.precision, precision))


def snap(lat: Decimal, lon: Decimal, precision: Precision) -> tuple[Decimal, Decimal]:
    """Round a position to the decimals that a precision allows; the same point every time.

    Rounding to a grid, unlike moving at random, gives nothing more away when it is repeated.
    """
    grid = _grid(precision)
    return (_rounded(lat, grid), _rounded(lon, grid))


@cache
def _grid(precision: Precision) -> Decimal:
    """The last decimal of a degree that a precision allows."""
    return Decimal(1).scaleb(-precision.decimals)


def _rounded(degrees: Decimal, grid: Decimal) -> Decimal:
    """Round, but never add decimals that were not written: they would claim precision."""
    rounded = degrees.quantize(grid, ROUND_HALF_EVEN)
    return degrees if degrees == rounded else rounded


def coarsest(precisions: tuple[Precision, ...]) -> Precision:
    """Give the precision that tells least."""
    if len(precisions) == 1:
        return precisions[0]
    return max(precisions, key=lambda precision: precision.coarseness)


def _shared(place: Place, incident: Incident) -> Iterator[Place]:
    """Follow a place to the one whose position it shares."""
    seen: set[str] = set()
    while place.id not in seen:
        seen.add(place.id)
        yield place
        if place.at is None:
            return
        place = incident.item(place.at, Place)


def _forced(incident: Incident, newsroom: Newsroom) -> tuple[Precision, ...]:
    """Give the precisions that the incident's sensitivities ask for."""
    named = [newsroom.generalise.get(word) for word in incident.record.sensitivity]
    return tuple([precision for precision in named if precision])


def _radius(chain: tuple[Place, ...], stated: Precision, shown: Precision) -> float:
    """Make the circle hold the place: what is known, and what rounding it further moved."""
    within = max((one.within.metres for one in chain if one.within), default=0.0)
    if shown is not stated and within:
        within += shown.radius
    return max(shown.radius, within)
