"""Cards have a palette: fewer bytes, and not one pixel that differs."""

from __future__ import annotations

import io

import resvg_py
from jinja2 import Environment
from PIL import Image

from generator.site.cards.card import Card
from generator.site.cards.drawing import draw, paint
from generator.site.cards.fonts import Fonts
from generator.site.cards.indexed import indexed
from generator.site.cards.layout import lay_out


def png(picture: Image.Image) -> bytes:
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def pixels(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).convert("RGBA").tobytes()


def test_a_card_shows_the_same_pixels_in_fewer_bytes(
    card: Card, fonts: Fonts, templates: Environment
) -> None:
    layout = lay_out(card, fonts)
    painted = paint(layout, templates)
    full = bytes(resvg_py.svg_to_bytes(svg_string=painted, skip_system_fonts=True))
    small = draw(layout, templates)
    assert len(small) < 0.7 * len(full)
    assert Image.open(io.BytesIO(small)).mode == "P"
    assert pixels(small) == pixels(full)


def test_two_hundred_and_fifty_six_colours_are_kept_apart_and_one_more_is_left_alone() -> None:
    row = [(at, 255 - at, at // 2, 255) for at in range(256)]
    for colours in (row, [*row, (1, 2, 3, 255)]):
        picture = Image.new("RGBA", (len(colours), 8))
        picture.putdata(colours * 8)
        assert pixels(indexed(png(picture))) == picture.tobytes()
    assert indexed(png(picture)) == png(picture)


def test_what_can_be_seen_through_and_what_would_grow_is_left_alone() -> None:
    for picture in (
        Image.new("RGBA", (40, 40), (200, 0, 0, 100)),
        Image.new("RGB", (1, 1), (200, 0, 0)),
    ):
        assert indexed(png(picture)) == png(picture)
