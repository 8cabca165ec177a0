"""The drawn map on the page of a country and of a state: where it leads, and when it changes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from generator.site import pages
from generator.site.finding.gather import gather
from generator.site.part import Part
from generator.site.render import Renderer
from generator.site.views.area_map import area_drawings
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident

PLACES = (
    ("Portland, Oregon", "45.52", "-122.67"),
    ("Bend, Oregon", "44.06", "-121.31"),
    ("Lyon, France", "45.76", "4.84"),
    ("Paris, France", "48.86", "2.35"),
    ("Paris, France", "48.85", "2.34"),
)


PLACED_IN_STATE = (
    ("    locality: Portland, Oregon\n", ""),
    ("lat: 45.52", "lat: 44.39"),
    ("lon: -122.67", "lon: -121.25"),
    ("precision: block", "precision: town"),
)
"""A town's circle on the border of two counties, without its name."""


def write(content: Path, number: int, headline: str, name: str = "") -> None:
    town, lat, lon = PLACES[number]
    record = RECORD.replace("headline: Footbridge closed", f"headline: {headline}")
    for old, new in (("Exampleton, Ohio", town), ("40.123", lat), ("-82.456", lon)):
        record = record.replace(old, new)
    write_incident(content, name or f"case-{number}", record)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    for number in range(len(PLACES)):
        write(tmp_path, number, f"Bridge {number} closed")
    return tmp_path


def parts_in(content: Path) -> dict[str, Part]:
    return {one.path: one for one in pages.parts(read_edition(content))}


def page(parts: dict[str, Part], address: str) -> BeautifulSoup:
    (made,) = parts[f"{address}index.html"].make()
    return BeautifulSoup(made.content, "html.parser")


def discs(page: BeautifulSoup) -> list[tuple[str, str]]:
    return sorted((str(one["aria-label"]), str(one["href"])) for one in page.select("svg a"))


def test_the_map_of_a_country_leads_to_its_states_and_that_of_a_state_to_counties(
    content: Path,
) -> None:
    parts = parts_in(content)
    assert discs(page(parts, "map/united-states/")) == [("Oregon: 2 incidents", "oregon/")]
    assert discs(page(parts, "map/united-states/oregon/")) == [
        ("Deschutes County: 1 incident", "deschutes-county/"),
        ("Multnomah County: 1 incident", "multnomah-county/"),
    ]


def test_towns_of_no_finer_area_come_before_the_finer_areas_each_with_what_lies_there(
    content: Path,
) -> None:
    write(content, 0, "Bridge 5 closed", name="case-5")
    near_bend = content / "incidents" / "case-5" / "incident.yaml"
    text = near_bend.read_text()
    for old, new in PLACED_IN_STATE:
        assert old in text
        text = text.replace(old, new)
    near_bend.write_text(text)
    edition = read_edition(content)
    renderer = Renderer.of(edition)
    drawn = area_drawings(renderer, gather(edition, renderer.words))
    said = {
        address: [(one.name, one.short, one.count) for one in drawing.discs]
        for address, drawing in drawn.items()
    }
    assert said == {
        "map/france/": [
            ("1: Lyon: Bridge 2 closed", "Lyon", 1),
            ("Paris: 2 incidents", "Paris", 2),
        ],
        "map/united-states/": [("Oregon: 3 incidents", "Oregon", 3)],
        "map/united-states/oregon/": [
            ("1: Bridge 5 closed", "", 1),
            ("Deschutes County: 1 incident", "Deschutes County", 1),
            ("Multnomah County: 1 incident", "Multnomah County", 1),
        ],
    }


def test_where_there_is_no_finer_area_a_disc_leads_to_the_incident_or_to_the_list(
    content: Path,
) -> None:
    assert discs(page(parts_in(content), "map/france/")) == [
        ("1: Lyon: Bridge 2 closed", "../../incidents/case-2/"),
        ("Paris: 2 incidents", "#y-2024"),
    ]


def test_a_disc_says_its_number_also_where_the_headline_holds_one_that_looks_like_it(
    content: Path,
) -> None:
    record = content / "incidents" / "case-2" / "incident.yaml"
    record.write_text(record.read_text().replace("Bridge 2 closed", "Bridge 1 closed"))
    (name, _), *_ = discs(page(parts_in(content), "map/france/"))
    assert name == "1: Lyon: Bridge 1 closed"


def test_every_disc_leads_to_what_there_is(content: Path) -> None:
    parts = parts_in(content)
    for address in ("map/france/", "map/united-states/", "map/united-states/oregon/"):
        shown = discs(page(parts, address))
        assert shown
        for _, href in shown:
            way, _, anchor = urljoin(f"/{address}", href).removeprefix("/").partition("#")
            assert f"{way}index.html" in parts
            assert not anchor or isinstance(page(parts, way).find(id=anchor), Tag)


def test_the_list_beside_the_map_says_all_that_the_map_says(content: Path) -> None:
    shown = page(parts_in(content), "map/united-states/oregon/")
    within = [one.get_text(" ", strip=True) for one in shown.select(".way li")]
    assert {"Deschutes County 1", "Multnomah County 1"} <= set(within)
    assert "The list says everything that the map says." in shown.get_text()
    assert [one.get_text() for one in shown.select("svg .map-name text")] == [
        "Deschutes County",
        "Multnomah County",
    ]


def test_both_grounds_of_a_map_are_published(content: Path) -> None:
    parts = parts_in(content)
    image = page(parts, "map/france/").select_one("img.map-ground")
    assert image is not None
    path = urljoin("/map/france/", str(image["src"])).removeprefix("/")
    (folder,) = [one for one in parts.values() if path.startswith(one.path)]
    files = [one.path for one in folder.make()]
    assert path in files
    assert path.replace("-light", "-dark") in files


def test_a_headline_that_a_disc_says_and_a_place_that_moves_make_the_page_anew(
    content: Path,
) -> None:
    before = parts_in(content)["map/france/index.html"].inputs
    assert parts_in(content)["map/france/index.html"].inputs == before
    renamed = content / "incidents" / "case-2" / "incident.yaml"
    renamed.write_text(renamed.read_text().replace("Bridge 2 closed", "Bridge 2 opened"))
    headline = parts_in(content)["map/france/index.html"].inputs
    assert headline != before
    moved = content / "incidents" / "case-3" / "incident.yaml"
    moved.write_text(moved.read_text().replace("48.86", "47.86"))
    assert parts_in(content)["map/france/index.html"].inputs != headline


def test_the_pages_after_the_first_and_those_of_counties_have_no_map(content: Path) -> None:
    parts = parts_in(content)
    assert not discs(page(parts, "map/united-states/oregon/multnomah-county/"))
