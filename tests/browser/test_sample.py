"""What the examples lack: much of everything, what is seldom, and what has run out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser

from generator.site.views.log import WHOLE_ENTRIES
from tests.browser import serving
from tests.browser.axe import RULES, violations
from tests.browser.test_html import complaints
from tests.browser.test_reading import FIRST_VISIT, first_visit
from tests.browser.walk import WIDER
from tests.sample_site import DISPUTED, FORTY, LARGE, LETTERS, PLACES, SOURCES, STORY, UPDATES

EXPLAINERS = (DISPUTED, FORTY, STORY, LARGE)
STORY_BEGINS = 1_700  # pixels from the top, at 360 × 740


def page_of(sample: Path, name: str) -> BeautifulSoup:
    html = (sample / "incidents" / name / "index.html").read_text("utf-8")
    return BeautifulSoup(html, "html.parser")


@pytest.mark.long
def test_every_page_of_the_sample_is_valid_html(sample: Path) -> None:
    assert complaints("--skip-non-html", sample) == []


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 360])
def test_no_page_of_the_sample_scrolls_sideways(
    browser: Browser, sample: Path, sample_front: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    wide = {}
    for address in serving.addresses_of(sample):
        page.goto(sample_front + address)
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        if over := page.evaluate(WIDER):
            wide[address] = f"{over} px too wide"
    page.close()
    assert wide == {}


@pytest.mark.parametrize("name", EXPLAINERS)
def test_the_story_begins_soon_on_every_page(
    browser: Browser, sample_front: str, name: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{sample_front}incidents/{name}/")
    story = page.evaluate("document.querySelector('#story').getBoundingClientRect().top + scrollY")
    page.close()
    assert story <= STORY_BEGINS


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["", *EXPLAINERS])
def test_what_the_examples_lack_keeps_no_reader_out(
    browser: Browser, sample_front: str, name: str, scheme: str
) -> None:
    context = browser.new_context(
        bypass_csp=True,
        reduced_motion="reduce",
        color_scheme=scheme,
        viewport={"width": 360, "height": 740},
    )
    page = context.new_page()
    page.goto(f"{sample_front}incidents/{name}/" if name else sample_front)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    found = violations(page, "tag", RULES)
    context.close()
    assert found == []


def test_what_to_do_that_ran_out_says_so_before_anything_else(sample: Path) -> None:
    action = page_of(sample, DISPUTED).find("section", class_="action")
    assert isinstance(action, Tag)
    lines = [line.get_text(" ") for line in action.find_all(["h2", "p"])]
    assert lines[0] == "What there was to do"
    assert lines[1].startswith("This ran out: May 2, 2031, 6 p.m.")
    assert "expired" in action["class"]


@pytest.mark.parametrize("address", ["", f"incidents/{DISPUTED}/"])
def test_a_lead_picture_under_a_warning_is_seen_only_by_who_asks(
    browser: Browser, sample_front: str, address: str
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(sample_front + address)
    picture = page.locator("main details.cover img")
    assert picture.count() == 1
    assert not picture.is_visible()
    page.emulate_media(media="print")
    assert not picture.is_visible()
    page.emulate_media(media="screen")
    page.get_by_text("Show the picture").click()
    assert picture.is_visible()
    context.close()


def test_disputed_claims_stand_in_the_story_and_the_account_with_shape_and_word(
    sample: Path,
) -> None:
    page = page_of(sample, DISPUTED)
    marked = page.select(".story .evidence")
    (phrase,) = (one for one in marked if one.get_text().strip() == "fell")
    button = phrase.find("button")
    assert isinstance(button, Tag)
    assert "disputed" in str(button["aria-label"])
    assert "disputed" in page.select_one(".story-legend").get_text()  # type: ignore[union-attr]


def test_forty_claims_without_a_story_stand_in_the_fold_and_the_short_version(
    sample: Path,
) -> None:
    page = page_of(sample, FORTY)
    assert len(page.select("[id^=claim-]")) == 40
    assert page.select_one("#short-version") is not None
    assert "Press a" not in page.get_text()


def test_a_story_without_claims_has_no_marks_and_loses_no_words(sample: Path) -> None:
    page = page_of(sample, STORY)
    assert page.select(".story .evidence") == []
    assert len(page.select(".story h3")) == 12


def test_the_page_bears_a_headline_of_six_hundred_letters(sample: Path) -> None:
    heading = page_of(sample, LARGE).find("h1")
    assert isinstance(heading, Tag)
    assert len(heading.get_text()) == LETTERS


def test_everything_of_the_largest_page_has_its_anchor(sample: Path) -> None:
    page = page_of(sample, LARGE)
    counts = {"place": PLACES, "source": SOURCES, "update": UPDATES, "claim": PLACES}
    assert {kind: len(page.select(f"[id^={kind}-]")) for kind in counts} == counts


def test_of_older_log_entries_day_and_headline_stand(sample: Path) -> None:
    entries = page_of(sample, LARGE).select(".log > li")
    whole = [entry for entry in entries if entry.select(".entry-why")]
    assert whole == entries[:WHOLE_ENTRIES]
    for entry in entries[WHOLE_ENTRIES:]:
        assert re.fullmatch(r"\w+ \d+, 2031, .*", entry.select("time")[0].get_text())
        assert entry.select(".entry-headline")[0].get_text()
        assert len(entry.find_all("p")) == 2


def test_a_link_to_an_old_log_entry_opens_the_log(browser: Browser, sample_front: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_front}incidents/{LARGE}/#update-2031-05-01-look-5")
    assert page.locator("#update-2031-05-01-look-5").is_visible()
    context.close()


def test_forty_claims_thirty_sources_and_forty_updates_are_a_light_first_visit(
    browser: Browser, sample_front: str
) -> None:
    assert first_visit(browser, f"{sample_front}incidents/{FORTY}/") <= FIRST_VISIT
