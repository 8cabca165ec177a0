"""Street maps, from a town that the tests make and, where it is there, from a real one."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
import shapely

from generator.model.place import Precision
from generator.site.maps.basemap import Basemap, read_basemap
from generator.site.maps.draw import draw, paint
from generator.site.maps.frame import scale_bar
from generator.site.maps.layout import Rect
from generator.site.maps.markers import place_markers
from generator.site.maps.model import MapRequest, Panel
from generator.site.maps.palette import LIGHT
from generator.site.maps.street_panel import place_street_names, street_window
from generator.site.maps.tile_archive import open_archive
from generator.site.maps.tiles import read_roads
from generator.site.words import ENGLISH
from tests.site.maps.places import FOUR, MAP_DATA, place, request
from tests.site.maps.tiles import write_archive

REAL = MAP_DATA / "sf-downtown.pmtiles"
SIX = request(
    place(1, "Corner store", 37.7853, -122.4095),
    place(2, "A garden", 37.7852, -122.4023, Precision.BLOCK),
    place(3, "An old hall", 37.7843, -122.4001),
    place(4, "A square", 37.7880, -122.4075, Precision.BLOCK),
    place(5, "A tower", 37.7895, -122.3972),
    place(6, "A terminal door", 37.7897, -122.3960),
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Basemap:
    content = tmp_path_factory.mktemp("content")
    write_archive(content)
    basemap, problems = read_basemap(content)
    assert problems == ()
    return basemap


def close_panel(asked: MapRequest, basemap: Basemap) -> Panel:
    drawn = draw(asked, ENGLISH, basemap)
    assert drawn
    return drawn.panels[-1]


def test_streets_take_the_place_of_the_schematic(town: Basemap) -> None:
    panel = close_panel(FOUR, town)
    assert panel.kind == "streets"
    assert "Nobody’s town" in panel.overlay
    assert len(panel.overlay) < 5_000


def test_places_that_the_archive_does_not_cover_are_shown_without_streets(town: Basemap) -> None:
    panel = close_panel(SIX, town)
    assert panel.kind == "distances"
    assert "no street data for this area" in panel.notes[0]


def test_places_too_far_apart_for_streets_are_shown_without_them(town: Basemap) -> None:
    wide = request(place(1, "North", 41.795, -72.7), place(2, "South", 41.6, -72.66))
    assert close_panel(wide, town).kind == "distances"


def test_what_runs_under_ground_is_not_drawn(town: Basemap) -> None:
    assert town.streets
    window = street_window(FOUR.places)
    assert window
    roads = read_roads(town.streets, window)
    assert "The deep line" not in {road.name for road in roads}
    assert "rail" in {road.drawn_as for road in roads}


def test_the_ground_has_streets_park_and_water_in_both_palettes(town: Basemap) -> None:
    lake = request(place(1, "A pier", 41.752, -72.673, Precision.BLOCK))
    ground = close_panel(lake, town).ground
    assert ground
    painted = paint(ground, town)
    assert painted.light.count("<path") == painted.dark.count("<path") >= 5
    assert LIGHT.water in painted.light
    assert LIGHT.water not in painted.dark


def test_the_ground_has_no_words_and_no_place(town: Basemap) -> None:
    ground = close_panel(FOUR, town).ground
    assert ground
    assert "<text" not in paint(ground, town).light
    assert LIGHT.accent not in paint(ground, town).light


def test_incidents_around_one_corner_share_one_ground(town: Basemap) -> None:
    one = close_panel(request(place(1, "Here", 41.7641, -72.6823)), town).ground
    two = close_panel(request(place(1, "There", 41.7640, -72.6824)), town).ground
    assert one
    assert two
    assert one.key == two.key


def no_words_overlap(asked: MapRequest, basemap: Basemap) -> int:
    """Check by geometry that nothing written overlaps or leaves the frame; count street names."""
    assert basemap.streets
    window = street_window(asked.places)
    assert window
    bar = scale_bar(window.metres_per_unit, ENGLISH)
    markers = place_markers(asked.places, window, [bar.rect], ENGLISH)
    frame = Rect(4, 4, window.width - 4, window.height - 4)
    taken = [bar.rect, *markers.rects]
    names = place_street_names(read_roads(basemap.streets, window), frame, taken)
    shapes = [shapely.box(r.left, r.top, r.right, r.bottom) for r in taken]
    shapes += [name.outline for name in names]
    edge = shapely.box(0, 0, window.width, window.height)
    assert all(edge.contains(shape) for shape in shapes)
    labels = [shapely.box(*rect_of(label.rect)) for label in markers.labels if label]
    discs = [shapely.Point(disc).buffer(11) for disc in markers.discs]
    for one, other in combinations([*labels, *discs, *shapes[len(taken) :]], 2):
        assert one.intersection(other).area < 0.01
    return len(names)


def rect_of(rect: Rect) -> tuple[float, float, float, float]:
    return (rect.left, rect.top, rect.right, rect.bottom)


def test_no_words_of_the_made_town_overlap(town: Basemap) -> None:
    assert no_words_overlap(FOUR, town) >= 8


@pytest.mark.skipif(not REAL.is_file(), reason=f"{REAL} is not here")
def test_no_words_of_a_real_town_overlap() -> None:
    real = Basemap(open_archive(REAL, "real", "© OpenStreetMap contributors (ODbL)"))
    assert no_words_overlap(SIX, real) >= 10
    panel = close_panel(SIX, real)
    assert panel.kind == "streets"
    assert "Market Street" in panel.overlay
    assert len(panel.overlay) < 5_500


def test_a_street_name_follows_its_street_and_is_never_upside_down(town: Basemap) -> None:
    turns = [
        float(turn) for turn in re.findall(r"rotate\(([-\d.]+)\)", close_panel(FOUR, town).overlay)
    ]
    assert turns
    assert all(-90 <= turn < 90 for turn in turns)


def test_a_broken_tile_leaves_a_map_that_says_so(tmp_path: Path) -> None:
    path = write_archive(tmp_path)
    data = bytearray(path.read_bytes())
    data[-20_000:] = b"\0" * 20_000
    path.write_bytes(data)
    archive = open_archive(path, "broken", "Nobody’s town")
    panel = close_panel(FOUR, Basemap(archive))
    assert panel.kind == "distances"
    assert "cannot be read" in panel.notes[0]
