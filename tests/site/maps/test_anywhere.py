"""Whatever a record may hold gives a map that is well formed, or none."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.place import Precision
from generator.site.maps.draw import draw
from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.model import MapPlace, MapRequest
from generator.site.maps.words import facts
from generator.site.words import ENGLISH
from tests.site.maps.places import place, request, standalone
from tests.site.maps.test_draw import discs_of

TOLD = [precision for precision in Precision if precision is not Precision.WITHHELD]
NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=120)


@st.composite
def places(draw_from: st.DrawFn) -> tuple[MapPlace, ...]:
    """A few places, as near or far as one likes."""
    lat = draw_from(st.floats(-90, 90))
    lon = draw_from(st.floats(-180, 180))
    spread = draw_from(st.sampled_from([0.0, 0.001, 0.1, 5.0, 180.0]))
    made = []
    for number in range(1, draw_from(st.integers(1, 12)) + 1):
        up, out = (draw_from(st.floats(-spread, spread)) for _ in range(2))
        precision = draw_from(st.sampled_from(TOLD))
        radius = max(precision.radius, draw_from(st.sampled_from([0.0, 500.0, 90_000.0])))
        made.append(
            MapPlace(
                id=f"p{number}",
                number=number,
                name=draw_from(NAMES) or "x",
                lat=max(-90.0, min(90.0, round(lat + up, 5))),
                lon=(round(lon + out, 5) + 180) % 360 - 180,
                precision=precision,
                radius_m=radius,
                role=draw_from(st.sampled_from(["scene", "route", ""])),
            )
        )
    return tuple(made)


@pytest.mark.long
@settings(max_examples=150, deadline=None, derandomize=True)
@given(places())
def test_any_places_give_a_well_formed_map(some: tuple[MapPlace, ...]) -> None:
    drawn = draw(MapRequest(some), ENGLISH)
    assert drawn
    for panel in drawn.panels:
        whole = standalone(panel)
        ET.fromstring(whole)  # noqa: S314 - our own drawing
        assert "nan" not in whole.replace("name", "")
        assert "inf" not in panel.overlay.partition("<a ")[0]
    assert len(facts(MapRequest(some), ENGLISH)) == len(some)
    last = drawn.panels[-1]
    for x, y in discs_of(last.overlay):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


@pytest.mark.parametrize(
    ("lat", "lon"), [(90, 0), (-90, 180), (0, 180), (0, -180), (83.9, 10), (-77.8, 166.7)]
)
def test_the_edges_of_the_world_have_maps(lat: float, lon: float) -> None:
    drawn = draw(request(place(1, "Here", lat, lon), place(2, "Near", lat * 0.9999, lon)), ENGLISH)
    assert drawn
    assert drawn.panels


def test_a_name_from_right_to_left_stays_whole_in_the_list() -> None:
    drawn = draw(request(place(1, "ميدان المرفأ القديم", 41.79, -72.67)), ENGLISH)
    assert drawn
    assert "ميدان المرفأ القديم" in drawn.panels[1].overlay
