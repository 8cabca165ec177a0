"""A zone or a road that a GeoJSON file draws: checked, drawn, listed, exported, explained."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.model.area import AreaShape
from generator.reading.area_file import read_area
from generator.site.extents import extent_of, judge_extents
from generator.site.maps.draw import draw, request_for
from generator.site.maps.words import facts
from generator.site.positions import Position, position_of
from generator.site.words import ENGLISH
from tests.site.maps.records import incident, newsroom
from tests.small_site import ID, RECORD, SmallSite, small_site

ZONE = [[-80.56, 40.83], [-80.53, 40.83], [-80.53, 40.86], [-80.56, 40.86], [-80.56, 40.83]]
ROAD = [[-80.56, 40.84], [-80.54, 40.84], [-80.52, 40.85]]
YARD = {
    "id": "yard",
    "name": "The yard",
    "lat": "40.84",
    "lon": "-80.54",
    "precision": "block",
    "area": {"role": "evacuation-zone", "file": "zone.geojson"},
}


def polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def line(points: list[list[float]]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": points}


def feature(geometry: dict[str, Any], **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*geometries: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [feature(one) for one in geometries]}


def read(value: object) -> tuple[AreaShape | None, list[tuple[str, str | None]]]:
    shape, problems = read_area(json.dumps(value).encode(), "zone.geojson")
    return shape, [(one.code, one.location.field) for one in problems]


@pytest.mark.parametrize(
    "value",
    [
        polygon(ZONE),
        feature(polygon(ZONE)),
        collection(polygon(ZONE)),
        {"type": "MultiPolygon", "coordinates": [[ZONE]]},
        polygon([[*point, 312.5] for point in ZONE]),
    ],
)
def test_the_same_polygon_in_any_dress_is_the_same_shape(value: object) -> None:
    shape, problems = read(value)
    assert problems == []
    assert shape
    assert shape.parts == ((tuple((lon, lat) for lon, lat in ZONE),),)


OFF_THE_GLOBE = [[-80.5, 40.8], [-280.5, 40.8], [-80.4, 40.9], [-80.5, 40.8]]


@pytest.mark.parametrize(
    ("value", "code", "field"),
    [
        (polygon(ZONE[:-1]), "area.open-ring", "coordinates/0/3"),
        (
            collection(polygon(ZONE), polygon(ZONE[:-1])),
            "area.open-ring",
            "features/1/geometry/coordinates/0/3",
        ),
        (polygon(OFF_THE_GLOBE), "area.bad-coordinate", "coordinates/0/1/0"),
        (line([[-80.5, 91], [-80.4, 40.9]]), "area.bad-coordinate", "coordinates/0/1"),
        (line([["-80.5", "40.8"], [-80.4, 40.9]]), "area.bad-coordinate", "coordinates/0"),
        (line([[-80.5, 40.8]]), "area.bad-shape", "coordinates"),
        (polygon([ZONE[0], ZONE[1], ZONE[0]]), "area.bad-shape", "coordinates/0"),
        ({"type": "Point", "coordinates": ZONE[0]}, "area.bad-shape", None),
        ({"type": "FeatureCollection", "features": []}, "area.bad-shape", None),
        ({"type": "Feature", "geometry": None}, "area.bad-shape", "geometry"),
        ([], "area.bad-shape", None),
        (collection(polygon(ZONE), line(ROAD)), "area.bad-shape", None),
        ({**polygon(ZONE), "crs": {"type": "name"}}, "area.bad-shape", "crs"),
        (line([[i / 1000, 0] for i in range(2001)]), "area.too-large", None),
        (feature(polygon(ZONE), owner="Ada Invented"), "area.properties", "properties"),
    ],
)
def test_a_file_that_draws_nothing_certain_is_told_at_its_field(
    value: object, code: str, field: str | None
) -> None:
    assert read(value)[1] == [(code, field)]


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ('{"type": "Polygon",\n "coordinates": [}', "area.syntax", (2, 18)),
        ("[" * 100_000, "area.syntax", (1, 1)),
        (
            '{"type": "LineString", "coordinates": [[NaN, 1], [1, 1]]}',
            "area.bad-coordinate",
            (1, 1),
        ),
        (
            '{"type": "LineString", "coordinates": [[0, 1e99999999999999999999], [1, 1]]}',
            "area.bad-coordinate",
            (1, 1),
        ),
        ("<<<<<<< ours\n", "file.conflict", (1, 1)),
        (" " * 200_001, "file.too-large", (None, None)),
    ],
)
def test_a_file_that_is_no_json_is_told_at_its_line(
    text: str, code: str, at: tuple[int | None, int | None]
) -> None:
    shape, (problem,) = read_area(text.encode(), "zone.geojson")
    assert shape is None
    assert (problem.code, (problem.location.line, problem.location.column)) == (code, at)


def judged(value: object, **changed: object) -> list[tuple[str, str]]:
    shape, _ = read(value)
    assert shape
    one = incident({**YARD, **changed}, areas={"zone.geojson": shape})
    return [(found.code, found.hint) for found in judge_extents(one, newsroom())]


def exchanged(points: list[list[float]]) -> list[list[float]]:
    return [[lat, lon] for lon, lat in points]


def test_exchanged_axes_and_a_lost_minus_sign_are_problems() -> None:
    assert judged(polygon(ZONE)) == []
    ((code, hint),) = judged(polygon(exchanged(ZONE)))
    assert code == "area.elsewhere"
    assert "axes are exchanged" in hint
    ((code, hint),) = judged(polygon([[-lon, lat] for lon, lat in ZONE]))
    assert code == "area.elsewhere"
    assert "minus sign" in hint


def test_a_zone_that_crosses_itself_is_a_problem() -> None:
    bow = [ZONE[0], ZONE[2], ZONE[1], ZONE[3], ZONE[0]]
    assert [code for code, _ in judged(polygon(bow))] == ["area.crosses-itself"]


def test_a_zone_across_the_antimeridian_lies_at_its_place() -> None:
    east = [[179.9, -16.9], [180, -16.9], [180, -16.8], [179.9, -16.8], [179.9, -16.9]]
    west = [[-180, -16.9], [-179.9, -16.9], [-179.9, -16.8], [-180, -16.8], [-180, -16.9]]
    both = {"type": "MultiPolygon", "coordinates": [[east], [west]]}
    assert judged(both, lat="-16.85", lon="-179.95") == []


def test_what_rounding_leaves_nothing_of_is_a_problem_and_finer_decimals_are_advice() -> None:
    lot = [[-80.5412, 40.8412], [-80.5409, 40.8412], [-80.5409, 40.8414], [-80.5412, 40.8412]]
    assert [code for code, _ in judged(polygon(lot))] == ["area.too-small"]
    fine = [[lon + 0.00012, lat] for lon, lat in ZONE]
    assert [code for code, _ in judged(polygon(fine))] == ["area.finer"]
    assert judged(polygon(fine), precision="exact") == []


def shown(value: object, **changed: object) -> tuple[Any, Any]:
    shape, _ = read(value)
    assert shape
    one = incident({**YARD, **changed}, areas={"zone.geojson": shape})
    request = request_for(one, newsroom(), one.record.places, {}, {"yard": "until 8 a.m."})
    return request, draw(request, ENGLISH)


def test_a_polygon_is_outlined_and_measured() -> None:
    request, drawn = shown(polygon(ZONE))
    # 0.03 degrees by 0.03 at 40.845 north: 3.336 km by 2.524 km
    said = "vacuation zone, about 8.4 km² (3.3 sq mi), up to 2.8 km (1.7 mi) from it, until 8 a.m."
    assert f"Solid outline at 1: e{said}" in drawn.notes
    assert f"E{said}" in facts(request, ENGLISH)[0].sentences
    assert '<path d="M' in drawn.panels[-1].overlay
    assert 'class="map-area"' in drawn.panels[-1].overlay


def test_a_line_is_drawn_and_its_length_is_told() -> None:
    area = {"role": "closed-road", "file": "zone.geojson"}
    _, drawn = shown(line(ROAD), area=area)
    (note,) = [one for one in drawn.notes if one.startswith("Solid line")]
    # 1.68 km east, then 1.68 km east and 1.11 km north
    said = "closed road, about 3.7 km (2.3 mi) long, up to 2 km (1.3 mi) from it, until 8 a.m."
    assert note == f"Solid line at 1: {said}"


def test_the_map_is_as_wide_as_what_it_shows() -> None:
    import re  # noqa: PLC0415

    far = [[lon - 0.3, lat] for lon, lat in ZONE]
    _, drawn = shown(polygon(far))
    (path,) = re.findall(r'<path d="([^"]+)" fill-rule', drawn.panels[-1].overlay)
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", path.split("l")[0])]
    assert 0 < numbers[0] < 360
    assert 0 < numbers[1] < 300


@pytest.mark.parametrize(("precision", "decimals"), [("block", 3), ("neighbourhood", 2)])
def test_a_shape_is_as_coarse_as_its_place(precision: str, decimals: int) -> None:
    ragged = [[lon + 0.00123, lat - 0.00377] for lon, lat in ZONE]
    shape, _ = read(polygon(ragged))
    assert shape
    one = incident({**YARD, "precision": precision}, areas={"zone.geojson": shape})
    (place,) = one.record.places
    at = position_of(place, one, newsroom())
    assert isinstance(at, Position)
    extent = extent_of(one, place, at)
    assert extent
    points = [point for part in extent.parts for ring in part for point in ring]
    assert all(round(degrees, decimals) == degrees for point in points for degrees in point)


PLACE = """\
places:
  - id: scene
    name: Warehouse 3
    lat: 41.79
    lon: -72.67
    precision: neighbourhood
    area: {role: evacuation-zone, file: quay.geojson, from: 2021-05-01 09:00}

