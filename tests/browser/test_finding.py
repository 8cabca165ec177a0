"""A reader finds three cases in a collection: by searching, by filters, and without any script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route

from bench.readers import PAINT, WATCH

WIDTHS = (360, pytest.param(1280, marks=pytest.mark.long))


class Reader:
    """A reader of the collection, whose every click and choice is counted."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.clicks = page, 0
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", self._hear)
        page.goto(address)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrong.append(f"{message.location.get('url', '')}: {message.text}")

    def press(self, where: Locator) -> None:
        where.click()
        self.clicks += 1

    def follow(self, words: str) -> None:
        self.press(self.page.get_by_role("link", name=words, exact=True).first)

    def choose(self, label: str, words: str) -> None:
        box = self.page.get_by_label(label, exact=True)
        option = box.locator("option", has_text=words).first
        box.select_option(value=option.get_attribute("value"))
        self.clicks += 1

    def search(self, words: str) -> None:
        self.page.get_by_label("Words", exact=True).fill(words)

    def results(self, count: str) -> list[str]:
        self.page.get_by_role("status").get_by_text(count, exact=True).wait_for()
        self.page.locator(".results .card").first.wait_for()
        return self.page.locator(".results .card-headline").all_inner_texts()


@pytest.fixture
def reader(browser: Browser, collection: str) -> Iterator[Callable[..., Reader]]:
    """Opens the front page for a reader of some width, with script or without."""
    contexts = []

    def opened(width: int, *, script: bool = True) -> Reader:
        size = {"width": width, "height": 800}
        contexts.append(browser.new_context(viewport=size, java_script_enabled=script))
        return Reader(contexts[-1].new_page(), collection)

    yield opened
    for context in contexts:
        context.close()


def headings_between(page: Page, first: str) -> list[str]:
    """The headlines that stand under a heading of a list."""
    section = page.locator(f"section[aria-labelledby='{first}']")
    return section.locator(".card-headline").all_inner_texts()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_tear_gas_case_in_portland_in_june_is_found_by_searching(
    reader: Callable[..., Reader], width: int
) -> None:
    one = reader(width)
    one.follow("Find")
    one.search("tear gas portland")
    one.choose("Year", "2021")
    assert one.results("1 incident") == ["Tear gas used at a protest in Portland"]
    assert "June 5, 2021" in one.page.locator(".results .status-line").inner_text()
    one.press(one.page.locator(".results .search-parts a").first)
    assert re.search(r"/incidents/case-012/#claim-crack$", one.page.url)
    assert one.clicks == 3
    assert one.wrong == []


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_of_a_year_in_a_state_still_open_is_found_by_filters(
    reader: Callable[..., Reader], width: int
) -> None:
    one = reader(width)
    one.follow("Find")
    one.choose("Year", "2021")
    one.choose("Place", "Oregon")
    one.choose("Status", "Developing")
    found = one.results("5 incidents")
    assert len(found) == 5
    assert one.clicks == 4
    assert "year=years%2F2021%2F" in one.page.url
    one.page.reload()
    assert one.results("5 incidents") == found
    assert one.wrong == []


@pytest.mark.parametrize("width", WIDTHS)
def test_long_outages_of_the_api_are_found_by_filters(
    reader: Callable[..., Reader], width: int
) -> None:
    one = reader(width)
    one.follow("Find")
    one.choose("Affected part", "API")
    one.choose("Duration", "Over four hours")
    assert set(one.results("4 incidents")) == {"The API was out"}
    assert one.clicks == 3


@pytest.mark.parametrize("width", WIDTHS)
def test_all_three_are_found_by_browsing_without_script(
    reader: Callable[..., Reader], width: int
) -> None:
    gas = reader(width, script=False)
    gas.follow("2021")
    gas.follow("June 2021")
    assert "Tear gas used at a protest in Portland" in headings_between(gas.page, "m-2021-06")
    gas.follow("Tear gas used at a protest in Portland")
    assert gas.page.url.endswith("/incidents/case-012/")

    still_open = reader(width, script=False)
    still_open.follow("Oregon")
    still_open.follow("2021")
    assert still_open.page.url.endswith("/map/united-states/oregon/#y-2021")
    section = still_open.page.locator("section[aria-labelledby='y-2021'] .card")
    assert len([text for text in section.all_inner_texts() if "Developing" in text]) == 5

    outages = reader(width, script=False)
    outages.follow("Over four hours")
    found = outages.page.locator(".card-headline").all_inner_texts()
    assert found.count("The API was out") == 4
    assert (gas.clicks, still_open.clicks, outages.clicks) == (3, 2, 1)


