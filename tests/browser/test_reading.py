"""What a reader meets: any screen, no script, no one else told, little to load."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Request

WATCH = """
window.refused = [];
document.addEventListener('securitypolicyviolation',
  event => window.refused.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FIRST_VISIT = 60_000  # bytes over the wire: HTML, CSS, scripts and fonts
SHARES = 4  # of the pages, for workers to look at side by side
WEIGHED = {"document", "stylesheet", "script", "font"}


@pytest.mark.parametrize(
    "width", [320, *(pytest.param(width, marks=pytest.mark.long) for width in (360, 768, 1280))]
)
def test_no_page_scrolls_sideways(
    browser: Browser, front: str, pages: tuple[str, ...], width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 640})
    wide = {}
    for address in pages:
        page.goto(front + address)
        if over := page.evaluate(WIDER):
            wide[address] = f"{over} px too wide"
    page.close()
    assert wide == {}


def read(page: Page, address: str) -> list[str]:
    """The lines of the page's main part, as they are shown."""
    page.goto(address)
    return page.locator("main").inner_text().splitlines()


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_is_complete_without_script(
    browser: Browser, front: str, pages: tuple[str, ...], share: int
) -> None:
    with_script = browser.new_page()
    without = browser.new_context(java_script_enabled=False).new_page()
    lost = {}
    for address in pages[share::SHARES]:
        missing = set(read(with_script, front + address)) - set(read(without, front + address))
        controls = set(with_script.locator("main button").all_inner_texts())
        for form in with_script.locator("main form").all():  # the browse pages do what it does
            controls |= set(form.inner_text().splitlines())
        if missing - controls:
            lost[address] = missing - controls
    with_script.close()
    without.context.close()
    assert lost == {}


def lost(request: Request) -> bool:
    """Whether a request failed, other than by our going on to the next page."""
    return request.failure != "net::ERR_ABORTED"


def test_no_page_asks_another_origin_or_breaks_its_own_policy(
    browser: Browser, front: str, pages: tuple[str, ...]
) -> None:
    page = browser.new_page()
    page.add_init_script(WATCH)
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url) if lost(request) else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    refused = {}
    for address in pages:
        page.goto(front + address, wait_until="load")
        if broken := page.evaluate("window.refused"):
            refused[address] = broken
    page.close()
    assert [url for url in asked if not url.startswith(front)] == []
    assert (refused, failed) == ({}, [])


def test_the_policy_refuses_a_foreign_script(browser: Browser, front: str) -> None:
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.route("https://elsewhere.example/**", lambda route: route.abort())
    page.goto(front)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('img'),"
        " {src: 'https://elsewhere.example/pixel.gif'}))"
    )
    page.wait_for_function("window.refused.length > 0")
    page.close()


def first_visit(browser: Browser, address: str) -> int:
    """Bytes over the wire for a reader who was never here before; pictures apart."""
    context = browser.new_context()
    page = context.new_page()
    loaded: list[Request] = []
    page.on("requestfinished", lambda request: loaded.append(request))  # noqa: PLW0108 - Playwright marks the function it is given
    page.goto(address, wait_until="networkidle")
    weighed = [request for request in loaded if request.resource_type in WEIGHED]
    total = sum(request.sizes()["responseBodySize"] for request in weighed)
    context.close()
    return total


def test_a_first_visit_to_an_explainer_stays_light(
    browser: Browser, front: str, pages: tuple[str, ...]
) -> None:
    explainers = [page for page in pages if re.fullmatch(r"(es/)?incidents/[^/]+/", page)]
    weights = {page: first_visit(browser, front + page) for page in explainers}
    assert {page: weight for page, weight in weights.items() if weight > FIRST_VISIT} == {}
