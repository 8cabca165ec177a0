"""The plan of a ground: all that it is painted from, small enough to keep for each incident.

A plan is plain data. It names the files of its ground before anything is drawn, and whoever holds
it can have the ground painted without the places that it was made for.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from generator.site.maps.geodesy import Box, surrounding
from generator.site.maps.inset import Corner, corner_rect
from generator.site.maps.panel import HEIGHT, WIDTH
from generator.site.maps.request import MapPlace
from generator.site.maps.window import MercatorWindow

FOLDER = "map/ground/"
BUILT_IN = "built in"
REGION_RECIPE, WIDE_RECIPE, STREETS_RECIPE = "region 1", "region 2", "streets 1"


class Kind(StrEnum):
    """What a ground shows: the areas of a region, or streets."""

    INSTALLED = "installed"
    COUNTY = "county"
    STATE = "state"
    COUNTRY = "country"
    STREETS = "streets"


class GroundPlan(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a ground is to show.

    Attributes:
        cell: The folder that its files lie in, inside that of all grounds.
        kind: What it shows.
        source: Where its shapes come from: the sha256 of a file, or what is built in.
        view: What is to be seen: west, south, east and north of a region; of streets the western
            edge, the Mercator ordinate of the upper edge and the units per degree.
        areas: The ids of the areas to highlight.
        corner: Where the region stands within its state; None where that is not shown.
    """

    cell: str
    kind: Kind
    source: str
    view: tuple[float, ...]
    areas: tuple[str, ...] = ()
    corner: Corner | None = None

    @property
    def is_wide(self) -> bool:
        """Whether it shows states or countries, which hardly two incidents have in common."""
        return self.kind in {Kind.STATE, Kind.COUNTRY}

    @property
    def box(self) -> Box:
        """What is to be seen of a region."""
        return Box(*self.view)

    @property
    def window(self) -> MercatorWindow:
        """What the ground shows."""
        if self.kind is Kind.STREETS:
            west, top, units_per_degree = self.view
            return MercatorWindow(west, top, units_per_degree, WIDTH, HEIGHT)
        return MercatorWindow.around(self.box, WIDTH, HEIGHT)

    @property
    def key(self) -> str:
        """The name that its files bear, 16 hexadecimal digits: equal names, equal pictures."""
        return hashlib.sha256("\0".join(self._told()).encode()).hexdigest()[:16]

    def _told(self) -> tuple[str, ...]:
        if self.kind is Kind.STREETS:
            return (STREETS_RECIPE, self.source, repr(self.window))
        recipe = WIDE_RECIPE if self.is_wide else REGION_RECIPE
        size, inset = f"{WIDTH}x{HEIGHT}", self.corner and corner_rect(self.corner)
        return (
            *(recipe, self.kind, self.source, *self.areas),
            *(repr(self.box), size, repr(inset)),
        )

    @property
    def light(self) -> str:
        """Where the file for light pages stands, relative to the root of the site."""
        return f"{FOLDER}{self.cell}/{self.key}-light.svg"

    @property
    def dark(self) -> str:
        """Where the file for dark pages stands, relative to the root of the site."""
        return f"{FOLDER}{self.cell}/{self.key}-dark.svg"


def cell_of(places: Sequence[MapPlace]) -> str:
    """Name the degree in which the middle of a map's places lies, such as ``n41w073``."""
    lon, lat = surrounding([(place.lon, place.lat) for place in places]).centre
    south, west = math.floor(lat), math.floor((lon + 180) % 360 - 180)
    return f"{'s' if south < 0 else 'n'}{abs(south):02}{'w' if west < 0 else 'e'}{abs(west):03}"
