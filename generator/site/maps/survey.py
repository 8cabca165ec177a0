"""What outlines say of where a map's places lie: looked up once, and drawn from without them."""

from __future__ import annotations

import msgspec

from generator.site.maps.geodesy import Box
from generator.site.maps.panel import HEIGHT, WIDTH
from generator.site.maps.plan import Kind
from generator.site.maps.window import MercatorWindow


class Survey(msgspec.Struct, frozen=True, array_like=True):
    """The region around some places; plain data, which can be kept.

    Attributes:
        kind: What the areas of the region are.
        source: Where its outlines come from: the sha256 of a file, or what is built in.
        areas: The ids of the areas that hold the places.
        box: What is to be seen.
        held: The names of these areas in full, unless they are too many to be said.
        state: The state that the region is shown within; empty where it is known without.
        names: What can be written on the map and where: a name, x and y.
    """

    kind: Kind
    source: str
    areas: tuple[str, ...]
    box: Box
    held: tuple[str, ...] = ()
    state: str = ""
    names: tuple[tuple[str, float, float], ...] = ()

    @property
    def window(self) -> MercatorWindow:
        """What a panel shows of it."""
        return MercatorWindow.around(self.box, WIDTH, HEIGHT)
