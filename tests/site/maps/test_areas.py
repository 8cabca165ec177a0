"""In which areas a place lies, by its whole circle and by what its locality names."""

from __future__ import annotations

import pytest

from generator.model.place import Precision
from generator.site.maps.areas import where_of
from generator.site.maps.draw import draw, survey_of
from generator.site.maps.naming import in_or_near, whereabouts
from generator.site.maps.overview import gather, plan_overview, sited_of
from generator.site.maps.where import BorderChoice, Sited, Where
from generator.site.words import ENGLISH
from tests.site.maps.places import place, request

NEIGHBOURHOOD, TOWN = Precision.NEIGHBOURHOOD.radius, Precision.TOWN.radius
EXACT = Precision.EXACT.radius


def said(lat: float, lon: float, radius_m: float, locality: str = "") -> str:
    return in_or_near(where_of((lon, lat, radius_m), locality), ENGLISH)


@pytest.mark.parametrize(
    ("locality", "lat", "lon", "radius_m", "expected"),
    [
        ("East Palestine, Ohio", 40.84, -80.52, NEIGHBOURHOOD, "in Columbiana County, Ohio"),
        ("Detroit, Michigan", 42.3, -83.0, TOWN, "in Wayne County, Michigan"),
        ("Detroit, MI", 42.3, -83.0, TOWN, "in Wayne County, Michigan"),
        ("Windsor, Canada", 42.3, -83.0, TOWN, "in Canada"),
        ("Louisville, Kentucky", 38.3, -85.8, TOWN, "in Jefferson County, Kentucky"),
        ("Omaha, Nebraska, USA", 41.3, -95.9, TOWN, "in Douglas County, Nebraska"),
        ("Laredo, Texas", 27.5, -99.5, TOWN, "in Webb County, Texas"),
        ("Nuevo Laredo, Mexico", 27.5, -99.5, TOWN, "in Mexico"),
        ("Fairfax County, Virginia", 38.9, -77.1, TOWN, "in Fairfax County, Virginia"),
        ("Alexandria, Virginia", 38.8, -77.06, NEIGHBOURHOOD, "in Alexandria city, Virginia"),
        ("Washington, D.C.", 38.9, -77.05, NEIGHBOURHOOD, "in the District of Columbia"),
        ("Gibraltar", 36.1, -5.4, TOWN, "in Gibraltar"),
        ("Basel, Switzerland", 47.6, 7.6, TOWN, "in Switzerland"),
        ("Kinshasa, DR Congo", -4.3, 15.3, TOWN, "in Congo - Kinshasa"),
        ("Baltimore, Maryland", 39.2172, -76.5283, 100, "in Baltimore city, Maryland"),
    ],
)  # fmt: skip
def test_a_locality_decides_between_the_areas_that_a_circle_meets(
    locality: str, lat: float, lon: float, radius_m: float, expected: str
) -> None:
    assert said(lat, lon, radius_m, locality) == expected


@pytest.mark.parametrize(
    ("lat", "lon", "radius_m", "expected"),
    [
        (40.84, -80.52, NEIGHBOURHOOD,
         "in or near Beaver County, Pennsylvania or Columbiana County, Ohio"),
        (42.3, -83.0, TOWN, "in or near Canada or Wayne County, Michigan"),
        (36.14, -5.35, NEIGHBOURHOOD, "in or near Gibraltar or Spain"),
        (41.79, -72.67, NEIGHBOURHOOD, "in Hartford County, Connecticut"),
    ],
)  # fmt: skip
def test_without_a_locality_all_are_named(
    lat: float, lon: float, radius_m: float, expected: str
) -> None:
    assert said(lat, lon, radius_m) == expected


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        (36.14, -5.353, "in Gibraltar"),
        (-8.52, 179.2, "in Tuvalu"),
        (43.735, 7.42, "in Monaco"),
        (-0.53, 166.93, "in Nauru"),
        (-51.7, -57.85, "in the Falkland Islands"),
        (38.8977, -77.0365, "in the District of Columbia"),
        (18.2, -66.5, "in Orocovis, Puerto Rico"),
        (-90, 0, "in Antarctica"),
        (-16.85, -179.97, "in Fiji"),
        (51.0, 1.6, "off the coast of France"),
        (41.15, -70.1, "off the coast of Nantucket County, Massachusetts"),
        (40.0, -30.0, "at sea"),
        (90, 0, "at sea"),
        (43.0, -87.0, "in the United States"),
    ],
)
def test_small_countries_are_known_and_the_sea_is_no_country(
    lat: float, lon: float, expected: str
) -> None:
    assert said(lat, lon, EXACT) == expected


@pytest.mark.parametrize(
    ("locality", "lat", "lon", "named"),
    [
        ("Hartford, Connecticut", 40.84, -80.52, "Connecticut"),
        ("Hartford, CT", 40.84, -80.52, "CT"),
        ("Lyon, France", 41.79, -72.67, "France"),
        ("Ohio", 41.79, -72.67, "Ohio"),
        ("Litchfield County, Connecticut", 41.79, -72.67, "Litchfield County"),
        ("Simferopol, Poland", 44.95, 34.1, "Poland"),
    ],
)
def test_a_locality_that_fits_no_area_is_contradicted(
    locality: str, lat: float, lon: float, named: str
) -> None:
    assert where_of((lon, lat, NEIGHBOURHOOD), locality).contradicted == named


