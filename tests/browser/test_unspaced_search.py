"""Chinese, Japanese and Thai are searched by their words, and read without spaces between them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import serving
from tests.small_site import NARRATIVE, PUBLISHED, RECORD, small_site

HEADLINES = {
    "ja": "東京で地震がありました",
    "zh": "工人們週末在橋上被捕",
    "th": "ไฟไหม้โกดังใกล้ท่าเรือ",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with an incident in each of the three."""
    root = tmp_path_factory.mktemp("unspaced")
    small = small_site(root)
    for language, headline in HEADLINES.items():
        home = small.content / "incidents" / f"case-{language}"
        (home / "updates").mkdir(parents=True)
        record = RECORD.replace("headline: Fire in Pretend Harbour", f"headline: {headline}")
        record = record.replace("A fire broke out in Warehouse 3.", f"{headline}。")
        (home / "incident.yaml").write_text(f"{record}language: {language}\n", "utf-8")
        (home / "narrative.md").write_text(NARRATIVE, "utf-8")
        (home / "updates" / "2021-05-01-published.yaml").write_text(PUBLISHED, "utf-8")
    out = root / "site"
    serving.build(out, "--no-cards", cwd=small.root)
    with serving.served(out) as served:
        yield served


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("地震", "ja"),
        *(
            pytest.param(asked, found, marks=pytest.mark.long)
            for asked, found in (
                ("東京地震", "ja"),
                ("週末", "zh"),
                ("橋上被捕", "zh"),
                ("โกดัง", "th"),
            )
        ),
    ],
)
def test_a_word_from_the_middle_is_found_and_shown_as_it_was_written(
    browser: Browser, site: str, asked: str, found: str
) -> None:
    page = browser.new_page()
    page.goto(f"{site}search/?q={asked}")
    page.locator(".results .card").first.wait_for()
    assert page.locator(".results .card-headline").all_inner_texts() == [HEADLINES[found]]
    assert page.locator(".results mark").count() > 0
    part = page.locator(".results .search-parts li").first.inner_text()
    assert HEADLINES[found] in part
    page.close()
