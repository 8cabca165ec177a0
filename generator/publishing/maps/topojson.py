"""A reader of TopoJSON, as far as the built-in outlines need it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from generator.publishing.maps.shapes import Coordinates


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One area with an outline, equal to itself alone.

    Attributes:
        id: As its source has it: five digits for a county, two for a state, three for a country.
        name: As its source has it.
        shape: In degrees of longitude and latitude.
    """

    id: str
    name: str
    shape: shapely.MultiPolygon


@dataclass(frozen=True, slots=True)
class Topology:
    """Areas and the borders between them.

    Attributes:
        areas: By the name of their object, in the order of the file.
        borders: Lines shared by two areas, by the name of their object; no coast among them.
    """

    areas: Mapping[str, tuple[Outline, ...]]
    borders: Mapping[str, tuple[shapely.LineString, ...]]


def read_topology(path: Path) -> Topology:
    """Read a compressed topology of polygons and borders."""
    data: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    arcs = _arcs(data)
    areas, borders = {}, {}
    for name, thing in data["objects"].items():
        if thing["type"] == "MultiLineString":
            borders[name.removesuffix("-borders")] = tuple(
                shapely.LineString(_joined(line, arcs)) for line in thing["arcs"]
            )
        else:
            areas[name] = tuple(_outline(geometry, arcs) for geometry in thing["geometries"])
    return Topology(areas, borders)


def _arcs(data: Mapping[str, Any]) -> list[Coordinates]:
    scale, shift = np.array(data["transform"]["scale"]), np.array(data["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in data["arcs"]]


def _outline(geometry: Mapping[str, Any], arcs: list[Coordinates]) -> Outline:
    polygons = [
        shapely.Polygon(_joined(outer, arcs), [_joined(inner, arcs) for inner in inners])
        for outer, *inners in geometry["arcs"]
    ]
    return Outline(
        str(geometry["id"]), geometry["properties"]["name"], shapely.MultiPolygon(polygons)
    )


def _joined(ring: list[int], arcs: list[Coordinates]) -> Coordinates:
    """Join arcs; a negative number is an arc taken backwards, and ends meet in one point."""
    pieces = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in ring]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
