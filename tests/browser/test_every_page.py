"""What holds on every page: nothing sideways, nothing lost, nobody told, nobody kept out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import serving
from tests.browser.walk import Met, one_of_each_kind_in_one_language, walked

PLANTED = """<!doctype html><html lang="en"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="img-src 'self'">
<main><h1>Here</h1><p style="width: 900px">wide</p><img src="http://127.0.0.1:9/pixel.gif">
<script>document.querySelector("main").append("by script"); missing();</script></main>"""


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
    chosen = pages if every else one_of_each_kind_in_one_language(site, pages)
    return walked(browser, front, chosen)


def test_every_page_has_words(met: Mapping[str, Met]) -> None:
    explainers = {"incidents/key-bridge-collapse/", "es/incidents/key-bridge-collapse/"}
    assert {"", "es/", "404.html", "map/", *explainers} <= set(met)
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


def test_a_walk_sees_what_is_planted(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PLANTED)
    with serving.served(tmp_path) as front:
        page = walked(browser, front, [""])[""]
    assert {line.strip() for line in page.lost} == {"by script"}
    assert set(page.wider) >= {320, 360, 768}
    assert [one for one in page.refused if one.startswith("img-src")]
    assert [one for one in page.failed if "missing is not defined" in one]
    assert [one for one in page.barriers if one.startswith("image-alt")]
