r"""Make the built-in outlines and towns from npm packages and files of Natural Earth.

    npm pack us-atlas@3.0.1 world-atlas@2.0.2 i18n-iso-countries@7.14.0
    python tools/make_basemap.py us-atlas-3.0.1.tgz world-atlas-2.0.2.tgz \
        i18n-iso-countries-7.14.0.tgz ne-disputed-areas.geojson.gz \
        ne-disputed-lines.geojson.gz ne-places.csv.gz

What it changes, and nothing else: rings without area are dropped; polygons that cross themselves
are mended on the grid of their own file; the outlines of countries are simplified by half a
kilometre, small ones by less, and bear the codes of ISO 3166; objects, arcs and properties that
no map draws are left out. The result is a topology again, packed so that it is read in
milliseconds, and the same for the same packages.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import math
import re
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
    "i18n-iso-countries-7.14.0.tgz": "bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c",  # noqa: E501
    "ne-disputed-areas.geojson.gz": "e6c110c5008bd0ee7dcf1c3f1ddbc65b604b9fd1138e10e1f6390f18e4cefbb7",  # noqa: E501
    "ne-disputed-lines.geojson.gz": "5e1ed4b9033ef93837d7801b035cf35e2b7ff3aeb98d13a5412e4e829b69337f",  # noqa: E501
    "ne-places.csv.gz": "2b1e9f591b7af6f105a30e6cda45cce41e24ecd43f359201a00f7ede183f0842",
}

COARSEST = 0.005  # degrees of latitude by which an outline may be moved
SHARE = 100  # and no more than this part of its own size

# What Natural Earth knows without a code of ISO 3166, or under the code of another.
NAMED = {
    "Kosovo": ("XK", "Kosovo"),
    "Akrotiri": ("akrotiri", "Akrotiri"),
    "Dhekelia": ("dhekelia", "Dhekelia"),
    "USNB Guantanamo Bay": ("guantanamo", "Guantanamo Bay Naval Base"),
    "Cyprus U.N. Buffer Zone": ("cyprus-buffer", "United Nations Buffer Zone in Cyprus"),
    "N. Cyprus": ("northern-cyprus", "Northern Cyprus"),
    "Indian Ocean Ter.": ("indian-ocean", "Australian Indian Ocean Territories"),
    "Ashmore and Cartier Is.": ("ashmore-cartier", "Ashmore and Cartier Islands"),
    "Coral Sea Is.": ("coral-sea", "Coral Sea Islands"),
    "Clipperton I.": ("clipperton", "Clipperton Island"),
    "Baikonur": ("KZ", "Baikonur"),
    "Spratly Is.": ("spratly-islands", "Spratly Islands"),
}

# Disputed areas that stand for something else: a code of their own names them already, a treaty
# has settled them, or they lie over areas as a zone or a lease.
NOT_DISPUTED = {
    *("Falkland Is.", "Mayotte", "S. Georgia", "S. Sandwich Is.", "Gibraltar", "Belize"),
    *("Gaza", "West Bank", "Br. Indian Ocean Ter.", "Wake Atoll", "Navassa I.", "Ceuta"),
    *("Melilla", "Cyprus U.N. Buffer Zone", "Hans Island", "Swains Island"),
    *("Atacama corridor", "Rockall I."),
}
CALLED = {
    "Donbass": "Donbas",
    "Kuril Is.": "southern Kuril Islands",
    "Dokdo": "Liancourt Rocks",
    "Ilemi Triange": "Ilemi Triangle",
    "West of Essequibo River": "Essequibo",
    "Northern Areas": "Gilgit-Baltistan",
    "Shaksam Valley": "Shaksgam Valley",
    "Pinnacle Is.": "Senkaku or Diaoyu Islands",
}
SHORT = {"Is.": "Islands", "I.": "Island", "W.": "Western", "N.": "Northern"}
NO_BORDER = "Reference line"  # of a time that is over
NEAR_EDGE, SHORTEST = 0.02, 0.03  # degrees: what is an edge, and what is a line
FINE = 0.0005  # degrees: a step of the grid of disputed areas
LARGE = 40_000  # squares of that grid
WORLD = (-180, -90)


def checked(path: Path) -> bytes:
    """Read a file, refusing one of another content."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256[path.name]:
        sys.exit(f"{path.name} is not the file this script was written for")
    return content


