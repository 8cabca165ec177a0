"""Make the built-in outlines from the npm packages us-atlas 3.0.1 and world-atlas 2.0.2.

    npm pack us-atlas@3.0.1 world-atlas@2.0.2
    python tools/make_basemap.py us-atlas-3.0.1.tgz world-atlas-2.0.2.tgz

What it changes, and nothing else: rings without area are dropped; polygons that cross themselves
are mended on the grid of their own file; objects, arcs and properties that no map draws are left
out. The result is a topology again, packed so that it is read in milliseconds, and the same for
the same packages.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
import sys
import tarfile
from pathlib import Path
from typing import Any

import msgspec
import shapely
import shapely.affinity

from generator.site.maps.atlas import OutlineFile, PackedLayer

Topology = dict[str, Any]
Point = tuple[int, int]

DATA = Path(__file__).parent.parent / "generator/site/maps/data"

# The archives as the registry serves them; another content is another map.
SHA256 = {
    "us-atlas-3.0.1.tgz": "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d",
    "world-atlas-2.0.2.tgz": "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
}


def read_member(archive: Path, member: str) -> Topology:
    """Read one topology out of a package, refusing a package of another content."""
    if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256[archive.name]:
        sys.exit(f"{archive.name} is not the package this script was written for")
    with tarfile.open(archive) as package:
        file = package.extractfile(f"package/{member}")
        if file is None:
            sys.exit(f"{archive.name} has no {member}")
        topology: Topology = json.load(file)
    return topology


def absolute(arc: list[list[int]]) -> list[Point]:
    """Turn steps from point to point into points on the grid."""
    points: list[Point] = []
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def steps(points: list[Point]) -> list[list[int]]:
    """Turn points on the grid into steps from point to point."""
    before = [(0, 0), *points]
    return [[x - px, y - py] for (px, py), (x, y) in zip(before, points, strict=False)]


def ring_points(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Join the arcs of a ring."""
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def has_area(ring: list[int], arcs: list[list[Point]]) -> bool:
    """Tell whether a ring encloses anything."""
    points = ring_points(ring, arcs)
    return len(points) > 3 and shapely.Polygon(points).area > 0  # noqa: PLR2004 - a triangle and its end


def mend(
    polygons: list[list[list[int]]], arcs: list[list[Point]], turn: int
) -> list[list[list[int]]]:
    """Drop rings without area, and give polygons that cross themselves arcs of their own."""
    sound = [[ring for ring in polygon if has_area(ring, arcs)] for polygon in polygons]
    sound = [polygon for polygon in sound if polygon]
    shape = shapely.MultiPolygon(
        [
            (ring_points(outer, arcs), [ring_points(inner, arcs) for inner in inners])
            for outer, *inners in sound
        ]
    )
    if shape.is_valid:
        return sound
    mended = shapely.set_precision(shapely.make_valid(across(shape, turn)), 1)
    parts = [part for part in shapely.get_parts(mended) if part.geom_type == "Polygon"]
    return [[own_arc(ring, arcs) for ring in (part.exterior, *part.interiors)] for part in parts]


def across(shape: shapely.MultiPolygon, turn: int) -> shapely.Geometry:
    """Cut polygons that leap from one edge of the world to the other into a part on each side."""
    parts = []
    for part in shape.geoms:
        points = list(part.exterior.coords)
        unrolled = [points[0]]
        for x, y in points[1:]:
            unrolled.append((x + turn * round((unrolled[-1][0] - x) / turn), y))
        if unrolled == points or unrolled[0] != unrolled[-1]:
            parts.append(part)  # no leap, or a ring around a pole, whose leap is its edge
            continue
        whole = shapely.Polygon(unrolled)
        for shift in (-turn, 0, turn):
            cut = shapely.clip_by_rect(whole, shift, -turn, shift + turn, turn)
            parts.append(shapely.affinity.translate(cut, -shift))
    return shapely.union_all([shapely.make_valid(part) for part in parts])


def own_arc(ring: shapely.LinearRing, arcs: list[list[Point]]) -> list[int]:
    """Add a closed arc and return the ring made of it."""
    arcs.append([(round(x), round(y)) for x, y in ring.coords])
    return [len(arcs) - 1]


def inner_arcs(collection: Topology) -> set[int]:
    """Find the arcs that two shapes share: the borders, without the coast."""
    seen: dict[int, int] = {}
    for geometry in collection["geometries"]:
        for index in flatten(geometry.get("arcs", [])):
            arc = index if index >= 0 else ~index
            seen[arc] = seen.get(arc, 0) + 1
    return {arc for arc, times in seen.items() if times > 1}


