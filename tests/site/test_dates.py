"""Moments are printed as the AP Stylebook writes them, and never claim more than they say."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from generator.model.moment_text import read_moment
from generator.site import dates, phrases
from generator.site.assets import own_theme
from generator.site.words import ENGLISH, words_in

EASTERN = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("written", "text", "machine"),
    [
        ("2023", "2023", "2023"),
        ("2023-10", "October 2023", "2023-10"),
        ("2023-10-16", "Oct. 16, 2023", "2023-10-16"),
        ("2023-03-16", "March 16, 2023", "2023-03-16"),
        ("2023-10-16 14:00", "Oct. 16, 2023, 2 p.m. EDT", "2023-10-16T14:00-04:00"),
        ("2023-12-16 14:05", "Dec. 16, 2023, 2:05 p.m. EST", "2023-12-16T14:05-05:00"),
        ("2023-10-16 00:00", "Oct. 16, 2023, midnight EDT", "2023-10-16T00:00-04:00"),
        ("2023-10-16 12:00", "Oct. 16, 2023, noon EDT", "2023-10-16T12:00-04:00"),
        ("2023-10-16 09:10:05Z", "Oct. 16, 2023, 9:10:05 a.m. UTC", "2023-10-16T09:10:05+00:00"),
        ("2023-10-16 14:00~", "about Oct. 16, 2023, 2 p.m. EDT", "2023-10-16"),
        ("2023-10-16~", "about Oct. 16, 2023", "2023-10"),
        ("2023~", "about 2023", ""),
        ("2023-10-16/2023-10-18", "Oct. 16, 2023 to Oct. 18, 2023", ""),
        ({"as_stated": "one night"}, "one night", ""),
        ({"at": "2023-10-16", "as_stated": "Monday"}, "Monday", "2023-10-16"),
        ({"earliest": "2023-10-16"}, "no earlier than Oct. 16, 2023", ""),
        ({"latest": "2023-10-16"}, "no later than Oct. 16, 2023", ""),
    ],
)
def test_a_moment_is_printed_in_words_and_for_machines(
    written: object, text: str, machine: str
) -> None:
    shown = dates.time(read_moment(written), EASTERN, ENGLISH)
    assert (shown.text, shown.machine) == (text, machine)


def test_a_clock_time_under_its_day_says_only_the_time() -> None:
    shown = dates.clock_of(read_moment("2023-10-16 14:00~"), EASTERN, ENGLISH)
    assert shown is not None
    assert shown.text == "about 2 p.m."


def test_a_day_without_clock_time_has_none_to_show() -> None:
    assert dates.clock_of(read_moment("2023-10-16"), EASTERN, ENGLISH) is None


def test_a_stretch_of_time_within_a_day_says_both_ends() -> None:
    shown = dates.clock_of(read_moment("2024-03-26 01:24/2024-03-26 01:29"), EASTERN, ENGLISH)
    assert shown is not None
    assert shown.text == "1:24 a.m. to 1:29 a.m."


def test_a_heading_names_the_weekday() -> None:
    assert dates.heading("2023-10-16", ENGLISH).text == "Monday, October 16, 2023"
    assert dates.heading("", ENGLISH).text == "Day not known"


def test_a_stretch_is_told_in_the_units_that_matter() -> None:
    assert phrases.lasting(timedelta(hours=16, minutes=35), ENGLISH) == "16 h 35 min"
    assert phrases.lasting(timedelta(days=3, hours=2), ENGLISH) == "3 days 2 h"
    assert phrases.lasting(timedelta(minutes=9), ENGLISH) == "9 min"


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (
            {"earliest": "2024-03-26 01:29:10", "latest": "2024-03-26 01:29:39"},
            "between 1:29:10 a.m. and 1:29:39 a.m.",
        ),
        (
            {"earliest": "2024-03-26 23:50", "latest": "2024-03-27 00:10"},
            "between March 26, 2024, 11:50 p.m. EDT and March 27, 2024, 12:10 a.m. EDT",
        ),
        ({"earliest": "2024-05-14", "latest": "2024-05-15"}, "between May 14 and May 15, 2024"),
        (
            {"earliest": "2023-12-31", "latest": "2024-01-01"},
            "between Dec. 31, 2023 and Jan. 1, 2024",
        ),
        ("2024-05-14/2024-05-16", "May 14, 2024 to May 16, 2024"),
    ],
)
def test_below_a_day_is_told_what_else_the_moment_may_be(written: object, line: str) -> None:
    shown = dates.clock_of(read_moment(written), EASTERN, ENGLISH)
    assert shown is not None
    assert shown.text == line


@pytest.mark.parametrize(
    ("written", "known", "text"),
    [
        ("2025-03-26", 2024, "26 mar 2025"),
        ("2024-05-20 14:00", 2024, "20 may"),
        ("2024-09-26~", 2024, "aprox. 26 sept"),
        ("2024-05", 2024, "mayo de 2024"),
    ],
)
def test_at_the_end_of_a_line_a_spanish_month_is_abbreviated_like_an_english_one(
    written: str, known: int, text: str
) -> None:
    spanish = words_in("es", [own_theme()])
    moment = read_moment(written)
    assert dates.short_day(moment, EASTERN, spanish, known, narrow=True) == text
    english = dates.short_day(moment, EASTERN, ENGLISH, known)
    assert dates.short_day(moment, EASTERN, ENGLISH, known, narrow=True) == english
