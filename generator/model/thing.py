"""Things that the story needs to name: vehicles, vessels, weapons, documents."""

from __future__ import annotations

from generator.model.base import Item, Text


class Thing(Item):
    """A vehicle, vessel, weapon or document that the story needs to name."""

    name: Text
    """What the page calls it, such as “a silver Honda”."""
    role: Text | None = None
    """What it is in this story, in neutral words."""
