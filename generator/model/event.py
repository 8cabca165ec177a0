"""Events: what happened, in event time."""

from __future__ import annotations

from generator.model.base import ClaimId, EventId, Item, KeepableText, PlaceId, SourceId, Text
from generator.model.moment_text import MomentField


class Event(Item):
    """One step of what happened; it rests on claims or sources."""

    when: MomentField | None = None
    """When it happened."""
    after: EventId | None = None
    """The event it followed, where its own time is not known."""
    as_stated: KeepableText | None = None
    """The words in which its time was stated."""
    text: Text = ""
    """What happened, in one sentence in the present tense; default: the words of its claim, where
    it rests on one."""
    place: PlaceId | None = None
    """Where it happened."""
    claims: tuple[ClaimId, ...] = ()
    """The claims it rests on."""
    sources: tuple[SourceId, ...] = ()
    """The sources it rests on."""
