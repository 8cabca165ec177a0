from __future__ import annotations

from generator.site.cards.fonts import Fonts, Style
from generator.site.cards.shaping import clusters, shape, undrawable, width


def test_every_letter_that_no_face_has_is_named_once(fonts: Fonts) -> None:
    assert undrawable("桥 and 桥 and 風", Style.QUOTE, fonts) == ["桥", "風"]


def test_marks_stay_with_their_letters() -> None:
    assert list(clusters("x́a👩‍👧e")) == ["x́", "a", "👩‍👧", "e"]


def test_a_letter_with_its_mark_is_drawn_composed_or_apart(fonts: Fonts) -> None:
    assert not undrawable("Ḱ Ḱ x̂ Việt", Style.QUOTE, fonts)


def test_a_joined_family_is_one_glyph(fonts: Fonts) -> None:
    runs = shape("👨‍👩‍👧", Style.QUOTE, fonts)
    assert [run.face.name for run in runs] == ["NotoEmoji-Regular"]
    assert sum(1 for run in runs for _ in run.glyphs) == 1


def test_arabic_letters_are_joined(fonts: Fonts) -> None:
    apart = sum(width(letter, Style.QUOTE, fonts) for letter in "لمن")
    assert width("لمن", Style.QUOTE, fonts, leftward=True) < apart


def test_no_drawn_glyph_is_the_box_for_missing_letters(fonts: Fonts) -> None:
    lines = (
        "“Don’t—‘now’”…",
        "«أولاً»",
        "”ראשון”",
        "50\u202f% e\u2011mail",
        "Łódź, Việt, Ωμέγα, Київ",
    )
    for style in Style:
        for line in lines:
            assert all(glyph.number for run in shape(line, style, fonts) for glyph in run.glyphs)