@pytest.mark.parametrize(
    ("locality", "lat", "lon"),
    [
        ("East Palestine", 40.84, -80.52),
        ("Nowhere in particular", 41.79, -72.67),
        ("Lebanon, New Hampshire", 43.64, -72.25),
        ("Mexico, Missouri", 39.17, -91.88),
        ("Tbilisi, Georgia", 41.72, 44.79),
        ("Atlanta, Georgia", 33.75, -84.39),
        ("Perth, WA", -31.95, 115.86),
        ("Belfast, Ireland", 54.6, -5.93),
        ("Hong Kong, China", 22.3, 114.17),
        ("Jerusalem, Israel", 31.78, 35.24),
        ("Simferopol, Ukraine", 44.95, 34.1),
        ("Simferopol, Russia", 44.95, 34.1),
        ("San Juan, Puerto Rico, USA", 18.4, -66.1),
        ("The Hague, The Netherlands", 52.07, 4.3),
        ("Abidjan, Cote d'Ivoire", 5.34, -4.02),
    ],
)
def test_an_unknown_town_or_another_reading_contradicts_nothing(
    locality: str, lat: float, lon: float
) -> None:
    assert where_of((lon, lat, NEIGHBOURHOOD), locality).contradicted == ""


@pytest.mark.parametrize(
    ("lat", "lon", "name", "note"),
    [
        (44.95, 34.1, "Crimea", "administered by Russia, claimed by Ukraine"),
        (33.0, 35.75, "Golan Heights", "administered by Israel, claimed by Syria"),
        (43.0, 41.02, "Abkhazia", "administers itself, claimed by Georgia"),
    ],
)
def test_a_disputed_area_is_named_as_one(lat: float, lon: float, name: str, note: str) -> None:
    (area,) = where_of((lon, lat, NEIGHBOURHOOD)).areas
    assert (area.name, area.note) == (name, note)


def test_a_newsroom_chooses_a_point_of_view_or_a_wording() -> None:
    borders = (BorderChoice("crimea", "UA"), BorderChoice("golan-heights", say="occupied Golan"))
    for at, expected in (((34.1, 44.95), "in Ukraine"), ((35.75, 33.0), "in occupied Golan")):
        where = where_of((*at, NEIGHBOURHOOD), borders=borders)
        assert in_or_near(where, ENGLISH) == expected
        assert whereabouts((), (where,), ENGLISH) == ()


def test_an_area_is_said_by_hand() -> None:
    where = where_of((0.0, 40.0, EXACT), "Paris, France", said="the Strait of Hormuz")
    assert in_or_near(where, ENGLISH) == "in the Strait of Hormuz"
    assert not where.contradicted


def test_nothing_is_highlighted_that_is_not_sure() -> None:
    ohio = place(1, "Rail yard", 40.84, -80.52, Precision.NEIGHBOURHOOD)
    drawn = draw(request(ohio), ENGLISH)
    survey = survey_of(request(ohio))
    assert drawn
    assert survey
    assert survey.ground.areas == ()
    assert drawn.panels[0].notes == (
        "In or near Beaver County, Pennsylvania or Columbiana County, Ohio.",
    )


def test_a_place_in_a_disputed_area_is_said_to_be() -> None:
    drawn = draw(request(place(1, "Station", 44.95, 34.10, Precision.NEIGHBOURHOOD)), ENGLISH)
    assert drawn
    highlighted, disputed = drawn.panels[0].notes
    assert highlighted == "Highlighted in the region: Crimea."
    assert disputed == (
        "Crimea is disputed: administered by Russia, claimed by Ukraine, as Natural Earth "
        "records it."
    )


def at(lat: float, lon: float, locality: str = "", radius_m: float = TOWN) -> Sited:
    where = where_of((lon, lat, radius_m), locality)
    return Sited(f"{lat} {lon}", lon, lat, radius_m, where)


def test_the_overview_draws_the_county_that_it_counts() -> None:
    areas = gather(
        [at(42.3, -83.0, "Detroit, Michigan"), at(38.3, -85.8, "Louisville, Kentucky")], ENGLISH
    )
    assert [area.name for area in areas] == [
        "Jefferson County, Kentucky",
        "Wayne County, Michigan",
    ]
    near = gather([at(42.3, -83.0, "Detroit, Michigan")], ENGLISH)
    assert plan_overview(sited_of(near)).areas == ("26163",)


def test_the_overview_counts_what_is_not_sure_under_all_that_is_possible() -> None:
    (one,) = gather([at(42.3, -83.0)], ENGLISH)
    assert one.phrase == "In or near Canada or Wayne County, Michigan"
    assert plan_overview(sited_of((one,))).areas == ()
    (other,) = gather([at(40.84, -80.52, radius_m=NEIGHBOURHOOD)], ENGLISH)
    assert other.phrase == "In the United States"


def test_two_states_are_joined_to_the_country_that_is_sure() -> None:
    sure = where_of((-80.52, 40.84, NEIGHBOURHOOD)).sure
    assert sure
    assert sure.name == "United States"
    assert Where().sure is None