claims:
"""


def square(south: float) -> str:
    ring = [[-72.7, south], [-72.65, south], [-72.65, 41.82], [-72.7, 41.82], [-72.7, south]]
    return json.dumps(feature(polygon(ring)))


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = small_site(tmp_path, RECORD.replace("claims:\n", PLACE, 1))
    (site.folder / "quay.geojson").write_text(square(41.75))
    site.begin()
    return site


def exported(site: SmallSite) -> tuple[Any, Any]:
    folder = site.root / "output" / "incidents" / ID
    places = json.loads((folder / "places.geojson").read_bytes())
    (place,) = json.loads((folder / "incident.json").read_bytes())["places"]
    return places["features"], place["area"]


def test_a_zone_is_on_the_page_and_in_the_data(site: SmallSite) -> None:
    site.build()
    text = site.page().find(id="place-scene").get_text(" ", strip=True)  # type: ignore[union-attr]
    assert "Evacuation zone, about 32.3 km² (12 sq mi)" in text
    (point, zone), area = exported(site)
    assert point["geometry"]["type"] == "Point"
    assert zone["id"] == f"{ID}/scene/area"
    assert zone["properties"]["area"]["role"] == "evacuation-zone"
    assert zone["geometry"] == area["geometry"]
    (ring,) = zone["geometry"]["coordinates"][0]
    assert sorted(map(tuple, ring[1:])) == [
        (-72.7, 41.75),
        (-72.7, 41.82),
        (-72.65, 41.75),
        (-72.65, 41.82),
    ]
    assert "file" not in area
    output = site.root / "output"
    schema = json.loads((output / "schema" / "published-incident.json").read_bytes())
    data = json.loads((output / "incidents" / ID / "incident.json").read_bytes())
    jsonschema.validate(data, schema)


def test_a_zone_that_is_redrawn_needs_an_update_and_old_versions_keep_theirs(
    site: SmallSite,
) -> None:
    (site.folder / "quay.geojson").write_text(square(41.77))
    site.commit("2021-05-02T10:00:00+00:00")
    done = site.explainer("check")
    assert done.returncode == 1
    assert "places/scene" in done.stderr
    assert "area redrawn" in done.stderr
    update = "at: 2021-05-02 09:00\nkind: correction\nheadline: The zone was smaller\n"
    told = "was: It reached 41.75 north.\nnow: It reached 41.77 north.\nlearned: From a map.\n"
    site.update(
        "2021-05-02-zone",
        f"{update}why: The office sent a new map.\ncovers: [places/scene]\n"
        f"corrects: [scene]\n{told}whose: ours\n",
    )
    site.commit("2021-05-02T11:00:00+00:00")
    site.build()
    old = site.page(f"incidents/{ID}/versions/1/index.html").get_text(" ", strip=True)
    new = site.page().get_text(" ", strip=True)
    assert "about 32.3 km²" in old
    assert "about 23 km²" in new
    assert "about 32.3 km²" not in new


def test_the_same_zone_written_otherwise_is_no_change(site: SmallSite) -> None:
    value = json.loads(square(41.75))
    (site.folder / "quay.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [value]}, indent="\t")
    )
    site.commit("2021-05-02T10:00:00+00:00")
    done = site.explainer("check")
    assert done.returncode == 0, done.stderr


def test_a_missing_and_an_unused_file_are_problems_at_their_lines(site: SmallSite) -> None:
    site.change("file: quay.geojson", "file: quays.geojson")
    done = site.explainer("check")
    assert "incident.yaml:29:41: reference.missing" in done.stderr
    assert "Did you mean quay.geojson?" in done.stderr
    assert "quay.geojson: reference.unused-file" in done.stderr


def test_a_fault_of_the_file_has_its_line(site: SmallSite) -> None:
    value = json.loads(square(41.75))
    value["geometry"]["coordinates"][0].pop()
    (site.folder / "quay.geojson").write_text(json.dumps(value, indent="\t"))
    done = site.explainer("check")
    assert f"content/incidents/{ID}/quay.geojson:20:5: area.open-ring" in done.stderr
    assert "1 error." in done.stderr


def test_an_area_is_a_circle_or_a_file(site: SmallSite) -> None:
    site.change("file: quay.geojson", "file: quay.geojson, radius: 3 km")
    assert "place.area-undrawn" in site.explainer("check").stderr


def test_nothing_of_a_removed_zone_is_left(site: SmallSite) -> None:
    site.change(PLACE, "claims:\n")
    (site.folder / "quay.geojson").unlink()
    site.update(
        "2021-05-02-gone",
        "at: 2021-05-02\nkind: removed\nheadline: A place was removed\nwhy: An order.\n"
        "covers: [places/scene]\nwhat: a place\nauthority: a court\n",
    )
    site.commit("2021-05-02T10:00:00+00:00")
    output = site.build()
    files = [path for path in output.rglob("*") if path.is_file()]
    texts = [path for path in files if path.suffix not in {".png", ".woff2", ".svg"}]
    assert output / "incidents" / ID / "index.html" in texts
    for path in texts:
        data = path.read_bytes()
        assert b"41.82" not in data, path
        assert b"quay.geojson" not in data, path
