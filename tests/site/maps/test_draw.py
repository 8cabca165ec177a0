"""Maps from places alone, with nothing installed."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree as ET

import pytest

from generator.model.place import Precision
from generator.site.maps.draw import draw, paint
from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.model import DrawnMap, MapRequest
from generator.site.maps.words import facts as facts_of
from generator.site.words import ENGLISH
from tests.site.maps.places import FOUR, place, request, standalone

FAR = request(
    place(1, "First isle", 51.5, -0.1, Precision.TOWN),
    place(2, "Second isle", 21.3, -157.8),
)
FIJI = request(
    place(1, "West of the line", -17.7, 178.0, Precision.TOWN),
    place(2, "East of the line", -16.8, -179.9, Precision.TOWN),
)
SIXTY = request(
    *(
        place(i, f"Stop {i}", 41.7 + 0.001 * (i * 7 % 13), -72.7 + 0.001 * (i * 5 % 17))
        for i in range(1, 61)
    )
)


def drawn(request: MapRequest) -> DrawnMap:
    result = draw(request, ENGLISH)
    assert result
    return result


def test_no_places_give_no_map_and_no_empty_box() -> None:
    assert draw(MapRequest(()), ENGLISH) is None


def test_two_panels_show_the_region_and_how_far_apart() -> None:
    assert [panel.kind for panel in drawn(FOUR).panels] == ["region", "distances"]


def test_the_region_names_counties_and_shows_no_numbers() -> None:
    region = drawn(FOUR).panels[0]
    assert "Hartford County" in region.overlay
    assert "Connecticut" in region.overlay
    assert "map-disc" not in region.overlay


def test_a_map_says_which_layer_it_was_drawn_from() -> None:
    (layer,) = drawn(FOUR).attributions(ENGLISH)
    outlines, towns = layer.split("; ")
    assert outlines == "county outlines, U.S. Census Bureau (public domain)"
    assert towns == "towns, Natural Earth (public domain)"


def test_the_region_is_told_in_words() -> None:
    assert drawn(FOUR).notes[0] == "Highlighted in the region: Hartford County, Connecticut."


def test_the_distances_say_that_there_is_no_street_data() -> None:
    distances = drawn(FOUR).panels[1]
    assert "no street data" in distances.overlay
    assert "no street data installed" in distances.notes[0]


def test_every_marker_links_to_its_place_and_has_a_name() -> None:
    overlay = drawn(FOUR).panels[1].overlay
    links = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"', overlay)
    assert links == [
        ("#place-p1", "1. Harbour office, exact"),
        ("#place-p2", "2. Lantern park, within 100 m"),
        ("#place-p3", "3. Old mill, exact"),
        ("#place-p4", "4. Hill clinic, exact"),
    ]


def test_only_an_exact_place_has_no_circle() -> None:
    panel = drawn(FOUR).panels[1]
    group = re.search(r'<g class="map-circle".*?</g>', panel.overlay)
    assert group
    assert group.group().count("<circle") == 1


def test_the_list_says_direction_and_distance_from_the_place_before() -> None:
    facts = facts_of(FOUR, ENGLISH)
    assert facts[1].sentences == (
        "Somewhere within 100 m of the middle of its circle.",
        "About 260 m (0.2 mi) north-east of 1.",
    )


def test_two_places_at_one_spot_have_two_discs_and_a_leader() -> None:
    spot = request(place(1, "A gate", 41.79, -72.67), place(2, "A porch", 41.79, -72.67))
    panel = drawn(spot).panels[1]
    assert "map-leader" in panel.overlay
    assert facts_of(spot, ENGLISH)[1].sentences[-1] == "At the same point as 1."


def test_places_a_continent_apart_share_one_panel_without_a_scale() -> None:
    (panel,) = drawn(FAR).panels
    assert panel.kind == "numbered"
    assert "map-line" not in panel.overlay
    assert "scale changes" in panel.notes[0]


def test_places_across_the_antimeridian_stand_close_together() -> None:
    region = drawn(FIJI).panels[0]
    xs = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', region.overlay)][:2]
    assert abs(xs[0] - xs[1]) < 250


def test_a_place_at_the_pole_has_distances_and_no_false_north() -> None:
    camps = request(place(1, "Camp", 89.9, 0), place(2, "Depot", 89.5, 120))
    (panel,) = drawn(camps).panels
    assert ">N<" not in panel.overlay
    assert "North points different ways across this panel." in panel.notes


def discs_of(overlay: str) -> list[tuple[float, float]]:
    group = overlay[overlay.index('class="map-disc"') :]
    found = re.findall(r'<circle cx="([-\d.]+)" cy="([-\d.]+)" r="15"', group)
    return [(float(x), float(y)) for x, y in found]


@pytest.mark.parametrize("asked", [FOUR, SIXTY, FAR], ids=["four", "sixty", "far"])
def test_no_two_targets_overlap_and_none_leaves_the_frame(asked: MapRequest) -> None:
    panel = drawn(asked).panels[-1]
    discs = discs_of(panel.overlay)
    assert len(discs) == len(asked.places)
    for (x, y), (other_x, other_y) in itertools.combinations(discs, 2):
        assert (x - other_x) ** 2 + (y - other_y) ** 2 >= 29.7**2
    assert all(15 <= x <= WIDTH - 15 and 15 <= y <= HEIGHT - 15 for x, y in discs)


@pytest.mark.parametrize("asked", [FOUR, SIXTY, FAR, FIJI], ids=["four", "sixty", "far", "fiji"])
def test_drawings_are_well_formed_and_carry_no_style(asked: MapRequest) -> None:
    assert drawn(asked).panels
    for panel in drawn(asked).panels:
        for text in (panel.overlay, standalone(panel)):
            ET.fromstring(text)  # noqa: S314 - our own drawing
            assert "style" not in text
            assert "var(" not in text


def test_the_same_places_give_the_same_bytes() -> None:
    assert drawn(FOUR) == drawn(FOUR)


def test_incidents_of_one_county_share_one_ground() -> None:
    other = request(place(1, "Elsewhere in the county", 41.70, -72.80))
    one, two = drawn(FOUR).panels[0].ground, drawn(other).panels[0].ground
    assert one
    assert two
    assert one.key == two.key
    assert paint(one) == paint(two)


def test_a_map_is_small() -> None:
    assert drawn(FOUR).panels
    for panel in drawn(FOUR).panels:
        assert len(panel.overlay) < 5_000
        assert len(panel.overlay) + len(paint(panel.ground).light if panel.ground else "") < 12_000


def test_names_are_text_and_never_markup() -> None:
    sharp = request(place(1, '<b>"Gate" & </svg>', 41.79, -72.67))
    for panel in drawn(sharp).panels:
        ET.fromstring(panel.overlay)  # noqa: S314 - our own drawing


def test_a_name_of_120_characters_is_cut_on_the_map() -> None:
    name = "The long " * 13 + "end"
    asked = request(place(1, name, 41.79, -72.67))
    assert "…" in drawn(asked).panels[1].overlay


def test_a_route_joins_its_places_and_no_others() -> None:
    route = request(
        place(1, "Start", 41.76, -72.68, role="route"),
        place(2, "Bystander", 41.765, -72.675),
        place(3, "End", 41.77, -72.69, role="route"),
    )
    path = re.search(r'<path d="(M[^"]+)" class="map-route"', drawn(route).panels[1].overlay)
    assert path
    assert "order of the places, not the way" in " ".join(drawn(route).notes)
