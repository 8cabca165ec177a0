"""What kinds of streets, water and green there are in tiles, and which of them maps show."""

from __future__ import annotations

GREEN = frozenset(
    {
        "park",
        "grass",
        "wood",
        "forest",
        "garden",
        "cemetery",
        "golf_course",
        "nature_reserve",
        "recreation_ground",
        "village_green",
        "playground",
        "meadow",
        "national_park",
    }
)
WATERS = frozenset({"water", "lake", "ocean", "river", "basin", "dock", "canal", "swimming_pool"})
UNDERGROUND = frozenset({"subway"})
CLASSES = {
    "highway": "highway",
    "major_road": "major",
    "medium_road": "major",
    "minor_road": "minor",
    "other": "small",
    "path": "path",
    "rail": "rail",
}
"""Protomaps’ kinds of road, and how they are drawn."""
