"""Filters on the map and on lists of many incidents: counted, listed, kept, optional."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import RULES, violations

WIDTHS = (360, pytest.param(1280, marks=pytest.mark.long))
SCRIPT = Path(__file__).parents[2] / "theme" / "static" / "js" / "filters.js"


@pytest.fixture(params=WIDTHS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a reader with script, at both widths; an error in it fails the test."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def choose(page: Page, label: str, words: str) -> None:
    box = page.get_by_label(label, exact=True)
    box.select_option(value=box.locator("option", has_text=words).first.get_attribute("value"))


def lines(page: Page) -> list[str]:
    """The ways that are to be seen, each with its count."""
    shown = page.locator(".way li:visible").all_inner_texts()
    return [" ".join(one.split()) for one in shown]


def discs(page: Page) -> list[str]:
    """The names of the discs that are to be seen, and what stands beside them."""
    found: list[str] = page.locator(".map-disc a:visible").evaluate_all(
        "them => them.map((one) => one.getAttribute('aria-label'))"
    )
    beside = page.locator(".map-beside text:visible").all_text_contents()
    assert sorted(one.partition(":")[0].partition(",")[0] for one in found) == sorted(beside)
    return sorted(found)


def test_the_map_counts_what_matches_and_hides_the_rest(page: Page, collection: str) -> None:
    page.goto(f"{collection}map/")
    before = discs(page), lines(page)
    page.get_by_text("Filter these", exact=True).click()
    choose(page, "Kind", "Outage")
    choose(page, "Year", "2021")
    expect(page.get_by_role("status")).to_have_text("8 incidents of 120")
    assert discs(page) == [
        "Marion County, Oregon: 4 incidents",
        "Multnomah County, Oregon: 4 incidents",
    ]
    assert lines(page) == ["Oregon 8", "Marion County 4", "Multnomah County 4"]
    assert page.locator(".filters-found li").count() == 8
    assert "f-kind=" in page.url
    assert "year=" in page.url
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_role("status")).to_have_text("")
    assert (discs(page), lines(page)) == before
    assert page.url == f"{collection}map/"


def test_what_is_in_the_address_is_filtered_at_once_and_can_be_gone_back_to(
    page: Page, collection: str
) -> None:
    page.goto(f"{collection}years/?f-part=facets%2Fpart%2Fapi%2F&status=developing")
    expect(page.get_by_role("status")).to_have_text("13 incidents of 120")
    assert page.get_by_label("Status", exact=True).input_value() == "developing"
    way = page.locator(".way li:visible a").first
    way.click()
    expect(page.get_by_role("status")).to_have_text("3 incidents of 120")
    assert page.get_by_label("Year", exact=True).input_value() == "years/2023/"
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("13 incidents of 120")


def test_a_value_that_there_is_not_is_no_filter(page: Page, collection: str) -> None:
    page.goto(f"{collection}map/?year=years%2F1066%2F&nothing=1")
    assert page.get_by_role("status").inner_text() == ""
    assert len(discs(page)) == 4


def test_each_value_says_what_would_be_left_with_it(page: Page, collection: str) -> None:
    page.goto(f"{collection}incidents/")
    page.get_by_text("Filter these", exact=True).click()
    choose(page, "Affected part", "API")
    expect(page.get_by_role("status")).to_have_text("13 incidents of 120")
    part = page.get_by_label("Affected part", exact=True)
    # other parts would replace the one that is chosen
    assert "Billing (14)" in part.locator("option").all_inner_texts()
    kind = page.get_by_label("Kind", exact=True).locator("option", has_text="Force")
    assert kind.inner_text() == "Force at a protest (0)"
    assert kind.is_disabled()


def test_the_list_of_all_is_replaced_by_what_matches_and_comes_back(
    page: Page, collection: str
) -> None:
    page.goto(f"{collection}incidents/")
    page.get_by_text("Filter these", exact=True).click()
    choose(page, "Place", "Ohio")
    expect(page.get_by_role("status")).to_have_text("20 incidents of 120")
    found = page.locator(".filters-found li")
    assert found.count() == 20
    assert "Columbus, Ohio" in found.first.inner_text()
    assert not page.locator("[data-unfiltered]").locator("visible=true").count()
    choose(page, "Place", "Any")
    expect(page.locator(".filters-found")).to_be_hidden()
    assert page.locator("[data-unfiltered] li:visible").count() == 120


def test_the_page_of_a_year_is_divided_by_all_but_its_year(page: Page, collection: str) -> None:
    page.goto(f"{collection}years/2021/")
    before = lines(page)
    page.get_by_text("Filter these", exact=True).click()
    assert page.locator("form label:visible").all_inner_texts() == [
        *("Place", "Kind", "Affected part", "Duration", "Status", "Open questions"),
    ]
    choose(page, "Kind", "Outage")
    expect(page.get_by_role("status")).to_have_text("8 incidents of 24")
    found = page.locator(".filters-found li")
    assert found.count() == 8
    assert all("2021" in one for one in found.all_inner_texts())
    # months are parts of this page, which gives way to what matches
    assert lines(page) == []
    assert not page.locator("[data-unfiltered]").locator("visible=true").count()
    assert page.url.startswith(f"{collection}years/2021/?f-kind=")
    page.reload()
    expect(page.get_by_role("status")).to_have_text("8 incidents of 24")
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".filters-found")).to_be_hidden()
    assert lines(page) == before
    assert page.locator("[data-unfiltered] li:visible").count() == 24


def test_the_page_of_an_area_counts_what_is_in_it_on_its_map_too(
    page: Page, collection: str
) -> None:
    page.goto(f"{collection}map/united-states/oregon/?year=years%2F2021%2F")
    expect(page.get_by_role("status")).to_have_text("16 incidents of 80")
    assert discs(page) == ["Marion County: 8 incidents", "Multnomah County: 8 incidents"]
    assert lines(page) == ["Marion County 8", "Multnomah County 8"]
    choose(page, "Kind", "Outage")
    expect(page.get_by_role("status")).to_have_text("8 incidents of 80")
    page.locator(".way li:visible a", has_text="Marion").click()
    expect(page.get_by_role("status")).to_have_text("4 incidents of 80")
    assert page.get_by_label("Place", exact=True).input_value().endswith("/marion-county/")
    assert page.url.startswith(f"{collection}map/united-states/oregon/?")
    assert discs(page) == ["Marion County: 4 incidents"]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("facets/kind/outage/?status=developing", "13 incidents of 40"),
        ("tags/bridges/?year=years%2F2020%2F", "24 incidents of 120"),
        ("map/united-states/?place=map%2Funited-states%2Fohio%2F", "20 incidents of 120"),
    ],
)
def test_lists_by_word_tag_and_country_have_filters_of_their_own(
    page: Page, collection: str, address: str, found: str
) -> None:
    page.goto(f"{collection}{address}")
    expect(page.get_by_role("status")).to_have_text(found)
    assert page.locator(".filters-found li").count() == min(int(found.split(maxsplit=1)[0]), 60)


def test_of_many_some_are_listed_and_more_on_a_press(page: Page, collection: str) -> None:
    page.goto(f"{collection}years/?place=map%2Funited-states%2Foregon%2F")
    expect(page.get_by_role("status")).to_have_text("80 incidents of 120")
    assert page.locator(".filters-found li").count() == 60
    page.get_by_role("button", name="Show more").press("Enter")
    assert page.locator(".filters-found li").count() == 80
    assert page.evaluate("document.activeElement.closest('li').matches(':nth-child(61)')")


@pytest.mark.parametrize(
    ("address", "label", "found"),
    [
        ("map/", "Year", "24 incidents of 120"),
        ("map/united-states/oregon/", "Year", "16 incidents of 80"),
        ("years/2021/", "Place", "4 incidents of 24"),
    ],
)
def test_filters_need_no_pointer_and_keep_nobody_out(
    browser: Browser, collection: str, address: str, label: str, found: str
) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{collection}{address}")
    page.locator("summary", has_text="Filter these").press("Enter")
    page.get_by_label(label, exact=True).press("ArrowDown")
    expect(page.get_by_role("status")).to_have_text(found)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert violations(page, "tag", RULES) == []
    context.close()


def test_nothing_is_loaded_before_a_choice_and_then_of_this_site_alone(
    page: Page, collection: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{collection}map/")
    assert not [one for one in asked if one.endswith("filters.json")]
    page.get_by_text("Filter these", exact=True).click()
    choose(page, "Status", "Closed")
    expect(page.get_by_role("status")).to_have_text("80 incidents of 120")
    choose(page, "Status", "Developing")
    expect(page.get_by_role("status")).to_have_text("40 incidents of 120")
    assert [one for one in asked if "filters.json" in one] == [
        f"{collection}incidents/filters.json"
    ]
    assert all(one.startswith(collection.partition("/press")[0]) for one in asked)


def test_where_the_data_cannot_be_loaded_the_page_says_so_and_stays(
    page: Page, collection: str
) -> None:
    page.route("**/filters.json", lambda route: route.abort())
    page.goto(f"{collection}map/")
    before = discs(page)
    page.get_by_text("Filter these", exact=True).click()
    choose(page, "Year", "2021")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    assert discs(page) == before


def test_without_script_there_are_ways_instead_of_filters(
    browser: Browser, collection: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address, ways in (
        ("map/", ["Years", "Kinds and more"]),
        ("years/", ["Kinds and more"]),
        ("incidents/", ["Years", "Kinds and more"]),
        ("years/2021/", ["Years", "Kinds and more"]),
        ("map/united-states/oregon/", ["Years", "Kinds and more"]),
    ):
        page.goto(collection + address)
        assert not page.get_by_text("Filter these", exact=True).is_visible()
        assert page.locator(".filters-without a:visible").all_inner_texts() == ways
    context.close()


def test_few_incidents_have_no_filters_and_other_pages_no_script(
    page: Page, front: str, collection: str
) -> None:
    for address in (f"{front}map/", f"{front}years/", f"{front}incidents/"):
        page.goto(address)
        assert not page.locator("[data-filters]").count()
        assert not page.locator("script[src*=filters]").count()
    few = ("facets/part/api/", "map/united-states/page/2/")
    for address in ("", "facets/", "search/", *few):
        page.goto(collection + address)
        assert not page.locator("script[src*=filters]").count()


def test_the_script_of_the_filters_is_small() -> None:
    assert SCRIPT.stat().st_size <= 8_500
