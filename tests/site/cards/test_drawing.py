from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jinja2 import Environment
from msgspec.structs import replace
from PIL import Image

from generator.site.cards.card import Card, CardState
from generator.site.cards.drawing import draw, paint
from generator.site.cards.fonts import Fonts
from generator.site.cards.layout import lay_out

ROOT = Path(__file__).parents[3]
DRAW_ONE = """
import hashlib
from tests.site.cards.conftest import THEME
from jinja2 import Environment, FileSystemLoader
from generator.site.cards.card import Card
from generator.site.cards.drawing import draw
from generator.site.cards.fonts import fonts_with
from generator.site.cards.layout import lay_out
card = Card(text="The bridge – “closed”, 🙏 قبل الريح.", marks=("“", "”"), speaker="Ada Example",
            role="Harbour master", details=("Said on 3 May 2031.",), newsroom="Explainer",
            addresses=("example.org",), as_of="As of 4 May 2031")
templates = Environment(loader=FileSystemLoader(THEME), autoescape=True)
print(hashlib.sha256(draw(lay_out(card, fonts_with(())), templates)).hexdigest())
"""


def test_a_picture_has_the_size_that_platforms_ask_for(
    card: Card, fonts: Fonts, templates: Environment
) -> None:
    png = draw(lay_out(card, fonts), templates)
    assert len(png) < 200_000
    with Image.open(io.BytesIO(png)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_the_words_leave_ink_where_they_stand(
    card: Card, fonts: Fonts, templates: Environment
) -> None:
    layout = lay_out(card, fonts)
    picture = Image.open(io.BytesIO(draw(layout, templates))).convert("L")
    assert any(block.lines for block in layout.blocks)
    for block in layout.blocks:
        for line in block.lines:
            box = (int(line.x), line.y - line.size, int(line.x + line.width) + 1, line.y)
            darkest, _ = picture.crop(box).getextrema()
            assert darkest < 140, (block.name, line.text)


def test_a_state_has_a_look_of_its_own(card: Card, fonts: Fonts, templates: Environment) -> None:
    pictures = {draw(lay_out(replace(card, state=state), fonts), templates) for state in CardState}
    assert len(pictures) == len(CardState)


def test_markup_in_the_words_stays_words(card: Card, fonts: Fonts, templates: Environment) -> None:
    awkward = replace(card, text='"><script>alert(1)</script> & --> {{ 7*7 }}')
    svg = ET.fromstring(paint(lay_out(awkward, fonts), templates))  # noqa: S314 - our own
    assert {element.tag.rpartition("}")[2] for element in svg.iter()} == {
        "svg",
        "defs",
        "path",
        "rect",
        "g",
        "use",
    }


def test_a_refused_card_is_not_drawn(card: Card, fonts: Fonts, templates: Environment) -> None:
    with pytest.raises(ValueError, match="refused"):
        draw(lay_out(replace(card, text="没有"), fonts), templates)


def test_a_picture_has_the_same_bytes_wherever_it_is_drawn(tmp_path: Path) -> None:
    places = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8", "HOME": "/"},
    ]
    sums = set()
    for number, place in enumerate(places):
        folder = tmp_path / f"ort {number}"
        folder.mkdir()
        environment = os.environ | place | {"PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", DRAW_ONE]
        drawn = subprocess.run(
            command, cwd=folder, env=environment, check=True, capture_output=True, text=True
        )
        sums.add(drawn.stdout)
    assert len(sums) == 1
    assert len(sums.pop().strip()) == len(hashlib.sha256().hexdigest())
