"""The land around all incidents, for the map to zoom."""

from __future__ import annotations

import json
from typing import Any

import shapely

from generator.site.maps.geodesy import Box
from generator.site.maps.outlines import countries, states
from generator.site.maps.region import UNITED_STATES

FINEST, FINE, COARSEST = 0.004, 0.02, 0.2  # degrees by which outlines are simplified
OUTLINE_STEPS = 700


def land(bounds: Box) -> dict[str, Any]:
    """Write the land around all incidents as GeoJSON, as fine as the width allows."""
    wide = max(bounds.east - bounds.west, bounds.north - bounds.south, 1.0)
    around = wide / 2
    seen = Box(
        bounds.west - around,
        max(bounds.south - around, -85),
        bounds.east + around,
        min(bounds.north + around, 85),
    )
    step = min(max(wide / OUTLINE_STEPS, FINEST), COARSEST)
    abroad = countries().shapes_in(seen, lambda area: area.id != UNITED_STATES)
    home = states().shapes_in(seen)
    parts = shapely.get_parts(shapely.simplify([*abroad, *home], step))
    large = parts[shapely.area(parts) > step * step * 9]
    grid = 0.01 if step > FINE else 0.001
    geometries = [
        json.loads(shapely.to_geojson(one))
        for one in shapely.set_precision(large, grid)
        if not one.is_empty
    ]
    return {"type": "GeometryCollection", "geometries": geometries}
