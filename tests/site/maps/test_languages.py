"""Maps say everything in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.model.place import Precision
from generator.site.assets import own_theme
from generator.site.maps.counted import incidents_in
from generator.site.maps.draw import draw
from generator.site.maps.lengths import far, square
from generator.site.maps.model import TownNear
from generator.site.maps.naming import area_name, whereabouts
from generator.site.maps.overview import gather
from generator.site.maps.steps import steps_to
from generator.site.maps.where import AreaKey, Sited, Where
from generator.site.maps.words import facts, from_town
from generator.site.words import ENGLISH, Words, words_in
from tests.site.maps.places import place, request

MESSAGES = {
    "In %(area)s": "Gebiet: %(area)s",
    "in %(area)s": "Gebiet %(area)s",
    "in or near %(areas)s": "in oder bei: %(areas)s",
    "%(metric)s (%(imperial)s)": "%(metric)s",
    "About %(distance)s %(direction)s of the middle of %(town)s.": (
        "Etwa %(distance)s %(direction)s der Mitte von %(town)s."
    ),
    "south-west": "südwestlich",
    "At the same point as %(number)s.": "An derselben Stelle wie %(number)s.",
    "An exact position.": "Ein genauer Ort.",
    "Where in the region": "Wo in der Gegend",
}
FRANCE = AreaKey("France", ids=("FR", "", ""))
SPAIN = AreaKey("Spain", ids=("ES", "", ""))


@pytest.fixture
def german(tmp_path: Path) -> Words:
    """The words of a theme with some German ones."""
    return words_in("de", [_theme(tmp_path, "de", MESSAGES)])


@pytest.fixture
def arabic(tmp_path: Path) -> Words:
    """Arabic words of a theme that has hardly any."""
    return words_in("ar", [_theme(tmp_path, "ar", {"south-west": "جنوب غرب"})])


def _theme(folder: Path, language: str, messages: Mapping[str, str]) -> Path:
    file = folder / f"locales/{language}/LC_MESSAGES/explainer.po"
    file.parent.mkdir(parents=True)
    entries = (f'msgid "{message}"\nmsgstr "{said}"\n' for message, said in messages.items())
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    file.write_text("\n".join([head, *entries]), "utf-8")
    return folder


def test_countries_are_called_as_the_language_of_the_page_calls_them(german: Words) -> None:
    assert area_name(FRANCE, german) == "Frankreich"
    assert area_name(FRANCE, ENGLISH) == "France"


def test_what_only_outlines_or_the_newsroom_name_stays_as_it_is(german: Words) -> None:
    heights = AreaKey("Golan Heights", ids=("golan-heights", "", ""), note="held by one")
    county = AreaKey("United States", "Georgia", "Bibb County, Georgia", ("US", "13", "13021"))
    assert area_name(heights, german) == "Golan Heights"
    assert (
        area_name(AreaKey("United States", "Georgia", ids=("US", "13", "")), german) == "Georgia"
    )
    assert area_name(county, german) == "Bibb County, Georgia"
    assert area_name(AreaKey("Georgia", ids=("GE", "", "")), german) == "Georgien"


@pytest.mark.parametrize("count", [1, 2, 3, 11, 1340])
def test_the_name_of_a_disc_has_its_number_in_every_language(count: int) -> None:
    for language in ("en", "es", "ar"):
        words = words_in(language, [own_theme()])
        # the area has figures of its own, which are not the number
        name = incidents_in("Departement 1, 2, 3, 11", count, words)
        assert name.replace("Departement 1, 2, 3, 11", "").count(words.number(count)) == 1


def test_a_list_of_an_area_keeps_its_address_in_every_language(german: Words) -> None:
    where = Where((FRANCE,))
    (step,) = steps_to(where, german)
    assert (step.path, step.name, step.phrase) == ("france", "Frankreich", "Gebiet: Frankreich")
    spot = Sited("one", 2.35, 48.85, 25.0, where)
    (said,), (english,) = gather([spot], german), gather([spot], ENGLISH)
    assert (said.name, said.path, said.slug) == ("Frankreich", english.path, english.slug)


def test_areas_of_which_one_holds_a_place_are_joined_as_the_language_does(german: Words) -> None:
    told = whereabouts((), [Where((FRANCE, SPAIN)), Where((FRANCE,))], german)
    assert told == ("1: in oder bei: Frankreich oder Spanien.",)


def test_lengths_have_the_signs_of_the_language_and_no_miles_where_it_leaves_them_away(
    german: Words,
) -> None:
    assert (far(2_400, german), far(2_400, ENGLISH)) == ("2,4 km", "2.4 km (1.5 mi)")
    assert (square(3.2e6, german), square(3.2e6, ENGLISH)) == ("3,2 km²", "3.2 km² (1.2 sq mi)")
    assert square(60_000, ENGLISH) == "60,000 m² (15 acres)"


def test_a_direction_stands_in_its_sentence(german: Words) -> None:
    said = from_town(TownNear("Straßburg", 2_000, 225), german)
    assert said == "Etwa 2 km südwestlich der Mitte von Straßburg."


def test_a_map_and_its_list_speak_the_language_of_the_page(german: Words) -> None:
    here = request(
        place(1, "Bahnhof", 48.85, 2.35, Precision.EXACT),
        place(2, "Platz", 48.85, 2.35, Precision.EXACT),
    )
    drawn = draw(here, german)
    assert drawn is not None
    assert drawn.panels[0].title == "Wo in der Gegend"
    assert "Frankreich" in drawn.panels[0].overlay
    assert "Highlighted in the region: Frankreich." in drawn.notes
    assert facts(here, german)[1].sentences[-2:] == (
        "Ein genauer Ort.",
        "An derselben Stelle wie 1.",
    )


def test_a_name_of_the_other_direction_does_not_turn_its_sentence(arabic: Words) -> None:
    told = from_town(TownNear("Beirut", 2_000, 225), arabic)
    assert "\u2068Beirut\u2069" in told
    assert "\u2068" not in from_town(TownNear("بيروت", 2_000, 225), arabic)
    assert "\u2068بيروت\u2069" in from_town(TownNear("بيروت", 2_000, 225), ENGLISH)
    assert "\u2068" not in from_town(TownNear("Beirut", 2_000, 225), ENGLISH)


def test_a_map_in_arabic_has_all_places_and_names_in_units_of_the_language(arabic: Words) -> None:
    here = request(place(1, "الرصيف", 33.9, 35.5), place(2, "Gate 9", 33.91, 35.51))
    drawn = draw(here, arabic)
    assert drawn is not None
    overlays = "".join(panel.overlay for panel in drawn.panels)
    assert all(name in overlays for name in ("الرصيف", "Gate 9", "لبنان", "كم"))
