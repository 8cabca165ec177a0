"""What a newsroom installs is refused with a reason, or drawn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.problems import Level, Problem
from generator.reading.line_numbers import locate
from generator.site.maps.basemap import Basemap, read_basemap
from generator.site.maps.draw import draw
from generator.site.words import ENGLISH
from tests.site.maps.places import FOUR, MAP_DATA
from tests.site.maps.tiles import write_archive, write_sheet

TOWNS = MAP_DATA / "ct-towns.geojson"
SQUARE = [[-72.75, 41.7], [-72.6, 41.7], [-72.6, 41.85], [-72.75, 41.85], [-72.75, 41.7]]


def outlines(tmp_path: Path, document: object) -> Path:
    path = tmp_path / "basemap" / "towns.geojson"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return path


def collection(ring: list[list[float]], **properties: str) -> dict[str, object]:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    return {"type": "FeatureCollection", "features": [feature]}


def only_problem(content: Path) -> tuple[Basemap, Problem]:
    basemap, problems = read_basemap(content)
    (problem,) = locate(problems, content)
    return basemap, problem


def test_nothing_installed_is_no_problem(tmp_path: Path) -> None:
    assert read_basemap(tmp_path) == (Basemap(), ())


def test_an_archive_without_a_sheet_is_refused(tmp_path: Path) -> None:
    write_archive(tmp_path).with_suffix(".yaml").unlink()
    basemap, problem = only_problem(tmp_path)
    assert basemap.streets is None
    assert problem.code == "basemap.no-sheet"
    assert problem.location.file == "basemap/basemap.pmtiles"
    assert "sha256" in problem.hint


def test_a_sheet_without_a_sha256_is_refused_by_the_field(tmp_path: Path) -> None:
    sheet = write_archive(tmp_path).with_suffix(".yaml")
    lines = [line for line in sheet.read_text("utf-8").splitlines() if "sha256" not in line]
    sheet.write_text("\n".join(lines) + "\n", "utf-8")
    basemap, problem = only_problem(tmp_path)
    assert basemap.streets is None
    assert "sha256" in problem.message
    assert problem.location.file == "basemap/basemap.yaml"


@pytest.mark.parametrize("sha256", ["0" * 64, "no-digest"])
def test_a_wrong_sha256_is_refused_at_its_line(tmp_path: Path, sha256: str) -> None:
    write_sheet(write_archive(tmp_path), sha256=sha256)
    basemap, problem = only_problem(tmp_path)
    assert basemap.streets is None
    assert problem.code == "basemap.wrong-sha256"
    assert (problem.location.line, problem.location.column) == (5, 9)


@pytest.mark.parametrize("size", [0, 60, 200, 20_000])
def test_a_truncated_archive_is_refused(tmp_path: Path, size: int) -> None:
    path = write_archive(tmp_path)
    path.write_bytes(path.read_bytes()[:size])
    write_sheet(path)
    basemap, problem = only_problem(tmp_path)
    assert basemap.streets is None
    assert problem.code == "basemap.broken-archive"


def test_an_archive_of_another_schema_is_refused(tmp_path: Path) -> None:
    write_archive(tmp_path, layers=("transportation", "waterway"))
    _, problem = only_problem(tmp_path)
    assert problem.code == "basemap.broken-archive"
    assert "Protomaps 4" in problem.message


def test_a_sheet_without_an_archive_is_told(tmp_path: Path) -> None:
    write_archive(tmp_path).unlink()
    _, problem = only_problem(tmp_path)
    assert problem.code == "basemap.no-archive"


@pytest.mark.parametrize(
    "document",
    [
        "no json",
        "[" * 100_000,
        {"type": "FeatureCollection"},
        {"type": "FeatureCollection", "features": []},
        collection(SQUARE),
        collection([[0, 0], [1]], name="Two points"),  # type: ignore[list-item]
        collection(
            [[500_000, 4_600_000], [500_001, 4_600_000], [500_001, 4_600_001]], name="Metres"
        ),
    ],
    ids=["text", "deep", "no-features", "empty", "nameless", "short", "metres"],
)
def test_outlines_that_cannot_be_drawn_are_refused(tmp_path: Path, document: object) -> None:
    outlines(tmp_path, document)
    basemap, problem = only_problem(tmp_path)
    assert basemap.outlines == ()
    assert problem.code == "basemap.bad-outlines"


def test_outlines_without_a_sheet_are_drawn_and_advised_upon(tmp_path: Path) -> None:
    outlines(tmp_path, collection(SQUARE, name="Exampleton"))
    basemap, problem = only_problem(tmp_path)
    assert basemap.outlines[0].attribution == "towns.geojson"
    assert problem.level is Level.ADVICE


def test_mended_outlines_are_named(tmp_path: Path) -> None:
    bow = [[-72.7, 41.7], [-72.6, 41.8], [-72.6, 41.7], [-72.7, 41.8], [-72.7, 41.7]]
    write_sheet(outlines(tmp_path, collection(bow, name="Bowton")))
    basemap, problem = only_problem(tmp_path)
    assert basemap.outlines
    assert problem.code == "basemap.mended-outlines"
    assert "Bowton" in problem.message


def test_a_map_is_shown_among_the_outlines_that_hold_it(tmp_path: Path) -> None:
    write_sheet(outlines(tmp_path, collection(SQUARE, name="Exampleton")))
    basemap, _ = read_basemap(tmp_path)
    drawn = draw(FOUR, ENGLISH, basemap)
    assert drawn
    assert "Exampleton" in drawn.panels[0].overlay
    credit = "outlines “towns”, Nobody’s town; towns, Natural Earth (public domain)"
    assert drawn.attributions(ENGLISH) == (credit,)


@pytest.mark.skipif(not TOWNS.is_file(), reason=f"{TOWNS} is not here")
def test_hartford_stands_among_its_towns(tmp_path: Path) -> None:
    outlines(tmp_path, TOWNS.read_text("utf-8"))
    basemap, _ = read_basemap(tmp_path)
    drawn = draw(FOUR, ENGLISH, basemap)
    assert drawn
    region = drawn.panels[0].overlay
    assert all(name in region for name in ("West Hartford", "East Hartford", "Wethersfield"))
    assert "Connecticut" in region
