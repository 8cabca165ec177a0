"""What holds on every page: nothing sideways, nothing lost, nobody told, nobody kept out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.walk import Met, one_of_each_kind, walked


@pytest.fixture(
    scope="module",
    params=["one of each kind", pytest.param("every page", marks=pytest.mark.long)],
)
def met(
    request: pytest.FixtureRequest,
    browser: Browser,
    front: str,
    site: Path,
    pages: tuple[str, ...],
) -> Mapping[str, Met]:
    """What a reader meets on each page of one walk."""
    every = request.param == "every page"
    return walked(browser, front, pages if every else one_of_each_kind(site, pages))


def test_every_page_has_words(met: Mapping[str, Met]) -> None:
    assert {"", "es/", "404.html", "map/", "incidents/key-bridge-collapse/"} <= set(met)
    assert [address for address, page in met.items() if not any(page.lines)] == []


def test_no_page_scrolls_sideways(met: Mapping[str, Met]) -> None:
    assert {address: page.wider for address, page in met.items() if page.wider} == {}


def test_every_page_is_complete_without_script(met: Mapping[str, Met]) -> None:
    assert {address: page.lost for address, page in met.items() if page.lost} == {}


def test_no_page_asks_another_origin_or_breaks_its_own_policy(
    met: Mapping[str, Met], front: str
) -> None:
    assert all(page.asked for page in met.values())
    assert [url for page in met.values() for url in page.asked if not url.startswith(front)] == []
    assert {address: page.refused for address, page in met.items() if page.refused} == {}
    assert {address: page.failed for address, page in met.items() if page.failed} == {}


def test_no_page_keeps_a_reader_out_in_light_or_dark(met: Mapping[str, Met]) -> None:
    assert {address: page.barriers for address, page in met.items() if page.barriers} == {}
