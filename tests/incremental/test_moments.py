"""What depends on the moment of the build is made anew when its moment passes, and only then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator import pelican_plugin
from generator.build import Request, build
from generator.output import PublishOptions
from tests.small_site import ID, RECORD, SmallSite, same_files, small_site

ADVICE = """
what_to_do:
  for: people within a mile of the harbour
  source: gazette-thu
  checked: 2021-05-01 12:00
  steps: [Stay indoors, Close the windows]
  until: {until}
"""
CORRECTION = """\
at: 2021-05-03 10:00
kind: correction
headline: The warehouse was number 3
why: We had written number 4.
corrects: [fire-broke-out]
covers: [claims/fire-broke-out]
severity: major
was: A fire broke out in Warehouse 4.
now: A fire broke out in Warehouse 3.
learned: A reader wrote.
whose: ours
"""
CHECKED = """\
at: {at}
kind: checked
headline: Nothing new
why: We asked the fire office again.
looked_into: [who-called]
"""
FIRST = datetime(2021, 5, 1, tzinfo=UTC)
MOMENTS = tuple(
    FIRST + timedelta(days=days, hours=hours)
    for days, hours in (
        (1, 17),  # the advice holds
        (1, 18),  # it has run out
        (9, 0),  # what is expected was not met as of another day
        (17, 0),  # the correction has left the top
        (27, 0),  # nobody has looked for long
        (40, 0),  # old updates have left the feed
        (1, 17),  # and back
    )
)


OVERDUE = RECORD[RECORD.index("expected:") :]


def site_with(folder: Path, until: str, record: str = RECORD) -> SmallSite:
    """A developing incident with all that depends on the day."""
    site = small_site(folder, record + ADVICE.format(until=until))
    site.update("2021-05-03-warehouse", CORRECTION)
    for day in range(4, 11):
        for hour in range(9, 12):
            name = f"2021-05-{day:02}-checked-{hour}"
            site.update(name, CHECKED.format(at=f"2021-05-{day:02} {hour:02}:00"))
    return site


def built(site: SmallSite, now: datetime, output: str, cache: str | None = None) -> Path:
    folder = site.root / output
    checked, published = build(
        Request(
            site.content,
            folder,
            now=now,
            cache=site.root / cache if cache else None,
            options=PublishOptions(1, anew=cache is None),
            cards=False,
        ),
        pelican_plugin.host,
    )
    assert published is not None, checked.report.errors[:3]
    return folder


@pytest.mark.parametrize(
    ("record", "pages"),
    [(RECORD, 6), (RECORD.replace(OVERDUE, ""), 5)],
    ids=["with what names the day", "with nothing that names the day"],
)
def test_a_cached_build_of_every_moment_is_what_a_clean_build_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: str, pages: int
) -> None:
    monkeypatch.chdir(tmp_path)
    site = site_with(tmp_path, "2021-05-02 18:00", record)
    seen = set()
    for now in MOMENTS:
        grown = built(site, now, "grown", "cache")
        assert same_files(grown, built(site, now, "clean")), now
        seen.add((grown / "incidents" / ID / "index.html").read_text())
    assert len(seen) == pages


@pytest.mark.parametrize(
    ("until", "last", "over"),
    [
        ("2021-05-02 18:00", datetime(2021, 5, 2, 17, 59, tzinfo=UTC), "2021-05-02T18:00Z"),
        ("2021-05-02", datetime(2021, 5, 2, 23, 59, tzinfo=UTC), "2021-05-03T00:00Z"),
        ("2021-05-01/2021-05-02", datetime(2021, 5, 2, 23, 59, tzinfo=UTC), "2021-05-03T00:00Z"),
        ("2021-05", datetime(2021, 5, 31, 23, 59, tzinfo=UTC), "2021-06-01T00:00Z"),
    ],
    ids=["a clock time", "a day", "days", "a month"],
)
def test_advice_runs_out_between_two_builds_that_share_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: str, last: datetime, over: str
) -> None:
    monkeypatch.chdir(tmp_path)
    site = site_with(tmp_path, until, RECORD.replace(OVERDUE, ""))
    page = Path("incidents", ID, "index.html")
    assert (
        '<h2 id="what-to-do">What to do</h2>' in (built(site, last, "o", "c") / page).read_text()
    )
    after = (built(site, datetime.fromisoformat(over), "o", "c") / page).read_text()
    assert '<h2 id="what-to-do">What there was to do</h2>' in after
