"""Numbers of a source: what is read of them, and how exact the source says they are."""

from __future__ import annotations

import pytest

from generator.authoring.importing.values import number_of


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("7", "exactly"),
        ("Dover 7", "exactly"),
        ("7 recovered", "exactly"),
        ("7 discovered", "exactly"),
        ("7 recovered over the week", "exactly"),
        ("thunder 7", "exactly"),
        ("7 plundered", "exactly"),
        ("roundabout 7", "exactly"),
        ("turnaround 7", "exactly"),
        ("group total 7", "exactly"),
        ("Inc. 7", "exactly"),
        ("D.C. 7", "exactly"),
        ("over 7", "at-least"),
        ("Over an estimated 7", "at-least"),
        ("more than 7", "at-least"),
        ("at least 7", "at-least"),
        ("7 at least", "at-least"),
        ("7 or more", "at-least"),
        ("7 and over", "at-least"),
        ("7 or above", "at-least"),
        ("7+", "at-least"),
        ("7 +", "at-least"),
        (">7", "at-least"),
        ("≥ 7", "at-least"),
        ("no fewer than 7", "at-least"),
        ("not less than 7", "at-least"),
        ("under 7", "at-most"),
        ("up to 7", "at-most"),
        ("at most 7", "at-most"),
        ("fewer than 7", "at-most"),
        ("7 or fewer", "at-most"),
        ("7 or under", "at-most"),
        ("<7", "at-most"),
        ("≤ 7", "at-most"),
        ("no more than 7", "at-most"),
        ("not over 7", "at-most"),
        ("about 7", "about"),
        ("around 7", "about"),
        ("approximately 7", "about"),
        ("approx. 7", "about"),
        ("circa 7", "about"),
        ("7 (about)", "about"),
        ("c. 7", "about"),
        ("c.7", "about"),
        ("~7", "about"),
        ("≈ 7", "about"),
    ],
)
def test_only_words_that_stand_alone_say_how_exact_a_number_is(text: str, qualifier: str) -> None:
    assert number_of(text) == ("7", qualifier)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,000", "12000"),
        ("1,23,456", "123456"),
        ("3.50", "3.5"),
        ("10-20", "10-20"),
        ("1,000 to 2,000 people", "1000-2000"),
        ("5–5", "5"),
    ],
)
def test_one_number_or_a_lowest_and_a_highest_are_read(text: str, value: str) -> None:
    assert number_of(text) == (value, "exactly")


@pytest.mark.parametrize(
    "text",
    [
        "1.5 million",
        "5k",
        "2 lakh",
        "2 thousand",
        "3 dozen",
        "2 millones",
        "1,5",
        "20-10",
        "2023-10-16",
        "10-20 of 300",
        "none",
    ],
)
def test_what_may_mean_another_number_is_none(text: str) -> None:
    assert number_of(text) is None
