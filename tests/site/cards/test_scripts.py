"""Cards in scripts that an added font brings: whole, broken between words, lines apart."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from jinja2 import Environment
from msgspec.structs import replace
from PIL import Image

from generator.model.quotation import marks
from generator.reading.yaml_text import read_yaml
from generator.site.cards.card import Card
from generator.site.cards.composition import CardLayout, TextLine
from generator.site.cards.drawing import draw
from generator.site.cards.fitting import pieces
from generator.site.cards.fonts import FontFile, Fonts, Style, fonts_with
from generator.site.cards.layout import lay_out
from generator.site.cards.shaping import shape

FONTS = Path(__file__).parent / "fonts"


_WRITTEN = (FONTS.parent / "samples.yaml").read_text("utf-8")


class Sample(NamedTuple):
    """Words of a script, and which of the fonts beside this file draws them."""

    font: str
    text: str
    speaker: str
    role: str


SAMPLES = {language: Sample(**words) for language, words in read_yaml(_WRITTEN, "").value.items()}
ADDED = tuple(
    FontFile(FONTS / f"NotoSans{sample.font}-subset.ttf", f"{number:064x}")
    for number, sample in enumerate(SAMPLES.values(), 1)
)


@pytest.fixture(scope="module")
def all_fonts() -> Fonts:
    return fonts_with(ADDED)


def card_in(language: str, card: Card) -> Card:
    sample = SAMPLES[language]
    return replace(
        card,
        text=sample.text,
        marks=marks(language).outer,
        speaker=sample.speaker,
        role=sample.role,
        language=language,
    )


def lines(layout: CardLayout, name: str) -> list[TextLine]:
    return [line for block in layout.blocks if block.name == name for line in block.lines]


def ink(line: TextLine) -> tuple[float, float]:
    """How far the letters of a line reach: its highest and its lowest pixel."""
    spans = [
        (
            line.y - (glyph.y + box.y_bearing) * scale,
            line.y - (glyph.y + box.y_bearing + box.height) * scale,
        )
        for run in line.runs
        for scale in [line.size / run.face.units]
        for glyph in run.glyphs
        if (box := run.face.font.get_glyph_extents(glyph.number)) is not None and box.height
        for top in [glyph.y + box.y_bearing]
    ]
    return min(top for top, _ in spans), max(bottom for _, bottom in spans)


@pytest.mark.parametrize("language", SAMPLES)
def test_a_card_is_set_with_all_its_letters(
    language: str, card: Card, all_fonts: Fonts, templates: Environment
) -> None:
    whole = card_in(language, card)
    assert lay_out(whole, fonts_with(())).lacks_letters
    layout = lay_out(whole, all_fonts)
    assert not layout.refusals
    assert all(glyph.number for run in layout.runs for glyph in run.glyphs), "a box"
    with Image.open(io.BytesIO(draw(layout, templates))) as picture:
        assert picture.size == (1200, 630)


@pytest.mark.parametrize("language", SAMPLES)
def test_no_line_touches_the_next(language: str, card: Card, all_fonts: Fonts) -> None:
    layout = lay_out(card_in(language, card), all_fonts)
    every = sorted(
        (
            line
            for name in ("newsroom", "quote", "speaker", "role")
            for line in lines(layout, name)
        ),
        key=lambda line: line.y,
    )
    for upper, lower in pairwise([line for line in every if len(line.text) > 1]):
        assert ink(upper)[1] <= ink(lower)[0] + 1, (upper.text, lower.text)


@pytest.mark.parametrize("language", SAMPLES)
def test_what_is_drawn_stays_within_the_margins(
    language: str, card: Card, all_fonts: Fonts
) -> None:
    layout = lay_out(card_in(language, card), all_fonts)
    drawn = [line for block in layout.blocks for line in block.lines]
    assert drawn
    for line in drawn:
        assert line.x >= 0
        assert line.x + line.width <= 1200 - 60


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_no_line_begins_with_a_sign_that_closes(
    language: str, card: Card, all_fonts: Fonts
) -> None:
    for size in range(1, 5):
        text = SAMPLES[language].text * size
        for line in lines(
            lay_out(replace(card_in(language, card), text=text), all_fonts), "quote"
        ):
            assert line.text[0] not in "，。、」』）！？ー々"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("th", "สะพานถูกปิดก่อน", ["สะพาน", "ถูก", "ปิด", "ก่อน"]),
        ("km", "ស្ពានត្រូវបានបិទ", ["ស្ពាន", "ត្រូវ", "បាន", "បិទ"]),
        ("zh", "桥上。没有", ["桥", "上。", "没", "有"]),
        ("ja", "「橋」は", ["「橋」", "は"]),
        ("ko", "다리는 폭풍이", ["다리는", "폭풍이"]),
        ("ja", "Sampletonの市長", ["Sampleton", "の", "市", "長"]),
        ("en", "a well-known town", ["a", "well-", "known", "town"]),
    ],
)
def test_lines_may_break_where_the_language_lets_them(
    language: str, text: str, words: list[str]
) -> None:
    assert [piece for piece, _ in pieces(text, language)] == words


def test_two_scripts_in_a_line_are_drawn_each_by_its_font(all_fonts: Fonts) -> None:
    runs = shape("Sampleton市长 2031", Style.QUOTE, all_fonts, language="zh")
    names = [run.face.name for run in runs]
    assert names == ["Newsreader-Medium", f"added-{ADDED[0].sha256[:8]}", "Newsreader-Medium"]


@pytest.mark.parametrize("style", Style)
def test_every_accent_stands_over_its_letter(style: Style, fonts: Fonts) -> None:
    for letter in ("ẹ́", "ẹ̀", "ọ́", "ọ̀", "Ẹ̀", "Ọ̀", "ị́", "ụ̀", "m̀", "ń", "x̂", "q̃", "g̈", "а́"):
        (run,) = shape(letter, style, fonts, language="yo")
        boxes = [run.face.font.get_glyph_extents(glyph.number) for glyph in run.glyphs]
        middles = [
            glyph.x + box.x_bearing + box.width / 2
            for glyph, box in zip(run.glyphs, boxes, strict=True)
            if box is not None
        ]
        assert max(middles) - min(middles) < 0.15 * run.face.units, letter


def test_a_face_that_sets_an_accent_beside_its_letter_is_not_asked(fonts: Fonts) -> None:
    (run,) = shape("ẹ́", Style.QUOTE, fonts)
    assert run.face.name == "SourceSerif4-Regular"
    (run,) = shape("x̂", Style.STRONG, fonts)
    assert run.face.name == "SourceSerif4-Regular"
    (run,) = shape("é", Style.QUOTE, fonts)
    assert run.face.name == "Newsreader-Medium"
