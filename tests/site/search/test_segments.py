"""Words without spaces between them are set apart for the search, and all others left alone."""

from __future__ import annotations

import pytest

from generator.site.search.segments import segmented


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ja", "東京で地震がありました。foo 橋", "東京 で 地震 が ありま した 。foo 橋"),
        ("zh", "𠮷野家で週末", "𠮷 野家 で 週末"),
        ("th", "ไฟไหม้โกดังใกล้ท่าเรือ", "ไฟ ไหม้ โกดัง ใกล้ ท่าเรือ"),
        ("en", "Fire at 東京駅 today", "Fire at 東京 駅 today"),
        ("de", "Straßenbahn  fährt", "Straßenbahn  fährt"),
        ("ko", "서울 지진", "서울 지진"),
        ("en", "", ""),
    ],
)
def test_words_are_set_apart_where_no_space_parts_them(
    language: str, text: str, words: str
) -> None:
    assert segmented(text, language) == words


def test_what_is_set_apart_is_set_apart_once() -> None:
    once = segmented("東京で地震", "ja")
    assert segmented(once, "ja") == once
