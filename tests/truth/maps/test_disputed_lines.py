"""Disputed borders are dotted, whatever the newsroom calls the areas, and never solid beneath."""

from __future__ import annotations

import re

import pytest
import shapely

from generator.site.maps.areas import where_of
from generator.site.maps.draw import draw, paint, request_for
from generator.site.maps.model import DrawnMap
from generator.site.maps.overview import draw_overview, gather
from generator.site.maps.where import Sited
from generator.site.maps.words import DOTTED
from generator.site.words import ENGLISH
from tests.site.maps.records import incident, newsroom

DOTS, BORDER = 'stroke-dasharray="0 4"', "#a9a294"
CALLED = {
    "golan-heights": {"say": "the Israeli-occupied Golan Heights"},
    "crimea": {"as_part_of": "UA"},
}


def drawn(lat: str, lon: str, **asked: object) -> DrawnMap:
    one = incident({"id": "a", "name": "A", "lat": lat, "lon": lon, "precision": "town"})
    found = draw(request_for(one, newsroom(**asked), one.record.places), ENGLISH)
    assert found
    return found


def ground(of: DrawnMap) -> str:
    plan = of.panels[0].ground
    assert plan
    return paint(plan).light


def lines(svg: str, look: str) -> shapely.Geometry:
    """The paths of a look, as lines."""
    found = []
    for data, attributes in re.findall(r'<path d="([^"]+)"([^>]*)>', svg):
        if look in attributes:
            for piece in re.findall(r"M[^M]+", data):
                found += [absolute(piece)]
    return shapely.union_all([one for one in found if one])


def absolute(piece: str) -> shapely.LineString | None:
    """Read a path of one ``M``, then steps of ``l``, perhaps closed."""
    numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d)?", piece)]
    x, y, points = 0.0, 0.0, []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=False):
        x, y = x + dx, y + dy
        points.append((x, y))
    points += points[:1] if piece.rstrip().endswith("z") else []
    return shapely.LineString(points) if len(points) > 1 else None


DISPUTED = [
    ("44.95", "34.1"),
    ("34.1", "74.8"),
    ("17.2", "-88.8"),
    ("41.7", "44.8"),
    ("5.5", "-58.9"),
    ("24.5", "-13.5"),
]


@pytest.mark.parametrize(("lat", "lon"), DISPUTED)
def test_a_disputed_border_is_dotted_and_nothing_solid_lies_beneath(lat: str, lon: str) -> None:
    one = drawn(lat, lon)
    svg = ground(one)
    dotted, solid = lines(svg, DOTS), lines(svg, f'stroke="{BORDER}"')
    assert dotted.length > 20
    assert shapely.intersection(solid, dotted.buffer(0.4)).length < 0.02 * dotted.length
    assert any(note == DOTTED or " is disputed: " in note for note in one.notes)


@pytest.mark.parametrize(
    ("lat", "lon"), [("48.85", "2.35"), ("41.77", "-72.68"), ("-33.9", "151.2")]
)
def test_where_nothing_is_disputed_nothing_is_dotted_or_said(lat: str, lon: str) -> None:
    one = drawn(lat, lon)
    assert DOTS not in ground(one)
    assert DOTTED not in one.notes


@pytest.mark.parametrize(("lat", "lon"), [("33.0", "35.8"), ("44.95", "34.1")])
def test_a_newsroom_chooses_the_name_and_the_line_stays_dotted(lat: str, lon: str) -> None:
    before, after = drawn(lat, lon), drawn(lat, lon, borders=CALLED)
    assert before.notes != after.notes
    assert lines(ground(after), DOTS).length > 5
    assert "disputed:" not in " ".join(after.notes)


def test_the_map_of_all_incidents_has_them_dotted_too() -> None:
    spots = [(75.0, 32.0), (74.3, 31.5), (90.4, 23.8)]
    positions = [
        Sited(f"one-{number}", lon, lat, 1000.0, where_of((lon, lat, 1000.0)))
        for number, (lon, lat) in enumerate(spots)
    ]
    panel = draw_overview(gather(positions, ENGLISH), lambda area: area.slug, ENGLISH)
    assert panel
    assert panel.ground
    assert DOTS in paint(panel.ground).light
