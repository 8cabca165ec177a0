"""Agencies: offices, companies and institutions in the story."""

from __future__ import annotations

from generator.model.base import Item, KeepableText, Text
from generator.model.brief import Short


class Agency(Item):
    """An office, company or institution that acts or speaks in the story."""

    name: KeepableText
    """Its name."""
    short: Short | None = None
    """What it is in two or three words, such as “the city”; at most 40 letters."""
    role: Text | None = None
    """What it does in this story, in neutral words."""
