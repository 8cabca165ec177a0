"""From a layout to a PNG: the theme's SVG template, painted by resvg without any system font."""

from __future__ import annotations

from base64 import b64encode

import resvg_py
from jinja2 import Environment
from msgspec import Struct

from generator.site.cards.composition import CardLayout
from generator.site.cards.indexed import indexed
from generator.site.cards.shaping import outline

TEMPLATES = {
    "quote": "cards/quote.svg",
    "share": "cards/share.svg",
    "wordless": "cards/wordless.svg",
}


class GlyphOutline(Struct, frozen=True):
    """A glyph's shape, drawn once and used wherever the glyph stands.

    Attributes:
        name: Its id in the SVG.
        path: In the units of its face, y upwards.
    """

    name: str
    path: str


def draw(layout: CardLayout, templates: Environment, photo: bytes = b"") -> bytes:
    """Draw a layout without refusals as a PNG of 1200 by 630 pixels.

    Args:
        layout: What is drawn.
        templates: The theme's.
        photo: The photo that the layout places, as a PNG of its size.
    """
    if layout.refusals:
        raise ValueError(f"This card was refused: {layout.refusals[0].message}")
    painted = paint(layout, templates, photo)
    return indexed(bytes(resvg_py.svg_to_bytes(svg_string=painted, skip_system_fonts=True)))


def paint(layout: CardLayout, templates: Environment, photo: bytes = b"") -> str:
    """Fill the theme's template with a layout."""
    template = templates.get_template(TEMPLATES[layout.kind])
    data = f"data:image/png;base64,{b64encode(photo).decode()}" if photo else ""
    return template.render(layout=layout, outlines=outlines(layout), photo=data)


def outlines(layout: CardLayout) -> list[GlyphOutline]:
    """Draw every glyph of a layout once, in a fixed order."""
    glyphs = {(run.face, glyph.number) for run in layout.runs for glyph in run.glyphs}
    named = {f"{face.name}-{number}": outline(face, number) for face, number in glyphs}
    return [GlyphOutline(name, named[name]) for name in sorted(named)]
