"""Where grounds lie, and which parts of the site they are made in.

The grounds of incidents that lie in one degree of latitude and longitude are made together: an
edit redraws those of its neighbourhood, and nothing has to be drawn to know what is stale.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator.publishing.edition import Output, Part
from generator.publishing.maps.basemap import NOTHING, Basemap
from generator.publishing.maps.draw import draw
from generator.publishing.maps.drawn import Ground
from generator.publishing.maps.geodesy import surrounding
from generator.publishing.maps.request import MapRequest

FOLDER = "map/ground/"


def cell(request: MapRequest) -> str:
    """Name the degree in which the middle of a map's places lies, such as ``n41w073``."""
    lon, lat = surrounding([(place.lon, place.lat) for place in request.places]).centre
    south, west = math.floor(lat), math.floor((lon + 180) % 360 - 180)
    return f"{'s' if south < 0 else 'n'}{abs(south):02}{'w' if west < 0 else 'e'}{abs(west):03}"


def light_path(request: MapRequest, ground: Ground) -> str:
    """Where the file for light pages stands, relative to the root of the site."""
    return f"{FOLDER}{cell(request)}/{ground.key}-light.svg"


def dark_path(request: MapRequest, ground: Ground) -> str:
    """Where the file for dark pages stands, relative to the root of the site."""
    return f"{FOLDER}{cell(request)}/{ground.key}-dark.svg"


def ground_parts(requests: Iterable[MapRequest], basemap: Basemap = NOTHING) -> Iterator[Part]:
    """Give a part of the site for each degree that has maps."""
    cells: dict[str, list[MapRequest]] = {}
    for request in requests:
        if request.places:
            cells.setdefault(cell(request), []).append(request)
    for name in sorted(cells):
        together = tuple(cells[name])
        inputs = (basemap.fingerprint, *(repr(request.places) for request in together))
        yield Part(f"{FOLDER}{name}/", inputs, partial(_made, together, basemap))


def _made(requests: Sequence[MapRequest], basemap: Basemap) -> Iterator[Output]:
    """Paint the grounds of some maps, each once."""
    made: set[str] = set()
    for request in requests:
        drawn = draw(request, basemap)
        for panel in drawn.panels if drawn else ():
            if panel.ground and panel.ground.key not in made:
                made.add(panel.ground.key)
                painted = panel.ground.paint()
                yield Output(light_path(request, panel.ground), painted.light.encode())
                yield Output(dark_path(request, panel.ground), painted.dark.encode())
