from __future__ import annotations

from generator.site.cards.shaping import spans, starts_leftward


def on_the_page(line: str, *, leftward: bool) -> list[str]:
    return [line[span.start : span.end] for span in spans(line, leftward=leftward)]


def test_latin_words_in_an_arabic_line_keep_their_direction() -> None:
    assert on_the_page("من WTNH هنا.", leftward=True) == [" هنا.", "WTNH", "من "]


def test_a_number_in_a_hebrew_line_reads_from_left_to_right() -> None:
    assert on_the_page("ירה 2023", leftward=True) == ["2023", "ירה "]


def test_a_joiner_goes_with_the_letter_before_it() -> None:
    assert on_the_page("می\u200cروم", leftward=True) == ["می\u200cروم"]


def test_a_letter_newer_than_the_tables_of_unicode_has_its_place() -> None:
    assert on_the_page("من \U0003fff0 هنا", leftward=True) == ["من \U0003fff0 هنا"]


def test_a_text_takes_the_direction_of_its_first_letter() -> None:
    assert starts_leftward("(2023) من", otherwise=False)
    assert not starts_leftward("WTNH من", otherwise=True)
    assert starts_leftward("2023", otherwise=True)
