"""WCAG 2.2 AA on every page, in light and in dark, as axe-core judges it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = [*WCAG, "best-practice"]
JUDGE = "only => axe.run({runOnly: only, resultTypes: ['violations']})"
SHARES = 4  # of the pages, for workers to look at side by side


def violations(page: Page, kind: str, names: list[str]) -> list[str]:
    """What axe finds on the page shown: the rule, the element, what to mend.

    Args:
        page: The page.
        kind: Whether the names are of single rules (``rule``) or of families of them (``tag``).
        names: What to judge by.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    only = {"type": kind, "values": names}
    found: list[dict[str, Any]] = page.evaluate(JUDGE, only)["violations"]
    return [
        f"{each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]


@pytest.mark.parametrize(
    "share", [0, *(pytest.param(share, marks=pytest.mark.long) for share in range(1, SHARES))]
)
def test_no_page_keeps_a_reader_out_in_light_or_dark(
    browser: Browser, front: str, pages: tuple[str, ...], share: int
) -> None:
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    found = {}
    for address in pages[share::SHARES]:
        page.emulate_media(color_scheme="light")
        page.goto(front + address)
        # a quote to be framed is part of another page, which has the heading
        wrong = violations(page, "tag", WCAG if address.endswith("/embed/") else RULES)
        page.emulate_media(color_scheme="dark")  # which changes nothing but the colours
        wrong += [f"dark: {each}" for each in violations(page, "rule", ["color-contrast"])]
        if wrong:
            found[address] = wrong
    context.close()
    assert found == {}


@pytest.mark.parametrize(
    ("mistake", "rule"),
    [
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt"),
        ('<p style="color:#999;background:#fff">faint</p>', "color-contrast"),
        ('<a href="/"></a>', "link-name"),
    ],
)
def test_axe_sees_a_planted_barrier(browser: Browser, mistake: str, rule: str) -> None:
    page = browser.new_page()
    page.set_content(f'<!doctype html><html lang="en"><title>t</title><main>{mistake}</main>')
    assert rule in "\n".join(violations(page, "tag", RULES))
    page.close()
