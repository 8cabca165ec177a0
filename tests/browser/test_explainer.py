"""The explainer as readers use it: the story first, its proof one touch away and never lost."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import RULES, violations

HARTFORD = "incidents/hartford-police-shooting/"
LONGEST = {
    HARTFORD: 9_500,
    "incidents/key-bridge-collapse/": 11_500,
    "incidents/crowdstrike-outage/": 9_500,
    "es/incidents/hartford-police-shooting/": 10_500,
    "es/incidents/key-bridge-collapse/": 11_500,
}
STORY_BEGINS = 1_700  # pixels from the top, at 360 × 740
HEAVIEST = 30_000  # bytes of HTML and styles, gzipped; no bold font is loaded
LARGEST_SCRIPT = 3_000
TOP = "selector => document.querySelector(selector).getBoundingClientRect().top + scrollY"
OPEN = "document.querySelectorAll(':popover-open').length"
KINDS = ("claim", "question", "event", "quote", "source")
ANCHORS = (
    *(
        "claim-appears-to-fire",
        "quote-bronin-aiming",
        "quote-bronin-video",
        "source-register-citizen",
    ),
    *("question-finding", "update-2023-10-17-video-due", "person-burke", "agency-city"),
    *("thing-honda", "place-dealership", "event-stop", "account-how-many-armed"),
    *("media-news8-video", "expected-body-camera"),
)


@pytest.fixture(scope="module", params=[True, False], ids=["with script", "without script"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A phone’s screen, with and without script; each test opens its page anew."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        java_script_enabled=request.param,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(address, marks=[pytest.mark.long] * address.startswith("es/"))
        for address in LONGEST
    ],
)
def test_the_story_begins_on_the_third_screen_at_the_latest(
    browser: Browser, front: str, address: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(front + address)
    # other letters run to other lines, and a visit whose letters come late does without them
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.reload()
    length = page.evaluate("document.documentElement.scrollHeight")
    story = page.evaluate(TOP, "#story")
    page.close()
    assert length <= LONGEST[address]
    assert story <= STORY_BEGINS


def test_the_page_is_light_and_loads_no_bold_font(
    browser: Browser, front: str, site: Path
) -> None:
    html = (site / HARTFORD / "index.html").read_bytes()
    (css,) = site.glob("assets/site.*.css")
    assert len(gzip.compress(html)) + len(gzip.compress(css.read_bytes())) <= HEAVIEST
    (script,) = site.glob("assets/js/explainer.*.js")
    assert script.stat().st_size <= LARGEST_SCRIPT
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(front + HARTFORD, wait_until="networkidle")
    page.close()
    assert [url for url in asked if "bold" in url] == []


def test_pressing_a_phrase_shows_its_evidence_and_keeps_the_place(phone: Page, front: str) -> None:
    phone.goto("about:blank")
    phone.goto(front + HARTFORD)
    phrase = phone.locator("#in-story-appears-to-fire")
    phrase.click()
    before = phrase.bounding_box()
    sheet = phone.locator("#sheet-claim-appears-to-fire")
    assert sheet.is_visible()
    assert "appears to fire at the officer" in sheet.inner_text()
    phone.keyboard.press("Escape")
    assert not sheet.is_visible()
    assert phrase.bounding_box() == before
    phrase.click()
    sheet.get_by_role("button", name="Close").click()
    assert not sheet.is_visible()
    phrase.click()
    phone.mouse.click(4, 120)  # the margin: a link there would be followed
    assert not sheet.is_visible()
    assert phrase.bounding_box() == before


def test_every_mark_opens_a_sheet_that_is_there(site: Path) -> None:
    for address in LONGEST:
        html = (site / address / "index.html").read_text("utf-8")
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'popovertarget="([^"]+)"', html)) <= set(ids)
        assert set(re.findall(r'href="#([^"]+)"', html)) - {"main"} <= set(ids)


@pytest.mark.parametrize("anchor", ANCHORS)
def test_a_link_to_an_item_opens_what_holds_it(phone: Page, front: str, anchor: str) -> None:
    phone.goto("about:blank")  # else the page would stay, and only the anchor change
    phone.goto(f"{front}{HARTFORD}#{anchor}")
    found = phone.locator(f"#{anchor}")
    assert found.is_visible()
    box = found.bounding_box()
    assert box is not None
    assert -box["height"] < box["y"] < 740


def test_on_paper_every_claim_and_source_stands(browser: Browser, front: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(front + HARTFORD)
    page.emulate_media(media="print")
    for entry in page.locator(".claim-text, .source-title, .entry-headline").all():
        assert entry.is_visible()
    assert page.locator(".sheet:visible, .jump:visible").count() == 0
    page.context.close()


def test_nothing_is_remembered_until_a_reader_asks(browser: Browser, front: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(front + HARTFORD)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Remember on this device").click()
    older = page.locator(".log > li").nth(2).get_attribute("id")
    page.evaluate(
        "id => localStorage.setItem('read', JSON.stringify({[location.pathname]: id}))", older
    )
    page.reload()
    assert page.locator(".latest-all").inner_text() == "2 new since your last visit"
    page.goto(f"{front}incidents/key-bridge-collapse/")
    page.get_by_role("button", name="Forget on this device").click()
    assert page.evaluate("localStorage.length") == 0
    context.close()


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", 360),
        *(
            pytest.param(scheme, width, marks=pytest.mark.long)
            for scheme in ("light", "dark")
            for width in (320, 360, 1280)
            if (scheme, width) != ("light", 360)
        ),
    ],
)
def test_open_folds_and_sheets_keep_no_reader_out(
    browser: Browser, front: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        bypass_csp=True,
        reduced_motion="reduce",
        viewport={"width": width, "height": 740},
        color_scheme=scheme,
    )
    page = context.new_page()
    page.goto(front + HARTFORD)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    found = violations(page, "tag", RULES)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for kind in KINDS:
        page.evaluate(f"document.querySelector('[id^=sheet-{kind}-]').showPopover()")
        assert page.evaluate(OPEN) == 1
        found += violations(page, "tag", RULES, within=":popover-open")
    context.close()
    assert found == []
