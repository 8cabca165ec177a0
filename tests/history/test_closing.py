"""Whoever closes an incident is given what stands from then on, to read it once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import RECORD, SmallSite, small_site

CLOSED = """\
at: 2021-06-01 10:00
kind: status
headline: Closed
why: The fire office has ended its inquiry.
covers: [status]
"""
MORE = """\
  - id: arson
    text: Somebody set the fire.
    standing: superseded
    said_by:
      - {unnamed: a foreman, source: gazette-thu}

quotes:"""


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A published incident that is about to be closed."""
    site = small_site(tmp_path, RECORD.replace("quotes:", MORE, 1))
    site.begin()
    site.change("status: developing", "status: closed")
    site.update("2021-06-01-closed", CLOSED)
    return site


def said(site: SmallSite, *words: str) -> str:
    done = site.explainer("check", *words)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_what_stands_is_listed_in_full_with_advice(site: SmallSite) -> None:
    told = said(site, "--advice")
    assert "incident.yaml:6:9: advice: history.closing: This closes the explainer" in told
    assert "read headline, standfirst and 2 claims that stand once more" in told
    for row in (
        "headline: Fire in Pretend Harbour",
        "standfirst: A fire burned in a warehouse in Pretend Harbour.",
        "claims/fire-broke-out, reported: A fire broke out in Warehouse 3.",
        "claims/cause, reported: A cable had overheated.",
    ):
        assert row in told
    assert "claims/arson" not in told


def test_without_advice_it_is_counted(site: SmallSite) -> None:
    told = said(site)
    assert "history.closing" not in told
    assert "check --advice" in told


def test_it_is_said_until_it_is_committed_and_of_a_branch_that_closes_it(site: SmallSite) -> None:
    site.commit("2021-06-01T10:00:00+00:00")
    assert "history.closing" not in said(site, "--advice")
    assert "history.closing" in said(site, "--advice", "--since", "HEAD~1")
    site.change("A cable had overheated.", "A cable had become too hot.")
    assert "history.closing" not in site.explainer("check", "--advice").stderr


def test_a_change_of_another_status_is_not_a_closing(site: SmallSite) -> None:
    site.change("status: closed", "status: ongoing")
    assert "history.closing" not in said(site, "--advice")


def test_an_incident_that_begins_closed_was_just_read(tmp_path: Path) -> None:
    asked = RECORD[RECORD.index("questions:") : RECORD.index("expected:")]
    record = RECORD.replace(asked, "").replace("status: developing", "status: closed")
    site = small_site(tmp_path, record)
    site.git("init", "--quiet")
    assert "history.closing" not in said(site, "--advice")
    site.begin()
    assert "history.closing" not in said(site, "--advice")
