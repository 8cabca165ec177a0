"""Times written in another habit are refused with what to write; each printed one is valid."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from pydantic_core import PydanticCustomError

from generator.model.moment_text import read_moment
from generator.site.dates import machine


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("12/3/13", "Write 2013-12-03 or 2013-03-12: year, month, day."),
        ("3/25/98", "Write 1998-03-25: year, month, day."),
        ("25.12.2013", "Write 2013-12-25: year, month, day."),
        ("16-10-2023", "Write 2023-10-16: year, month, day."),
        ("2023/10/16", "Write 2023-10-16: year, month, day."),
        ("2023-1-5", "Write 2023-01-05: year, month, day."),
        ("12/3/2013 14:00", "Write 2013-12-03 or 2013-03-12: year, month, day."),
    ],
)
def test_a_day_in_another_order_is_refused_with_the_days_it_may_mean(text: str, hint: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_moment(text)
    assert refused.value.type == "moment.bad"
    assert refused.value.context is not None
    assert refused.value.context["hint"] == hint


@pytest.mark.parametrize(
    ("written", "zone", "printed"),
    [
        ("1880-05-06 14:00", "America/New_York", "1880-05-06T18:56:02+00:00"),
        ("1960-05-06 14:00", "Africa/Monrovia", "1960-05-06T14:44:30+00:00"),
        ("2023-10-16 14:00", "America/New_York", "2023-10-16T14:00-04:00"),
        ("2023-10-16 14:00:05", "Asia/Kathmandu", "2023-10-16T14:00:05+05:45"),
    ],
)
def test_the_offset_of_a_printed_time_has_no_seconds(
    written: str, zone: str, printed: str
) -> None:
    assert machine(read_moment(written), ZoneInfo(zone)) == printed
