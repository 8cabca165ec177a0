"""A quote on somebody else's page: in a frame, from another origin."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.serving import PREFIX

QUOTE = "incidents/hartford-police-shooting/quotes/bronin-grateful/"
SAID = "deeply grateful"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        del format, args


@pytest.fixture
def host(site: Path, front: str, tmp_path: Path) -> Iterator[str]:
    """The address of another site's page that has taken the embed code over as it is."""
    page = (site / QUOTE / "index.html").read_text("utf-8")
    code = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])  # type: ignore[index]
    here = code.replace(f"http://127.0.0.1{PREFIX}", front)
    assert here != code
    (tmp_path / "index.html").write_text(
        f"<!doctype html><html lang=en><title>Elsewhere</title><h1>Elsewhere</h1>{here}", "utf-8"
    )
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path))
    )
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    ).start()
    yield f"http://localhost:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 900, "height": 900})
    page.set_default_timeout(10_000)
    yield page
    page.close()


def test_a_card_shows_on_a_page_of_another_origin_in_a_titled_frame(host: str, page: Page) -> None:
    page.goto(host)
    assert page.locator("iframe").get_attribute("title") == (
        "What Luke Bronin said. Hartford Explainer"
    )
    frame = page.frames[1]
    assert SAID in frame.content()
    assert page.frame_locator("iframe").locator("blockquote").is_visible()


def test_a_card_sends_no_referrer_runs_no_script_and_asks_nobody_else(
    host: str, front: str, page: Page
) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - Playwright marks its handlers, and a built-in takes no mark
    page.goto(host, wait_until="networkidle")
    framed = [request for request in asked if not request.url.startswith(host)]
    assert framed
    assert all(request.url.startswith(front) for request in framed)
    told = {request.url: request.all_headers().get("referer") for request in framed}
    stylesheet = re.compile(re.escape(front) + r"assets/site\.\w+\.css")  # which names its fonts
    assert all(one is None or stylesheet.fullmatch(one) for one in told.values()), told
    assert {request.resource_type for request in framed} <= {"document", "stylesheet", "font"}
    assert "<script" not in page.frames[1].content()


def test_the_words_fit_the_frame(host: str, page: Page) -> None:
    page.goto(host, wait_until="networkidle")
    foot = page.frame_locator("iframe").locator(".embed-foot").bounding_box()
    frame = page.locator("iframe").bounding_box()
    assert foot
    assert frame
    assert foot["y"] + foot["height"] <= frame["y"] + frame["height"]


def test_a_link_in_the_frame_opens_the_quotes_own_page(host: str, front: str, page: Page) -> None:
    page.goto(host)
    with page.expect_popup() as opened:
        page.frame_locator("iframe").locator(".embed-foot a").click()
    assert opened.value.url == f"{front}{QUOTE}"
