"""``explainer until`` says when what people are told to do runs out, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.small_site import RECORD, SmallSite, small_site

ADVICE = """
what_to_do:
  for: people within a mile of the harbour
  source: gazette-thu
  checked: 2021-05-01 12:00
  steps: [Stay indoors]
  until: {until}
"""


def site_with(folder: Path, **until: str) -> SmallSite:
    """A site with an incident for each end of advice, by its id."""
    site = small_site(folder, RECORD + ADVICE.format(until="2021-05-02 18:00"))
    for name, end in until.items():
        copy = site.folder.with_name(name)
        shutil.copytree(site.folder, copy)
        (copy / "incident.yaml").write_text(RECORD + ADVICE.format(until=end))
    return site


def said(site: SmallSite, *words: str) -> list[str]:
    done = site.explainer("until", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_ends_are_told_the_earliest_first_in_the_zone_of_the_incident(tmp_path: Path) -> None:
    site = site_with(tmp_path, flood="2021-05-02", storm="2021-04")
    storm = site.folder.with_name("storm") / "incident.yaml"
    storm.write_text(storm.read_text().replace("format: 1", "format: 1\ntimezone: Asia/Tokyo"))
    assert said(site) == [
        "2021-05-01T00:00+09:00 storm",
        "2021-05-02T18:00+00:00 harbour-fire",
        "2021-05-03T00:00+00:00 flood",
    ]


def test_what_has_ended_is_left_out_where_asked(tmp_path: Path) -> None:
    site = site_with(tmp_path, flood="2021-05-02")
    assert said(site, "--after", "2021-05-02T18:00Z") == ["2021-05-03T00:00+00:00 flood"]
    assert len(said(site, "--after", "2021-05-02T17:59Z")) == 2


@pytest.mark.parametrize(
    "record",
    [
        RECORD,
        RECORD + ADVICE.replace("  until: {until}\n", ""),
        RECORD.replace("status: developing", "status: draft") + ADVICE.format(until="2021-05-02"),
        RECORD.replace("status: developing", "status: withdrawn")
        + ADVICE.format(until="2021-05-02"),
    ],
    ids=["no advice", "advice without an end", "a draft", "a withdrawn page"],
)
def test_where_nothing_runs_out_nothing_is_said(tmp_path: Path, record: str) -> None:
    assert said(small_site(tmp_path, record)) == []


def test_a_record_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    site.change("until: 2021-05-02 18:00", "until: teatime")
    done = site.explainer("until")
    assert done.returncode == 1
    assert "incident.yaml:55:10: moment.bad" in done.stderr
