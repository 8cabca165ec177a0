"""One kind of value, one flat table of what it takes and refuses."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.model.moment import Grain, Moment
from generator.model.moment_text import read_moment, read_point

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("text", "grain", "about"),
    [
        ("2023", Grain.YEAR, False),
        ("2023-10", Grain.MONTH, False),
        ("2023-10-16", Grain.DAY, False),
        ("2023-10-16~", Grain.DAY, True),
        ("2023-10-16 14:00", Grain.MINUTE, False),
        ("2023-10-16 14:00~", Grain.MINUTE, True),
        ("2023-10-16T14:00:30", Grain.SECOND, False),
    ],
)
def test_a_moment_claims_no_more_than_it_says(text: str, grain: Grain, about: bool) -> None:  # noqa: FBT001 - a column of the table
    point = read_point(text)
    assert (point.grain, point.about) == (grain, about)


@pytest.mark.parametrize(
    "text", ["2023", "2023-10", "2023-10-16", "2023-10-16 14:00~", "2023-10-16 14:00:30-04:00"]
)
def test_a_moment_prints_as_it_is_written(text: str) -> None:
    assert str(read_moment(text)) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("16 October", "moment.bad"),
        ("2/3/2024", "moment.bad"),
        ("3pm", "moment.bad"),
        ("2023-10-16 2:00", "moment.bad"),
        ("２０２３", "moment.bad"),
        ("2023-02-30", "moment.impossible"),
        ("2023-13", "moment.impossible"),
        ("2023-10-16 25:00", "moment.impossible"),
        ("2023-10-16 14:00+99:00", "moment.impossible"),
        ("0001-01-01", "moment.impossible"),
        ("9999", "moment.impossible"),
        ("2023-10-17/2023-10-16", "moment.backwards"),
    ],
)
def test_what_is_no_moment_is_refused_with_a_form_to_write(text: str, code: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_moment(text)
    assert refused.value.type == code
    assert refused.value.context is not None
    assert refused.value.context["hint"]


def test_a_clock_time_is_read_in_the_incidents_zone() -> None:
    moment = read_moment("2023-10-16 14:00")
    assert moment.instant(NEW_YORK) == datetime(2023, 10, 16, 18, 0, tzinfo=UTC)


def test_a_stated_offset_wins_over_the_zone() -> None:
    moment = read_moment("2023-10-16 14:00+02:00")
    assert moment.instant(NEW_YORK) == datetime(2023, 10, 16, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2023-11-05 01:30", "ambiguous"),
        ("2023-11-05 01:30-04:00", None),
        ("2023-03-12 02:30", "missing"),
        ("2023-11-05", None),
        ("2023-11-05 03:00", None),
    ],
)
def test_daylight_saving_makes_some_clock_times_ambiguous(text: str, fault: str | None) -> None:
    assert read_point(text).clock_fault(NEW_YORK) == fault


def test_a_moment_ends_where_its_precision_ends() -> None:
    assert read_point("2023-12").end(ZoneInfo("UTC")) == datetime(2024, 1, 1, tzinfo=UTC)
    assert read_point("2023-10-16").end(ZoneInfo("UTC")) == datetime(2023, 10, 17, tzinfo=UTC)


def test_bounds_sort_and_words_are_kept() -> None:
    moment = read_moment({"earliest": "2023-10-16 13:00", "as_stated": "after lunch"})
    assert moment.instant(NEW_YORK) == datetime(2023, 10, 16, 17, 0, tzinfo=UTC)
    assert moment.as_stated == "after lunch"


def test_a_mapping_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_moment({"at": "2023", "zone": "UTC"})
    assert refused.value.type == "record.unknown-key"


def test_words_alone_sort_before_everything() -> None:
    moment = Moment(as_stated="some time before")
    assert moment.instant(NEW_YORK).year == 1
    assert moment.day is None


@pytest.mark.parametrize(
    "offset", ["-05:99", "+05:60", "-00:61", "+23:59", "-24:00", "+99:00", "+16:00"]
)
def test_an_offset_that_no_clock_has_is_refused_and_never_reckoned(offset: str) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        read_moment(f"2024-03-05 18:40{offset}")
    assert raised.value.type == "moment.impossible"


@given(st.integers(-15 * 60, 15 * 60))
def test_an_offset_is_printed_as_it_is_written(minutes: int) -> None:
    sign = "-" if minutes < 0 else "+"
    text = f"2024-03-05 18:40{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    assert str(read_moment(text)) == text


@given(st.from_regex(r"\d{4}-[01]\d-[0-3]\d[ T][0-2]\d:[0-6]\d[+-]\d\d:\d\d~?", fullmatch=True))
def test_what_is_read_of_any_moment_is_what_it_says(text: str) -> None:
    try:
        moment = read_moment(text)
    except PydanticCustomError:
        return
    assert str(moment) == text.replace("T", " ")
