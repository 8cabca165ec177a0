"""The colours of maps, light and dark, for grounds, overlays and the interactive map alike.

Colours are written as plain attributes: a ``style`` would break under the site's Content Security
Policy, and programs that turn SVG into pictures ignore CSS variables. On a dark page ``map.css``
repaints the overlay with the colours of DARK; a test holds the two together.
"""

from __future__ import annotations

from msgspec import Struct


class Palette(Struct, frozen=True):
    """One set of colours, named for what they paint."""

    water: str
    land: str
    neighbour: str
    area: str
    border: str
    border_major: str
    park: str
    building: str
    street: str
    street_minor: str
    casing: str
    rail: str
    word: str
    word_quiet: str
    halo: str
    plate: str
    accent: str
    on_accent: str


LIGHT = Palette(
    water="#cfdfe8",
    land="#f4f1ea",
    neighbour="#e9e5dc",
    area="#fffefb",
    border="#a9a294",
    border_major="#7d766a",
    park="#d9e6cd",
    building="#e4dfd3",
    street="#ffffff",
    street_minor="#ffffff",
    casing="#d3ccbd",
    rail="#a39c90",
    word="#2b2822",
    word_quiet="#5c564b",
    halo="#f4f1ea",
    plate="#ffffff",
    accent="#b3211d",
    on_accent="#ffffff",
)

DARK = Palette(
    water="#16303f",
    land="#23272d",
    neighbour="#1c2025",
    area="#333941",
    border="#59616b",
    border_major="#868f9a",
    park="#26382c",
    building="#2e343b",
    street="#4b535d",
    street_minor="#414850",
    casing="#191c20",
    rail="#6d7681",
    word="#eceae6",
    word_quiet="#b5bac0",
    halo="#23272d",
    plate="#191c20",
    accent="#ff8a7a",
    on_accent="#1b1210",
)
