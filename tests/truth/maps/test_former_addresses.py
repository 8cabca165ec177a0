"""An area that has its full name now still answers at the address of its former one."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.site.maps.known_areas import known_areas
from generator.site.maps.localities import country_name
from generator.site.maps.outlines import counties, countries, disputed
from generator.site.maps.overview import slug
from tests.small_site import RECORD, small_site

PLACE = "places:\n  - {id: pier, name: The pier, lat: LAT, lon: LON, precision: town}\n\nclaims:\n"
FORMER = {area: known.was for area, known in known_areas().items() if known.was}
MOVED = {
    "falkland-is": ("-51.7", "-57.9", "falkland-islands", "In the Falkland Islands"),
    "dem-rep-congo": ("-4.3", "22.4", "congo-kinshasa", "In Congo - Kinshasa"),
    "district-of-columbia-district-of-columbia": (
        *("38.9", "-77.0", "district-of-columbia", "In the District of Columbia"),
    ),
}


@pytest.mark.parametrize("former", MOVED)
def test_a_small_page_leads_to_where_the_area_is_now(tmp_path: Path, former: str) -> None:
    lat, lon, now, phrase = MOVED[former]
    place = PLACE.replace("LAT", lat).replace("LON", lon)
    if former.startswith("district"):
        place = place.replace("precision: town", "precision: neighbourhood")
    site = small_site(tmp_path, RECORD.replace("claims:\n", place, 1))
    site.begin()
    output = site.build()
    page = BeautifulSoup((output / "map" / former / "index.html").read_bytes(), "html.parser")
    link = page.find("a")
    assert link is not None
    assert link.get_text() == phrase
    assert str(link["href"]).endswith(f"/{now}/")
    assert (output / "map" / former / str(link["href"]) / "index.html").resolve().is_file()


def test_no_former_name_is_one_of_today() -> None:
    today = {slug(country_name(one.id, one.name)) for one in countries().areas}
    assert today.isdisjoint(FORMER.values())
    assert len(set(FORMER.values())) == len(FORMER)


def test_every_former_name_is_of_an_area_that_there_is() -> None:
    known = {one.id for one in (*countries().areas, *counties().areas, *disputed().areas)}
    assert FORMER.keys() <= known