def flatten(nested: list[Any]) -> list[int]:
    """List the arc numbers of a geometry, however deep they stand."""
    return [
        number
        for item in nested
        for number in (flatten(item) if isinstance(item, list) else [item])
    ]


def reduce(topology: Topology, keep: tuple[str, ...]) -> Topology:
    """Mend the named objects of a topology, coarse ones first, and leave the rest out.

    Beside each object stand its borders, so that a border is drawn once and the coast not at all.
    A border of a coarse object is not repeated among those of a finer one.
    """
    arcs = [absolute(arc) for arc in topology["arcs"]]
    turn = round(360 / topology["transform"]["scale"][0])
    objects: Topology = {}
    drawn: set[int] = set()
    for name in keep:
        borders = inner_arcs(topology["objects"][name]) - drawn
        drawn |= borders
        objects[f"{name}-borders"] = {
            "type": "MultiLineString",
            "arcs": [[arc] for arc in sorted(borders)],
        }
        geometries = []
        for geometry in topology["objects"][name]["geometries"]:
            if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
                continue
            several = geometry["type"] == "MultiPolygon"
            polygons = mend(geometry["arcs"] if several else [geometry["arcs"]], arcs, turn)
            if polygons:
                geometries.append(
                    {
                        "type": "MultiPolygon",
                        "id": geometry.get("id", ""),
                        "properties": {"name": geometry["properties"]["name"]},
                        "arcs": polygons,
                    }
                )
        objects[name] = {"type": "GeometryCollection", "geometries": geometries}
    return renumber(topology["transform"], objects, arcs)


def renamed(nested: list[Any], used: dict[int, int]) -> list[Any]:
    """Give each arc number met its new number."""
    result: list[Any] = []
    for item in nested:
        if isinstance(item, list):
            result.append(renamed(item, used))
        elif item >= 0:
            result.append(used.setdefault(item, len(used)))
        else:
            result.append(~used.setdefault(~item, len(used)))
    return result


def renumber(transform: object, objects: Topology, arcs: list[list[Point]]) -> Topology:
    """Keep only the arcs in use."""
    used: dict[int, int] = {}
    for collection in objects.values():
        for geometry in collection.get("geometries", [collection]):
            geometry["arcs"] = renamed(geometry["arcs"], used)
    return {
        "type": "Topology",
        "transform": transform,
        "objects": objects,
        "arcs": [steps(arcs[arc]) for arc in used],
    }


def counts(lists: list[list[Any]]) -> bytes:
    """Write how long each list is."""
    return packed([len(one) for one in lists])


def packed(numbers: list[int]) -> bytes:
    """Write integers of 32 bits, the lowest byte first."""
    return struct.pack(f"<{len(numbers)}i", *numbers)


def layer(objects: Topology, name: str) -> PackedLayer:
    """Write the areas of an object and the borders between them."""
    geometries = objects[name]["geometries"]
    polygons = [polygon for geometry in geometries for polygon in geometry["arcs"]]
    rings = [ring for polygon in polygons for ring in polygon]
    return PackedLayer(
        ids=[geometry["id"] for geometry in geometries],
        names=[geometry["properties"]["name"] for geometry in geometries],
        polygons=counts([geometry["arcs"] for geometry in geometries]),
        rings=counts(polygons),
        arcs=counts(rings),
        numbers=packed([arc for ring in rings for arc in ring]),
        borders=packed([arc for (arc,) in objects[f"{name}-borders"]["arcs"]]),
    )


def write(topology: Topology, layers: tuple[str, ...], name: str) -> None:
    """Write one compressed atlas without a time stamp."""
    transform, arcs = topology["transform"], topology["arcs"]
    all_steps = [step for arc in arcs for step in arc]
    file = OutlineFile(
        scale=transform["scale"],
        shift=transform["translate"],
        lengths=counts(arcs),
        steps=packed([east for east, _ in all_steps] + [north for _, north in all_steps]),
        layers={layer_name: layer(topology["objects"], layer_name) for layer_name in layers},
    )
    path = DATA / name
    path.write_bytes(gzip.compress(msgspec.msgpack.encode(file), compresslevel=9, mtime=0))
    print(f"{path}: {path.stat().st_size:,} bytes, {len(arcs):,} arcs")


def main() -> None:
    """Read the two packages named on the command line and write the two files."""
    us_atlas, world_atlas = (Path(argument) for argument in sys.argv[1:3])
    for archive, member, layers, name in (
        (us_atlas, "counties-10m.json", ("states", "counties"), "us.outlines.gz"),
        (world_atlas, "countries-50m.json", ("countries",), "world.outlines.gz"),
    ):
        write(reduce(read_member(archive, member), layers), layers, name)


if __name__ == "__main__":
    main()
