"""A newsroom in Arabic: its pages are valid, keep nobody out, and fit every screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import serving
from tests.browser.axe import RULES, WCAG, violations
from tests.browser.legibility import faults
from tests.browser.test_html import complaints
from tests.browser.test_reading import FIRST_VISIT, first_visit

ARABIC = serving.REPOSITORY / "tests/content/in-arabic"
NOW = "2032-01-01T00:00Z"
EXPLAINER = "incidents/ferry-on-the-pier/"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the Arabic site."""

    def write(folder: Path) -> None:
        shutil.copytree(ARABIC, folder / "content")

    return serving.built(tmp_path_factory.mktemp("arabic") / "site", write, "--now", NOW)


@pytest.fixture(scope="module")
def arabic_front(arabic: Path) -> Iterator[str]:
    """The address of its front page."""
    with serving.served(arabic) as address:
        yield address


@pytest.mark.long
def test_every_arabic_page_is_valid_html(arabic: Path) -> None:
    assert complaints("--skip-non-html", arabic) == []


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_arabic_page_is_cut_off_or_too_wide(
    browser: Browser, arabic: Path, arabic_front: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    found = {}
    for address in serving.addresses_of(arabic):
        page.goto(arabic_front + address)
        if wrong := faults(page):
            found[address] = wrong
    page.close()
    assert found == {}


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_arabic_page_keeps_a_reader_out(
    browser: Browser, arabic: Path, arabic_front: str, scheme: str
) -> None:
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce", color_scheme=scheme)
    page = context.new_page()
    found = {}
    for address in serving.addresses_of(arabic):
        page.goto(arabic_front + address)
        if wrong := violations(page, "tag", WCAG if address.endswith("/embed/") else RULES):
            found[address] = wrong
    context.close()
    assert found == {}


@pytest.mark.long
def test_a_number_to_call_and_a_day_after_a_foreign_name_stand_in_their_order(
    browser: Browser, arabic_front: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 740})
    page.goto(arabic_front + EXPLAINER)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    left_of = """([selector, words]) => {
      for (const element of document.querySelectorAll(selector)) {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());) {
          const at = words.map(word => node.data.indexOf(word));
          if (at.includes(-1)) continue;
          return at.map((start, which) => {
            const range = document.createRange();
            range.setStart(node, start);
            range.setEnd(node, start + words[which].length);
            return range.getBoundingClientRect().left;
          });
        }
      }
    }"""
    plus, last = page.evaluate(left_of, ["a[href^='tel:']", ["+961", "0100"]])
    assert plus < last
    name, day = page.evaluate(left_of, [".sources a, .places a", ["Herald", "7"]])
    page.close()
    assert day < name


@pytest.mark.long
def test_the_first_visit_of_an_arabic_explainer_is_light(
    browser: Browser, arabic_front: str
) -> None:
    assert first_visit(browser, arabic_front + EXPLAINER) <= FIRST_VISIT
