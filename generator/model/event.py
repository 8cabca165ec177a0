"""Events: what happened, in event time."""

from __future__ import annotations

from generator.model.base import Id, Ids, Item, Text
from generator.model.moment import MomentField


class Event(Item):
    """One step of what happened; it rests on claims or sources."""

    when: MomentField | None = None
    """When it happened."""
    after: Id | None = None
    """The event it followed, where its own time is not known."""
    as_stated: Text | None = None
    """The words in which its time was stated."""
    text: Text
    """What happened, in one sentence in the present tense."""
    place: Id | None = None
    """Where it happened."""
    claims: Ids = ()
    """The claims it rests on."""
    sources: Ids = ()
    """The sources it rests on."""
