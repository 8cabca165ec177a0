"""Colours that can be told apart, and a stylesheet that agrees with the generator."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import asdict

from generator.site.maps.palette import DARK, LIGHT, Palette

CSS = Path(__file__).parents[3] / "theme/static/css/components.css"


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["land", "area", "water", "neighbour", "plate", "halo"])
def test_words_stand_out_from_every_ground(colours: Palette, ground: str) -> None:
    beneath = asdict(colours)[ground]
    assert contrast(colours.word, beneath) >= 7
    assert contrast(colours.word_quiet, beneath) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_markers_stand_out_and_their_numbers_from_them(colours: Palette) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    for ground in (colours.land, colours.area, colours.water, colours.street, colours.park):
        assert contrast(colours.accent, ground) >= 3


def test_the_stylesheet_repaints_dark_pages_with_the_dark_palette() -> None:
    css = CSS.read_text("utf-8")
    block = css[css.index("--map-accent: #ff8a7a") : css.index(".map-disc text { fill:")]
    painted = dict(re.findall(r"\.(map-[\w-]+)[^{}]*\{ (?:fill|stroke): (#[0-9a-f]{6})", block))
    assert painted["map-land"] == DARK.land
    assert painted["map-grid"] == DARK.border
    assert painted["map-plate"] == DARK.plate
    assert painted["map-word"] == painted["map-name"] == painted["map-line"] == DARK.word
    assert painted["map-word-quiet"] == DARK.word_quiet
    assert painted["map-circle"] == painted["map-dot"] == painted["map-disc"] == DARK.accent
    assert painted["map-route"] == DARK.accent
    assert f".map-disc text {{ fill: {DARK.on_accent}" in css
    assert f"--map-accent: {DARK.accent}; --map-on-accent: {DARK.on_accent}" in css
    assert f"--map-accent: {LIGHT.accent}; --map-on-accent: {LIGHT.on_accent}" in css