def test_without_script_the_search_says_so_and_leads_to_the_lists(
    reader: Callable[..., Reader],
) -> None:
    one = reader(360, script=False)
    one.follow("Find")
    assert one.page.get_by_text("Searching takes JavaScript").is_visible()
    assert not one.page.locator("form.search").is_visible()
    one.follow("Oregon")
    assert one.page.url.endswith("/map/united-states/oregon/")


@pytest.mark.parametrize(
    ("address", "script", "signs"),
    [
        ("search/?q=tear+gas", "search", (".results .card", "#browse")),
        ("years/2021/", "filters", (".filters summary",)),
    ],
)
def test_nothing_moves_when_the_script_of_a_page_and_its_answer_come(
    reader: Callable[..., Reader], collection: str, address: str, script: str, signs: Sequence[str]
) -> None:
    page, held = reader(360).page, list[Route]()
    page.add_init_script(WATCH)
    page.route(f"**/js/{script}*.js", lambda route: held.append(route))  # noqa: PLW0108 - it marks its handler
    page.goto(collection + address, wait_until="commit")
    page.wait_for_function(PAINT)
    assert not page.locator(signs[0]).first.is_visible()
    held[0].continue_()
    for sign in signs:
        page.locator(sign).first.wait_for()
    assert page.evaluate("window.shift") == 0


def test_where_the_script_of_the_search_never_comes_a_note_does(
    reader: Callable[..., Reader], collection: str
) -> None:
    page = reader(360).page
    page.route("**/js/search*.js", lambda route: route.abort())
    page.goto(f"{collection}search/")
    note = page.get_by_text("Searching takes JavaScript")
    assert not note.is_visible()
    note.evaluate("one => one.getAnimations().forEach((wait) => wait.finish())")
    assert note.is_visible()


def test_a_search_asks_its_own_site_alone_and_loads_little(
    reader: Callable[..., Reader], collection: str
) -> None:
    one = reader(1280)
    one.follow("Find")
    before = len(one.asked)
    assert not [url for url in one.asked if "pagefind" in url]
    sizes: list[int] = []
    one.page.on("response", lambda answer: sizes.append(int(answer.headers["content-length"])))
    one.search("login")
    one.results("13 incidents")
    assert len(one.asked) > before
    assert [url for url in one.asked if not url.startswith(collection)] == []
    assert sum(sizes) <= 250_000


def test_a_search_needs_no_pointer_and_tells_its_answer_to_those_who_hear_it(
    reader: Callable[..., Reader], collection: str
) -> None:
    one = reader(1280)
    one.page.goto(f"{collection}search/")
    one.page.get_by_label("Words", exact=True).focus()
    one.page.keyboard.type("batons salem")
    assert len(one.results("15 incidents")) == 10
    one.page.get_by_role("button", name="Show more").focus()
    one.page.keyboard.press("Enter")
    one.page.locator(".results .card").nth(14).wait_for()
    focused = one.page.evaluate("document.activeElement.closest('li') !== null")
    assert focused
    one.page.get_by_role("button", name="Clear all").focus()
    one.page.keyboard.press("Enter")
    one.page.locator(".results").wait_for(state="hidden")
    assert one.page.url.endswith("/search/")


def test_words_of_an_incident_are_shown_as_words_and_never_as_html(
    reader: Callable[..., Reader], collection: str
) -> None:
    one = reader(1280)
    one.page.goto(f"{collection}search/?q=batons")
    one.page.locator(".results .card").first.wait_for()
    inside = one.page.locator(".results .card *").evaluate_all(
        "them => [...new Set(them.map((one) => one.localName))].sort()"
    )
    assert set(inside) <= {"a", "h3", "li", "mark", "p", "ul"}


def test_the_address_that_an_area_or_a_folder_had_leads_on_at_once(
    reader: Callable[..., Reader], collection: str
) -> None:
    one = reader(360, script=False)
    for was, now in (
        ("map/multnomah-county-oregon/", "map/united-states/oregon/multnomah-county/"),
        ("incidents/case-012/quotes/", "incidents/case-012/"),
        ("page/", ""),
    ):
        one.page.goto(collection + was)
        one.page.wait_for_url(collection + now)
    assert one.wrong == []
