"""What extends around a place: drawn to scale, said in words, and in the data."""

from __future__ import annotations

import re

import pytest

from generator.site.maps.draw import draw, plans_of, request_for
from generator.site.maps.words import facts
from generator.site.words import ENGLISH
from generator.standards import judge_incident
from tests.site.maps.records import incident, newsroom

YARD = {
    "id": "yard",
    "name": "The yard",
    "lat": "40.840",
    "lon": "-80.540",
    "precision": "block",
    "locality": "East Palestine, Ohio",
}
ZONE = {"role": "evacuation-zone", "radius": "2 km", "from": "2021-03-03 09:00"}


def test_an_area_is_drawn_with_a_solid_line_and_said_in_words() -> None:
    one = incident({**YARD, "area": ZONE})
    places = one.record.places
    request = request_for(one, newsroom(), places, {}, {"yard": "from 9 a.m."})
    drawn = draw(request, ENGLISH)
    assert drawn
    said = "vacuation zone, within 2 km (1.2 mi) of it, from 9 a.m."
    assert f"Solid circle around 1: e{said}" in drawn.notes
    assert f"E{said}" in facts(request, ENGLISH)[0].sentences
    (found,) = re.findall(
        r'class="map-area"[^>]*><circle[^>]* r="([\d.]+)"', drawn.panels[-1].overlay
    )
    assert float(found) > 100  # the panel is as wide as what it shows


def test_the_grounds_are_planned_for_what_is_drawn() -> None:
    one = incident({**YARD, "area": ZONE})
    asked = request_for(one, newsroom(), one.record.places)
    shown = request_for(one, newsroom(), one.record.places, {}, {"yard": "from 9 a.m."})
    assert plans_of(asked) == plans_of(shown)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"area": {**ZONE, "radius": "50 m"}}, "area-too-fine"),
        ({"area": ZONE, "within": "3 km"}, "area-too-fine"),
        (
            {"area": ZONE, "lat": None, "lon": None, "precision": "withheld"},
            "area-without-a-place",
        ),
        ({"area": ZONE}, ""),
    ],
)
def test_an_area_has_a_middle_and_is_larger_than_what_is_known_of_it(
    changed: dict[str, object], code: str
) -> None:
    place = {key: value for key, value in {**YARD, **changed}.items() if value is not None}
    found = [one.code for one in judge_incident(incident(place), newsroom())]
    codes = [one.removeprefix("standards.") for one in found if ".area-" in one]
    assert codes == ([code] if code else [])
