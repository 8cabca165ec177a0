"""A card to vary, the package's fonts and the theme's templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.site.cards.card import Card
from generator.site.cards.fonts import Fonts, fonts_with

THEME = Path(__file__).parents[3] / "theme" / "templates"

LONG = (
    "The wind took the first sign at noon, and then, before anyone had said a word, it took the "
    "second; I counted them. Nobody has told us who moved the ropes, and I will not guess at it "
    "in front of a camera. What I can say is that we asked for the plans the same evening, that "
    "we asked for them again this morning — and that the town should not have to ask thrice. "
)


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return fonts_with(())


@pytest.fixture(scope="session")
def templates() -> Environment:
    loader = FileSystemLoader(THEME)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)


@pytest.fixture
def card() -> Card:
    return Card(
        text="The bridge was closed before the wind came.",
        marks=("“", "”"),
        speaker="Ada Example",
        role="Harbour master of Sampleton",
        details=("Said on 3 May 2031 at a briefing.", "Source: The Sampleton Gazette."),
        newsroom="Sampleton Explainer",
        addresses=("example.org/incidents/bridge/quotes/closed/", "example.org"),
        as_of="As of 4 May 2031",
        shortened="Shortened: the whole quote is at this address.",
    )
