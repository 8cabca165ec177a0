"""Incidents by area, and the map that counts them."""

from __future__ import annotations

import random
import re
import time

import pytest

from generator.site.maps import outlines
from generator.site.maps.areas import load_outlines, where_of
from generator.site.maps.counted import LEAST_RADIUS, MOST_RADIUS, radii
from generator.site.maps.draw import paint
from generator.site.maps.layout import DISC_APART, DISC_RADIUS
from generator.site.maps.overview import MOST_COUNTIES, Area, draw_overview, gather
from generator.site.maps.steps import slug
from generator.site.maps.where import AreaKey, Sited, Where
from generator.site.words import ENGLISH


def href(area: Area) -> str:
    return f"{area.slug}/"


def positions(*points: tuple[float, float]) -> list[Sited]:
    return [
        Sited(f"i{number}", *point, 25.0, where_of((*point, 25.0)))
        for number, point in enumerate(points)
    ]


def test_incidents_are_gathered_by_county() -> None:
    areas = gather(positions((-72.67, 41.79), (-72.7, 41.7), (-76.61, 39.29)), ENGLISH)
    assert [(area.name, len(area.positions)) for area in areas] == [
        ("Baltimore city, Maryland", 1),
        ("Hartford County, Connecticut", 2),
    ]


def test_incidents_of_too_many_counties_are_gathered_by_state() -> None:
    many = [(-124 + step * 1.1, 40 + step % 5) for step in range(50)]
    names = [area.name for area in gather(positions(*many), ENGLISH)]
    assert "Nevada" in names
    assert not any("County" in name for name in names)


def test_incidents_abroad_are_gathered_by_country_and_at_sea_by_none() -> None:
    names = [
        area.name for area in gather(positions((2.35, 48.85), (-30, 0), (-72.67, 41.79)), ENGLISH)
    ]
    assert names == ["At sea", "France", "Hartford County, Connecticut"]


def test_what_was_loaded_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    load_outlines()
    monkeypatch.setattr(outlines, "read_atlas", None)
    sure = where_of((-72.67, 41.79, 25.0)).sure
    assert sure
    assert sure.county == "Hartford County, Connecticut"


def test_no_incidents_have_no_areas_and_no_map() -> None:
    assert gather([], ENGLISH) == ()
    assert draw_overview((), href, ENGLISH) is None


def test_every_disc_counts_and_leads_to_its_list() -> None:
    panel = draw_overview(
        gather(positions((-72.67, 41.79), (-72.7, 41.7), (-76.61, 39.29)), ENGLISH), href, ENGLISH
    )
    assert panel
    assert re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"', panel.overlay) == [
        ("hartford-county-connecticut/", "Hartford County, Connecticut: 2 incidents"),
        ("baltimore-city-maryland/", "Baltimore city, Maryland: 1 incident"),
    ]


def test_two_areas_of_one_name_have_lists_of_their_own() -> None:
    counties = [
        AreaKey("United States", "Georgia", f"County {n}, Georgia", ("US", "13", str(n)))
        for n in range(MOST_COUNTIES)
    ]
    keys = [*counties, AreaKey("Georgia", ids=("GE", "", ""))]
    found = gather(
        [Sited(str(n), 0.0, 0.0, 25.0, Where((area,))) for n, area in enumerate(keys)],
        ENGLISH,
    )
    assert [(area.name, area.slug) for area in found] == [
        ("Georgia", "georgia"),
        ("Georgia, United States", "georgia-united-states"),
    ]


@pytest.mark.parametrize(
    ("name", "part"), [("Côte d’Ivoire", "cote-divoire"), ("St. Mary County", "st-mary-county")]
)
def test_an_area_has_a_plain_address(name: str, part: str) -> None:
    assert slug(name) == part


def test_ten_thousand_incidents_make_a_small_map_in_little_time() -> None:
    chance = random.Random(1)  # noqa: S311 - a scatter, not a secret
    many = [(chance.uniform(-120, -75), chance.uniform(30, 48)) for _ in range(10_000)]
    before = time.process_time()
    areas = gather(positions(*many), ENGLISH)
    panel = draw_overview(areas, href, ENGLISH)
    assert time.process_time() - before < 5
    assert panel
    assert panel.ground
    assert sum(len(area.positions) for area in areas) == 10_000
    assert len(panel.overlay) + len(paint(panel.ground).light) < 100_000


def test_a_disc_is_larger_the_more_incidents_it_counts() -> None:
    assert radii([1, 1]) == [DISC_RADIUS, DISC_RADIUS]
    few, some, most = radii([1, 50, 100])
    assert LEAST_RADIUS <= few < some < most <= MOST_RADIUS
    assert most * 2 < DISC_APART
    assert (some**2 - few**2) == pytest.approx((most**2 - few**2) * 49 / 99, rel=0.05)
