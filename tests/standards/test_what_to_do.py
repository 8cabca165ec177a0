"""What people nearby are told to do is checked again while an incident develops."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import RECORD, SmallSite, small_site

ADVICE = """
what_to_do:
  for: people within a mile of the harbour
  source: gazette-thu
  checked: {checked}
  steps: [Stay indoors]
  until: 2021-05-02 06:00
"""
QUESTIONS = RECORD[RECORD.index("questions:") : RECORD.index("expected:")]


def site_with(folder: Path, checked: str = "2021-05-01 12:00", status: str = "") -> SmallSite:
    """A site whose record says what to do, published as of its first update."""
    record = RECORD.replace("status: developing", f"status: {status or 'developing'}")
    record = record.replace(QUESTIONS, "")
    return small_site(folder, record + ADVICE.format(checked=checked))


def advice(site: SmallSite, now: str) -> str:
    """What ``check`` says of it, with the site's now in seconds since 1970."""
    site.settings["SOURCE_DATE_EPOCH"] = now
    done = site.explainer("check", "--advice")
    assert done.returncode == 0, done.stderr
    return done.stderr


SIX, SEVEN, NEXT_DAY = "1619892000", "1619895600", "1619956800"  # 18:00, 19:00, 12:00


def test_what_to_do_is_looked_at_again_after_six_hours(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    assert "moment.old-advice" not in advice(site, SIX)
    said = advice(site, SEVEN)
    assert (
        "incident.yaml:49:12: advice: moment.old-advice: What to do was last checked"
        " 2021-05-01 12:00, more than 6 hours ago." in said
    )
    assert "Ask the source again, then write a new checked" in said


def test_what_ran_out_is_said_to_have_run_out(tmp_path: Path) -> None:
    said = advice(site_with(tmp_path), NEXT_DAY)
    assert "What to do ran out 2021-05-02 06:00" in said
    assert "take what_to_do out" in said


def test_a_newsroom_says_after_how_many_hours(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    newsroom = site.content / "newsroom.yaml"
    newsroom.write_text(f"{newsroom.read_text()}recheck_advice: 24\n")
    assert "moment.old-advice" not in advice(site, SEVEN)


def test_a_day_without_a_time_counts_from_its_end(tmp_path: Path) -> None:
    assert "moment.old-advice" not in advice(site_with(tmp_path, "2021-05-01"), SEVEN)


@pytest.mark.parametrize("status", ["ongoing", "closed", "withdrawn", "draft"])
def test_only_a_developing_page_asks_for_it(tmp_path: Path, status: str) -> None:
    assert "moment.old-advice" not in advice(site_with(tmp_path, status=status), NEXT_DAY)
