"""From a sheet to a PNG: the theme's SVG template, painted by resvg without any system font."""

from __future__ import annotations

import resvg_py
from jinja2 import Environment
from msgspec import Struct

from generator.site.cards.shaping import outline
from generator.site.cards.sheet import Sheet

TEMPLATES = {"quote": "cards/quote.svg", "share": "cards/share.svg"}


class Outline(Struct, frozen=True):
    """A glyph's shape, drawn once and used wherever the glyph stands.

    Attributes:
        name: Its id in the SVG.
        path: In the units of its face, y upwards.
    """

    name: str
    path: str


def draw(sheet: Sheet, templates: Environment) -> bytes:
    """Draw a sheet without refusals as a PNG of 1200 by 630 pixels."""
    if sheet.refusals:
        raise ValueError(f"This card was refused: {sheet.refusals[0].message}")
    return bytes(resvg_py.svg_to_bytes(svg_string=paint(sheet, templates), skip_system_fonts=True))


def paint(sheet: Sheet, templates: Environment) -> str:
    """Fill the theme's template with a sheet."""
    template = templates.get_template(TEMPLATES[sheet.kind])
    return template.render(sheet=sheet, outlines=outlines(sheet))


def outlines(sheet: Sheet) -> list[Outline]:
    """Draw every glyph of a sheet once, in a fixed order."""
    glyphs = {(run.face, glyph.number) for run in sheet.runs for glyph in run.glyphs}
    named = {f"{face.name}-{number}": outline(face, number) for face, number in glyphs}
    return [Outline(name, named[name]) for name in sorted(named)]
