"""What the script of the filters reads: every incident with the lists that it stands in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from generator.site import pages
from generator.site.part import Part
from generator.site.views.filters import DATA, FEWEST
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident

KINDS = "kinds: {closure: Closure, fire: Fire}"


def write(content: Path, count: int) -> None:
    (content / "newsroom.yaml").write_text(NEWSROOM.replace("kinds: {closure: Closure}", KINDS))
    for number in range(count):
        record = RECORD.replace("headline: Footbridge closed", f"headline: Bridge {number} closed")
        record = record.replace("occurred: 2024-05-02 08:00~", f"occurred: {2000 + number}-03")
        write_incident(content, f"case-{number}", record)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write(tmp_path, FEWEST)
    return tmp_path


def parts_in(content: Path) -> dict[str, Part]:
    return {one.path: one for one in pages.parts(read_edition(content))}


def data_of(content: Path) -> dict[str, Any]:
    (made,) = parts_in(content)[DATA].make()
    found: dict[str, Any] = json.loads(made.content)
    return found


def test_every_incident_has_the_lists_that_it_stands_in_the_newest_event_first(
    content: Path,
) -> None:
    data = data_of(content)
    assert [one[0] for one in data["incidents"]][:2] == [
        "incidents/case-19/",
        "incidents/case-18/",
    ]
    assert data["incidents"][0][1:3] == ["Bridge 19 closed", "Exampleton, Ohio, March 2019"]
    named = {
        number: (name, value)
        for name, values in data["values"].items()
        for value, number in values.items()
    }
    has = {named[number] for number in data["incidents"][0][3]}
    assert {
        ("status", "developing"),
        ("open", "yes"),
        ("year", "years/2019/"),
        ("f-kind", "facets/kind/closure/"),
        ("place", "map/united-states/ohio/"),
    } <= has
    (disc,) = [value for name, value in has if name == "disc"]
    assert f"{disc}index.html" in parts_in(content)


def test_every_choice_of_the_page_is_a_value_of_the_data(content: Path) -> None:
    values = data_of(content)["values"]
    (made,) = parts_in(content)["years/index.html"].make()
    selects = BeautifulSoup(made.content, "html.parser").select("select")
    assert {str(one["name"]) for one in selects} == values.keys() - {"disc", "tag"}
    for one in selects:
        offered = {str(option["value"]) for option in one.select("option")} - {""}
        assert offered
        assert offered <= values[str(one["name"])].keys()


def test_an_edit_that_the_data_tells_makes_it_anew_and_no_other(content: Path) -> None:
    before = parts_in(content)[DATA].inputs
    record = content / "incidents" / "case-3" / "incident.yaml"
    text = record.read_text()
    for old, new in (("A crack was found &", "A long crack was found &"), ("40.123", "40.124")):
        assert old in text
        record.write_text(text.replace(old, new))
        assert parts_in(content)[DATA].inputs == before, old
    for old, new in (
        ("Bridge 3 closed", "Bridge 3 opened"),
        ("2003-03", "2003-04"),
        ("kind: closure", "kind: fire"),
        ("40.123", "41.123"),
        ("status: developing", "status: closed"),
    ):
        assert old in text
        record.write_text(text.replace(old, new))
        assert parts_in(content)[DATA].inputs != before, old


def test_fewer_incidents_have_neither_data_nor_filters(tmp_path: Path) -> None:
    write(tmp_path, FEWEST - 1)
    parts = parts_in(tmp_path)
    assert DATA not in parts
    (page,) = parts["map/index.html"].make()
    assert b"data-filters" not in page.content


def test_a_headline_in_another_language_says_so(content: Path) -> None:
    record = content / "incidents" / "case-5" / "incident.yaml"
    record.write_text(record.read_text().replace("headline:", "language: de\nheadline:", 1))
    rows = {one[0]: one for one in data_of(content)["incidents"]}
    assert rows["incidents/case-5/"][4] == "de"
    assert len(rows["incidents/case-6/"]) == 4


def page_of(content: Path, address: str) -> BeautifulSoup:
    (made,) = parts_in(content)[f"{address}index.html"].make()
    return BeautifulSoup(made.content, "html.parser")


def test_a_list_is_filtered_by_what_divides_it_and_by_nothing_else(content: Path) -> None:
    page = page_of(content, "facets/kind/closure/")
    (box,) = page.select("[data-filters]")
    assert box["data-within"] == "facets/kind/closure/"
    assert box["data-within"] in data_of(content)["values"]["f-kind"]
    assert [str(one["name"]) for one in page.select("select")] == ["year"]
    counts = {str(one["data-count"]) for one in page.select("option[data-count]")}
    assert counts == {"1"}


def test_a_list_of_a_tag_is_a_value_of_the_data_and_no_filter(content: Path) -> None:
    page = page_of(content, "tags/bridges/")
    (box,) = page.select("[data-filters]")
    assert box["data-within"] in data_of(content)["values"]["tag"]
    assert not page.select("select[name=tag]")


def test_a_map_whose_discs_lead_to_no_list_is_hidden_while_something_is_chosen(
    content: Path,
) -> None:
    for record in content.glob("incidents/*/incident.yaml"):
        text = record.read_text().replace("Exampleton, Ohio", "Lyon, France")
        record.write_text(text.replace("40.123", "45.76").replace("-82.456", "4.84"))
    page = page_of(content, "map/france/")
    assert page.select_one("[data-filters]")
    assert page.select_one("[data-unfiltered] figure.map")
    assert not page.select("svg a[data-area]")


def test_the_first_page_is_made_anew_where_what_stands_on_the_second_is_filed_otherwise(
    tmp_path: Path,
) -> None:
    write(tmp_path, 61)
    before = parts_in(tmp_path)
    record = tmp_path / "incidents" / "case-0" / "incident.yaml"
    record.write_text(record.read_text().replace("status: developing", "status: closed"))
    after = parts_in(tmp_path)
    (made,) = after["map/united-states/index.html"].make()
    assert b'value="closed"' in made.content
    assert b"Bridge 0 closed" not in made.content
    for path in ("map/united-states/index.html", "tags/bridges/index.html"):
        assert before[path].inputs != after[path].inputs
