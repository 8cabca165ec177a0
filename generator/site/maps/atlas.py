"""A reader of the built-in outlines, as ``tools/make_basemap.py`` writes them.

An atlas is a topology: areas that share a border share its points, as arcs. Whatever there is
much of is an array of little-endian integers of 32 bits, so that reading it takes milliseconds.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np
import shapely

from generator.site.maps.shapes import Coordinates, Indices, Shapes


class PackedLayer(msgspec.Struct, omit_defaults=True):
    """The areas of one kind.

    Attributes:
        ids: Of each area.
        names: Likewise.
        polygons: How many polygons each area has.
        rings: How many rings each of these has, the outer one first.
        arcs: How many arcs make each of these.
        numbers: Which arcs they are; ``~n`` is the arc n taken backwards.
        borders: The arcs that lie between two areas.
        notes: What its source says of each area; none where it says nothing of any.
    """

    ids: list[str]
    names: list[str]
    polygons: bytes
    rings: bytes
    arcs: bytes
    numbers: bytes
    borders: bytes
    notes: list[str] = []


class OutlineFile(msgspec.Struct):
    """What a file holds, as MessagePack, compressed.

    Attributes:
        scale: The longitude and the latitude of a step of the grid.
        shift: Those of its origin.
        lengths: How many points each arc has.
        steps: All steps to the east, then all to the north; an arc begins at the origin.
        layers: The areas that the arcs make, by kind.
    """

    scale: tuple[float, float]
    shift: tuple[float, float]
    lengths: bytes
    steps: bytes
    layers: dict[str, PackedLayer]


class AreaOutline(msgspec.Struct, frozen=True, eq=False):
    """One area with an outline, equal to itself alone.

    Attributes:
        id: Five digits for a county, two for a state, two capital letters of ISO 3166 for a
            country, where it has a code; else small letters.
        name: As its source has it.
        shape: In degrees of longitude and latitude.
        note: What its source says of it.
    """

    id: str
    name: str
    shape: shapely.MultiPolygon
    note: str = ""


class Atlas(msgspec.Struct, frozen=True, eq=False):
    """A file of areas that share their borders.

    Attributes:
        layers: The areas that the arcs make, by kind.
        points: The points of all arcs, one arc after the other.
        starts: Where each arc begins among the points, and where the last one ends.
    """

    layers: Mapping[str, PackedLayer]
    points: Coordinates
    starts: Indices

    def areas(self, kind: str) -> tuple[AreaOutline, ...]:
        """Give the areas of a kind, in the order of the file."""
        layer = self.layers[kind]
        points, ends = self._joined(_integers(layer.numbers), _ends(layer.arcs))
        shapes = shapely.from_ragged_array(
            shapely.GeometryType.MULTIPOLYGON,
            points,
            (ends, _ends(layer.rings), _ends(layer.polygons)),
        )
        notes = layer.notes or [""] * len(layer.ids)
        return tuple(map(AreaOutline, layer.ids, layer.names, shapes, notes))

    def borders(self, kind: str) -> Shapes:
        """Give the lines that two areas of a kind share; no coast is among them."""
        arcs = _integers(self.layers[kind].borders)
        points, ends = self._joined(arcs, np.arange(len(arcs) + 1))
        owners = np.repeat(np.arange(len(arcs)), np.diff(ends))
        return np.asarray(shapely.linestrings(points, indices=owners))

    def _joined(self, numbers: Indices, ends: Indices) -> tuple[Coordinates, Indices]:
        """Join arcs to lines, where two meet in one point; say where each line ends."""
        backwards, arcs = numbers < 0, np.maximum(numbers, ~numbers)
        begins, stops = self.starts[arcs], self.starts[arcs + 1]
        met = np.ones(len(arcs), dtype=np.intp)
        met[ends[:-1]] = 0  # the first arc of a line meets none before it
        counts = stops - begins - met
        before = np.concatenate([[0], np.cumsum(counts)])
        along = np.arange(before[-1]) - np.repeat(before[:-1], counts)
        first = np.where(backwards, stops - 1 - met, begins + met)
        step = np.where(backwards, -1, 1)
        taken = np.repeat(first, counts) + np.repeat(step, counts) * along
        return self.points[taken], before[ends]


def read_atlas(path: Path) -> Atlas:
    """Read a compressed file of areas and borders."""
    file = msgspec.msgpack.decode(gzip.decompress(path.read_bytes()), type=OutlineFile)
    starts = _ends(file.lengths)
    grid = np.cumsum(_integers(file.steps).reshape(2, -1), axis=1)
    # each arc begins anew: take off what the arcs before it summed up to
    before = np.hstack([np.zeros((2, 1), dtype=grid.dtype), grid])[:, starts[:-1]]
    grid -= np.repeat(before, np.diff(starts), axis=1)
    return Atlas(file.layers, grid.T * np.array(file.scale) + np.array(file.shift), starts)


def _integers(packed: bytes) -> Indices:
    return np.frombuffer(packed, dtype="<i4").astype(np.intp)


def _ends(packed: bytes) -> Indices:
    """Say where each of many lists ends once they are joined, after a zero, by their lengths."""
    return np.concatenate([[0], np.cumsum(_integers(packed))])
