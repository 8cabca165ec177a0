"""Every way to an incident: by year, place, kind, facet and tag, at any number of incidents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.model.newsroom import Newsroom, kind_labels
from generator.site import alphabet
from generator.site.finding.facets import kind_label
from generator.site.finding.gather import gather
from generator.site.words import ENGLISH
from tests.editions import written
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident

FACETS = """\
tags: {bridges: Bridges and tunnels}
facets:
  cause:
    label: Cause
    words:
      weather: Weather
      rain: {label: Rain, within: weather}
      coal: 煤礦
  severity:
    label: Severity
    ordered: yes
    words: {minor: Minor, major: Major}
"""

Site = dict[str, BeautifulSoup]


def record(
    *,
    headline: str = "Footbridge closed",
    occurred: str = "2024-05-02 08:00~",
    facets: str = "",
    more: tuple[tuple[str, str], ...] = (),
) -> str:
    text = RECORD.replace("headline: Footbridge closed", f"headline: {headline}")
    text = text.replace("occurred: 2024-05-02 08:00~", f"occurred: {occurred}")
    text = text.replace("tags:", f"facets: {{{facets}}}\ntags:") if facets else text
    for old, new in more:
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    content: Path = tmp_path_factory.mktemp("content")
    (content / "newsroom.yaml").write_text(NEWSROOM + FACETS)
    write_incident(content, "rain", record(facets="cause: rain, severity: major"))
    oregon = (
        ("Exampleton, Ohio", "Portland, Oregon"),
        ("40.123", "45.52"),
        ("-82.456", "-122.67"),
    )
    closed = ("status: developing", "status: closed")
    write_incident(
        content, "gas", record(headline="Tear gas", occurred="2020-06-05", more=(*oregon, closed))
    )
    write_incident(
        content,
        "mine",
        record(headline="Émile’s mine", occurred="2020", facets="cause: coal, severity: minor"),
    )
    write_incident(content, "undated", record(headline="99 days", occurred="not-known"))
    withdrawn = (("status: developing", "status: withdrawn"),)
    write_incident(content, "gone", record(occurred="1999", more=withdrawn))
    made = written(read_edition(content))
    return {
        one.path.removesuffix("index.html"): BeautifulSoup(one.content, "html.parser")
        for one in made
        if one.path.endswith(".html")
    }


def headlines(page: BeautifulSoup) -> list[str]:
    return [one.get_text() for one in page.select(".cards a[href$='/'], .lines a")]


def ways(page: BeautifulSoup, heading: str) -> list[str]:
    """The ways of one sort on a page, each with its count."""
    (part,) = [
        one for one in page.select(".way") if one.select_one("h2, h3").get_text() == heading
    ]
    return [" ".join(one.get_text(" ").split()) for one in part.select("li")]


def test_a_year_lists_what_happened_in_it_the_newest_first_by_month(site: Site) -> None:
    assert headlines(site["years/2020/"]) == ["Tear gas", "Émile’s mine"]
    months = [one.get_text() for one in site["years/2020/"].select("section[aria-labelledby] h2")]
    assert months == ["June 2020", "Month not known"]
    assert ways(site["years/2020/"], "Month") == ["June 2020 1", "Month not known 1"]


def test_of_one_incident_no_order_is_said(site: Site, tmp_path: Path) -> None:
    intro = ".plain-head p.quiet"
    assert site["years/2020/"].select_one(intro).get_text().startswith("2 incidents, the newest")
    assert site["years/2024/"].select_one(intro).get_text().strip() == "1 incident."
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(tmp_path, "alone")
    made = {one.path: one.content for one in written(read_edition(tmp_path))}
    alone = BeautifulSoup(made["incidents/index.html"], "html.parser")
    assert alone.select_one(intro).get_text().strip() == "1 incident."
    front = BeautifulSoup(made["index.html"], "html.parser").get_text()
    assert "All incidents" in front
    assert "A to Z" not in front


def test_what_is_not_dated_is_counted_and_has_a_page(site: Site) -> None:
    assert ways(site["years/"], "Year") == ["2024 1", "2020 2", "Date not known 1"]
    assert headlines(site["years/not-known/"]) == ["99 days"]


def test_places_are_a_tree_whose_every_area_has_a_page(site: Site) -> None:
    assert ways(site["map/united-states/"], "Within it") == ["Ohio 3", "Oregon 1"]
    assert headlines(site["map/united-states/oregon/"]) == ["Tear gas"]
    assert headlines(site["map/united-states/oregon/multnomah-county/"]) == ["Tear gas"]
    above = site["map/united-states/oregon/multnomah-county/"].select_one("nav.above")
    assert above is not None
    assert [one["href"] for one in above.select("a")] == ["../../../", "../../", "../"]


def test_the_address_that_an_area_had_leads_to_where_it_is_in_the_tree(site: Site) -> None:
    assert site["map/multnomah-county-oregon/"].select_one("link[rel=canonical]") is not None
    moved = site["map/multnomah-county-oregon/"].select_one("a")
    assert moved is not None
    assert moved["href"] == "../united-states/oregon/multnomah-county/"


def test_a_word_that_holds_others_lists_their_incidents_too(site: Site) -> None:
    assert headlines(site["facets/cause/weather/"]) == ["Footbridge closed"]
    assert headlines(site["facets/cause/rain/"]) == ["Footbridge closed"]
    assert ways(site["facets/cause/"], "Cause") == ["Weather 1", "Rain 1", "煤礦 1"]
    assert site["facets/cause/coal/"].select_one("h1").get_text() == "Cause: 煤礦"  # type: ignore[union-attr]


def test_words_of_a_scale_stand_in_its_order_and_kinds_are_a_facet(site: Site) -> None:
    assert ways(site["facets/severity/"], "Severity") == ["Minor 1", "Major 1"]
    assert ways(site["facets/"], "Kind") == ["Closure 4"]


def test_all_incidents_stand_from_a_to_z_under_their_letters(site: Site) -> None:
    page = site["incidents/"]
    assert headlines(page) == ["99 days", "Émile’s mine", "Footbridge closed", "Tear gas"]
    assert ways(page, "A to Z") == ["0–9 1", "E 1", "F 1", "T 1"]
    assert "Portland, Oregon, June 5, 2020" in page.get_text()


def test_a_tag_is_shown_by_its_label_everywhere(site: Site) -> None:
    assert ways(site["tags/"], "Tag") == ["Bridges and tunnels 4"]
    assert "Bridges and tunnels" in site["incidents/rain/"].get_text()


def test_an_explainer_leads_to_all_of_its_kind_its_facets_and_its_tags(site: Site) -> None:
    found = {one["href"] for one in site["incidents/rain/"].select("a[href]")}
    assert {
        "../../facets/kind/closure/",
        "../../facets/cause/rain/",
        "../../facets/severity/major/",
        "../../tags/bridges/",
    } < found


def test_what_was_withdrawn_is_in_no_list_and_no_count(site: Site) -> None:
    assert "years/1999/" not in site
    for path in ("", "incidents/", "years/", "facets/", "tags/", "map/", "search/"):
        assert "1999" not in site[path].get_text(), path


def test_the_front_page_begins_with_what_is_developing_and_shows_each_once(site: Site) -> None:
    groups = [one.get_text() for one in site[""].select(".front-group")]
    assert groups == ["Developing", "Changed in the last week"]
    found = headlines(site[""])
    assert sorted(found) == sorted(set(found))
    assert found[-1] == "Tear gas"
    assert {one.select_one("h2").get_text() for one in site[""].select(".way")} == {  # type: ignore[union-attr]
        *("Year", "Place", "Kind", "Cause", "Severity", "Tag")
    }


def test_days_and_weeks_name_the_moment_from_which_they_are_counted(site: Site) -> None:
    words = " ".join(site[""].get_text(" ").split())
    assert "counted back from May 4, 2024, 8 p.m. EDT" in words


def test_every_folder_that_leads_to_a_page_has_a_page(site: Site) -> None:
    folders = {path.rpartition("/")[0] for path in site}
    above = {folder[: at.start()] for folder in folders for at in re.finditer("/", folder)}
    assert [one for one in above if f"{one}/" not in site] == []


@pytest.mark.parametrize(
    ("words", "letter"),
    [("“Émile”", "E"), ("12 dead", "0–9"), ("煤礦", "Other letters"), ("…", "0–9")],
)
def test_a_title_stands_under_its_first_letter_without_accents_and_signs(
    words: str, letter: str
) -> None:
    assert alphabet.letter_of(words) == letter


def test_words_that_are_part_of_each_other_still_have_pages(tmp_path: Path) -> None:
    circle = (
        "facets: {a: {label: A, words: {x: {label: X, within: y}, y: {label: Y, within: x}}}}\n"
    )
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM + circle)
    write_incident(tmp_path, "one", record(facets="a: x"))
    finding = gather(read_edition(tmp_path), ENGLISH)
    assert {one.folder for one in finding.facets["a"]} == {"facets/a/x/", "facets/a/y/"}


def test_what_came_with_an_import_is_no_change_on_the_front_page(tmp_path: Path) -> None:
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    for name, year in (("old", 1999), ("new", 2021)):
        write_incident(tmp_path, name, record(headline=f"In {year}", occurred=f"{year}-01-01"))
        folder = tmp_path / "incidents" / name / "updates"
        for path in sorted(folder.iterdir())[1:]:
            path.unlink()
        (first,) = folder.iterdir()
        first.write_text(f"{first.read_text()}imported: yes\n")
        text = (tmp_path / "incidents" / name / "incident.yaml").read_text()
        closed = text.replace("status: developing", "status: closed")
        (tmp_path / "incidents" / name / "incident.yaml").write_text(closed)
    made = written(read_edition(tmp_path))
    (front,) = [one.content for one in made if one.path == "index.html"]
    page = BeautifulSoup(front, "html.parser")
    assert [one.get_text() for one in page.select(".front-group")] == ["Earlier"]
    assert headlines(page) == ["In 2021", "In 1999"]
    assert not page.select(".latest")


@pytest.mark.parametrize(
    ("page", "way"),
    [
        ("map/united-states/", "../../search/?place=map%2Funited-states%2F"),
        ("years/2020/", "../../search/?year=years%2F2020%2F"),
        ("facets/kind/closure/", "../../../search/?f-kind=facets%2Fkind%2Fclosure%2F"),
        ("incidents/", "../search/"),
        ("map/", "../search/"),
    ],
)
def test_a_list_leads_to_the_search_with_itself_as_the_filter(
    site: Site, page: str, way: str
) -> None:
    (link,) = [one for one in site[page].select("main a") if "filter these" in one.get_text()]
    assert link["href"] == way
    name = way.partition("?")[2].partition("=")[0]
    assert not name or site["search/"].select(f"select[name='{name}']")


def test_a_kind_of_incident_is_called_as_each_language_calls_it() -> None:
    sound = {"format": "1", "name": "N", "url": "https://n.example/", "language": "de"}
    written = {"fire": {"de": "Brand", "en": "Fire"}, "outage": "Ausfall"}
    newsroom = Newsroom.model_validate({**sound, "kinds": written})
    assert kind_labels(newsroom) == {"fire": "Brand", "outage": "Ausfall"}
    assert kind_label(newsroom, "fire", "en-GB") == kind_label(newsroom, "fire", "en") == "Fire"
    assert kind_label(newsroom, "fire", "fr") == kind_label(newsroom, "fire") == "Brand"
    assert kind_label(newsroom, "outage", "en") == "Ausfall"