def read_member(archive: Path, member: str) -> Any:  # noqa: ANN401 - JSON
    """Read one file out of a package."""
    with tarfile.open(fileobj=io.BytesIO(checked(archive))) as package:
        file = package.extractfile(f"package/{member}")
        if file is None:
            sys.exit(f"{archive.name} has no {member}")
        return json.load(file)


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
    return [
        [own_arc(ring, arcs) for ring in (part.exterior, *part.interiors)]
        for part in polygons_of(mended)
    ]


def polygons_of(shape: shapely.Geometry) -> list[shapely.Polygon]:
    """Give the polygons of a shape that was made valid.

    Beside them may stand lines, and then the polygons are one part, a multipolygon.
    """
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if part.geom_type == "Polygon"]


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
        own = {number for (number,) in topology["objects"].get(f"{name}-lines", [])}
        borders = (inner_arcs(topology["objects"][name]) | own) - drawn
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
                        "properties": geometry["properties"],
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
        notes=[
            geometry["properties"]["note"]
            for geometry in geometries
            if "note" in geometry["properties"]
        ],
    )


def codes(topology: Topology, archive: Path) -> Topology:
    """Give countries the two letters of ISO 3166, and full names where they have none there."""
    letters = {number: two for two, _, number, _ in read_member(archive, "codes.json")}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name, number = geometry["properties"]["name"], geometry.get("id")
        own = re.sub(r"[^a-z]+", "-", name.lower()).strip("-")
        code, full = NAMED.get(name) or (letters.get(number or "", own), name)
        geometry["id"], geometry["properties"]["name"] = code, full
    return topology


def simplified(topology: Topology) -> Topology:
    """Leave out points of arcs that lie near the line between others."""
    east, north = topology["transform"]["scale"]
    south = topology["transform"]["translate"][1]
    topology["arcs"] = [
        steps(simpler(absolute(arc), east, north, south)) for arc in topology["arcs"]
    ]
    return topology


def simpler(arc: list[Point], east: float, north: float, south: float) -> list[Point]:
    """Simplify one arc in proportion to its size; a ring keeps enough to be one."""
    if len(arc) < 5:  # noqa: PLR2004 - a ring of four points
        return arc
    middle = south + north * sum(y for _, y in arc) / len(arc)
    across = east * max(math.cos(math.radians(middle)), 0.1)
    line = shapely.LineString([(x * across, y * north) for x, y in arc])
    west, low, right, high = line.bounds
    tolerance = min(COARSEST, max(right - west, high - low) / SHARE)
    kept = set(line.simplify(tolerance).coords)
    fewer = [(x, y) for x, y in arc if (x * across, y * north) in kept]
    is_ring = arc[0] == arc[-1]
    return arc if is_ring and len(fewer) < 5 else fewer  # noqa: PLR2004 - as above


def disputed(path: Path, lines: Path) -> Topology:
    """Make a topology of disputed areas, each with arcs of its own, one for each name.

    Beside them stand the disputed lines that are no edge of one of these.
    """
    together: dict[str, list[dict[str, Any]]] = {}
    for feature in json.loads(gzip.decompress(checked(path)))["features"]:
        about = feature["properties"]
        if about["TYPE"] in {"Overlay", "Lease"} or about["BRK_NAME"] in NOT_DISPUTED:
            continue
        words = CALLED.get(about["BRK_NAME"], about["BRK_NAME"]).split()
        name = " ".join(SHORT.get(word, word) for word in words)
        together.setdefault(name, []).append(feature)
    arcs: list[list[Point]] = []
    geometries = [
        {
            "type": "MultiPolygon",
            "id": re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-"),
            "properties": {"name": name, "note": said(features)},
            "arcs": [rings for feature in features for rings in on_grid(feature, arcs)],
        }
        for name, features in sorted(together.items())
    ]
    return {
        "type": "Topology",
        "transform": {"scale": [FINE, FINE], "translate": [-180, -90]},
        "objects": {
            "disputed": {"type": "GeometryCollection", "geometries": geometries},
            "disputed-lines": own_lines(lines, features_of(together), arcs),
        },
        "arcs": [steps(arc) for arc in arcs],
    }


