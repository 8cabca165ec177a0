"""How long maps take and how large they are, in CPU milliseconds and bytes.

    python -m bench.maps [--archive basemap.pmtiles --lat 37.786 --lon -122.402] [--count 50]

Without an archive only the built-in map is measured. The first drawing reads the outlines and
is reported apart; the others are warm.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from generator.model.place import Precision
from generator.site.maps.areas import where_of
from generator.site.maps.basemap import NOTHING, Basemap
from generator.site.maps.draw import draw, paint
from generator.site.maps.model import DrawnMap, MapPlace, MapRequest
from generator.site.maps.overview import IncidentPosition, draw_overview, gather
from generator.site.maps.tile_archive import open_archive
from generator.site.words import ENGLISH

BUILT_IN_MOST, STREETS_MOST = 3, 150  # milliseconds of the processor
OVERLAYS_MOST, ALL_MOST = 5_000, 12_000  # bytes of a built-in map, in one palette
SHIFTS = ((0.0, 0.0), (0.0021, 0.0033), (-0.0018, 0.0027), (0.0031, -0.0024), (-0.0009, -0.0036))


def request(lat: float, lon: float) -> MapRequest:
    """Make up five places around a position."""
    places = (
        MapPlace(f"p{n}", n, f"Place {n}", lat + up, lon + out, Precision.BLOCK, 100.0)
        for n, (up, out) in enumerate(SHIFTS, 1)
    )
    return MapRequest(tuple(places))


def timed(make: Callable[[], object]) -> float:
    """Measure one call in CPU milliseconds."""
    before = time.process_time()
    make()
    return (time.process_time() - before) * 1000


def report(name: str, times: list[float], limit: int | None = None) -> None:
    """Print what a map takes."""
    words = f", at most {limit}" if limit else ""
    print(f"{name}: {statistics.median(times):.1f} ms ({max(times):.1f} at worst){words}")


def tell_size(name: str, drawn: DrawnMap, basemap: Basemap) -> None:
    """Print how large the parts of a map are, in one palette."""
    overlays = sum(len(panel.overlay.encode()) for panel in drawn.panels)
    grounds = sum(len(paint(p.ground, basemap).light) for p in drawn.panels if p.ground)
    print(f"{name}, overlays of all panels: {overlays:,} bytes, at most {OVERLAYS_MOST:,}")
    print(f"{name}, overlays and grounds: {overlays + grounds:,} bytes, at most {ALL_MOST:,}")


def measure(name: str, asked: list[MapRequest], basemap: Basemap, most: int) -> DrawnMap | None:
    """Draw a map of each request and paint its grounds; gives the first."""
    first = draw(asked[0], ENGLISH, basemap)
    if first is None:
        return None
    print(f"  panels: {', '.join(panel.kind for panel in first.panels)}")
    overlays = [timed(lambda one=one: draw(one, ENGLISH, basemap)) for one in asked]
    report(f"{name}, for the page", overlays, most)
    painted = [
        timed(lambda one=one: [paint(p.ground, basemap) for p in one.panels if p.ground])
        for one in (draw(each, ENGLISH, basemap) for each in asked)
        if one
    ]
    report(f"{name}, grounds in both palettes", painted)
    return first


def main() -> None:
    """Measure the built-in map, streets where an archive is given, and the overview."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--lat", type=float, default=37.786)
    parser.add_argument("--lon", type=float, default=-122.402)
    parser.add_argument("--count", type=int, default=50)
    options = parser.parse_args()
    here = [request(41.76 + n * 0.0004, -72.68 + n * 0.0003) for n in range(options.count)]
    first_of_all = timed(lambda: draw(here[0], ENGLISH))
    print(f"first map of all: {first_of_all:.0f} ms, with reading the outlines")
    if first := measure("built-in map", here, NOTHING, BUILT_IN_MOST):
        tell_size("built-in map", first, NOTHING)
    if options.archive:
        sha256 = hashlib.sha256(options.archive.read_bytes()).hexdigest()
        streets = Basemap(open_archive(options.archive, sha256, "© its makers"))
        spread = [(n % 7 * 0.0005, n // 7 * 0.0004) for n in range(options.count)]
        there = [request(options.lat + up, options.lon + out) for up, out in spread]
        measure("street map", there, streets, STREETS_MOST)
    points = [(-120 + n * 7919 % 4500 / 100, 30 + n * 104729 % 1800 / 100) for n in range(10_000)]
    found: list[IncidentPosition] = []
    each = timed(
        lambda: found.extend(
            IncidentPosition(f"i{n}", *at, where_of((*at, 25.0))) for n, at in enumerate(points)
        )
    )
    print(f"the areas that hold an incident: {each / len(points):.3f} ms")
    drawn = timed(lambda: draw_overview(gather(found, ENGLISH), str, ENGLISH))
    print(f"10,000 incidents by area: {drawn:.0f} ms")


if __name__ == "__main__":
    main()
