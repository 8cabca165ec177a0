from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.preview.files import wanted_part


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", range(1)),
        ("bytes=2-5", range(2, 6)),
        ("bytes=2-", range(2, 10)),
        ("bytes=-3", range(7, 10)),
        ("bytes=-30", range(10)),
        ("bytes=8-99", range(8, 10)),
        ("bytes=10-", range(0)),
        ("bytes=-0", range(0)),
        ("bytes=-" + "9" * 5000, range(10)),
        ("bytes=2-" + "9" * 5000, range(2, 10)),
        ("bytes=" + "9" * 5000 + "-", range(0)),
        ("bytes=" + "0" * 5000 + "2-3", range(2, 4)),
    ],
)
def test_a_part_is_counted_as_the_standard_says(header: str, part: range) -> None:
    assert wanted_part(header, 10) == part


@pytest.mark.parametrize(
    "header", [None, "", "bytes=-", "bytes=5-2", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b"]
)
def test_what_is_no_single_range_gets_the_whole_file(header: str | None) -> None:
    assert wanted_part(header, 10) is None


@given(st.text("bytes=-,0123456789 ").map("bytes={}".format) | st.text(), st.integers(0, 10**12))
def test_whatever_is_asked_for_lies_within_the_file(header: str, size: int) -> None:
    part = wanted_part(header, size)
    assert part is None or (0 <= part.start <= part.stop <= size)
