"""Which moment a site names as its own: the later of the last commit and the newest update."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import small_site

CHECKED = """\
at: {at}
kind: checked
headline: Nothing new
why: We asked the fire office again.
looked_into: [who-called]
"""


@pytest.mark.parametrize(
    ("committed", "update", "named"),
    [
        ("2021-08-20T12:00:00+00:00", "2021-07-10", "Aug. 20, 2021"),
        ("2021-07-10T12:00:00+00:00", "2021-08-20", "Aug. 20, 2021"),
    ],
    ids=["the commit is later", "the update is later"],
)
def test_a_site_is_of_the_later_of_its_commit_and_its_newest_update(
    tmp_path: Path, committed: str, update: str, named: str
) -> None:
    site = small_site(tmp_path)
    site.begin()
    site.update(f"{update}-checked", CHECKED.format(at=update))
    site.commit(committed)
    site.build()
    assert f"Not met as of {named}" in site.page().find(id="expected-report").get_text()


def test_without_a_repository_a_site_is_of_its_newest_update(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.update("2021-07-10-checked", CHECKED.format(at="2021-07-10"))
    site.build()
    assert "Not met as of July 10, 2021" in site.page().find(id="expected-report").get_text()


def test_a_moment_that_is_asked_for_goes_before_all_others(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    site.build("--now", "2022-01-02T12:00Z")
    assert "Not met as of Jan. 2, 2022" in site.page().find(id="expected-report").get_text()


def test_an_update_to_paste_is_dated_with_the_moment_of_the_site(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    site.change("A cable had overheated.", "A cable had been cut.")
    site.commit("2021-08-20T12:00:00+00:00")
    assert "at: 2021-08-20\n" in site.explainer("check").stderr
    site.settings["SOURCE_DATE_EPOCH"] = "1630000000"
    assert "at: 2021-08-26\n" in site.explainer("check").stderr
