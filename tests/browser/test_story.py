"""What a story holds beside paragraphs: tables fit a phone, quotations look like quotations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe, serving
from tests.small_site import ID, LEFT_OUT, small_site

HEADS = ["When", "Engines", *(f"Anotherlongheading{number}" for number in range(6))]
NARRATIVE = f"""\
A [fire](claim:fire-broke-out) broke out [@gazette-thu].

| {" | ".join(HEADS)} |
| --- | --: | {" | ".join(["---"] * 6)} |
| 10:00 | 2 | {" | ".join(["two pumps"] * 6)} |

- > A quotation beside the sign of an entry
"""
SCROLLED = """one => one.scrollLeft > 0
  || new Promise(done => one.addEventListener("scroll", done, {once: true}))"""
IN_LIST = ".prose li blockquote"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a story with a wide table."""
    small = small_site(tmp_path_factory.mktemp("story"))
    (small.folder / "narrative.md").write_text(NARRATIVE)
    site = small.root / "site"
    serving.build(site, *LEFT_OUT, cwd=small.root)
    with serving.served(site) as front:
        yield f"{front}incidents/{ID}/"


@pytest.fixture
def page(browser: Browser, story: str) -> Iterator[Page]:
    tab = browser.new_page(viewport={"width": 320, "height": 700})
    tab.goto(story)
    yield tab
    tab.close()


def test_a_wide_table_scrolls_by_itself_by_touch_and_by_keys(page: Page) -> None:
    wider = "one => one.scrollWidth - one.clientWidth"
    assert page.evaluate(f"({wider})(document.documentElement)") == 0
    table = page.locator(".prose .table-scroll")
    assert table.evaluate(wider) > 0
    table.focus()
    page.keyboard.press("ArrowRight")
    table.evaluate(SCROLLED)
    assert axe.violations(page, "tag", axe.RULES, ".prose") == []


def test_a_column_of_numbers_stands_as_the_story_says(page: Page) -> None:
    cells = page.locator(".prose td, .prose th")
    aligned = cells.evaluate_all("all => all.map(one => getComputedStyle(one).textAlign)")
    assert aligned == ["start", "end", *["start"] * 6] * 2


def test_a_quotation_within_a_list_looks_like_one(page: Page) -> None:
    bar = page.locator(IN_LIST).evaluate("one => getComputedStyle(one).borderInlineStartWidth")
    assert bar == "2px"
