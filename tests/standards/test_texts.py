"""Words of a narrative are judged as a reader reads them, and located where they are written."""

from __future__ import annotations

import pytest

from tests.standards.records import problems


def spots(narrative: str) -> list[tuple[str, int | None, int | None]]:
    return [
        (one.code, one.location.line, one.location.column)
        for one in problems(narrative=f"First.[@herald]\n\n{narrative} [@herald]\n")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "officer-involved",
        "offic&#101;r-involved",
        "officer&#x2d;involved",
        "officer&hyphen;involved",
        "officer\\-involved",
        "offi*cer*-involved",
        "**officer**-involved",
        "[officer](claim:pier-burnt)-involved",
        "[offi](claim:pier-burnt)cer-involved",
    ],
)
def test_words_to_avoid_are_found_however_they_are_written(words: str) -> None:
    ((code, line, column),) = spots(f"An {words} fire.")
    assert (code, line) == ("standards.house-style", 3)
    assert column in {4, 5, 6}


def test_behind_a_reference_columns_are_those_of_the_file() -> None:
    assert spots("&mdash; So &amp; so: officer-involved.") == [("standards.house-style", 3, 22)]


@pytest.mark.parametrize(
    "marks", ["“{}”", "&ldquo;{}&rdquo;", "&#8220;{}&#x201d;", "&quot;{}&quot;"]
)
def test_quotation_marks_are_found_however_they_are_written(marks: str) -> None:
    said = marks.format("He did it on purpose,")
    assert [code for code, *_ in spots(f"{said} said nobody.")] == ["quote.mismatch"]


def test_words_of_others_are_left_alone_however_their_marks_are_written() -> None:
    assert spots("The paper wrote of &ldquo;officer-involved&rdquo; fires.") == []
