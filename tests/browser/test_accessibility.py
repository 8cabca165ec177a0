"""The judge of accessibility judges: axe-core finds barriers that are planted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import RULES, violations


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
