"""WCAG 2.2 AA on every page, in light and in dark, as axe-core judges it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = [*WCAG, "best-practice"]
JUDGE = "rules => axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})"


def violations(page: Page, rules: list[str] = RULES) -> list[str]:
    """What axe finds on the page shown: the rule, the element, what to mend."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(JUDGE, rules)["violations"]
    return [
        f"{each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_keeps_a_reader_out(
    browser: Browser, front: str, pages: tuple[str, ...], scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    found = {}
    for address in pages:
        page.goto(front + address)
        # a quote to be framed is part of another page, which has the heading
        rules = WCAG if address.endswith("/embed/") else RULES
        if wrong := violations(page, rules):
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
    assert rule in "\n".join(violations(page))
    page.close()
