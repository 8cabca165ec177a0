"""What a reader meets at first: little to load, and a policy that is kept."""

from __future__ import annotations

from playwright.sync_api import Browser, Request

from tests.browser.walk import EXPLAINER, WATCH

FIRST_VISIT = 60_000  # bytes over the wire: HTML, CSS, scripts and fonts
WEIGHED = {"document", "stylesheet", "script", "font"}


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
    explainers = [page for page in pages if EXPLAINER.fullmatch(page)]
    assert len(explainers) > 3
    weights = {page: first_visit(browser, front + page) for page in explainers}
    assert {page: weight for page, weight in weights.items() if weight > FIRST_VISIT} == {}
