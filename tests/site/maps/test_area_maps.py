"""The maps of countries and states: what is gathered on them, and what they show."""

from __future__ import annotations

import re

import pytest

from generator.site.maps.area_maps import AreaGround, AreaOnMap, plan_areas, shown_of
from generator.site.maps.areas import where_of
from generator.site.maps.counted import MOST_DISCS, CountedDisc, draw_counted, is_too_many
from generator.site.maps.draw import paint
from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.layout import DISC_APART
from generator.site.maps.tree import tree_of
from generator.site.maps.where import Sited
from generator.site.words import ENGLISH

Place = tuple[float, float, str]
PORTLAND, BEND = (-122.67, 45.52, "Portland, Oregon"), (-121.31, 44.06, "Bend, Oregon")
COLUMBUS, PARIS, LYON = (-83.0, 39.96, ""), (2.35, 48.85, "Paris, France"), (4.84, 45.76, "Lyon")
CAYENNE, SAPPORO, HONOLULU = (-52.3, 4.9, ""), (141.35, 43.06, ""), (-157.8, 21.4, "")


def shown_in(*positions: Sited) -> dict[str, AreaOnMap]:
    known = {one.id: one for one in positions}
    shown = {
        path: shown_of(node, [known[name] for name in node.incidents])
        for path, node in tree_of(positions, ENGLISH).items()
    }
    return {path: one for path, one in shown.items() if one}


def maps_of(*places: Place) -> dict[str, AreaOnMap]:
    return shown_in(
        *(
            Sited(f"i{number}", lon, lat, 25.0, where_of((lon, lat, 25.0), said), said)
            for number, (lon, lat, said) in enumerate(places)
        )
    )


def ground_of(path: str, *places: Place) -> AreaGround:
    (ground,) = plan_areas((maps_of(*places)[path],))
    return ground


def is_seen(ground: AreaGround, lon: float, lat: float) -> bool:
    x, y = ground.plan.window.point(lon, lat)
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def test_countries_and_states_have_a_map_and_counties_have_none() -> None:
    found = maps_of(PORTLAND, BEND, COLUMBUS, PORTLAND)
    assert list(found) == ["united-states", "united-states/ohio", "united-states/oregon"]
    assert found["united-states/oregon"].points == (PORTLAND[:2], BEND[:2])


def test_what_lies_in_no_country_for_certain_has_no_map() -> None:
    border = where_of((6.05, 50.75, 20_000.0))
    assert len(border.areas) > 1
    assert shown_in(Sited("aachen", 6.05, 50.75, 20_000.0, border)) == {}
    assert maps_of((-30.0, 0.0, "")) == {}


@pytest.mark.parametrize(
    ("path", "places", "seen", "unseen"),
    [
        ("france", [PARIS], [(9.4, 42.2), (-4.5, 48.4)], [CAYENNE]),
        ("france", [PARIS, CAYENNE], [(9.4, 42.2), CAYENNE], []),
        ("japan", [(139.7, 35.7, "")], [SAPPORO, (130.4, 33.6)], []),
        ("indonesia", [(106.8, -6.2, "")], [(140.7, -2.5), (95.3, 5.5)], []),
        ("malaysia", [(101.7, 3.1, "")], [(116.1, 6.0)], []),
        ("united-states", [COLUMBUS], [PORTLAND, (-80.2, 25.8)], [HONOLULU, (-150.0, 61.2)]),
        ("united-states", [COLUMBUS, HONOLULU], [PORTLAND, HONOLULU], []),
        ("united-states/alaska", [(-149.9, 61.2, "")], [(-131.6, 55.3), (-176.6, 51.9)], []),
        ("fiji", [(178.4, -18.1, "")], [(177.4, -17.6), (179.9, -16.5)], []),
        ("russia", [(37.6, 55.7, "")], [(-173.0, 65.5), (20.5, 54.7)], []),
    ],
)
def test_a_map_shows_the_area_and_leaves_out_far_parts_where_nothing_happened(
    path: str, places: list[Place], seen: list[Place], unseen: list[Place]
) -> None:
    ground = ground_of(path, *places)
    assert all(is_seen(ground, lon, lat) for lon, lat, *_ in (*places, *seen))
    assert not any(is_seen(ground, lon, lat) for lon, lat, *_ in unseen)


def test_two_builds_with_another_order_of_incidents_draw_the_same_ground() -> None:
    one, two = ground_of("france", PARIS, LYON), ground_of("france", LYON, PARIS)
    assert one == two
    assert paint(one.plan) == paint(two.plan)


def test_the_area_is_painted_apart_from_its_neighbours_and_a_country_with_its_states() -> None:
    oregon = paint(ground_of("united-states/oregon", PORTLAND).plan).light
    assert oregon.count("<path") >= 3  # neighbours, land, the state, borders
    assert "stroke-dasharray" in paint(ground_of("united-states", PORTLAND).plan).light


def test_a_disputed_border_in_view_is_told() -> None:
    assert ground_of("japan", (139.7, 35.7, "")).dotted
    assert not ground_of("united-states/oregon", PORTLAND).dotted


def counted(lon: float, lat: float, count: int, short: str) -> CountedDisc:
    return CountedDisc((lon, lat), count, f"{short.lower()}/", f"{short}: {count}", short)


def test_names_beside_discs_cross_neither_each_other_nor_discs() -> None:
    window = ground_of("france", PARIS).plan.window
    many = [counted(-1 + step % 8, 44 + step // 8, step + 1, f"Town {step}") for step in range(40)]
    svg = draw_counted(many, window, "Natural Earth", ENGLISH)
    discs = [
        (float(x), float(y))
        for x, y in re.findall(r'<circle cx="([\d.-]+)" cy="([\d.-]+)" r="15" fill-op', svg)
    ]
    assert len(discs) == 40
    apart = [
        (ax - bx) ** 2 + (ay - by) ** 2
        for number, (ax, ay) in enumerate(discs)
        for bx, by in discs[:number]
    ]
    assert min(apart) >= (DISC_APART - 0.2) ** 2
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in discs)


def test_of_very_many_the_largest_are_drawn_and_each_says_its_name() -> None:
    window = ground_of("france", PARIS).plan.window
    many = [counted(-1 + step % 10, 43 + step // 10, step + 1, f"T{step}") for step in range(80)]
    svg = draw_counted(many, window, "Natural Earth", ENGLISH)
    assert is_too_many(many)
    named = re.findall(r'aria-label="T(\d+): \d+"', svg)
    assert sorted(map(int, named)) == list(range(80 - MOST_DISCS, 80))


def test_a_disc_without_a_town_has_a_name_and_no_label() -> None:
    window = ground_of("france", PARIS).plan.window
    svg = draw_counted(
        [CountedDisc((2.35, 48.85), 3, "#y-2021", "France: 3", "")], window, "", ENGLISH
    )
    assert 'aria-label="France: 3"' in svg
    assert "map-name" not in svg
