"""The theme's files: small, its own, and complete."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont

from tests.theme.gallery import OTHER_PAGES, SERIES, STYLES, THEME

CSS = THEME / "static" / "css"
FONTS = THEME / "static" / "fonts"


def test_the_layers_are_the_six_of_the_house() -> None:
    assert {file.stem for file in CSS.glob("*.css")} == set(STYLES)
    for name in STYLES:
        assert f"@layer {name} {{" in (CSS / f"{name}.css").read_text("utf-8")


def test_every_font_that_a_style_names_is_there_and_none_is_foreign() -> None:
    css = "".join((CSS / f"{name}.css").read_text("utf-8") for name in STYLES)
    addresses = re.findall(r"url\(\"([^\"]+)\"\)", css)
    assert addresses
    for address in addresses:
        assert (CSS / address).resolve().is_file()
    assert "http" not in re.sub(r"/\*.*?\*/|\[href\^=\"http\"\]", "", css, flags=re.DOTALL)


def test_the_fonts_of_a_first_visit_weigh_at_most_32_kilobytes() -> None:
    first = ("newsreader-text", "newsreader-display", "libre-franklin")
    assert sum((FONTS / f"{name}.woff2").stat().st_size for name in first) <= 32_000


@pytest.mark.parametrize("name", ["newsreader-text", "newsreader-display", "libre-franklin"])
def test_a_font_has_the_letters_of_english_and_spanish(name: str) -> None:
    letters = TTFont(FONTS / f"{name}.woff2").getBestCmap()
    wanted = "The quick brown fox 0123456789 ¿Qué pasó, niño? ¡Él! «—» “—” ‘–’ … ÁÉÍÓÚÑÜ"
    assert {character for character in wanted if ord(character) not in letters} == set()


def test_each_letter_is_in_one_of_a_face_s_two_files_and_its_style_says_in_which() -> None:
    """Where both offered a letter, browsers would at times load both."""
    css = (CSS / "tokens.css").read_text("utf-8")
    found = re.findall(r"@font-face \{[^}]*fonts/([\w-]+)\.woff2[^}]*unicode-range: ([^;]+);", css)
    faces = {
        name: {code for one in ranges.split(", ") for code in _codes(one)}
        for name, ranges in found
    }
    assert set(faces) == {file.stem for file in FONTS.glob("*.woff2")}
    for name, offered in faces.items():
        assert set(TTFont(FONTS / f"{name}.woff2").getBestCmap()) <= offered
        assert not offered & faces.get(f"{name}-more", set())


def _codes(written: str) -> range:
    first, _, last = written.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def test_a_font_comes_with_its_licence() -> None:
    fonts = list(FONTS.glob("*.woff2"))
    assert fonts
    for file in fonts:
        family = "newsreader" if file.name.startswith("newsreader") else "libre-franklin"
        assert "SIL Open Font License" in (FONTS / f"OFL-{family}.txt").read_text("utf-8")


def test_the_styles_that_are_loaded_first_keep_the_order_of_the_layers() -> None:
    """A browser orders layers as it meets them."""
    order = f"@layer {', '.join(STYLES)};"
    for name in (OTHER_PAGES, SERIES, "tokens"):
        css = (CSS / f"{name}.css").read_text("utf-8")
        assert re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).strip().startswith(order)
