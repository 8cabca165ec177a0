"""An update's file has a name that says when and what, and its moment is not ambiguous."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from generator.authoring.update import file_name, moment_now

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("now", "written"),
    [
        ("2024-07-01T16:30:59+00:00", "2024-07-01 12:30"),
        ("2024-11-03T05:30:00+00:00", "2024-11-03 01:30-04:00"),
        ("2024-11-03T06:30:00+00:00", "2024-11-03 01:30-05:00"),
    ],
)
def test_the_offset_is_written_only_where_the_clock_shows_the_hour_twice(
    now: str, written: str
) -> None:
    assert moment_now(datetime.fromisoformat(now), NEW_YORK) == written


@pytest.mark.parametrize(
    ("at", "headline", "name"),
    [
        ("2024-03-05 18:40", "Two hurt, not one", "2024-03-05-1840-two-hurt-not-one.yaml"),
        ("2024-03-05", "Ünïted “again”", "2024-03-05-again.yaml"),
        ("2024-03-05", "…", "2024-03-05-update.yaml"),
        (
            "2024-03-05",
            "word " * 20,
            "2024-03-05-word-word-word-word-word-word-word-word-word.yaml",
        ),
    ],
)
def test_a_file_is_named_by_its_moment_and_its_headline(at: str, headline: str, name: str) -> None:
    assert file_name(at, headline) == name