def features_of(together: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Give all features of all names."""
    return [feature for features in together.values() for feature in features]


def own_lines(
    path: Path, features: list[dict[str, Any]], arcs: list[list[Point]]
) -> list[list[int]]:
    """Put the disputed lines on the grid that are no edge of an area, as arcs of their own."""
    edges = shapely.union_all(
        [shapely.from_geojson(json.dumps(one["geometry"])).boundary for one in features]
    )
    lines = [
        shapely.from_geojson(json.dumps(one["geometry"]))
        for one in json.loads(gzip.decompress(checked(path)))["features"]
        if one["properties"]["featurecla"] != NO_BORDER
        and NOT_DISPUTED.isdisjoint(
            (one["properties"]["brk_name_l"], one["properties"]["brk_name_r"])
        )
    ]
    rest = shapely.difference(shapely.union_all(lines), shapely.buffer(edges, NEAR_EDGE))
    merged = shapely.line_merge(rest) if rest.geom_type == "MultiLineString" else rest
    stepped = shapely.transform(merged, lambda points: (points - WORLD) / FINE)
    found = shapely.set_precision(shapely.simplify(stepped, 0.002 / FINE), 1)
    numbers: list[list[int]] = []
    for line in shapely.get_parts(found):
        if line.length * FINE > SHORTEST:
            arcs.append([(round(x), round(y)) for x, y in line.coords])
            numbers.append([len(arcs) - 1])
    return numbers


def said(features: list[dict[str, Any]]) -> str:
    """Write in full what Natural Earth notes of an area: who holds it and who claims it."""
    found: list[str] = []
    for feature in features:
        note = feature["properties"]["NOTE_BRK"] or ""
        for old, new in (
            (r"Self admin\.", "administers itself"),
            (r"Admin\.? [Bb]y", "administered by"),
            (r"Claimed by", "claimed by"),
            (r"Ceded to", "ceded to"),
            (r"U\.K\.", "the United Kingdom"),
            (r"U\.S\.A\.", "the United States"),
            (r"UAE", "the United Arab Emirates"),
            (r"Azer\.", "Azerbaijan"),
            (r"Columbia", "Colombia"),
        ):
            note = re.sub(old, new, note)
        found.append(note.replace(";", ","))
    return "; ".join(dict.fromkeys(note for note in found if note))


def on_grid(feature: dict[str, Any], arcs: list[list[Point]]) -> list[list[list[int]]]:
    """Put an area on the grid, each ring an arc of its own."""
    shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    stepped = shapely.transform(shape, lambda points: (points - WORLD) / FINE)
    simple = shapely.simplify(stepped, 0.002 / FINE) if stepped.area > LARGE else stepped
    sound = shapely.make_valid(shapely.set_precision(simple, 1))
    return [
        [own_arc(ring, arcs) for ring in (part.exterior, *part.interiors)]
        for part in polygons_of(sound)
    ]


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


def write_towns(path: Path) -> None:
    """Keep of the towns of Natural Earth what maps name: name, country, position, population."""
    lines = gzip.decompress(checked(path)).decode().splitlines()
    rows = [
        (row["name"], row["iso_a2"], float(row["lon"]), float(row["lat"]), int(row["population"]))
        for row in csv.DictReader(lines)
        if int(row["population"] or 0) > 0
    ]
    rows.sort(key=lambda row: (-row[4], row[0], row[2]))
    name, code, lon, lat, population = zip(*rows, strict=True)
    file = {
        "names": name,
        "countries": code,
        "lons": packed([round(degrees * 1000) for degrees in lon]),
        "lats": packed([round(degrees * 1000) for degrees in lat]),
        "populations": packed(list(population)),
    }
    target = DATA / "towns.gz"
    target.write_bytes(gzip.compress(msgspec.msgpack.encode(file), compresslevel=9, mtime=0))
    print(f"{target}: {target.stat().st_size:,} bytes, {len(rows):,} towns")


def main() -> None:
    """Read the files named on the command line and write the built-in ones."""
    paths = (Path(argument) for argument in sys.argv[1:7])
    us_atlas, world_atlas, iso, areas, lines, places = paths
    world = simplified(codes(read_member(world_atlas, "countries-10m.json"), iso))
    for topology, layers, name in (
        (read_member(us_atlas, "counties-10m.json"), ("states", "counties"), "us.outlines.gz"),
        (world, ("countries",), "world.outlines.gz"),
        (disputed(areas, lines), ("disputed",), "disputed.outlines.gz"),
    ):
        write(reduce(topology, layers), layers, name)
    write_towns(places)


if __name__ == "__main__":
    main()
