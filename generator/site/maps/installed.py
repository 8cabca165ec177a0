"""Outlines that a newsroom installed: towns, districts, whatever its readers know."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

import shapely
from msgspec import Struct
from shapely.geometry import shape

from generator.site.maps.atlas import AreaOutline
from generator.site.maps.outlines import OutlineLayer

NAME_KEYS = ("name", "namelsad", "name10", "name20", "town", "label")
AREAS = frozenset({"Polygon", "MultiPolygon"})
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, shapely.GEOSException)


class BrokenOutlinesError(ValueError):
    """A file holds no outlines that can be drawn; the message says why, for an editor."""


class InstalledOutlines(Struct, frozen=True, eq=False):
    """One GeoJSON file of areas with names.

    Attributes:
        name: The file's name, without its ending.
        layer: Its areas.
        sha256: Of the file's bytes, in hexadecimal.
        attribution: Whose data it is.
        mended: The names of areas whose outlines crossed themselves.
    """

    name: str
    layer: OutlineLayer
    sha256: str
    attribution: str
    mended: tuple[str, ...]


def read_outlines(
    data: bytes, name: str, sha256: str, attribution: str, name_key: str = ""
) -> InstalledOutlines:
    """Read the areas of a GeoJSON file, in degrees of longitude and latitude.

    Args:
        data: The file's bytes.
        name: The file's name, without its ending.
        sha256: Of the bytes.
        attribution: Whose data it is.
        name_key: The property that names an area; found by itself where it is an usual one.

    Raises:
        BrokenOutlinesError: Where it is no GeoJSON of areas, or not in degrees.
    """
    try:
        document = json.loads(data)
        features = [one for one in document["features"] if isinstance(one, Mapping)]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrokenOutlinesError("It is no GeoJSON FeatureCollection.") from error
    mended: list[str] = []
    areas = tuple(_areas(features, name_key, mended))
    if not areas:
        raise BrokenOutlinesError("It holds no areas: polygons with a name.")
    layer = OutlineLayer.of(areas)
    return InstalledOutlines(name, layer, sha256, attribution, tuple(mended))


def _areas(
    features: list[Mapping[str, Any]], name_key: str, mended: list[str]
) -> Iterator[AreaOutline]:
    for number, feature in enumerate(features):
        geometry = feature.get("geometry") or {}
        name = _name(feature.get("properties") or {}, name_key)
        if not isinstance(geometry, Mapping) or geometry.get("type") not in AREAS or not name:
            continue
        try:
            found = shape(dict(geometry))
        except UNREADABLE as error:
            raise BrokenOutlinesError(f"The outline of {name:.60} cannot be read.") from error
        if not found.is_valid:
            mended.append(name)
            found = shapely.make_valid(found)
        polygons = [part for part in shapely.get_parts(found) if part.geom_type == "Polygon"]
        if polygons:
            yield AreaOutline(f"{number}", name, _in_degrees(shapely.MultiPolygon(polygons), name))


def _name(properties: Mapping[str, Any], name_key: str) -> str:
    if name_key:
        return str(properties.get(name_key) or "")
    lower = {str(key).lower(): value for key, value in properties.items()}
    return next((str(lower[key]) for key in NAME_KEYS if lower.get(key)), "")


def _in_degrees(polygons: shapely.MultiPolygon, name: str) -> shapely.MultiPolygon:
    west, south, east, north = polygons.bounds
    sound = all(math.isfinite(edge) for edge in (west, south, east, north))
    if not sound or west < -180 or east > 180 or south < -90 or north > 90:  # noqa: PLR2004 - degrees
        raise BrokenOutlinesError(
            f"The outline of {name:.60} is not in degrees of longitude and latitude (WGS 84)."
        )
    return polygons
