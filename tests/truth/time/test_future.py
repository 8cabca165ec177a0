"""No moment in the future sets the site's now, and nothing is said to have been there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.small_site import ID, SmallSite, same_files, small_site

TYPED = "2962"
CHECKED = """\
at: {at}
kind: checked
headline: Nothing new
why: We asked the fire office again.
looked_into: [who-called]
"""
CORRECTION = """\
at: 2021-05-02 10:00
kind: correction
headline: It was Warehouse 3
why: We misread our notes.
covers: [standfirst]
was: Warehouse 2
now: Warehouse 3
learned: A reader wrote.
whose: ours
"""


def as_of(site: SmallSite) -> str:
    return site.page().find(id="expected-report").get_text()


def told(site: SmallSite, *words: str, **settings: str) -> list[str]:
    """Where ``check`` says that a moment lies in the future."""
    done = SmallSite(site.root, settings).explainer("check", *words)
    lines = [line for line in done.stderr.splitlines() if "moment.future" in line]
    assert done.returncode == bool(lines), done.stderr
    return [line.split(": ")[0].removeprefix(f"content/incidents/{ID}/") for line in lines]


def test_an_update_of_the_far_future_is_refused_and_sets_no_day(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    site.update(f"{TYPED}-11-28-checked", CHECKED.format(at=f"{TYPED}-11-28"))
    assert told(site) == [f"updates/{TYPED}-11-28-checked.yaml:1:5"]


def test_a_commit_by_a_wrong_clock_sets_no_day(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    site.commit("2099-11-28T12:00:00+00:00")
    site.build()
    assert "Not met as of May 1, 2021" in as_of(site)


def test_an_asked_for_day_makes_the_future_true(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    site.update(f"{TYPED}-11-28-checked", CHECKED.format(at=f"{TYPED}-11-28"))
    site.commit("2021-06-01T12:00:00+00:00")
    site.build("--now", f"{TYPED}-11-29T00:00Z")
    assert f"Not met as of Nov. 29, {TYPED}" in as_of(site)
    epoch = int(datetime(2962, 11, 29, tzinfo=UTC).timestamp())
    assert told(site, SOURCE_DATE_EPOCH=str(epoch)) == []


@pytest.mark.parametrize(
    ("was", "field"),
    [
        ("occurred: 2021-05-01", "occurred"),
        ("    published: 2021-05-01", "published"),
        ("    published: 2021-05-01", "accessed"),
        ("    text: We got there fast.", "said"),
        ("    text: Who called the fire office?", "asked"),
        ("    met: no", "met"),
    ],
)
def test_every_moment_at_which_something_has_been_is_checked(
    tmp_path: Path, was: str, field: str
) -> None:
    site = small_site(tmp_path)
    now = f"    {field}: {TYPED}-05-01" if was.startswith(" ") else f"{field}: {TYPED}"
    keeps = was.split(":", maxsplit=1)[0].strip() != field
    site.change(was, f"{was}\n{now}" if keeps else now)
    (place,) = told(site)
    assert place.startswith("incident.yaml:")


@pytest.mark.parametrize("moment", [f"{{latest: {TYPED}}}", "2021-05-01", "2021"])
def test_what_may_have_been_is_not(tmp_path: Path, moment: str) -> None:
    site = small_site(tmp_path)
    site.change("    published: 2021-05-01", f"    published: {moment}")
    assert told(site) == []


def test_what_is_expected_may_lie_in_the_future(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.change("due: 2021-06-30", f"due: {TYPED}")
    assert told(site) == []


def test_a_day_is_left_for_zones_and_clocks(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    soon = (datetime.now(UTC) + timedelta(hours=20)).strftime("%Y-%m-%d %H:%MZ")
    site.change("published: 2021-05-01", f"published: {soon}")
    assert told(site) == []


def test_a_wrong_year_elsewhere_leaves_a_correction_at_the_top(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    site.change("in a warehouse in", "in Warehouse 3 in")
    site.update("2021-05-02-standfirst", CORRECTION)
    site.commit("2021-05-02T10:00:00+00:00")
    before = site.build()
    site.commit("2099-11-28T12:00:00+00:00", "By a wrong clock")
    after = site.build(output="after")
    for page in (f"incidents/{ID}/index.html", "index.html", "updates/index.html"):
        assert (before / page).read_bytes() == (after / page).read_bytes()


def test_two_builds_of_a_commit_are_equal_whatever_the_clock_says(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    assert same_files(site.build("--no-cache"), site.build("--no-cache", output="again"))
