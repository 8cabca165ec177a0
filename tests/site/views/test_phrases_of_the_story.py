"""Words of the story and numbers of sources are marked by the theme's own component."""

from __future__ import annotations

from pathlib import Path

from tests.small_site import RECORD, small_site

NAMED = "Gazette &lt; “Post” &amp; <Co>"


def test_the_mark_behind_words_and_the_number_of_a_source_say_what_they_open(
    tmp_path: Path,
) -> None:
    record = RECORD.replace("publisher: Pretend Gazette", f"publisher: '{NAMED}'")
    site = small_site(tmp_path, record)
    (site.folder / "narrative.md").write_text(
        "A [great *fire*](claim:fire-broke-out) broke out.\n\nIt was put out [@gazette-thu].\n",
        encoding="utf-8",
    )
    site.build()
    words = site.page().select_one(".prose label.evidence")
    number = site.page().select_one(".prose .opens-source")
    assert words is not None
    assert number is not None
    assert words["id"] == "in-story-fire-broke-out"
    assert words.get_text() == "great fire"
    mark = words.select_one(".together button")
    assert mark is not None
    assert mark["popovertarget"] == "sheet-claim-fire-broke-out"
    assert str(mark["aria-label"]).startswith("great fire: reported, only ")
    assert number.get_text() == "1"
    assert number["popovertarget"] == "sheet-source-gazette-thu"
    assert str(number["aria-label"]).startswith(f"Source 1: {NAMED}")
