"""What stands between quotation marks is speech, and what only looks so is not."""

from __future__ import annotations

import pytest

from tests.standards.records import found, with_item


@pytest.mark.parametrize(
    "words",
    [
        'The gap was 12" wide, the beam 14" tall and 9" deep in it.',
        'It began at "2018-04-13 17:30:00", as the log says.',
        'The log has "17:30, 17:45, 18:00, 18:15 and 18:30" in it.',
        "They read “The Decline and Fall of the Roman Empire” there.",
        'They showed the film "how the pier was built in a year" there.',
        "An article titled “boy of five is saved from the river” told it.",
        "6' 2\" tall, 5' 11\" wide, and so on and on and on and on.",
    ],
)
def test_units_times_and_titles_are_no_speech(words: str) -> None:
    assert found(narrative=f"{words} [@herald]\n") == []


@pytest.mark.parametrize(
    "words",
    [
        "“we saw it burn all night”",
        '"we saw it burn all night"',
        "„we saw it burn all night“",
        "«we saw it burn all night»",
        "»we saw it burn all night«",
        "「我们看见它烧了一整夜了吧」",
        "『桟橋は一晩中燃えていました』",
        '"at 17:30 we saw it burn all night"',
    ],
)
def test_speech_in_any_marks_is_in_the_record(words: str) -> None:
    narrative = f"One said: {words}. [@herald]\n"
    assert [code for code, _ in found(narrative=narrative)] == ["quote.mismatch"]
    quote = with_item("quotes", "gone", text=f"So {words[1:-1]}.")
    assert found(quote, narrative=narrative) == []


def test_part_of_what_was_said_in_chinese_is_what_was_said() -> None:
    quote = with_item("quotes", "gone", text="我们看见它烧了一整夜了吧，真的。")
    assert found(quote, narrative="他说「看见它烧了一整夜了吧，真的」。 [@herald]\n") == []
