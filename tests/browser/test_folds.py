"""Lists whose lines open on demand: without script, by links to what they hold, and on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

HISTORY = "incidents/hartford-police-shooting/history/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    ) as context:
        yield context.new_page()


def test_a_history_is_closed_until_a_version_is_pressed(page: Page, front: str) -> None:
    page.goto(f"{front}{HISTORY}")
    assert page.locator("details[open]").count() == 0
    held = page.locator("#version-2")
    assert not held.is_visible()
    page.locator("summary", has=page.get_by_role("heading", name="Version 2", exact=True)).click()
    assert held.is_visible()


@pytest.mark.parametrize(("address", "anchor"), [(HISTORY, "version-2"), ("data/", "claims")])
def test_a_link_to_what_a_fold_holds_opens_it_alone(
    page: Page, front: str, address: str, anchor: str
) -> None:
    page.goto(f"{front}{address}#{anchor}")
    assert page.locator(f"#{anchor}").is_visible()
    assert page.locator("details[open]").count() == 1


def test_the_link_of_an_old_version_opens_what_changed_in_it(page: Page, front: str) -> None:
    page.goto(f"{front}incidents/hartford-police-shooting/versions/2/")
    page.get_by_role("link", name="What changed in this version, and why").click()
    assert page.locator("#version-2").is_visible()


@pytest.mark.parametrize("address", [HISTORY, "data/", "updates/"])
def test_paper_shows_what_every_fold_holds(page: Page, front: str, address: str) -> None:
    page.goto(f"{front}{address}")
    folds = page.locator("details .fold-body").all()
    assert folds
    page.emulate_media(media="print")
    for body in folds:
        box = body.bounding_box()
        assert box is not None
        assert box["height"] > 10
