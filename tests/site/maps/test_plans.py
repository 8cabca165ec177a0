"""Plans of grounds: what is known of a ground before it is painted."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.site.maps.basemap import NOTHING, Basemap, read_basemap
from generator.site.maps.draw import draw, paint, plans_of, survey_of
from generator.site.maps.model import GroundPlan, MapRequest, Survey
from generator.site.words import ENGLISH
from tests.site.maps.places import FOUR, place, request
from tests.site.maps.tiles import write_archive

ASKED = {
    "a corner": FOUR,
    "two states": request(place(1, "Here", 41.79, -72.67), place(2, "There", 44.98, -72.2)),
    "a continent": request(place(1, "Here", 41.79, -72.67), place(2, "There", 34.05, -118.25)),
    "the pole": request(place(1, "Here", 88.0, 10.0)),
    "nowhere": MapRequest(()),
}


@pytest.fixture(params=["nothing", "streets"])
def basemap(request: pytest.FixtureRequest, tmp_path: Path) -> Basemap:
    if request.param == "nothing":
        return NOTHING
    write_archive(tmp_path)
    return read_basemap(tmp_path)[0]


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_the_plans_of_a_map_are_those_of_its_panels(asked: MapRequest, basemap: Basemap) -> None:
    drawn = draw(asked, ENGLISH, basemap)
    panels = drawn.panels if drawn else ()
    assert plans_of(asked, basemap) == tuple(one.ground for one in panels if one.ground)


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_a_map_from_a_kept_survey_is_the_same(asked: MapRequest, basemap: Basemap) -> None:
    kept = msgspec.msgpack.encode(survey_of(asked, basemap))
    survey = msgspec.msgpack.decode(kept, type=Survey | None)
    assert draw(asked, ENGLISH, basemap, survey) == draw(asked, ENGLISH, basemap)
    assert plans_of(asked, basemap, survey) == plans_of(asked, basemap)


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_a_kept_plan_is_painted_like_any(asked: MapRequest, basemap: Basemap) -> None:
    plans = plans_of(asked, basemap)
    without_ground = (ASKED["the pole"], ASKED["nowhere"])
    assert bool(plans) == (asked not in without_ground)
    for plan in plans:
        kept = msgspec.msgpack.encode(plan)
        assert len(kept) < 200
        found = msgspec.msgpack.decode(kept, type=GroundPlan)
        assert (found, found.light, found.dark) == (plan, plan.light, plan.dark)
        assert paint(found, basemap) == paint(plan, basemap)


def test_a_plan_of_streets_that_are_gone_is_not_painted(tmp_path: Path) -> None:
    write_archive(tmp_path)
    streets = read_basemap(tmp_path)[0]
    (*_, plan) = plans_of(FOUR, streets)
    with pytest.raises(LookupError):
        paint(plan, NOTHING)
