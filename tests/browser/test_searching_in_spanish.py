"""A reader of Spanish searches in Spanish, and is led to pages in Spanish where there are any."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import serving
from tests.site.test_lists_in_languages import HEADLINE, OTHER, translated_site
from tests.site.test_translated_pages import SPANISH
from tests.small_site import ID

MOST = 250_000
"""Bytes of the page and of all that the first search loads."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of two incidents; a claim was withdrawn of the one that is told in Spanish too."""
    root = tmp_path_factory.mktemp("spanish")
    small = translated_site(root)
    withdrawn = "A guard lay asleep.\n    withdrawn: Nobody stands by it."
    small.change("A guard lay asleep.", withdrawn)
    out = root / "site"
    serving.build(out, "--no-cards", cwd=small.root)
    with serving.served(out) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def ask(page: Page, site: str, words: str) -> list[str]:
    """Search for words in Spanish; gives the headlines that are found."""
    page.goto(f"{site}es/search/?q={words}")
    counted = page.get_by_role("status").get_by_text("incidente")
    counted.wait_for()
    if not counted.inner_text().startswith("0 "):  # the number is told before they are loaded
        page.locator(".results .card-headline").first.wait_for()
    return page.locator(".results .card-headline").all_inner_texts()


def test_spanish_words_lead_to_the_page_in_spanish(page: Page, site: str) -> None:
    assert ask(page, site, "humo") == [SPANISH["headline"][1]]
    page.locator(".results .card-headline a").click()
    assert page.url == f"{site}es/incidents/{ID}/"
    ask(page, site, "puertas")
    part = page.locator(".results .search-parts a").first
    assert part.inner_text() == "Afirmación"
    assert str(part.get_attribute("href")).endswith(f"es/incidents/{ID}/#claim-doors")


@pytest.mark.long
def test_what_is_not_told_in_spanish_is_found_in_its_own_words(page: Page, site: str) -> None:
    assert ask(page, site, "theft") == [HEADLINE]
    title = page.locator(".results .card-headline")
    assert title.get_attribute("lang") == "en"
    way = title.locator("a")
    assert way.get_attribute("hreflang") == "en"
    assert str(way.get_attribute("href")).endswith(f"/incidents/{OTHER}/")
    assert page.locator(".results .status-line").inner_text() == "1 de mayo de 2021"


@pytest.mark.long
def test_the_search_speaks_spanish(page: Page, site: str) -> None:
    ask(page, site, "humo")
    assert page.locator(".results h2").inner_text() == "1 incidente"
    assert page.get_by_label("Palabras").input_value() == "humo"
    page.get_by_label("Tipo").select_option(label="Incendio (1)")
    page.get_by_role("button", name="Borrar todo").click()
    labels = page.locator("form.search label").all_inner_texts()
    assert {"Palabras", "Año", "Tipo", "Estado"} <= set(labels)
    assert page.locator("form.search option", has_text="Fire").count() == 0


@pytest.mark.long
@pytest.mark.parametrize("words", ["guarda", "asleep"])
def test_what_was_withdrawn_is_found_in_no_language(page: Page, site: str, words: str) -> None:
    found = ask(page, site, words)
    assert SPANISH["headline"][1] not in found


@pytest.mark.long
def test_spanish_words_are_not_in_the_search_in_english(page: Page, site: str) -> None:
    page.goto(f"{site}search/?q=humo")
    page.get_by_role("status").get_by_text("0 incidents").wait_for()


@pytest.mark.long
def test_the_first_search_in_spanish_is_small(page: Page, site: str) -> None:
    sizes: list[int] = []
    page.on("requestfinished", lambda one: sizes.append(one.sizes()["responseBodySize"]))
    ask(page, site, "humo")
    assert 0 < sum(sizes) <= MOST, sizes
