"""The shape of what extends around a place, as a file of the incident draws it."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

Line: TypeAlias = tuple[tuple[float, float], ...]
"""Points of longitude and latitude in degrees (WGS 84); a ring ends where it begins."""


class AreaShape(Struct, frozen=True):
    """Polygons, or lines.

    Attributes:
        is_line: Whether it holds lines, such as a closed road.
        parts: Each polygon as its rings, the outer one first; each line as one.
        decimals: The most decimals of a degree that any coordinate was written with.
        fields: Where each part stands in the file, by its path.
    """

    is_line: bool
    parts: tuple[tuple[Line, ...], ...]
    decimals: int = 0
    fields: tuple[str, ...] = ()

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """All points, in the order of the file."""
        return tuple(point for part in self.parts for line in part for point in line)
