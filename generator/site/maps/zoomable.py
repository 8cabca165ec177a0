"""The style of the map to zoom: the palette and the choices of the drawn one, for MapLibre."""

from __future__ import annotations

from typing import Any

from generator.site.maps.palette import Palette
from generator.site.maps.streets.archive import Archive
from generator.site.maps.streets.kinds import CLASSES, GREEN, UNDERGROUND, WATERS

Expression = list[Any]
Layer = dict[str, Any]
WIDTHS = {"highway": 7.0, "major": 6.0, "minor": 4.6}
NEAR, FAR = 16, 10
SERVED_AS_FILES, SERVED_WHOLE = "tiles/{z}/{x}/{y}.mvt", "streets://{z}/{x}/{y}"


def style(archive: Archive, most_zoom: int, colours: Palette) -> dict[str, Any]:
    """Write a style for the tiles of an archive.

    There are no glyphs in it, so that names are set in the reader's own fonts and nothing more
    is fetched. The address of the tiles is relative; the script makes it whole.
    """
    bounds = archive.bounds
    return {
        "version": 8,
        "metadata": {
            "accent": colours.accent,
            "water": colours.water,
            "land": colours.land,
            "border": colours.border,
        },
        "sources": {
            "streets": {
                "type": "vector",
                "tiles": [SERVED_WHOLE if archive.is_served_whole else SERVED_AS_FILES],
                "minzoom": archive.least_zoom,
                "maxzoom": most_zoom,
                "bounds": [bounds.west, bounds.south, bounds.east, bounds.north],
                "attribution": archive.attribution,
            }
        },
        "layers": [
            {"id": "land", "type": "background", "paint": {"background-color": colours.land}},
            _fill("landuse", sorted(GREEN), colours.park),
            _fill("water", sorted(WATERS), colours.water),
            _fill("buildings", [], colours.building) | {"minzoom": 14},
            *(_road(name, colours.casing, 1.6) for name in WIDTHS),
            *(_road(name, colours.street, 0) for name in WIDTHS),
            *([_rail(colours)] if archive.knows_tunnels else []),
            _names(colours),
        ],
    }


def _fill(layer: str, kinds: list[str], colour: str) -> Layer:
    drawn: Layer = {
        "id": layer,
        "type": "fill",
        "source": "streets",
        "source-layer": layer,
        "paint": {"fill-color": colour},
    }
    return drawn | {"filter": ["in", ["get", "kind"], ["literal", kinds]]} if kinds else drawn


def _of_class(name: str) -> Expression:
    kinds = [kind for kind, drawn_as in CLASSES.items() if drawn_as == name]
    return ["all", ["in", ["get", "kind"], ["literal", kinds]], ["!", ["has", "is_tunnel"]]]


def _road(name: str, colour: str, more: float) -> Layer:
    width = WIDTHS[name]
    grown = [
        "interpolate",
        ["exponential", 1.6],
        ["zoom"],
        FAR,
        0.4 + more / 3,
        NEAR,
        width + more,
        19,
        width * 4 + more,
    ]
    return {
        "id": f"{name}-casing" if more else name,
        "type": "line",
        "source": "streets",
        "source-layer": "roads",
        "filter": _of_class(name),
        "layout": {"line-cap": "round", "line-join": "round"},
        "paint": {"line-color": colour, "line-width": grown},
    }


def _rail(colours: Palette) -> Layer:
    above = ["!", ["in", ["get", "kind_detail"], ["literal", sorted(UNDERGROUND)]]]
    return {
        "id": "rail",
        "type": "line",
        "source": "streets",
        "source-layer": "roads",
        "filter": [*_of_class("rail"), above],
        "paint": {"line-color": colours.rail, "line-width": 1.4, "line-dasharray": [4, 2]},
    }


def _names(colours: Palette) -> Layer:
    return {
        "id": "names",
        "type": "symbol",
        "source": "streets",
        "source-layer": "roads",
        "minzoom": 13,
        "filter": [
            "all",
            ["has", "name"],
            ["!=", ["get", "kind"], "rail"],
            ["!", ["has", "is_tunnel"]],
        ],
        "layout": {
            "symbol-placement": "line",
            "text-field": ["get", "name"],
            "text-font": ["sans-serif"],
            "text-size": 12,
        },
        "paint": {
            "text-color": colours.word_quiet,
            "text-halo-color": colours.halo,
            "text-halo-width": 1.6,
        },
    }
