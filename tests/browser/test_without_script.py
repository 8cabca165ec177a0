"""The explainer without script: what a fold holds is found, printed and led back from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

EXAMPLES = (
    "key-bridge-collapse",  # the longest
    pytest.param("hartford-police-shooting", marks=pytest.mark.long),
    pytest.param("crowdstrike-outage", marks=pytest.mark.long),
)
HARTFORD = "incidents/hartford-police-shooting/"
SEARCHED = {
    "a claim": ".claim-text",
    "a source": ".source-title",
    "an update": ".entry-headline",
}
HELD = "details .claim-text, .source-title, .entry-headline, main blockquote"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    ) as context:
        yield context.new_page()


@pytest.mark.parametrize("what", SEARCHED)
def test_a_search_within_the_page_opens_the_fold_that_holds_the_words(
    page: Page, front: str, what: str
) -> None:
    """A text fragment searches as find-in-page does, and lets a test ask for it."""
    page.goto(front + HARTFORD)
    shown = page.locator("main").inner_text()
    texts = page.locator(SEARCHED[what]).all_text_contents()
    words = next(text.strip() for text in texts if text.strip() not in shown)
    entry = page.locator(SEARCHED[what]).filter(has_text=words).first
    assert not entry.is_visible()
    page.goto("about:blank")
    page.goto(f"{front}{HARTFORD}#:~:text={quote(words, safe='')}")
    entry.wait_for(state="visible", timeout=5_000)


def packed(text: str) -> str:
    """Only the letters and digits: lines break anywhere on paper."""
    return re.sub(r"\W", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl")).casefold()


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_page_that_is_printed_holds_everything_that_folds_hold(
    page: Page, front: str, name: str
) -> None:
    page.goto(f"{front}incidents/{name}/")
    printed = PdfReader(BytesIO(page.pdf(format="A4")))
    paper = packed("".join(sheet.extract_text() for sheet in printed.pages))
    held = page.locator(HELD).all_text_contents()
    assert len(held) > 20
    assert [one for one in held if packed(one) not in paper] == []
    addresses = page.locator(".source a[href^=http]")
    hrefs = {link.get_attribute("href") or "" for link in addresses.all()}
    assert hrefs
    assert [one for one in hrefs if packed(one) not in paper] == []
