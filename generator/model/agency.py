"""Agencies: offices, companies and institutions in the story."""

from __future__ import annotations

from generator.model.base import Item, Text


class Agency(Item):
    """An office, company or institution that acts or speaks in the story."""

    name: Text
    """Its name."""
    role: Text | None = None
    """What it does in this story, in neutral words."""
